"""Choosing the quotes that go into a field: whole sentences that fit, the strongest first."""

from __future__ import annotations

from collections.abc import Sequence

from fundingkit.drafting.citations import Citation
from fundingkit.drafting.counting import count

#: How long a proposal may get where the field has no known limit, in characters.
WITHOUT_LIMIT = 1000

#: Quotes that nobody has confirmed must be at least this strong to be proposed as text.
STRONG = 0.2

#: What a sentence that leans on another loses in the ranking.
LEANING = 0.7

#: A proposed quote must reach this share of its requirement's strongest to be taken.
NEAR = 0.5


def select(offers: Sequence[Sequence[Citation]], limit: int | None) -> tuple[Citation, ...]:
    """The quotes of a proposal within `limit` characters, in the order of the papers.

    `offers` has one ranked sequence per requirement that feeds the field, in the field's order.
    Where a requirement has confirmed quotes only these count. Every requirement gets its best
    fitting quote before any gets a second; a quote that does not fit is passed over, never cut.
    Sentences that say something by themselves go before those that lean on another.
    """
    room = WITHOUT_LIMIT if limit is None else limit
    queues = [list(_eligible(ranked)) for ranked in offers]
    chosen: list[Citation] = []
    while any(queues):
        taken = False
        for queue in queues:
            while queue:
                candidate = queue.pop(0)
                if _clashes(candidate, chosen):
                    continue
                if count(joined(_in_order([*chosen, candidate]))) <= room:
                    chosen.append(candidate)
                    taken = True
                    break
        if not taken:
            break
    return tuple(_in_order(chosen))


def joined(quotes: Sequence[Citation]) -> str:
    """The quotes as one text: sentences follow each other, list items stand on lines of their own."""
    text = ""
    for index, quote in enumerate(quotes):
        if index:
            loose = quote.kind == "item" or quotes[index - 1].kind == "item"
            text += "\n" if loose else " "
        text += quote.text
    return text


def _eligible(ranked: Sequence[Citation]) -> Sequence[Citation]:
    usable = [citation for citation in ranked if citation.current and citation.whole]
    accepted = [citation for citation in usable if citation.accepted]
    if accepted:
        return accepted
    best = max((citation.strength or 0.0 for citation in usable), default=0.0)
    near = [citation for citation in usable if (citation.strength or 0.0) >= max(STRONG, NEAR * best)]
    return sorted(
        near, key=lambda citation: -(citation.strength or 0.0) * (LEANING if citation.leaning else 1)
    )


def _clashes(candidate: Citation, chosen: Sequence[Citation]) -> bool:
    """Whether the candidate repeats or overlaps a quote that is already there."""
    return any(
        candidate.text == other.text
        or (
            candidate.document == other.document
            and candidate.start < other.end
            and other.start < candidate.end
        )
        for other in chosen
    )


def _in_order(chosen: Sequence[Citation]) -> list[Citation]:
    return sorted(chosen, key=lambda citation: (citation.name, citation.document, citation.start))
