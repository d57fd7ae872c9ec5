"""What helps with one field: a proposal, the evidence by requirement, and what is lacking to be done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fundingkit.catalogue.call import Requirement
from fundingkit.drafting.citations import Citation
from fundingkit.drafting.counting import counted
from fundingkit.drafting.draft import Draft, FieldDraft
from fundingkit.drafting.entries import from_measure
from fundingkit.drafting.field_text import FieldState
from fundingkit.drafting.selection import joined, select
from fundingkit.scale import Grade


@dataclass(frozen=True, slots=True)
class Feed:
    """A requirement that feeds a field, how far it is met, and the quotes for it, best first."""

    requirement: Requirement
    grade: Grade | None
    judged: bool
    citations: tuple[Citation, ...] = field(repr=False)

    @property
    def standing(self) -> str:
        """How far it is met in German; only a person can say that there is no evidence."""
        if self.grade is None:
            return "trifft nicht zu"
        if not self.judged and self.grade is Grade.NONE:
            return "nichts gefunden, bitte prüfen"
        return self.grade.label if self.judged else f"Vorschlag: {self.grade.label}"


@dataclass(frozen=True, slots=True)
class Aid:
    """`proposal` is text within the limit, empty where there is none; `origin` says from where."""

    proposal: str
    origin: str
    quotes: tuple[Citation, ...]
    feeds: tuple[Feed, ...]


def aid(draft: Draft, item: FieldDraft) -> Aid:
    """The proposal and the evidence for a field, whatever a person has written there already."""
    assessment = draft.application.assessment
    feeds = tuple(
        Feed(
            assessment.call.requirement(requirement),
            assessment.grade(requirement),
            requirement in assessment.verdicts,
            tuple(citation for citation in item.evidence if citation.requirement == requirement),
        )
        for requirement in item.question.requirements
    )
    known = from_measure(item.measure, item.question) if item.measure else ""
    if known:
        return Aid(known, "aus dem Maßnahmenregister", (), feeds)
    quotes: tuple[Citation, ...] = ()
    if item.question.kind == "text":
        quotes = select([feed.citations for feed in feeds], item.question.limit)
    return Aid(joined(quotes), "aus Zitaten" if quotes else "", quotes, feeds)


def lacking(item: FieldDraft, text: str, state: FieldState) -> str:
    """Why a field that somebody calls done does not count as such, in German; empty where it does."""
    if not state.settled:
        return ""
    over = counted(text, item.question.limit).over
    if over:
        return f"Zählt noch nicht als {state.label}: {over} Zeichen zu viel."
    changed = replace(item, state=state, text=text)
    return "" if changed.finished else f"Zählt noch nicht als {state.label}: Das Feld ist leer."
