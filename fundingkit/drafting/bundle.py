"""The whole application as one archive, to be read in elsewhere and to yield the same files.

It holds what was put in (call, proposals, verdicts, texts, registers, template, pictures, attachments),
what came out, and the hash of each. The papers themselves stay where they are; their hashes are in it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic import TypeAdapter, ValidationError

from fundingkit.attachments import AttachmentState
from fundingkit.dossier import clean_file_name
from fundingkit.drafting.application import Application, Edition
from fundingkit.drafting.archives import pack
from fundingkit.drafting.docx_writer import Picture
from fundingkit.drafting.exports import write_exports
from fundingkit.drafting.template import read_template
from fundingkit.findings import Finding, Place, Severity

#: Counts up when the shape of the archive changes.
FORMAT = 1

#: Largest archive that is read, in bytes packed and unpacked, and in members.
LARGEST = 250_000_000
LARGEST_UNPACKED = 500_000_000
MOST_MEMBERS = 500

_MANIFEST, _APPLICATION, _EDITION = "manifest.json", "antrag/application.json", "antrag/edition.json"
_PICTURES, _TEMPLATE, _EXPORTS = "antrag/bilder", "antrag/vorlage.docx", "ausgaben"
_ATTACHMENTS = "unterlagen"


@dataclass(frozen=True)
class Bundle:
    """An application with all that its files were made from, and the files themselves by name.

    `attachments` are the bytes of those that were kept, by sha256.
    """

    application: Application
    edition: Edition
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    template: bytes | None = field(default=None, repr=False)
    exports: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    attachments: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class BundleReading:
    """What came of an archive: a bundle, or findings that say why there is none."""

    bundle: Bundle | None
    findings: tuple[Finding, ...] = ()


def write_bundle(
    application: Application,
    edition: Edition,
    *,
    pictures: Sequence[Picture] = (),
    template: bytes | None = None,
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of the archive; the same input gives the same bytes. `attachments` are by sha256."""
    exports = write_exports(application, edition, pictures=pictures, template=template)
    members: dict[str, bytes] = {
        _APPLICATION: _application().dump_json(application, indent=1),
        _EDITION: _edition().dump_json(edition, indent=1),
    }
    if template is not None:
        members[_TEMPLATE] = template
    for number, picture in enumerate(pictures, start=1):
        members[f"{_PICTURES}/{number:02d}.png"] = picture.png
    members |= {f"{_EXPORTS}/{name}": data for name, data in exports.items()}
    kept = attachments or {}
    for state in application.attachments:
        if state.sha256 in kept:
            members[_member(state)] = kept[state.sha256]
    assessment = application.assessment
    manifest = {
        "format": FORMAT,
        "title": application.title,
        "municipality": application.municipality,
        "call": {"id": assessment.call.id, "version": assessment.call.version},
        "engine": assessment.engine_version,
        "edition": {"version": edition.version, "date": edition.date.isoformat(), "person": edition.person},
        "papers": [{"name": paper.name, "sha256": paper.sha256} for paper in assessment.papers],
        "pictures": [{"title": picture.title, "alternative": picture.alternative} for picture in pictures],
        "members": {name: hashlib.sha256(data).hexdigest() for name, data in members.items()},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    return pack({_MANIFEST: text.encode("utf-8", "replace"), **members})


def read_bundle(name: str, data: bytes) -> BundleReading:
    """Read an archive back. Every member must have the hash that the manifest names; nothing is raised."""
    members = _members(name, data)
    if isinstance(members, Finding):
        return BundleReading(None, (members,))
    try:
        manifest = json.loads(members.pop(_MANIFEST))
        hashes: dict[str, str] = dict(manifest["members"])
        described = [(str(item["title"]), str(item["alternative"])) for item in manifest["pictures"]]
    except (KeyError, TypeError, ValueError):
        return BundleReading(
            None, (_fault(name, "bundle.no_manifest", "Das Archiv stammt nicht von fundingkit."),)
        )
    if manifest.get("format") != FORMAT:
        return BundleReading(
            None,
            (
                _fault(
                    name,
                    "bundle.format",
                    "Das Archiv hat eine Form, die diese Fassung von fundingkit nicht kennt.",
                ),
            ),
        )
    wrong = [
        member
        for member in sorted(hashes.keys() | members.keys())
        if member not in members or hashlib.sha256(members[member]).hexdigest() != hashes.get(member)
    ]
    if wrong:
        return BundleReading(
            None,
            tuple(
                _fault(f"{name}, {member}", "bundle.changed", "Der Teil fehlt oder ist verändert.")
                for member in wrong
            ),
        )
    try:
        application = _application().validate_json(members[_APPLICATION])
        edition = _edition().validate_json(members[_EDITION])
        pictures = tuple(
            Picture(members[f"{_PICTURES}/{number:02d}.png"], title, words)
            for number, (title, words) in enumerate(described, start=1)
        )
    except (KeyError, ValidationError):
        return BundleReading(
            None, (_fault(name, "bundle.damaged", "Der Inhalt des Archivs ist nicht lesbar."),)
        )
    template = members.get(_TEMPLATE)
    if template is not None:
        checked = read_template("vorlage.docx", template)
        if checked.data is None:
            return BundleReading(None, checked.findings)
    prefix = f"{_EXPORTS}/"
    exports = {
        member.removeprefix(prefix): content
        for member, content in members.items()
        if member.startswith(prefix)
    }
    attachments = {
        state.sha256: members[_member(state)]
        for state in application.attachments
        if hashlib.sha256(members.get(_member(state), b"")).hexdigest() == state.sha256
    }
    return BundleReading(Bundle(application, edition, pictures, template, exports, attachments))


def differing(bundle: Bundle) -> tuple[str, ...]:
    """The names of the files that come out differently here and now; empty where all are the same."""
    again = write_exports(
        bundle.application, bundle.edition, pictures=bundle.pictures, template=bundle.template
    )
    names = sorted(again.keys() | bundle.exports.keys())
    return tuple(name for name in names if again.get(name) != bundle.exports.get(name))


@cache
def _application() -> TypeAdapter[Application]:
    return TypeAdapter(Application)


@cache
def _edition() -> TypeAdapter[Edition]:
    return TypeAdapter(Edition)


def _member(state: AttachmentState) -> str:
    """Where an attachment lies: under the name that people gave it, in a folder of its own."""
    return f"{_ATTACHMENTS}/{state.attachment}/{clean_file_name(state.file)}"


def _members(name: str, data: bytes) -> dict[str, bytes] | Finding:
    if len(data) > LARGEST:
        return _fault(name, "bundle.too_large", "Das Archiv ist zu groß.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                return _fault(name, "bundle.too_large", "Das Archiv ist zu groß.")
            return {info.filename: archive.read(info) for info in infos}
    except Exception:  # noqa: BLE001 - zipfile raises many kinds for damaged and encrypted archives
        return _fault(name, "bundle.damaged", "Die Datei ist kein lesbares Archiv.")


def _fault(name: str, code: str, title: str) -> Finding:
    hint = "Das Archiv dort, wo es herkommt, noch einmal ausgeben und unverändert hochladen."
    return Finding(code, Severity.ERROR, title, hint, Place(name))
