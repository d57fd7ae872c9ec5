"""Calls side by side: the facts that decide which one suits, each with how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fundingkit.catalogue.call import Call, Fact
from fundingkit.costs.money import euros, percent
from fundingkit.schedule.days import day

#: What stands where a call says nothing.
UNKNOWN = "unbekannt"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the comparison: what it is about, and for each call what it says."""

    label: str
    cells: tuple[str, ...]


def side_by_side(calls: Iterable[Call]) -> tuple[ComparedLine, ...]:
    """The calls line by line; what a call does not say reads "unbekannt"."""
    compared = tuple(calls)
    return tuple(
        ComparedLine(label, tuple(words(call) or UNKNOWN for call in compared)) for label, words in _LINES
    )


def _facts(facts: Iterable[tuple[Fact, str]]) -> str:
    return "\n".join(f"{words} ({fact.certainty.label})" for fact, words in facts)


def _rates(call: Call) -> str:
    return _facts((rate, f"{percent(rate.share)}: {rate.title}") for rate in call.terms.rates)


def _caps(call: Call) -> str:
    return _facts((cap, f"{euros(cap.amount)}: {cap.title}") for cap in call.terms.caps)


def _phases(call: Call) -> str:
    return _facts(
        (phase, f"{phase.title}: {UNKNOWN if phase.months is None else f'bis {phase.months} Monate'}")
        for phase in call.terms.phases
    )


def _dates(call: Call) -> str:
    return _facts(
        (deadline, f"{day(deadline.date)}: {deadline.title}")
        for deadline in call.deadlines
        if deadline.kind in {"opening", "application", "council", "selection"}
    )


def _criteria(call: Call) -> str:
    count = sum(1 for _ in call.criteria())
    official = sum(len(block.criteria) for block in call.blocks if block.official)
    own = "" if official == count else f", davon {count - official} von uns zugeordnet"
    return f"{count} Kriterien{own}; {sum(1 for _ in call.requirements())} Prüffragen"


def _weights(call: Call) -> str:
    published = [criterion for _, criterion in call.criteria() if criterion.weight is not None]
    return f"für {len(published)} Kriterien veröffentlicht" if published else "keine veröffentlicht"


def _attachments(call: Call) -> str:
    wanted = {"always": "", "if_available": ", falls vorhanden", "unknown": ", ob nötig ist unbekannt"}
    return _facts((item, item.title + wanted[item.required]) for item in call.attachments)


def _form(call: Call) -> str:
    if call.form is None:
        return ""
    fields = [field for _, _, field in call.form.all_fields()]
    limits = [field.limit for field in fields if field.limit is not None]
    words = f"{len(fields)} Felder in {len(call.form.sections)} Abschnitten"
    if limits:
        words += f", Grenzen von {min(limits)} bis {max(limits)} Zeichen"
    return _facts([(call.form, words)])


def _eligibility(call: Call) -> str:
    return _facts((rule, rule.text) for rule in call.eligibility)


_LINES: tuple[tuple[str, Callable[[Call], str]], ...] = (
    ("Programm", lambda call: call.programme),
    ("Runde", lambda call: call.round),
    ("Fördergeber", lambda call: call.issuer),
    ("Leitthema", lambda call: call.motto),
    ("Termine", _dates),
    ("Fördersätze", _rates),
    ("Obergrenzen", _caps),
    ("Phasen", _phases),
    ("Wer darf sich bewerben", _eligibility),
    ("Kriterien", _criteria),
    ("Gewichte", _weights),
    ("Unterlagen", _attachments),
    ("Formular", _form),
)
