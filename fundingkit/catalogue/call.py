"""The schema of a call catalogue, as it stands in `criteria/<id>.yaml`.

Every fact says where it comes from (`sources`, ids of the catalogue's own source list) and how
sure it is (`certainty`). What is not known is left out, never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Certainty(StrEnum):
    """How sure a fact of the catalogue is."""

    STATED = "stated"
    OTHER_ROUND = "other_round"
    INFERRED = "inferred"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "stated": "belegt",
            "other_round": "für eine andere Runde belegt",
            "inferred": "abgeleitet",
        }[self.value]


class Source(_Entry):
    """Where facts come from: a title, an address and whether it is first-hand."""

    id: Identifier
    title: str
    href: str
    kind: Literal["official", "secondary", "own"]
    retrieved: dt.date | None = None


class Fact(_Entry):
    """Mixed into everything that the catalogue claims about the call."""

    sources: tuple[Identifier, ...] = Field(min_length=1)
    certainty: Certainty
    remark: str = ""


class Cues(_Entry):
    """What officers write when they do this; data for the engine, read like prose.

    `phrases` are whole phrases, `terms` word stems, `negative` wording that speaks against it.
    """

    phrases: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


class Element(_Entry):
    """A kind of statement that decides between mentioned, partly and met."""

    kind: Literal[
        "amount", "count", "date", "decision", "document", "format", "indicator",
        "method", "office", "partner", "place", "project", "result", "rule", "target_group",
    ]  # fmt: skip
    label: str


class Requirement(Fact):
    """A checkable question, hung under the criterion that it serves.

    `full` and `partial` say what a reader must find for grade 3 and grade 2.
    """

    id: Identifier
    title: str
    question: str
    full: str
    partial: str
    cues: Cues = Cues()
    elements: tuple[Element, ...] = ()


class Criterion(Fact):
    """One criterion of the call. `weight` is set only where the call publishes one."""

    id: Identifier
    number: int | None = None
    title: str
    description: str = ""
    weight: Decimal | None = Field(default=None, gt=0)
    requirements: tuple[Requirement, ...] = ()


class Block(Fact):
    """A group of criteria. `official` is false where the grouping is our own."""

    id: Identifier
    title: str
    official: bool = True
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Attachment(Fact):
    """A paper to be handed in with the application; a gate, never part of the score.

    `requirements` are the questions whose evidence feeds it: our own mapping.
    """

    id: Identifier
    title: str
    description: str = ""
    required: Literal["always", "if_available", "unknown"]
    checklist: tuple[str, ...] = ()
    deadline: Identifier | None = None
    requirements: tuple[Identifier, ...] = ()


class Rate(Fact):
    """Share of eligible cost that is funded, as a fraction, with who may claim it."""

    id: Identifier
    title: str
    share: Decimal = Field(gt=0, le=1)
    condition: str = ""


class Cap(Fact):
    """Upper limit of eligible cost in euros. `part_of` names the cap that contains this one."""

    id: Identifier
    title: str
    amount: Decimal = Field(gt=0)
    phase: Identifier | None = None
    part_of: Identifier | None = None


class Phase(Fact):
    """A phase of the funded project with its longest duration in months."""

    id: Identifier
    title: str
    months: int | None = Field(default=None, gt=0)
    description: str = ""


class Rule(Fact):
    """A rule in words: selection, eligibility, eligible cost, combination with other money, duties."""

    id: Identifier
    text: str


class FundingTerms(_Entry):
    """Rates, caps, phases and rules of the money."""

    currency: Literal["EUR"] = "EUR"
    rates: tuple[Rate, ...] = ()
    caps: tuple[Cap, ...] = ()
    phases: tuple[Phase, ...] = ()
    rules: tuple[Rule, ...] = ()


class Deadline(Fact):
    """A date of the call. `time` is the German wording of the hour where one is stated."""

    id: Identifier
    title: str
    date: dt.date
    time: str = ""
    kind: Literal["opening", "question", "event", "application", "council", "selection", "other"]


FieldKind = Literal["text", "choice", "contact", "yes-no", "money", "upload", "table"]


class FormField(_Entry):
    """One field of the application form.

    `limit` counts characters with spaces, None where none is known. `requirements` are the
    questions whose evidence feeds the field: our own mapping.
    """

    id: Identifier
    question: str
    kind: FieldKind = "text"
    limit: int | None = Field(default=None, gt=0)
    requirements: tuple[Identifier, ...] = ()


class FieldGroup(_Entry):
    """Fields that repeat together, such as the measures: at most `repeat` times."""

    id: Identifier
    question: str
    repeat: int = Field(gt=1)
    fields: tuple[FormField, ...] = Field(min_length=1)


def is_group(entry: object) -> bool:
    """Whether an entry of a form is meant as a group that repeats: it names `repeat` or `fields`."""
    if isinstance(entry, dict):
        return "repeat" in entry or "fields" in entry
    return isinstance(entry, FieldGroup)


# With a plain union, one fault in a field would be reported for both alternatives.
FormEntry = Annotated[
    Annotated[FormField, Tag("FormField")] | Annotated[FieldGroup, Tag("FieldGroup")],
    Discriminator(lambda entry: "FieldGroup" if is_group(entry) else "FormField"),
]


class Section(_Entry):
    """A section of the form, in its order."""

    id: Identifier
    title: str
    fields: tuple[FormEntry, ...] = Field(min_length=1)


class Form(Fact):
    """The application form: sections of fields and groups, in order."""

    title: str
    sections: tuple[Section, ...] = Field(min_length=1)

    def all_fields(self) -> Iterator[tuple[Section, FieldGroup | None, FormField]]:
        """Every field in order, with its section and the group it repeats in, if any."""
        for section in self.sections:
            for entry in section.fields:
                if isinstance(entry, FieldGroup):
                    for item in entry.fields:
                        yield section, entry, item
                else:
                    yield section, None, entry


class Call(_Entry):
    """One round of one funding programme.

    `version` counts up whenever the catalogue changes, so that an assessment can say which
    state of the call it was made against.
    """

    schema_version: Literal[1] = 1
    id: Identifier
    version: int = Field(ge=1)
    title: str
    programme: str
    round: str
    issuer: str
    language: Literal["de"] = "de"
    motto: str = ""
    summary: str
    unknown: tuple[str, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    blocks: tuple[Block, ...] = Field(min_length=1)
    selection: tuple[Rule, ...] = ()
    eligibility: tuple[Rule, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    terms: FundingTerms = FundingTerms()
    deadlines: tuple[Deadline, ...] = ()
    duties: tuple[Rule, ...] = ()
    form: Form | None = None

    def criteria(self) -> Iterator[tuple[Block, Criterion]]:
        """Every criterion in order, with its block."""
        for block in self.blocks:
            for criterion in block.criteria:
                yield block, criterion

    def requirements(self) -> Iterator[tuple[Criterion, Requirement]]:
        """Every requirement in order, with the criterion it serves."""
        for _, criterion in self.criteria():
            for requirement in criterion.requirements:
                yield criterion, requirement

    def requirement(self, requirement_id: str) -> Requirement:
        """The requirement of that id; `KeyError` where there is none."""
        for _, requirement in self.requirements():
            if requirement.id == requirement_id:
                return requirement
        raise KeyError(requirement_id)

    def source(self, source_id: str) -> Source:
        """The source of that id; `KeyError` where there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)
