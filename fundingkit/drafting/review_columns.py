"""The review table's columns and words, shared by the writer and the reader of `pruefung.xlsx`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fundingkit.assessment.verdict import PassageState, Verdict
from fundingkit.drafting.archives import clean
from fundingkit.scale import Commitment, Grade

REVIEW, EVIDENCE, TASKS, ABOUT = "Prüfung", "Belege", "Aufgaben", "Angaben"

#: Says which shape of table this is; counts up when columns change their meaning.
SHAPE = "fundingkit-pruefung-1"

NOT_APPLICABLE = "nicht zutreffend"

#: Words for the grade column, and what they stand for; None is "not applicable".
GRADES: dict[str, Grade | None] = {**{grade.label: grade for grade in Grade}, NOT_APPLICABLE: None}

COMMITMENTS: dict[str, Commitment] = {level.label: level for level in Commitment}

OPEN = "offen"

#: Words for the state of a passage; None is "nobody has said anything".
PASSAGE_STATES: dict[str, PassageState | None] = {
    OPEN: None,
    "angenommen": "accepted",
    "abgelehnt": "rejected",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading: width in characters, and whether people may write into it."""

    title: str
    width: float
    open: bool = False
    hidden: bool = False


REVIEW_COLUMNS = (
    Column("Kriterium", 9),
    Column("Nr.", 6),
    Column("Prüffrage", 28),
    Column("Frage", 46),
    Column("Vorschlag", 14),
    Column("Verbindlichkeit laut Vorschlag", 16),
    Column("Sicherheit", 10),
    Column("Urteil", 16, open=True),
    Column("Verbindlichkeit", 16, open=True),
    Column("Begründung", 40, open=True),
    Column("Notiz", 30, open=True),
    Column("Prüfung", 16),
    Column("Geprüft von", 16),
    Column("Belege", 70),
    Column("Aufgaben", 34),
    Column("Stand beim Ausgeben", 12, hidden=True),
)

EVIDENCE_COLUMNS = (
    Column("Nr.", 6),
    Column("Zitat", 90),
    Column("Dokument", 34),
    Column("Seite", 7),
    Column("Verbindlichkeit", 16),
    Column("Stärke", 8),
    Column("Urteil zur Stelle", 16, open=True),
    Column("Kennung", 12, hidden=True),
)

TASK_COLUMNS = (
    Column("Aufgabe", 50),
    Column("Prüffrage", 10),
    Column("Feld", 8),
    Column("Unterlage", 18),
    Column("Zuständig", 24),
    Column("Bis", 12),
    Column("Stand", 10),
    Column("Notiz", 40),
)


def position(columns: tuple[Column, ...], title: str) -> int:
    """The index of a column by its heading; `KeyError` where there is none."""
    for index, column in enumerate(columns):
        if column.title == title:
            return index
    raise KeyError(title)


def grade_word(verdict: Verdict | None) -> str:
    """What stands in the grade column: empty while nobody has judged."""
    if verdict is None:
        return ""
    return NOT_APPLICABLE if verdict.grade is None else verdict.grade.label


def commitment_word(verdict: Verdict | None) -> str:
    """What stands in the commitment column: empty while nobody has judged."""
    return "" if verdict is None else verdict.commitment.label


def fingerprint(grade: str, commitment: str, reason: str, note: str) -> str:
    """A short name of a row's open cells, by which a later change is seen."""
    joined = "\x1f".join(" ".join(clean(part).split()) for part in (grade, commitment, reason, note))
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:16]


def state_of(verdict: Verdict | None) -> str:
    """The fingerprint of the row that the verdict would give."""
    if verdict is None:
        return fingerprint("", "", "", "")
    return fingerprint(grade_word(verdict), commitment_word(verdict), verdict.reason, verdict.note)
