"""The city's fields of action mapped onto the call: which field carries which criterion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from fundingkit.assessment.assessment import Assessment
from fundingkit.readiness.fields import Field
from fundingkit.readiness.figures import CriterionReadiness, Readiness
from fundingkit.readiness.support import Support, all_support

#: A word that stands in more than this share of the passages tells no field from another.
_COMMON = 0.25
_ENDING = re.compile(r"(?:e|en|er|es|em|n|s)$")


@dataclass(frozen=True)
class FieldMap:
    """Which passages and requirements belong to which field; people correct what was proposed.

    `passages` holds keys of passages (`Passage.key`) by field id, `requirements` ids of
    requirements that people have put to a field directly.
    """

    fields: tuple[Field, ...]
    passages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    requirements: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def with_field(self, added: Field) -> FieldMap:
        """With one more field, or one of that id changed."""
        known = {known.id: known for known in self.fields} | {added.id: added}
        return replace(self, fields=tuple(known.values()))

    def without_field(self, field_id: str) -> FieldMap:
        """Without a field and what was put to it."""
        return FieldMap(
            tuple(known for known in self.fields if known.id != field_id),
            {key: value for key, value in self.passages.items() if key != field_id},
            {key: value for key, value in self.requirements.items() if key != field_id},
        )

    def with_passages(self, field_id: str, keys: Iterable[str]) -> FieldMap:
        """With exactly these passages in a field."""
        return replace(self, passages={**self.passages, field_id: frozenset(keys)})

    def with_requirements(self, field_id: str, ids: Iterable[str]) -> FieldMap:
        """With exactly these requirements put to a field by hand."""
        return replace(self, requirements={**self.requirements, field_id: frozenset(ids)})


@dataclass(frozen=True, slots=True)
class FieldCell:
    """What a field gives a criterion.

    `coverage` is the mean coverage of the criterion's applicable requirements, counting only
    those that the field has a passage for, 0 to 1; `requirements` are these, `of` how many the
    criterion has.
    """

    coverage: Fraction
    requirements: tuple[str, ...]
    of: int


@dataclass(frozen=True)
class FieldMatrix:
    """Fields by criteria.

    `unmapped` are requirements with evidence that no field claims; `unused` are fields that carry
    nothing of the call.
    """

    fields: tuple[Field, ...]
    criteria: tuple[CriterionReadiness, ...]
    cells: Mapping[tuple[str, str], FieldCell]
    unmapped: tuple[str, ...]
    unused: tuple[Field, ...]


def propose_map(fields: Sequence[Field], assessment: Assessment) -> FieldMap:
    """Each passage that counts goes to the fields whose words stand in it or in its headings.

    A passage that speaks of more than half of the fields, such as a table of all of them, speaks
    of none in particular and is left to people.
    """
    supports = {item.key: item for items in all_support(assessment).values() for item in items}
    texts = {key: " ".join((item.quote, *item.headings)).casefold() for key, item in supports.items()}
    stems = _telling(fields, list(texts.values()))
    owners = {
        key: {known.id for known in fields if _speaks_of(text, known, stems[known.id])}
        for key, text in texts.items()
    }
    most = max(2, len(fields) // 2)
    passages = {
        known.id: frozenset(key for key, ids in owners.items() if known.id in ids and len(ids) <= most)
        for known in fields
    }
    return FieldMap(tuple(fields), passages)


def field_matrix(ready: Readiness, assessment: Assessment, mapping: FieldMap) -> FieldMatrix:
    """Which field carries which criterion, and what no field carries."""
    supports = all_support(assessment)
    owned = {known.id: _requirements_of(known.id, mapping, supports) for known in mapping.fields}
    criteria = tuple(criterion for criterion in ready.criteria if criterion.share is not None)
    cells = {
        (known.id, criterion.id): cell
        for known in mapping.fields
        for criterion in criteria
        if (cell := _cell(criterion, owned[known.id])).requirements
    }
    claimed = frozenset[str]().union(*owned.values())
    used = {field_id for field_id, _ in cells}
    return FieldMatrix(
        fields=mapping.fields,
        criteria=criteria,
        cells=cells,
        unmapped=tuple(item.id for item in ready.requirements if item.coverage and item.id not in claimed),
        unused=tuple(known for known in mapping.fields if known.id not in used),
    )


def _requirements_of(
    field_id: str, mapping: FieldMap, supports: Mapping[str, tuple[Support, ...]]
) -> frozenset[str]:
    keys = mapping.passages.get(field_id, frozenset())
    found = {rid for rid, items in supports.items() if any(item.key in keys for item in items)}
    return mapping.requirements.get(field_id, frozenset()) | found


def _cell(criterion: CriterionReadiness, owned: frozenset[str]) -> FieldCell:
    counted = [item for item in criterion.requirements if item.applicable]
    mine = [item for item in counted if item.id in owned and item.coverage]
    total = sum((item.coverage for item in mine), Fraction(0))
    return FieldCell(total / len(counted), tuple(item.id for item in mine), len(counted))


def _telling(fields: Sequence[Field], texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The word stems by which a field can be told from the others."""
    stems = {known.id: _stems((known.name, *known.themes)) for known in fields}
    return {
        field_id: tuple(
            stem
            for stem in own
            if sum(stem in other for other in stems.values()) * 2 <= max(2, len(fields))
            and sum(_stands_in(stem, text) for text in texts) <= max(2, _COMMON * len(texts))
        )
        for field_id, own in stems.items()
    }


def _stems(texts: Iterable[str]) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]{4,}", " ".join(texts).casefold())
    return tuple(dict.fromkeys(_ENDING.sub("", word) if len(word) > 5 else word for word in words))


def _speaks_of(text: str, known: Field, stems: Iterable[str]) -> bool:
    return known.name.casefold() in text or any(_stands_in(stem, text) for stem in stems)


def _stands_in(stem: str, text: str) -> bool:
    """Long stems count within compounds too, short ones only at the beginning of a word."""
    at = text.find(stem)
    while at >= 0:
        if len(stem) >= 6 or at == 0 or not text[at - 1].isalpha():
            return True
        at = text.find(stem, at + 1)
    return False
