"""The shelf of catalogues: every call in the criteria folder, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fundingkit.catalogue.call import Call
from fundingkit.catalogue.reading import CallReading, read_call
from fundingkit.errors import CatalogueFaulty, UnknownCall
from fundingkit.findings import Finding, Place, Severity

#: The catalogues that come with fundingkit.
DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "criteria"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All usable calls of a folder by id, and the findings of all its files in order."""

    calls: Mapping[str, Call]
    findings: tuple[Finding, ...] = ()


def read_shelf(folder: Path | str = DEFAULT_FOLDER) -> Shelf:
    """Read every `*.yaml` of `folder`. One faulty file never hides the others."""
    calls: dict[str, Call] = {}
    findings: list[Finding] = []
    for path in _files(Path(folder)):
        reading = _read_named(path)
        findings.extend(reading.findings)
        if reading.call is not None:
            calls[reading.call.id] = reading.call
    return Shelf(MappingProxyType(calls), tuple(findings))


def load_call(call_id: str, folder: Path | str = DEFAULT_FOLDER) -> Call:
    """The call of that id.

    Raises `UnknownCall` where no file of that name exists and `CatalogueFaulty` where the file
    has faults; `read_call` or `read_shelf` give the findings.
    """
    for path in _files(Path(folder)):
        if path.stem == call_id:
            reading = _read_named(path)
            if reading.call is None:
                raise CatalogueFaulty(path.name, len(reading.errors))
            return reading.call
    raise UnknownCall(call_id, [path.stem for path in _files(Path(folder))])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.is_file())


def _read_named(path: Path) -> CallReading:
    """Read a file and hold it to its name, by which calls are looked up."""
    reading = read_call(path)
    call = reading.call
    if call is None or call.id == path.stem:
        return reading
    misnamed = Finding(
        "catalogue.file_name",
        Severity.ERROR,
        f"Die Datei heißt {path.name}, ihr Förderaufruf aber „{call.id}“.",
        "Datei und Kennung gleich benennen.",
        Place(path.name),
        f"{call.id}.yaml",
    )
    return CallReading(None, (*reading.findings, misnamed))
