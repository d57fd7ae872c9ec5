"""What a catalogue says twice must agree: ids are unique and every reference leads somewhere.

The checks work on plain data, so that they speak even where the schema has refused something.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fundingkit.catalogue.faults import name_of_entry
from fundingkit.catalogue.manuscript import Manuscript, Path
from fundingkit.findings import Finding, Severity

#: Lists whose ids share one space, by the German word for their entries.
_KINDS = {
    "Quelle": ("sources",),
    "Block": ("blocks",),
    "Kriterium": ("blocks", "*", "criteria"),
    "Prüffrage": ("blocks", "*", "criteria", "*", "requirements"),
    "Unterlage": ("attachments",),
    "Quote": ("terms", "rates"),
    "Obergrenze": ("terms", "caps"),
    "Phase": ("terms", "phases"),
    "Frist": ("deadlines",),
    "Abschnitt": ("form", "sections"),
}
_RULES = (("terms", "rules"), ("selection",), ("eligibility",), ("duties",))
_FIELDS = (("form", "sections", "*", "fields"), ("form", "sections", "*", "fields", "*", "fields"))


def check(script: Manuscript) -> None:
    """Add a finding for every id used twice and every reference that leads nowhere."""
    data = script.data
    if not isinstance(data, dict):
        return
    known = {kind: _ids(script, kind, (pattern,)) for kind, pattern in _KINDS.items()}
    _ids(script, "Regel", _RULES)
    _ids(script, "Formularfeld", _FIELDS)
    _check_sources(script, known["Quelle"])
    for pattern in _FIELDS:
        for path, entry in _entries(data, pattern):
            _check_list(
                script, (*path, "requirements"), entry.get("requirements"), "Prüffrage", known["Prüffrage"]
            )
    for path, entry in _entries(data, ("attachments",)):
        named = entry.get("requirements")
        _check_list(script, (*path, "requirements"), named, "Prüffrage", known["Prüffrage"])
        _check_one(script, (*path, "deadline"), entry, "Frist", known["Frist"])
    _check_caps(script, known["Phase"], known["Obergrenze"])
    _check_weights(script)
    _check_cues(script)


def _entries(data: Any, pattern: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every entry of the lists at `pattern`, with its path; `*` stands for each item on the way."""
    if not pattern:
        if isinstance(data, list):
            for index, entry in enumerate(data):
                if isinstance(entry, dict):
                    yield (*path, index), entry
        return
    step, rest = pattern[0], pattern[1:]
    if step == "*":
        if isinstance(data, list):
            for index, item in enumerate(data):
                yield from _entries(item, rest, (*path, index))
    elif isinstance(data, dict):
        yield from _entries(data.get(step), rest, (*path, step))


def _ids(script: Manuscript, kind: str, patterns: tuple[tuple[str, ...], ...]) -> dict[str, Path]:
    first: dict[str, Path] = {}
    for pattern in patterns:
        for path, entry in _entries(script.data, pattern):
            name = entry.get("id")
            if not isinstance(name, str):
                continue
            if name in first:
                line = script.place((*first[name], "id")).line
                script.fault(
                    "duplicate_id",
                    f"Die Kennung „{name}“ ist für {kind} schon in Zeile {line} vergeben.",
                    "Eine andere Kennung wählen.",
                    script.place((*path, "id")),
                    f"id: {name}-2",
                )
            else:
                first[name] = path
    return first


def _nested(data: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every entry with named values, at any depth."""
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _nested(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _nested(value, (*path, index))


def _check_sources(script: Manuscript, known: dict[str, Path]) -> None:
    own = {entry.get("id") for _, entry in _entries(script.data, ("sources",)) if entry.get("kind") == "own"}
    used: set[str] = set()
    for path, entry in _nested(script.data):
        if not path or "sources" not in entry:
            continue
        sources = entry["sources"]
        _check_list(script, (*path, "sources"), sources, "Quelle", known)
        if not isinstance(sources, list):
            continue
        named = {name for name in sources if isinstance(name, str)}
        used |= named
        if named and named <= own and entry.get("certainty") in {"stated", "other_round"}:
            script.fault(
                "own_source",
                f"{name_of_entry(path, script.data) or 'Der Eintrag'} gilt als belegt, "
                "stützt sich aber nur auf eigene Überlegung.",
                "Eine fremde Quelle nennen oder „certainty: inferred“ setzen.",
                script.place((*path, "certainty")),
                "certainty: inferred",
            )
    for name, path in known.items():
        if name not in used:
            script.findings.append(
                Finding(
                    "catalogue.unused_source",
                    Severity.HINT,
                    f"Die Quelle „{name}“ wird nirgends genannt.",
                    "Bei den Angaben nennen, die aus ihr stammen, oder löschen.",
                    script.place(path),
                )
            )


def _check_list(script: Manuscript, path: Path, names: Any, kind: str, known: dict[str, Path]) -> None:
    if isinstance(names, list):
        for index, name in enumerate(names):
            if isinstance(name, str) and name not in known:
                _unknown(script, (*path, index), name, kind, known)


def _check_one(
    script: Manuscript, path: Path, entry: dict[str, Any], kind: str, known: dict[str, Path]
) -> None:
    name = entry.get(str(path[-1]))
    if isinstance(name, str) and name not in known:
        _unknown(script, path, name, kind, known)


def _unknown(script: Manuscript, path: Path, name: str, kind: str, known: dict[str, Path]) -> None:
    near = difflib.get_close_matches(name, known, n=1)
    listed = ", ".join(list(known)[:8]) or "keine"
    more = " …" if len(known) > 8 else ""
    script.fault(
        "unknown_reference",
        f"{kind} „{name}“ gibt es in diesem Katalog nicht.",
        f"Ist „{near[0]}“ gemeint?" if near else f"Vorhanden: {listed}{more}.",
        script.place(path),
        near[0] if near else "",
    )


def _check_caps(script: Manuscript, phases: dict[str, Path], caps: dict[str, Path]) -> None:
    entries = dict(_entries(script.data, ("terms", "caps")))
    for path, entry in entries.items():
        _check_one(script, (*path, "phase"), entry, "Phase", phases)
        _check_one(script, (*path, "part_of"), entry, "Obergrenze", caps)
        seen = {path}
        here = path
        while isinstance(parent := entries[here].get("part_of"), str) and parent in caps:
            here = caps[parent]
            if here in seen:
                script.fault(
                    "circle",
                    f"Die Obergrenze „{entry.get('id')}“ ist über „part_of“ Teil von sich selbst.",
                    "„part_of“ nennt die größere Obergrenze, in der diese enthalten ist.",
                    script.place((*path, "part_of")),
                )
                break
            seen.add(here)
        else:
            _check_amount(script, path, entry, caps, entries)


def _check_amount(
    script: Manuscript,
    path: Path,
    entry: dict[str, Any],
    caps: dict[str, Path],
    entries: dict[Path, dict[str, Any]],
) -> None:
    parent = entry.get("part_of")
    if not isinstance(parent, str) or parent not in caps:
        return
    amount, whole = entry.get("amount"), entries[caps[parent]].get("amount")
    if isinstance(amount, int | Decimal) and isinstance(whole, int | Decimal) and amount > whole:
        script.fault(
            "part_too_large",
            f"Die Obergrenze „{entry.get('id')}“ ist größer als „{parent}“, deren Teil sie ist.",
            "Beträge oder „part_of“ prüfen.",
            script.place((*path, "amount")),
        )


def _check_weights(script: Manuscript) -> None:
    criteria = list(_entries(script.data, _KINDS["Kriterium"]))
    weighted = [path for path, entry in criteria if entry.get("weight") is not None]
    for path, entry in criteria:
        if weighted and entry.get("weight") is None:
            script.fault(
                "weight_missing",
                f"Das Kriterium „{entry.get('id')}“ hat kein Gewicht, andere haben eines.",
                "Entweder alle Kriterien gewichten, wie der Aufruf es veröffentlicht, oder keines.",
                script.place(path),
                "weight: 15",
            )
        if not entry.get("requirements"):
            script.findings.append(
                Finding(
                    "catalogue.criterion_without_requirement",
                    Severity.WARNING,
                    f"Zum Kriterium „{entry.get('id')}“ gibt es keine Prüffrage; es bleibt ungeprüft.",
                    "Mindestens eine Prüffrage darunter hängen.",
                    script.place(path),
                )
            )


def _check_cues(script: Manuscript) -> None:
    for path, entry in _entries(script.data, _KINDS["Prüffrage"]):
        cues = entry.get("cues")
        if not isinstance(cues, dict):
            continue
        terms = cues.get("terms")
        for index, term in enumerate(terms if isinstance(terms, list) else []):
            if isinstance(term, str) and term != term.lower():
                script.fault(
                    "term_case",
                    f"Der Wortstamm „{term}“ ist nicht kleingeschrieben.",
                    "Wortstämme klein schreiben, sonst werden sie nicht gefunden.",
                    script.place((*path, "cues", "terms", index)),
                    term.lower(),
                )
        for name, phrases in cues.items():
            _check_repeats(script, (*path, "cues", name), phrases)


def _check_repeats(script: Manuscript, path: Path, phrases: Any) -> None:
    seen: set[str] = set()
    for index, phrase in enumerate(phrases if isinstance(phrases, list) else []):
        if not isinstance(phrase, str):
            continue
        if phrase.casefold() in seen:
            script.findings.append(
                Finding(
                    "catalogue.cue_repeated",
                    Severity.WARNING,
                    f"„{phrase}“ steht in dieser Liste zweimal.",
                    "Einmal löschen.",
                    script.place((*path, index)),
                )
            )
        seen.add(phrase.casefold())
