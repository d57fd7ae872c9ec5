"""Where to go next: the neighbours of an item, and the next one that people have to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fundingkit.workbench.items import Item, Stage


@dataclass(frozen=True, slots=True)
class Progress:
    """How many requirements people have looked at."""

    reviewed: int
    suspect: int
    total: int

    @property
    def share(self) -> float:
        """The reviewed part, 0.0 to 1.0; 0.0 without any."""
        return self.reviewed / self.total if self.total else 0.0


def progress(items: Sequence[Item]) -> Progress:
    """How far the review has come; what is to be looked at again does not count as reviewed."""
    stages = [item.stage for item in items]
    return Progress(stages.count(Stage.REVIEWED), stages.count(Stage.SUSPECT), len(stages))


def first(items: Sequence[Item]) -> str | None:
    """Where to begin: the first item to look at, else the first of all; None without any."""
    return next_open(items, None) or (items[0].id if items else None)


def following(items: Sequence[Item], current: str | None) -> str | None:
    """The item behind the current one; from the last, or from one not among them, the first."""
    return _walk(items, current, 1)


def preceding(items: Sequence[Item], current: str | None) -> str | None:
    """The item before the current one; from the first, or from one not among them, the last."""
    return _walk(items, current, -1)


def next_open(items: Sequence[Item], current: str | None) -> str | None:
    """The next item behind the current one that is not reviewed, from the start again at the end.

    None where no other one is left.
    """
    return _walk(items, current, 1, lambda item: item.stage is not Stage.REVIEWED and item.id != current)


def _walk(
    items: Sequence[Item],
    current: str | None,
    step: int,
    wanted: Callable[[Item], bool] | None = None,
) -> str | None:
    ids = [item.id for item in items]
    start = ids.index(current) if current in ids else (-1 if step > 0 else 0)
    for distance in range(1, len(ids) + 1):
        item = items[(start + step * distance) % len(ids)]
        if wanted is None or wanted(item):
            return item.id
    return None
