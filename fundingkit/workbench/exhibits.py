"""The passages of an item: what the engine offers and what people added, with people's word on each."""

from __future__ import annotations

from dataclasses import dataclass

from fundingkit.assessment.verdict import PassageState, PassageVerdict
from fundingkit.evidence import Evidence, Reason
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment
from fundingkit.workbench.items import Item


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One passage as the workbench shows it.

    `number` counts from 1. `strength` is the engine's estimate, 0.0 to 1.0, None for a passage
    that only people offered. `state` is people's word, None while there is none. `stale` says
    that it stands in a version that no longer counts.
    """

    number: int
    document: str
    start: int
    end: int
    quote: str
    page: int | None
    strength: float | None = None
    commitment: Commitment = Commitment.NONE
    reasons: tuple[Reason, ...] = ()
    state: PassageState | None = None
    by_hand: bool = False
    stale: bool = False

    @property
    def key(self) -> str:
        """The same name as `Passage.key` of that span."""
        return f"{self.document}:{self.start}-{self.end}"

    @property
    def cues(self) -> tuple[tuple[int, int], ...]:
        """Offsets in the quote of the words that decided."""
        return tuple(span for reason in self.reasons for span in reason.spans)

    def word(self, state: PassageState) -> PassageVerdict:
        """A person's word on it, ready to be kept."""
        return PassageVerdict(
            self.document, self.start, self.end, self.quote, self.page, state, by_hand=self.by_hand
        )


def exhibits(item: Item, counting: frozenset[str] | None = None) -> tuple[Exhibit, ...]:
    """All passages of an item: the engine's, best first, then those that only people named.

    `counting` are the versions that count at present, by sha256; None leaves that open.
    """
    words = {passage.key: passage for passage in item.passages}
    found: list[Exhibit] = []
    for evidence in item.proposal.evidence:
        word = words.pop(evidence.passage.key, None)
        found.append(_offered(len(found) + 1, evidence, word))
    for word in words.values():
        stale = counting is not None and word.document not in counting
        found.append(_named(len(found) + 1, word, stale=stale))
    return tuple(found)


def by_hand(passage: Passage) -> PassageVerdict:
    """A passage found by a person, accepted as evidence."""
    return PassageVerdict(
        passage.document, passage.start, passage.end, passage.quote, passage.page, "accepted", by_hand=True
    )


def _offered(number: int, evidence: Evidence, word: PassageVerdict | None) -> Exhibit:
    passage = evidence.passage
    return Exhibit(
        number,
        passage.document,
        passage.start,
        passage.end,
        passage.quote,
        passage.page,
        evidence.strength,
        evidence.commitment,
        evidence.reasons,
        None if word is None else word.state,
        word is not None and word.by_hand,
    )


def _named(number: int, word: PassageVerdict, *, stale: bool) -> Exhibit:
    return Exhibit(
        number,
        word.document,
        word.start,
        word.end,
        word.quote,
        word.page,
        state=word.state,
        by_hand=word.by_hand,
        stale=stale,
    )
