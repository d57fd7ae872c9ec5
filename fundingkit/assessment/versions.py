"""Two versions of a paper: which passages stayed, changed, vanished or are new."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.passages.passage import Passage

#: From this share of words in the same order on, 0.0 to 1.0, a new passage counts as the changed
#: form of an old one.
SIMILAR = 0.5
#: Passages beside the expected place that are looked at as the changed form of an old one.
NEIGHBOURHOOD = 40

_SPACE = re.compile(r"\s+")


class Fate(StrEnum):
    """What became of a passage in the newer version."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    VANISHED = "vanished"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {"unchanged": "unverändert", "changed": "geändert", "vanished": "entfallen"}[self.value]


@dataclass(frozen=True, slots=True)
class PassageChange:
    """An old passage and what became of it. `new` is None where it vanished."""

    fate: Fate
    old: Passage
    new: Passage | None


@dataclass(frozen=True)
class Comparison:
    """An old version held against a newer one.

    `changes` has one entry for every old passage in order; `added` are the new passages that
    are not the form of any old one.
    """

    changes: tuple[PassageChange, ...] = field(repr=False)
    added: tuple[Passage, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False, compare=False)
    _text: str = field(repr=False, compare=False)

    def moved(self, passage: PassageVerdict) -> PassageVerdict | None:
        """The same literal text at its place in the newer version, None where it is not there.

        White space may differ: line breaks of a paper move when it is written anew.
        """
        covering = self._covering(passage)
        if not covering or covering[0].new is None or covering[-1].new is None:
            return None
        whole = covering[0].old.start == passage.start and covering[-1].old.end == passage.end
        start, end = covering[0].new.start, covering[-1].new.end
        if not (whole and len(covering) == 1 and covering[0].fate is Fate.UNCHANGED):
            found = _only_place(passage.quote, self._text, start, end)
            if found is None:
                return None
            start, end = found
        quote = covering[0].new.quote if not self._text else self._text[start:end]
        return replace(
            passage,
            document=covering[0].new.document,
            start=start,
            end=end,
            quote=quote,
            page=covering[0].new.page,
        )

    def fate(self, passage: PassageVerdict) -> PassageChange:
        """What became of a passage on which a verdict rests, with old and new text."""
        old = _as_passage(passage)
        moved = self.moved(passage)
        if moved is not None:
            return PassageChange(Fate.UNCHANGED, old, _as_passage(moved))
        covering = self._covering(passage)
        new = next((change.new for change in covering if change.new is not None), None)
        return PassageChange(Fate.VANISHED if new is None else Fate.CHANGED, old, new)

    def _covering(self, passage: PassageVerdict) -> tuple[PassageChange, ...]:
        first = max(0, bisect_right(self._starts, passage.start) - 1)
        last = bisect_left(self._starts, passage.end)
        return tuple(change for change in self.changes[first:last] if change.old.end > passage.start)


def compare(old: Sequence[Passage], new: Sequence[Passage], text: str = "") -> Comparison:
    """Hold the passages of two versions of a paper against each other.

    `text` is that of the newer version; with it, evidence that is not a whole passage is found
    again too.

    A passage is unchanged where the same words stand in the newer version, wherever that is;
    the same words standing in several places are told apart by their surroundings. What is
    left is changed where a similar passage stands at the same place, else it vanished.
    """
    pairs = _same_words(old, new)
    taken = set(pairs.values())
    changed = dict(_similar(old, new, pairs, taken))
    changes = []
    for index, passage in enumerate(old):
        if index in pairs:
            changes.append(PassageChange(Fate.UNCHANGED, passage, new[pairs[index]]))
        elif index in changed:
            changes.append(PassageChange(Fate.CHANGED, passage, new[changed[index]]))
        else:
            changes.append(PassageChange(Fate.VANISHED, passage, None))
    used = taken | set(changed.values())
    added = tuple(passage for index, passage in enumerate(new) if index not in used)
    return Comparison(tuple(changes), added, tuple(passage.start for passage in old), text)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a verdict is to be looked at again: the passages under it that changed or vanished."""

    requirement: str
    changes: tuple[PassageChange, ...]


def carried(verdict: Verdict, comparisons: Mapping[str, Comparison | None]) -> tuple[Verdict, Doubt | None]:
    """A verdict as it stands on the current versions of the papers.

    `comparisons` names the versions that are no longer current by their sha256: with the
    comparison to the current one, or None where the paper was taken out. Passages that stayed
    are moved to their new places; those that changed or vanished stay as they were, and where
    the verdict rests on one of them it is suspect. Nothing is dropped.
    """
    doubts = []
    passages = []
    rests_on = {passage.key for passage in resting_on(verdict)}
    for passage in verdict.passages:
        moved, change = _carry(passage, comparisons)
        passages.append(moved)
        if change is not None and passage.key in rests_on:
            doubts.append(change)
    named = {passage.key for passage in verdict.passages}
    for passage in resting_on(verdict):
        if passage.key not in named:
            _, change = _carry(passage, comparisons)
            if change is not None:
                doubts.append(change)
    carried_over = replace(verdict, passages=tuple(passages), suspect=verdict.suspect or bool(doubts))
    return carried_over, Doubt(verdict.requirement, tuple(doubts)) if doubts else None


def resting_on(verdict: Verdict) -> tuple[PassageVerdict, ...]:
    """The passages on which a verdict rests.

    Those that the person accepted; where there is none, those that the engine had offered and
    the person did not reject.
    """
    accepted = tuple(passage for passage in verdict.passages if passage.state == "accepted")
    if accepted or not verdict.grade:
        return accepted
    rejected = {passage.key for passage in verdict.passages}
    offered = (_as_verdict(passage) for passage in verdict.basis)
    return tuple(passage for passage in offered if passage.key not in rejected)


def _carry(
    passage: PassageVerdict, comparisons: Mapping[str, Comparison | None]
) -> tuple[PassageVerdict, PassageChange | None]:
    if passage.document not in comparisons:
        return passage, None
    comparison = comparisons[passage.document]
    if comparison is None:
        return passage, PassageChange(Fate.VANISHED, _as_passage(passage), None)
    moved = comparison.moved(passage)
    if moved is not None:
        return moved, None
    return passage, comparison.fate(passage)


def _same_words(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """Old to new index of passages with the same words, each new one used at most once."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, passages in enumerate((old, new)):
        for index, passage in enumerate(passages):
            places[_words(passage)][side].append(index)
    pairs: dict[int, int] = {}
    for olds, news in places.values():
        if len(olds) == len(news):
            pairs.update(zip(olds, news, strict=True))
        else:
            pairs.update(_by_surroundings(olds, news, old, new))
    return pairs


def _by_surroundings(
    olds: list[int], news: list[int], old: Sequence[Passage], new: Sequence[Passage]
) -> Iterator[tuple[int, int]]:
    """Pair repeated words by heading and neighbours; in order where those say nothing."""
    left = list(news)
    open_olds = []
    for index in olds:
        around = _surroundings(old, index)
        fit = next((candidate for candidate in left if _surroundings(new, candidate) == around), None)
        if fit is None:
            open_olds.append(index)
        else:
            left.remove(fit)
            yield index, fit
    yield from zip(open_olds, left, strict=False)


def _surroundings(passages: Sequence[Passage], index: int) -> tuple[tuple[str, ...], str, str]:
    before = _words(passages[index - 1]) if index else ""
    after = _words(passages[index + 1]) if index + 1 < len(passages) else ""
    return passages[index].headings, before, after


def _similar(
    old: Sequence[Passage], new: Sequence[Passage], pairs: Mapping[int, int], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Pair what is left with the most similar new passage near the place where it stood."""
    used = set(taken)
    expected = 0
    matcher: difflib.SequenceMatcher[str] = difflib.SequenceMatcher(autojunk=False)
    for index, passage in enumerate(old):
        if index in pairs:
            expected = pairs[index] + 1
            continue
        matcher.set_seq2(_words(passage).casefold().split())
        best, best_ratio = None, SIMILAR
        for candidate in range(
            max(0, expected - NEIGHBOURHOOD // 2), min(len(new), expected + NEIGHBOURHOOD)
        ):
            if candidate in used:
                continue
            matcher.set_seq1(_words(new[candidate]).casefold().split())
            if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
                continue
            ratio = matcher.ratio()
            if ratio > best_ratio or (best is None and ratio >= best_ratio):
                best, best_ratio = candidate, ratio
        if best is not None:
            used.add(best)
            expected = best + 1
            yield index, best


def _words(passage: Passage) -> str:
    return _SPACE.sub(" ", passage.quote).strip()


def _only_place(quote: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words of `quote` stand between `start` and `end`; None if nowhere or twice."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [match.span() for match in pattern.finditer(text, start, end)]
    return found[0] if len(found) == 1 else None


def _as_passage(passage: PassageVerdict) -> Passage:
    return Passage(passage.document, -1, passage.start, passage.end, passage.quote, "sentence", passage.page)


def _as_verdict(passage: Passage) -> PassageVerdict:
    return PassageVerdict(
        passage.document, passage.start, passage.end, passage.quote, passage.page, "accepted"
    )
