"""The city's fields of action as people keep them: found in the papers, corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fundingkit.leadership.report import Report
from fundingkit.readiness.field_map import FieldMap, FieldMatrix, field_matrix, propose_map
from fundingkit.readiness.fields import Field, propose_fields
from fundingkit.store.registers import Written
from fundingkit.store.store import Store


@dataclass(frozen=True)
class OwnFields:
    """Fields of action with what they carry. `revision` is 0 while nobody has corrected them.

    `by_hand` holds the ids of requirements by field id where people have put them there; for
    these fields nothing is proposed any more.
    """

    mapping: FieldMap
    matrix: FieldMatrix
    by_hand: Mapping[str, tuple[str, ...]]
    proposed: bool
    revision: int

    def requirements(self, field_id: str) -> tuple[str, ...]:
        """What a field carries at present, in the order of the call."""
        mine = {
            rid
            for (fid, _), cell in self.matrix.cells.items()
            if fid == field_id
            for rid in cell.requirements
        }
        order = [item.id for criterion in self.matrix.criteria for item in criterion.requirements]
        return tuple(rid for rid in order if rid in mine)


def own_fields(store: Store, report: Report, proposed: Iterable[Field]) -> OwnFields:
    """The fields that people keep, else those `proposed`, mapped onto the call."""
    key = _key(report)
    history = store.plans.settings.history(report.dossier.id, key)
    kept = history[-1].value if history else None
    fields = tuple(proposed) if kept is None else tuple(_field(entry) for entry in kept["fields"])
    by_hand = {} if kept is None else {fid: tuple(ids) for fid, ids in kept["requirements"].items()}
    mapping = propose_map(fields, report.assessment)
    for field_id, ids in by_hand.items():
        mapping = mapping.with_passages(field_id, ()).with_requirements(field_id, ids)
    return OwnFields(
        mapping,
        field_matrix(report.ready, report.assessment, mapping),
        by_hand,
        kept is None,
        history[-1].revision if history else 0,
    )


def fields_in_papers(store: Store, report: Report) -> tuple[Field, ...]:
    """The fields of action that the papers name: a proposal for people to correct."""
    names = {
        version.sha256: version.file_name
        for paper in store.papers.all(report.dossier.id)
        for version in paper.versions
    }
    texts = (
        store.readings.read(paper.sha256, names[paper.sha256]).text
        for paper in report.assessment.papers
        if paper.sha256 in names
    )
    return propose_fields(text.document for text in texts if text is not None)


def keep_fields(
    store: Store, report: Report, known: OwnFields, rows: Iterable[tuple[str, str, bool]], *, by: str
) -> Written[Any]:
    """Keep these fields: name, themes by comma, whether cross-cutting. Nameless rows are left out.

    A field of a known name keeps its id and what people have put to it.
    """
    before = {field.name.casefold(): field for field in known.mapping.fields}
    numbers = iter(range(1, 1000))
    taken = {field.id for field in known.mapping.fields}
    fields: dict[str, Field] = {}
    for name, themes, cross in rows:
        title = " ".join(name.split())
        if not title or title.casefold() in {field.name.casefold() for field in fields.values()}:
            continue
        old = before.get(title.casefold())
        field_id = old.id if old else next(f"F{n:02}" for n in numbers if f"F{n:02}" not in taken)
        parts = tuple(part.strip() for part in themes.split(",") if part.strip())
        fields[field_id] = replace(
            old or Field(field_id, title), name=title, themes=parts, cross_cutting=cross
        )
    by_hand = {fid: ids for fid, ids in known.by_hand.items() if fid in fields}
    return _write(store, report, known, fields.values(), by_hand=by_hand, by=by)


def keep_requirements(
    store: Store, report: Report, known: OwnFields, field_id: str, ids: Iterable[str], *, by: str
) -> Written[Any]:
    """Keep exactly these requirements with a field; nothing is proposed for it any more."""
    by_hand = {**known.by_hand, field_id: tuple(ids)}
    return _write(store, report, known, known.mapping.fields, by_hand=by_hand, by=by)


def forget_fields(store: Store, report: Report, known: OwnFields, *, by: str) -> Written[Any]:
    """Go back to what is found in the papers; the corrections stay in the history."""
    return store.plans.settings.remove(report.dossier.id, _key(report), by=by, based_on=known.revision)


def _write(
    store: Store,
    report: Report,
    known: OwnFields,
    fields: Iterable[Field],
    *,
    by_hand: Mapping[str, tuple[str, ...]],
    by: str,
) -> Written[Any]:
    value = {
        "fields": [
            {
                "id": field.id,
                "name": field.name,
                "themes": list(field.themes),
                "cross_cutting": field.cross_cutting,
                "document": field.document,
                "start": field.start,
                "page": field.page,
            }
            for field in fields
        ],
        "requirements": {field_id: list(ids) for field_id, ids in by_hand.items()},
    }
    return store.plans.settings.write(report.dossier.id, _key(report), value, by=by, based_on=known.revision)


def _field(entry: Mapping[str, Any]) -> Field:
    return Field(**{**entry, "themes": tuple(entry["themes"])})


def _key(report: Report) -> str:
    return f"fields.{report.assessment.call.id}"
