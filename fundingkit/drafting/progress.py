"""How far the form has come, by section and in all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fundingkit.catalogue.call import Section
from fundingkit.drafting.draft import Draft, FieldDraft, Origin


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of fields. `written` have a person's text, `proposed` only quotes or the register's words."""

    total: int = 0
    finished: int = 0
    written: int = 0
    proposed: int = 0
    empty: int = 0
    too_long: int = 0

    @property
    def share(self) -> float:
        """The finished share of the fields, 0 to 1."""
        return self.finished / self.total if self.total else 0.0

    @property
    def sentence(self) -> str:
        """The numbers in German words."""
        words = f"{self.finished} von {self.total} Feldern fertig"
        for number, word in (
            (self.proposed, "nur Vorschlag"),
            (self.empty, "leer"),
            (self.too_long, "zu lang"),
        ):
            if number:
                words += f", {number} {word}"
        return words


def progress(fields: Iterable[FieldDraft]) -> Progress:
    """The numbers of some fields."""
    known = tuple(fields)
    return Progress(
        total=len(known),
        finished=sum(item.finished for item in known),
        written=sum(item.origin is Origin.PERSON for item in known),
        proposed=sum(item.origin in {Origin.QUOTES, Origin.MEASURE} and not item.finished for item in known),
        empty=sum(not item.answered for item in known),
        too_long=sum(bool(item.count.over) for item in known),
    )


def by_section(draft: Draft) -> tuple[tuple[Section, Progress], ...]:
    """Every section of the form in order with its numbers."""
    form = draft.application.assessment.call.form
    return tuple(
        (section, progress(draft.of_section(section.id))) for section in (form.sections if form else ())
    )
