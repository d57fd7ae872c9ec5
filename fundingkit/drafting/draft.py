"""The draft: every field of the call's form with a person's text, else a proposal of quotes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from fundingkit.catalogue.call import FieldGroup, FormField, Section
from fundingkit.drafting.application import Application
from fundingkit.drafting.citations import Citation, citations
from fundingkit.drafting.counting import Count, composed, counted
from fundingkit.drafting.entries import entries_of, from_measure
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.drafting.selection import joined, select
from fundingkit.measures import Measure
from fundingkit.scale import Grade

#: What a field reads for which the papers hold nothing.
NOTHING = "nichts gefunden"


class Origin(StrEnum):
    """Where the text of a field comes from."""

    PERSON = "person"
    MEASURE = "measure"
    QUOTES = "quotes"
    UNFIT = "unfit"
    NOTHING = "nothing"
    BY_HAND = "by_hand"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "person": "eigener Text",
            "measure": "aus dem Maßnahmenregister",
            "quotes": "Vorschlag aus Zitaten",
            "unfit": "nur schwache oder nicht passende Belege",
            "nothing": NOTHING,
            "by_hand": "von Hand auszufüllen",
        }[self.value]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the list of sources: a page of a paper. `date` is None where unknown."""

    number: int
    document: str
    name: str
    page: int | None
    date: dt.date | None = None


@dataclass(frozen=True)
class FieldDraft:
    """One field of the draft, or one repetition of it.

    `text` is what would be pasted into the form, empty where there is nothing. `quotes` are the
    citations it consists of, or that stand in it word for word; `evidence` are all that the
    papers offer for the requirements feeding the field. `open` are requirements whose grade is
    below "teilweise", `measure` is the measure of a repetition.
    """

    section: Section = field(repr=False)
    question: FormField
    state: FieldState
    origin: Origin
    text: str = ""
    group: FieldGroup | None = field(default=None, repr=False)
    entry: str = ""
    measure: Measure | None = None
    quotes: tuple[Citation, ...] = field(default=(), repr=False)
    evidence: tuple[Citation, ...] = field(default=(), repr=False)
    open: tuple[str, ...] = ()
    responsible: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The field's id and its repetition, as in `FieldText.key`."""
        return self.question.id, self.entry

    @property
    def count(self) -> Count:
        """The counter of the text against the field's limit."""
        return counted(self.text, self.question.limit)

    @property
    def finished(self) -> bool:
        """Whether the field counts as done: settled, not empty where it is text, not too long."""
        if not self.state.settled or self.count.over:
            return False
        return bool(self.text) or self.question.kind not in {"text", "money"}

    @property
    def answered(self) -> bool:
        """Whether there is any text, or a field of another kind is settled."""
        return bool(self.text) or (self.question.kind not in {"text", "money"} and self.state.settled)

    @property
    def label(self) -> str:
        """What people call it: the id, and the measure where it repeats."""
        if self.measure is not None:
            return f"{self.question.id} · {self.measure.title}"
        return self.question.id


@dataclass(frozen=True)
class Draft:
    """The form filled in. `orphans` are texts whose field or measure is no longer there."""

    application: Application = field(repr=False)
    fields: tuple[FieldDraft, ...] = field(repr=False)
    sources: tuple[SourceEntry, ...] = field(repr=False)
    orphans: tuple[FieldText, ...] = ()

    def number(self, citation: Citation) -> int:
        """The number of a citation's page in the list of sources; `KeyError` where it has none."""
        return self._numbers[citation.document, citation.page]

    def of_section(self, section_id: str) -> tuple[FieldDraft, ...]:
        """The fields of one section in order."""
        return tuple(item for item in self.fields if item.section.id == section_id)

    def of(self, field_id: str, entry: str = "") -> FieldDraft:
        """One field; `KeyError` where there is none of that id and repetition."""
        for item in self.fields:
            if item.key == (field_id, entry):
                return item
        raise KeyError(field_id, entry)

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, int | None], int]:
        return {(entry.document, entry.page): entry.number for entry in self.sources}


def make_draft(application: Application) -> Draft:
    """The draft that follows from an application. A call without a form gives a draft without fields."""
    call = application.assessment.call
    texts = {text.key: text for text in application.texts}
    offers = {item.id: citations(application.assessment, item.id) for _, item in call.requirements()}
    fields = []
    for section, group, question, measure in _slots(application):
        text = texts.pop((question.id, measure.id if measure else ""), None)
        plain = FieldDraft(
            section,
            question,
            FieldState.EMPTY,
            Origin.BY_HAND,
            group=group,
            entry=measure.id if measure else "",
            measure=measure,
            open=_open(application, question),
            responsible=text.responsible if text else (measure.responsible if measure else ""),
            note=text.note if text else "",
        )
        fields.append(_filled(plain, text, offers))
    return Draft(application, tuple(fields), _sources(application, fields), tuple(texts.values()))


_Slot = tuple[Section, FieldGroup | None, FormField, Measure | None]


def _slots(application: Application) -> Iterator[_Slot]:
    """Every field in the order in which it is filled in: groups measure by measure."""
    form = application.assessment.call.form
    for section in form.sections if form else ():
        for entry in section.fields:
            if isinstance(entry, FieldGroup):
                for measure in entries_of(entry, application.measures) or (None,):
                    for question in entry.fields:
                        yield section, entry, question, measure
            else:
                yield section, None, entry, None


def _filled(
    plain: FieldDraft, text: FieldText | None, offers: Mapping[str, tuple[Citation, ...]]
) -> FieldDraft:
    """The field with its text: a person's, else the register's, else quotes, else nothing."""
    question = plain.question
    ranked = [_about(plain, offers.get(requirement, ())) for requirement in question.requirements]
    evidence = tuple(citation for offer in ranked for citation in offer)
    known = from_measure(plain.measure, question) if plain.measure else ""
    quotes: tuple[Citation, ...] = ()
    if text is not None and text.text.strip():
        words, origin, quotes = text.text, Origin.PERSON, _literal(text.text, evidence)
    elif known:
        words, origin = known, Origin.MEASURE
    elif question.kind == "text" and (quotes := select(ranked, question.limit)):
        words, origin = joined(quotes), Origin.QUOTES
    else:
        fed = question.kind == "text" and question.requirements
        words, origin = "", (Origin.UNFIT if evidence else Origin.NOTHING) if fed else Origin.BY_HAND
    state = _state(text, origin, question)
    return replace(plain, state=state, origin=origin, text=composed(words), quotes=quotes, evidence=evidence)


def _about(plain: FieldDraft, offer: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """A repetition takes only the evidence that people have linked to its measure."""
    if plain.group is None:
        return offer
    linked = plain.measure.evidence if plain.measure else ()
    return tuple(citation for citation in offer if citation.key in linked)


def _state(text: FieldText | None, origin: Origin, question: FormField) -> FieldState:
    """The state people gave, where there is something to which it can apply."""
    given = text.state if text else FieldState.EMPTY
    if origin is Origin.PERSON:
        return given if given is not FieldState.EMPTY else FieldState.WORKING
    if origin is Origin.MEASURE:
        return given if given.settled else FieldState.PROPOSED
    if question.kind not in {"text", "money"}:
        return given
    return FieldState.PROPOSED if origin is Origin.QUOTES else FieldState.EMPTY


def _open(application: Application, question: FormField) -> tuple[str, ...]:
    grades = ((item, application.assessment.grade(item)) for item in question.requirements)
    return tuple(item for item, grade in grades if grade is not None and grade < Grade.PARTIAL)


def _literal(text: str, evidence: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations whose words stand in a person's text, each span once."""
    plain = " ".join(composed(text).split())
    found = {citation.key: citation for citation in evidence if composed(citation.text) in plain}
    return tuple(found.values())


def _sources(application: Application, fields: list[FieldDraft]) -> tuple[SourceEntry, ...]:
    """The pages quoted, numbered as they first appear: in texts, then as further evidence."""
    seen: dict[tuple[str, int | None], str] = {}
    for citation in _cited(application, fields):
        seen.setdefault((citation.document, citation.page), citation.name)
    return tuple(
        SourceEntry(number, document, name, page, application.paper_dates.get(document))
        for number, ((document, page), name) in enumerate(seen.items(), start=1)
    )


def _cited(application: Application, fields: list[FieldDraft]) -> Iterator[Citation]:
    for item in fields:
        yield from item.quotes
        yield from item.evidence
    for _, requirement in application.assessment.call.requirements():
        yield from citations(application.assessment, requirement.id)
