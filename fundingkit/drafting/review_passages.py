"""The sheet of evidence of a filled-in review table: which passages people accept or reject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.verdict import PassageVerdict
from fundingkit.drafting import review_columns as columns
from fundingkit.drafting.citations import citations
from fundingkit.drafting.spreadsheet import Table
from fundingkit.findings import Finding, Place, Severity

_STATES = {title.casefold(): state for title, state in columns.PASSAGE_STATES.items()}


@dataclass(frozen=True, slots=True)
class PassageChange:
    """What the table says differently of one passage; `cell` is where it stands.

    `before` is the person's word in force, None where nobody has said anything; `mark` is what
    the table says, None where it takes that word back.
    """

    requirement: str
    before: PassageVerdict | None
    mark: PassageVerdict | None
    cell: str


def read_passages(
    name: str, table: Table, assessment: Assessment
) -> tuple[tuple[PassageChange, ...], tuple[Finding, ...]]:
    """The passages whose state differs from the assessment, and the cells that say nothing usable."""
    changes: list[PassageChange] = []
    findings: list[Finding] = []
    known = {
        requirement.id: _offered(assessment, requirement.id)
        for _, requirement in assessment.call.requirements()
    }
    for row in table.rows:
        requirement, key = row.text("Nr."), row.text("Kennung")
        word, cell = row.text("Urteil zur Stelle"), row.name("Urteil zur Stelle")
        mark = known.get(requirement, {}).get(key)
        if row.cells["Urteil zur Stelle"].formula or (word and word.casefold() not in _STATES):
            findings.append(
                Finding(
                    "review.passage_state",
                    Severity.ERROR,
                    f"Das Urteil zur Stelle „{word}“ gibt es nicht.",
                    "Ein Urteil aus der Liste wählen.",
                    Place(name, cell=cell),
                    ", ".join(columns.PASSAGE_STATES),
                )
            )
        elif mark is None:
            findings.append(
                Finding(
                    "review.passage",
                    Severity.ERROR,
                    f"Die Textstelle zu „{requirement}“ gehört nicht zu dieser Prüfung.",
                    f"Zeilen im Blatt „{columns.EVIDENCE}“ weder verschieben noch hinzufügen.",
                    Place(name, cell=row.name("Kennung")),
                )
            )
        else:
            state = _STATES[word.casefold()] if word else None
            before = next((item for item in assessment.passages(requirement) if item.key == key), None)
            if state != (before.state if before else None):
                after = None if state is None else replace(mark, state=state)
                changes.append(PassageChange(requirement, before, after, cell))
    return tuple(changes), tuple(findings)


def _offered(assessment: Assessment, requirement: str) -> Mapping[str, PassageVerdict]:
    """Every passage that the table may speak of, as a mark whose state is still to be set."""
    offered = {
        citation.key: PassageVerdict(
            citation.document,
            citation.start,
            citation.end,
            citation.quote,
            citation.page,
            "accepted",
            citation.by_hand,
        )
        for citation in citations(assessment, requirement)
    }
    return offered | {mark.key: mark for mark in assessment.passages(requirement)}
