"""Which versions of papers were followed by which, and what that did to their passages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from fundingkit.assessment.verdict import PassageVerdict
from fundingkit.assessment.versions import Comparison, compare
from fundingkit.dossier import DossierPaper, PaperVersion
from fundingkit.store.readings import Readings

#: Comparisons held in memory by one process at the same time: more than a dossier has papers.
HELD = 128


@dataclass(frozen=True, slots=True)
class Succession:
    """The versions of a dossier at one time, by their sha256.

    `standing` still count; `followed` name the old version with the one that took its place.
    Any other was taken out of the dossier.
    """

    standing: frozenset[str]
    followed: Mapping[str, tuple[PaperVersion, PaperVersion]]


def succession(
    papers: Collection[DossierPaper], counting: Mapping[int, PaperVersion] | None = None
) -> Succession:
    """The succession of papers that are not taken out.

    `counting` is the version that counts by paper id; without it the newest readable one does.
    A paper of which no version counts yet keeps all of them standing: nothing is known of them.
    """
    standing: set[str] = set()
    followed: dict[str, tuple[PaperVersion, PaperVersion]] = {}
    for paper in papers:
        now = _newest_readable(paper) if counting is None else counting.get(paper.id)
        if now is None:
            standing.update(version.sha256 for version in paper.versions)
            continue
        standing.add(now.sha256)
        followed.update({version.sha256: (version, now) for version in paper.versions})
    return Succession(frozenset(standing), followed)


class Comparisons:
    """Holds versions of papers against each other. Safe to share between threads."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._held: OrderedDict[tuple[str, str], Comparison] = OrderedDict()
        self._lock = Lock()

    def between(self, old: PaperVersion, new: PaperVersion) -> Comparison | None:
        """Two versions passage by passage; None where one of them cannot be read."""
        key = (old.sha256, new.sha256)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        before = self._readings.read(old.sha256, old.file_name).text
        after = self._readings.read(new.sha256, new.file_name).text
        if before is None or after is None:
            return None
        comparison = compare(before.passages, after.passages, after.document.text)
        with self._lock:
            self._held[key] = comparison
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return comparison

    def of(self, documents: Iterable[str], known: Succession) -> dict[str, Comparison | None]:
        """For those of the versions that no longer count: the comparison, or None if taken out."""
        comparisons: dict[str, Comparison | None] = {}
        for sha256 in documents:
            if sha256 in known.standing:
                continue
            pair = known.followed.get(sha256)
            comparisons[sha256] = None if pair is None else self.between(*pair)
        return comparisons

    def moved(self, passages: tuple[PassageVerdict, ...], known: Succession) -> tuple[PassageVerdict, ...]:
        """The passages at their places in the versions that count; others stay as they were."""
        comparisons = self.of({passage.document for passage in passages}, known)
        moved = []
        for passage in passages:
            comparison = comparisons.get(passage.document)
            moved.append((comparison.moved(passage) if comparison else None) or passage)
        return tuple(moved)


def _newest_readable(paper: DossierPaper) -> PaperVersion | None:
    return next((version for version in reversed(paper.versions) if version.state == "read"), None)
