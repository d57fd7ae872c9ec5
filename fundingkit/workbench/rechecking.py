"""Verdicts to look at again after a paper changed: what changed, and how the verdict can stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from fundingkit.assessment.verdict import Judgement, PassageVerdict, Verdict
from fundingkit.assessment.versions import Doubt, PassageChange
from fundingkit.workbench.items import Item, Stage


@dataclass(frozen=True)
class Recheck:
    """A verdict in doubt with the passages under it that changed or vanished."""

    item: Item
    changes: tuple[PassageChange, ...]


def rechecks(items: Sequence[Item], doubts: Mapping[str, Doubt]) -> tuple[Recheck, ...]:
    """The verdicts to look at again, in the order of the items."""
    return tuple(
        Recheck(item, doubts[item.id].changes if item.id in doubts else ())
        for item in items
        if item.stage is Stage.SUSPECT
    )


def still_standing(
    passages: Sequence[PassageVerdict], counting: Collection[str]
) -> tuple[PassageVerdict, ...]:
    """The words on passages that stand in versions which count; the others stay in the history."""
    return tuple(passage for passage in passages if passage.document in counting)


def upheld(verdict: Verdict, changes: Sequence[PassageChange], counting: Collection[str]) -> Judgement:
    """The same verdict resting on the present versions.

    A passage that changed is taken in its new form, with the same word on it; one that vanished
    is left out. `counting` are the versions that count, by sha256.
    """
    new_forms = {change.old.key: change.new for change in changes}
    passages: dict[str, PassageVerdict] = {}
    for passage in verdict.passages:
        new = new_forms.get(passage.key)
        if passage.document not in counting and new is not None:
            passage = replace(  # noqa: PLW2901 - the same passage in its new form
                passage, document=new.document, start=new.start, end=new.end, quote=new.quote, page=new.page
            )
        if passage.document in counting:
            passages[passage.key] = passage
    return Judgement(
        verdict.grade,
        verdict.commitment,
        not_applicable=verdict.not_applicable,
        reason=verdict.reason,
        note=verdict.note,
        passages=tuple(passages.values()),
    )
