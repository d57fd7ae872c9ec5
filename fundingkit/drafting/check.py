"""A check: a finding about the application and where it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fundingkit.drafting.draft import FieldDraft
from fundingkit.findings import Finding, Place, Severity

Area = Literal["field", "measures", "costs", "schedule", "attachments", "review", "tasks"]


@dataclass(frozen=True, slots=True)
class Check:
    """A finding and where it is mended: a part of the application, with the id of what is meant.

    For a field, `target` is its id and `entry` the measure of its repetition; for the review, the
    requirement's id; for attachments, the attachment's. Empty where the whole part is meant.
    """

    finding: Finding
    area: Area
    target: str = ""
    entry: str = ""


def at(item: FieldDraft, code: str, severity: Severity, title: str, hint: str) -> Check:
    """A check about a field."""
    place = Place(f"Feld {item.label}")
    return Check(Finding(code, severity, title, hint, place), "field", item.question.id, item.entry)
