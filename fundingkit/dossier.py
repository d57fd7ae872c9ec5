"""A dossier: one application under way, with its papers in versions, as people see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from fundingkit.findings import Finding, Severity

#: Longest title or name of a municipality, in characters.
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Dossier:
    """One application under way: a municipality and the calls it is held against.

    `id` is stable and stands in links. An archived dossier is out of the list and can come back.
    """

    id: int
    title: str
    municipality: str
    call_ids: tuple[str, ...]
    created_by: str
    created_at: dt.datetime
    archived_at: dt.datetime | None = None
    archived_by: str = ""

    @property
    def archived(self) -> bool:
        """Whether it was put away."""
        return self.archived_at is not None


#: How far a version has come: not looked at yet, read, or refused with findings.
ReadingState = Literal["waiting", "read", "refused"]


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """One version of a paper. `number` counts from 1, `size` is in bytes.

    `findings`, `pages` and `characters` are what reading gave; `pages` is None where the format
    has none or the version has not been read.
    """

    number: int
    sha256: str
    file_name: str
    size: int
    uploaded_by: str
    uploaded_at: dt.datetime
    state: ReadingState = "waiting"
    findings: tuple[Finding, ...] = ()
    pages: int | None = None
    characters: int = 0


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """A paper of a dossier with all its versions, oldest first; never without one."""

    id: int
    name: str
    versions: tuple[PaperVersion, ...]
    removed_at: dt.datetime | None = None
    removed_by: str = ""

    @property
    def current(self) -> PaperVersion:
        """The newest version, which the assessment uses."""
        return self.versions[-1]

    @property
    def removed(self) -> bool:
        """Whether it was taken out of the dossier; it can come back."""
        return self.removed_at is not None

    def version(self, number: int) -> PaperVersion:
        """The version of that number; `KeyError` where there is none."""
        for version in self.versions:
            if version.number == number:
                return version
        raise KeyError(number)


def dossier_findings(
    title: str, municipality: str, call_ids: Collection[str], known_calls: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What keeps these entries from making a dossier; empty where nothing does.

    `known_calls` are the ids in the criteria folder; None leaves the calls unchecked.
    """
    findings = []
    for label, text in (("Titel", title), ("Name der Kommune", municipality)):
        if not text.strip():
            findings.append(_error("dossier.empty", f"Der {label} fehlt.", "Bitte ausfüllen."))
        elif len(text) > LONGEST_NAME:
            findings.append(
                _error(
                    "dossier.too_long",
                    f"Der {label} hat {len(text)} Zeichen.",
                    f"Bitte auf höchstens {LONGEST_NAME} Zeichen kürzen.",
                )
            )
    if not call_ids:
        findings.append(
            _error("dossier.no_call", "Es ist kein Förderaufruf gewählt.", "Bitte mindestens einen wählen.")
        )
    unknown = [] if known_calls is None else [call for call in call_ids if call not in known_calls]
    findings += [
        _error(
            "dossier.unknown_call",
            f"Den Förderaufruf „{call_id}“ gibt es nicht.",
            "Bitte einen aus der Liste der Förderaufrufe wählen.",
        )
        for call_id in unknown
    ]
    return tuple(findings)


def clean_file_name(name: str) -> str:
    """The bare name of an uploaded file: no folders, no control characters, at most 200 characters."""
    bare = PurePath(name.replace("\\", "/")).name
    bare = " ".join("".join(char if char.isprintable() else " " for char in bare).split())
    if not bare.strip("."):
        return "ohne Namen"
    if len(bare) > LONGEST_NAME:
        ending = PurePath(bare).suffix[:20]
        bare = bare[: LONGEST_NAME - len(ending)] + ending
    return bare


def _error(code: str, title: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, title, hint)
