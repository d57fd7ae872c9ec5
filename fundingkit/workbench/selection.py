"""Which items are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fundingkit.catalogue.call import Criterion
from fundingkit.scale import Grade
from fundingkit.workbench.items import Certainty, Item, Stage, certainty


class Order(StrEnum):
    """How the items are sorted; ties keep the order of the call."""

    CALL = "call"
    GRADE = "grade"
    UNSURE = "unsure"
    SURE = "sure"
    STAGE = "stage"
    PERSON = "person"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "call": "Kriterium",
            "grade": "Stufe, niedrigste zuerst",
            "unsure": "Sicherheit, geringste zuerst",
            "sure": "Sicherheit, höchste zuerst",
            "stage": "Stand, offene zuerst",
            "person": "Person",
        }[self.value]


#: Stands for „not applicable“ among the grades of a selection.
NOT_APPLICABLE = -1


@dataclass(frozen=True, slots=True)
class Selection:
    """What is looked for; an empty part does not restrict.

    `grades` are those that count (`NOT_APPLICABLE` for none), `criteria` are ids, `persons` those
    who judged, `words` must all occur in id, title or question.
    """

    criteria: frozenset[str] = frozenset()
    grades: frozenset[int] = frozenset()
    certainties: frozenset[Certainty] = frozenset()
    stages: frozenset[Stage] = frozenset()
    persons: frozenset[str] = frozenset()
    words: str = ""

    @property
    def count(self) -> int:
        """How many parts restrict."""
        parts = (self.criteria, self.grades, self.certainties, self.stages, self.persons, self.words.strip())
        return sum(bool(part) for part in parts)


def selected(items: Iterable[Item], selection: Selection, order: Order = Order.CALL) -> tuple[Item, ...]:
    """The items that fit, in that order."""
    words = selection.words.casefold().split()
    found = [item for item in items if _fits(item, selection, words)]
    return tuple(sorted(found, key=_KEYS[order]) if order in _KEYS else found)


def persons(items: Iterable[Item]) -> tuple[str, ...]:
    """Everybody who judged something, by name."""
    return tuple(sorted({item.person for item in items if item.person}, key=str.casefold))


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one criterion; `open` counts those that people still have to look at."""

    criterion: Criterion
    items: tuple[Item, ...]

    @property
    def open(self) -> int:
        """How many are not reviewed, or to be reviewed again."""
        return sum(item.stage is not Stage.REVIEWED for item in self.items)


def groups(items: Sequence[Item]) -> tuple[Group, ...]:
    """Items by criterion, in the order in which the criteria first appear."""
    found: dict[str, tuple[Criterion, list[Item]]] = {}
    for item in items:
        found.setdefault(item.criterion.id, (item.criterion, []))[1].append(item)
    return tuple(Group(criterion, tuple(members)) for criterion, members in found.values())


def _fits(item: Item, selection: Selection, words: list[str]) -> bool:
    grade = NOT_APPLICABLE if item.grade is None else int(item.grade)
    if selection.criteria and item.criterion.id not in selection.criteria:
        return False
    if selection.grades and grade not in selection.grades:
        return False
    if selection.certainties and certainty(item.proposal.confidence) not in selection.certainties:
        return False
    if selection.stages and item.stage not in selection.stages:
        return False
    if selection.persons and item.person not in selection.persons:
        return False
    if not words:
        return True
    text = f"{item.id} {item.requirement.title} {item.requirement.question}".casefold()
    return all(word in text for word in words)


_STAGES = list(Stage)
_KEYS: dict[Order, Callable[[Item], Any]] = {
    Order.GRADE: lambda item: len(Grade) if item.grade is None else int(item.grade),
    Order.UNSURE: lambda item: item.proposal.confidence,
    Order.SURE: lambda item: -item.proposal.confidence,
    Order.STAGE: lambda item: _STAGES.index(item.stage),
    Order.PERSON: lambda item: (not item.person, item.person.casefold()),
}
