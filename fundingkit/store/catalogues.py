"""The calls of the installation, read again only when a file in the folder has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from threading import Lock

from fundingkit.catalogue.call import Call
from fundingkit.catalogue.shelf import Shelf, read_shelf
from fundingkit.errors import CatalogueFaulty, UnknownCall

_Signature = tuple[tuple[str, int, int], ...]


class Catalogues:
    """The criteria folder. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._seen: _Signature | None = None
        self._shelf = Shelf({})
        self._keys: dict[str, str] = {}

    def shelf(self) -> Shelf:
        """All usable calls with the findings of all files, as the folder is now."""
        with self._lock:
            now = _signature(self.folder)
            if now != self._seen:
                self._shelf, self._seen = read_shelf(self.folder), now
                self._keys = {call.id: call_key(call) for call in self._shelf.calls.values()}
            return self._shelf

    def ids(self) -> tuple[str, ...]:
        """The ids of all usable calls, in order."""
        return tuple(sorted(self.shelf().calls))

    def get(self, call_id: str) -> Call:
        """The call of that id. Raises `UnknownCall`, or `CatalogueFaulty` where its file has faults."""
        shelf = self.shelf()
        if call_id in shelf.calls:
            return shelf.calls[call_id]
        own = [f for f in shelf.findings if f.place is not None and Path(f.place.file).stem == call_id]
        if own:
            raise CatalogueFaulty(f"{call_id}.yaml", len(own))
        raise UnknownCall(call_id, list(self.ids()))

    def key(self, call_id: str) -> str:
        """Names a call in exactly its present wording. Raises as `get` does."""
        call = self.get(call_id)
        with self._lock:
            return self._keys.get(call_id) or call_key(call)


def call_key(call: Call) -> str:
    """Names a call in exactly this wording: also where somebody forgot to count up its version."""
    digest = hashlib.sha256(call.model_dump_json().encode()).hexdigest()[:16]
    return f"{call.id}:{call.version}:{digest}"


def _signature(folder: Path) -> _Signature:
    files = sorted(path for path in folder.glob("*.yaml") if path.is_file())
    return tuple((path.name, stat.st_mtime_ns, stat.st_size) for path in files for stat in [path.stat()])
