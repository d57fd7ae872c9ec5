"""Read a catalogue file: the call, or every fault with its place and a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from fundingkit.catalogue import faults, references
from fundingkit.catalogue.call import Call
from fundingkit.catalogue.manuscript import Manuscript, read_manuscript
from fundingkit.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class CallReading:
    """What reading a catalogue gave.

    `call` is None where any finding is an error; hints and warnings leave it usable. Findings
    are in the order of the file.
    """

    call: Call | None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the catalogue unusable."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def read_call(path: Path | str) -> CallReading:
    """Read the catalogue at `path`. Every fault is a finding; nothing is raised."""
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError:
        missing = Finding(
            "catalogue.unreadable",
            Severity.ERROR,
            f"Die Datei {path.name} lässt sich nicht öffnen.",
            "Prüfen, ob es die Datei gibt und ob sie gelesen werden darf.",
            Place(path.name),
        )
        return CallReading(None, (missing,))
    return read_call_text(content, path.name)


def read_call_text(content: bytes | str, file: str) -> CallReading:
    """Read a catalogue from its content; `file` is the name used in findings."""
    return _read(content.encode() if isinstance(content, str) else content, file)


# A catalogue takes most of a second to read, and every store of a process reads the same ones.
@lru_cache(maxsize=32)
def _read(content: bytes, file: str) -> CallReading:
    script = read_manuscript(content, file)
    call = None if script.data is None and script.findings else _checked(script)
    findings = tuple(sorted(script.findings, key=_position))
    if any(finding.severity is Severity.ERROR for finding in findings):
        call = None
    return CallReading(call, findings)


def _checked(script: Manuscript) -> Call | None:
    call = None
    try:
        call = Call.model_validate(script.data)
    except ValidationError as error:
        faults.report(error, script)
    references.check(script)
    return call


def _position(finding: Finding) -> tuple[int, int, str]:
    place = finding.place
    return ((place.line or 0) if place else 0, (place.column or 0) if place else 0, finding.code)
