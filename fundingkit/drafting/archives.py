"""Office files are zips of XML: what XML can hold, and zips that come out the same byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

#: The date on every member: the earliest that the format can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)

# Characters that XML cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that an office file cannot hold."""
    return _ILLEGAL.sub("", text)


def pack(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the members in the given order, with fixed dates and rights."""
    pairs = members.items() if isinstance(members, Mapping) else members
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in pairs:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """The same zip with fixed dates and rights, its members in the order they have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pack([(info.filename, archive.read(info)) for info in archive.infolist()])
