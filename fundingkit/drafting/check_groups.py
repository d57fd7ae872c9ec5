"""Checks that say the same of several places, put together for reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fundingkit.drafting.check import Check
from fundingkit.findings import Severity


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Checks with the same words; each keeps its place."""

    checks: tuple[Check, ...]

    @property
    def first(self) -> Check:
        """The one whose words stand for all."""
        return self.checks[0]

    @property
    def severity(self) -> Severity:
        """How grave they are."""
        return self.first.finding.severity


def grouped_checks(checks: Iterable[Check]) -> tuple[CheckGroup, ...]:
    """The checks in order, those with the same area, code and words together."""
    groups: dict[tuple[str, str, str, str], list[Check]] = {}
    for check in checks:
        finding = check.finding
        groups.setdefault((check.area, finding.code, finding.title, finding.hint), []).append(check)
    return tuple(CheckGroup(tuple(group)) for group in groups.values())


def place_label(check: Check) -> str:
    """What a link to the place of a check is called, empty where it has none."""
    place = check.finding.place
    return str(place).removeprefix("Feld ").removeprefix("Prüffrage ") if place else ""
