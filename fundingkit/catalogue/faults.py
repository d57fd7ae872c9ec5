"""What the schema refuses, said in German with a remedy and an example."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from fundingkit.catalogue import call as schema
from fundingkit.catalogue.manuscript import Manuscript, Path

#: Examples for the names that a writer of catalogues meets most.
EXAMPLES: Mapping[str, str] = {
    "id": "id: mpsc-2021",
    "version": "version: 1",
    "title": 'title: "Titel des Eintrags"',
    "sources": "sources: [programmseite]",
    "certainty": "certainty: stated",
    "question": 'question: "Ist benannt, wer federführend ist?"',
    "full": 'full: "bestimmte Stelle mit Aufgabe genannt"',
    "partial": 'partial: "Zuständigkeit nur geplant"',
    "kind": "kind: text",
    "limit": "limit: 400",
    "repeat": "repeat: 5",
    "share": "share: 0.65",
    "amount": "amount: 2500000",
    "months": "months: 12",
    "weight": "weight: 25",
    "date": "date: 2021-03-14",
    "required": "required: always",
    "href": 'href: "https://www.example.org/aufruf"',
    "requirements": "requirements: [R01, R02]",
    "retrieved": "retrieved: 2026-11-22",
}

#: German words for the entries of a list.
ENTRY_WORDS: Mapping[str, str] = {
    "sources": "Quelle",
    "blocks": "Block",
    "criteria": "Kriterium",
    "requirements": "Prüffrage",
    "attachments": "Unterlage",
    "rates": "Quote",
    "caps": "Obergrenze",
    "phases": "Phase",
    "rules": "Regel",
    "selection": "Regel",
    "eligibility": "Regel",
    "duties": "Regel",
    "deadlines": "Frist",
    "sections": "Abschnitt",
    "fields": "Feld",
}

_MODELS = {
    model.__name__: model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, BaseModel)
}


def report(error: ValidationError, script: Manuscript) -> None:
    """Add one finding per fault that pydantic found, at the place where it stands."""
    for fault in error.errors(include_url=False):
        path = _path(fault["loc"], script.data)
        # Faulty items are left out before pydantic counts; their own faults are reported anyway.
        if fault["type"] == "too_short" and _at(path, script.data):
            continue
        _report_one(fault["type"], path, fault.get("ctx", {}), fault.get("input"), script)


def _path(location: tuple[str | int, ...], data: Any) -> Path:
    """The path in the file: without the names of models that pydantic adds for alternatives."""
    path: list[str | int] = []
    here: Any = data
    for step in location:
        if isinstance(here, dict) and step not in here and step in _MODELS:
            continue
        path.append(step)
        here = _inside(here, step)
    return tuple(path)


def _inside(data: Any, step: str | int) -> Any:
    """What stands at one step further down, None where there is nothing."""
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _at(path: Path, data: Any) -> Any:
    for step in path:
        data = _inside(data, step)
    return data


def name_of_entry(path: Path, data: Any) -> str:
    """The nearest entry with an id, in words: `Prüffrage „R07“`; empty at the top."""
    found = ""
    here = data
    group = ""
    for step in path:
        if isinstance(step, str):
            group = step
        here = _inside(here, step)
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            found = f"{ENTRY_WORDS.get(group, group)} „{here['id']}“" if group else ""
    return found


def _report_one(kind: str, path: Path, context: dict[str, Any], value: Any, script: Manuscript) -> None:
    name = str(path[-1]) if path else "Katalog"
    entry = name_of_entry(path[:-1], script.data)
    inside = f" ({entry})" if entry else ""
    example = EXAMPLES.get(name, "")
    if kind == "missing":
        script.fault(
            "missing",
            f"Die Angabe „{name}“ fehlt{inside}.",
            "Die Zeile ergänzen.",
            script.place(path[:-1]),
            example,
        )
        return
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(name, _known_names(path, script.data), n=1)
        hint = (
            f"Ist „{near[0]}“ gemeint?"
            if near
            else "Die Zeile löschen; docs/catalogue.md nennt alle Angaben."
        )
        script.fault(
            "unknown_name",
            f"Die Angabe „{name}“ gibt es hier nicht{inside}.",
            hint,
            script.place_of_key(path),
            EXAMPLES.get(near[0], "") if near else "",
        )
        return
    where = script.place(path)
    shown = _shown(value)
    if isinstance(path[-1] if path else "", int):
        name = (
            f"{next((step for step in reversed(path) if isinstance(step, str)), '')} Nr. {int(path[-1]) + 1}"
        )
    if value is None:
        script.fault(
            "empty_value",
            f"Die Angabe „{name}“{inside} ist leer.",
            "Einen Wert eintragen; ist er unbekannt, die Zeile löschen.",
            where,
            example,
        )
    elif kind == "string_type":
        script.fault(
            "not_text",
            f"„{name}“{inside} muss Text sein, hier steht {shown}.",
            "Den Wert in Anführungszeichen setzen.",
            where,
            f'{name}: "{value}"' if isinstance(value, int | float) else example,
        )
    elif kind in {"literal_error", "enum"}:
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        near = difflib.get_close_matches(str(value), allowed.split(", "), n=1)
        hint = f"Ist „{near[0]}“ gemeint? " if near else ""
        script.fault(
            "not_allowed",
            f"„{name}“{inside} hat den Wert {shown}; den gibt es hier nicht.",
            f"{hint}Erlaubt sind: {allowed}.",
            where,
            example,
        )
    elif kind == "string_pattern_mismatch":
        script.fault(
            "identifier",
            f"{shown} ist keine gültige Kennung{inside}.",
            "Kennungen beginnen mit Buchstabe oder Ziffer, haben höchstens 64 Zeichen und enthalten nur "
            "A–Z, a–z, 0–9, Punkt, Unterstrich und Bindestrich, keine Umlaute und Leerzeichen.",
            where,
            example,
        )
    elif kind == "string_too_long":
        script.fault(
            "too_long",
            f"„{name}“{inside} ist zu lang.",
            f"Höchstens {context.get('max_length')} Zeichen verwenden.",
            where,
            example,
        )
    elif kind in {"string_too_short", "too_short"}:
        script.fault(
            "too_few",
            f"„{name}“{inside} braucht mindestens {context.get('min_length', 1)} Eintrag.",
            "Einen Eintrag ergänzen.",
            where,
            example,
        )
    elif kind.startswith(("int_", "decimal_", "greater_than", "less_than", "finite")):
        script.fault(
            "number",
            f"„{name}“{inside} hat den Wert {shown}; das ist hier keine zulässige Zahl.",
            _number_hint(kind, context),
            where,
            example,
        )
    elif kind.startswith("date"):
        script.fault(
            "date",
            f"„{name}“{inside} hat den Wert {shown}; das ist kein Datum.",
            "Jahr-Monat-Tag schreiben.",
            where,
            example or "date: 2021-03-14",
        )
    elif kind in {"tuple_type", "list_type"}:
        script.fault(
            "not_list",
            f"„{name}“{inside} muss eine Liste sein, hier steht {shown}.",
            "Jeden Eintrag in eine eigene Zeile mit „- “ setzen oder in eckige Klammern.",
            where,
            example or f"{name}: [erster, zweiter]",
        )
    elif kind in {"model_type", "dict_type", "model_attributes_type"}:
        script.fault(
            "not_entry",
            f"„{name}“{inside} muss ein Eintrag mit benannten Angaben sein, hier steht {shown}.",
            "Die Angaben eingerückt darunter schreiben, je Zeile „name: Wert“.",
            where,
            example,
        )
    else:
        script.fault(
            "value",
            f"Der Wert {shown} passt nicht zu „{name}“{inside}.",
            "Mit einem vorhandenen Katalog vergleichen; docs/catalogue.md beschreibt jede Angabe.",
            where,
            example,
        )


def _number_hint(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "greater_than":
        return f"Die Zahl muss größer als {context['gt']} sein."
    if kind == "greater_than_equal":
        return f"Die Zahl muss mindestens {context['ge']} sein."
    if kind == "less_than":
        return f"Die Zahl muss kleiner als {context['lt']} sein."
    if kind == "less_than_equal":
        return f"Die Zahl darf höchstens {context['le']} sein."
    return "Nur Ziffern schreiben, ohne Tausenderpunkt und Einheit, Dezimalstellen nach einem Punkt."


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "ein Eintrag"
    if isinstance(value, list):
        return "eine Liste"
    if isinstance(value, bool):
        return "„true“" if value else "„false“"
    text = str(value)
    return f"„{text[:60]}…“" if len(text) > 60 else f"„{text}“"


def _known_names(path: Path, data: Any) -> list[str]:
    """Names that the schema knows at this place, to suggest the one that was meant."""
    model: type[BaseModel] | None = schema.Call
    here = data
    for step in path[:-1]:
        here = _inside(here, step)
        if isinstance(step, str) and model is not None:
            model = _model_of(model, step)
        elif model in {schema.FormField, schema.FieldGroup} and isinstance(here, dict):
            model = schema.FieldGroup if schema.is_group(here) else schema.FormField
    return list(model.model_fields) if model is not None else []


def _model_of(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    field = model.model_fields.get(name)
    if field is None:
        return None
    wanted = str(field.annotation)
    return next((known for label, known in _MODELS.items() if f".{label}" in wanted), None)
