"""What became of a verdict: differences between two of them, and the history as lines to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fundingkit.assessment.history import Step, VerdictEntry, in_force, standing
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.scale import Grade
from fundingkit.workbench.items import grade_label

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same, in German words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One row of a requirement's history. `taken_back` rows no longer count."""

    revision: int
    time: dt.datetime
    person: str
    step: Step
    differences: tuple[Difference, ...]
    taken_back: bool


def differences(before: Verdict | None, after: Verdict | None) -> tuple[Difference, ...]:
    """What the second verdict says differently; None stands for no verdict."""
    old, new = _facts(before), _facts(after)
    found = [Difference(what, old[what], new[what]) for what in new if old[what] != new[what]]
    said = {passage.key: passage.state for passage in before.passages} if before else {}
    found += _passages(said, after.passages if after else ())
    return tuple(found)


def chronicle(entries: Sequence[VerdictEntry]) -> tuple[HistoryLine, ...]:
    """Every row with what it changed, newest first."""
    left = {entry.revision for entry in in_force(entries)}
    lines = []
    for position, entry in enumerate(entries):
        before = standing(entry.requirement, entries[:position])
        after = standing(entry.requirement, entries[: position + 1])
        changed = differences(before.verdict, after.verdict)
        if before.verdict is None and after.verdict is None:
            said = {passage.key: passage.state for passage in before.passages}
            changed = tuple(_passages(said, after.passages))
        lines.append(
            HistoryLine(
                entry.revision,
                entry.time,
                entry.person,
                entry.step,
                changed,
                entry.step is not Step.TAKEN_BACK and entry.revision not in left,
            )
        )
    return tuple(reversed(lines))


def shortened(text: str, length: int = 120) -> str:
    """The text on one line, cut at a word where it is longer than `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def _facts(verdict: Verdict | None) -> dict[str, str]:
    if verdict is None:
        return dict.fromkeys(("Stufe", "Verbindlichkeit", "Begründung", "Notiz"), _NOTHING)
    return {
        "Stufe": _grade(verdict.grade),
        "Verbindlichkeit": verdict.commitment.label if verdict.grade else _NOTHING,
        "Begründung": verdict.reason or _NOTHING,
        "Notiz": verdict.note or _NOTHING,
    }


def _grade(grade: Grade | None) -> str:
    label = grade_label(grade, judged=True)
    return label if grade is None else f"{int(grade)} {label}"


def _passages(said: Mapping[str, str], passages: Sequence[PassageVerdict]) -> list[Difference]:
    labels = {"accepted": "angenommen", "rejected": "abgelehnt"}
    now = {passage.key: passage for passage in passages}
    found = [
        Difference(
            f"Textstelle „{shortened(passage.quote, 80)}“",
            labels.get(said.get(key, ""), _NOTHING),
            labels[passage.state] + (", von Hand ergänzt" if passage.by_hand and key not in said else ""),
        )
        for key, passage in now.items()
        if said.get(key) != passage.state
    ]
    gone = sum(key not in now for key in said)
    if gone:
        found.append(Difference("Textstellen ohne Wertung", _NOTHING, f"{gone} zurückgezogen"))
    return found
