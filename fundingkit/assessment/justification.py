"""When a verdict needs a reason, and whether it fits together at all."""

from __future__ import annotations

from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.evidence import Proposal
from fundingkit.findings import Finding, Severity
from fundingkit.scale import Commitment, Grade

#: Longest reason or note that is taken in, in characters.
LONGEST = 4000

#: Ready-made reasons that a page may offer where nothing was found.
REASONS_WITHOUT_EVIDENCE = (
    "Dokumente durchgesehen, keine Textstelle gefunden.",
    "In den Dokumenten nur Überschrift oder Absicht ohne Inhalt.",
    "Liegt vor, steht aber in keinem der Dokumente.",
)


def departs(proposal: Proposal | None, judgement: Judgement) -> bool:
    """Whether the verdict says something else than the engine: another grade or commitment."""
    if judgement.not_applicable or proposal is None:
        return True
    if judgement.grade != proposal.grade:
        return True
    return judgement.grade != Grade.NONE and judgement.commitment != proposal.commitment


def evidence_left(proposal: Proposal | None, judgement: Judgement) -> bool:
    """Whether any passage stands: accepted by a person, or offered by the engine and not rejected."""
    if any(passage.state == "accepted" for passage in judgement.passages):
        return True
    rejected = {passage.key for passage in judgement.passages}
    offered = proposal.evidence if proposal is not None else ()
    return any(evidence.passage.key not in rejected for evidence in offered)


def reason_needed(proposal: Proposal | None, judgement: Judgement) -> str:
    """Why a reason must be given, as a German half-sentence; empty where none is needed."""
    if judgement.not_applicable:
        return "die Prüffrage als nicht zutreffend gilt"
    if departs(proposal, judgement):
        return "das Urteil vom Vorschlag abweicht"
    if not evidence_left(proposal, judgement):
        return "keine Textstelle das Urteil belegt"
    return ""


def judgement_findings(proposal: Proposal | None, judgement: Judgement) -> tuple[Finding, ...]:
    """Every fault that keeps a judgement from becoming a verdict; empty where there is none."""
    findings = []
    if (judgement.grade is None) != judgement.not_applicable:
        findings.append(
            _error(
                "verdict.grade_missing",
                "Das Urteil hat keine Stufe.",
                "Bitte eine Stufe von 0 bis 3 wählen oder „nicht zutreffend“.",
            )
        )
    elif judgement.grade in {None, Grade.NONE} and judgement.commitment is not Commitment.NONE:
        findings.append(
            _error(
                "verdict.commitment_without_grade",
                "Ohne Beleg kann es keine Verbindlichkeit geben.",
                "Bitte die Verbindlichkeit „kein Beleg“ wählen oder eine höhere Stufe.",
            )
        )
    elif judgement.grade and judgement.commitment is Commitment.NONE:
        findings.append(
            _error(
                "verdict.commitment_missing",
                f"Zur Stufe „{judgement.grade.label}“ fehlt die Verbindlichkeit.",
                "Bitte Leitbild, geplant, beschlossen oder umgesetzt wählen.",
            )
        )
    why = reason_needed(proposal, judgement)
    if why and not judgement.reason.strip():
        findings.append(
            _error("verdict.reason_missing", "Die Begründung fehlt.", f"Bitte kurz begründen, weil {why}.")
        )
    for name, text in (("Begründung", judgement.reason), ("Notiz", judgement.note)):
        if len(text) > LONGEST:
            findings.append(
                _error(
                    "verdict.text_too_long",
                    f"Die {name} hat {len(text)} Zeichen.",
                    f"Bitte auf höchstens {LONGEST} Zeichen kürzen.",
                )
            )
    return tuple(findings)


def confirmation(proposal: Proposal, passages: tuple[PassageVerdict, ...] = ()) -> Judgement:
    """The judgement that says the same as the proposal; marks that people set on passages stay."""
    return Judgement(proposal.grade, proposal.commitment, passages=passages)


def _error(code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint)
