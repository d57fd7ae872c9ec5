"""The sheet of the second opinion in `pruefung.xlsx`: both sides, and how they were settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.second_look import SecondLook
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.drafting.review_columns import PASSAGE_STATES, Column, commitment_word, grade_word

OPINIONS = "Zweitmeinung"

#: Stands in the sheet of particulars beside the name of the person who was asked.
REVIEWER = "Um Zweitmeinung gebeten"

OPINION_COLUMNS = (
    Column("Nr.", 6),
    Column("Prüffrage", 28),
    Column("Erste Prüfung", 16),
    Column("Erste Verbindlichkeit", 16),
    Column("Erste Begründung", 36),
    Column("Erste Notiz", 24),
    Column("Erste Textstellen", 50),
    Column("Erste Prüfung durch", 16),
    Column("Zweitmeinung", 16),
    Column("Zweite Verbindlichkeit", 16),
    Column("Zweite Begründung", 36),
    Column("Zweite Notiz", 24),
    Column("Zweite Textstellen", 50),
    Column("Zweitmeinung durch", 16),
    Column("Geklärt als", 16),
    Column("Begründung der Klärung", 36),
    Column("Geklärt durch", 16),
)

_STATES = {state: word for word, state in PASSAGE_STATES.items()}


def opinion_rows(assessment: Assessment, look: SecondLook) -> Iterable[Sequence[str]]:
    """One row for each requirement of which the second person said anything, in the order of the call."""
    for _, requirement in assessment.call.requirements():
        name = requirement.id
        if name not in look.requirements:
            continue
        standing = assessment.verdicts.get(name)
        settled = standing if standing is not None and standing.round == "settled" else None
        yield (
            name,
            requirement.title,
            *_side(look.first.get(name), look.first_words.get(name, ())),
            *_side(look.second.get(name), look.second_words.get(name, ())),
            grade_word(settled),
            settled.reason if settled else "",
            settled.person if settled else "",
        )


def _side(verdict: Verdict | None, words: Sequence[PassageVerdict]) -> tuple[str, ...]:
    passages = "\n".join(f"{_STATES[word.state]}: „{' '.join(word.quote.split())}“" for word in words)
    said = (verdict.reason, verdict.note) if verdict else ("", "")
    return grade_word(verdict), commitment_word(verdict), *said, passages, verdict.person if verdict else ""
