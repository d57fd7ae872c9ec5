"""What to begin with: the first words of a task for a gap, and words to search for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fundingkit.scale import Grade
from fundingkit.tasks import Task
from fundingkit.workbench.items import Item, Stage

#: Search words offered at most.
MOST = 8


def task_title(item: Item) -> str:
    """The first words of a task for what the requirement lacks; empty where it lacks nothing.

    They repeat what the call's catalogue asks for and invent nothing.
    """
    if item.grade is None or item.grade is Grade.FULFILLED:
        return ""
    return f"{item.requirement.title}: nachweisen, dass gilt: {item.requirement.full}"


def search_words(item: Item) -> tuple[str, ...]:
    """Words of the catalogue for the requirement that are worth searching for."""
    return item.requirement.cues.terms[:MOST]


def gaps_without_task(items: Sequence[Item], tasks: Iterable[Task]) -> tuple[Item, ...]:
    """Requirements judged below grade 3 that no open task is about, the lowest grade first."""
    taken = {task.requirement for task in tasks if not task.done}
    left = [
        item
        for item in items
        if item.stage is Stage.REVIEWED
        and item.grade is not None
        and item.grade < Grade.FULFILLED
        and item.id not in taken
    ]
    return tuple(sorted(left, key=lambda item: int(item.grade or 0)))
