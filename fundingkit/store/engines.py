"""The engine as the store sees it: something that matches one paper, and judges from matches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from threading import Lock
from types import GenericAlias
from typing import Any, Protocol, get_type_hints

from fundingkit.catalogue.call import Call
from fundingkit.documents.document import Document
from fundingkit.evidence import Claim, Proposal
from fundingkit.settings import Settings

#: Told how far the work has come: pieces done, pieces in all. May raise `Cancelled`.
Progress = Callable[[int, int], None]


class Engine(Protocol):
    """What `fundingkit.engine.Engine` offers, as far as the store needs it."""

    @property
    def version(self) -> str:
        """Changes whenever results can change."""

    def match(self, call: Call, document: Document, progress: Progress | None = None) -> Any:
        """What one paper has to say to a call."""

    def propose(self, call: Call, matches: Sequence[Any]) -> Mapping[str, Proposal]:
        """The proposals that follow from the matches of all papers."""


def configured_engine(settings: Settings) -> Engine:
    """The engine that the settings ask for.

    Raises `ModelDamaged`, `EncoderUnusable` for a folder without a model and
    `EncoderUnreachable` for an address that does not answer.
    """
    # Loading takes time and memory that a process without work for it should not spend.
    from fundingkit.engine import Engine as Bundled  # noqa: PLC0415 - see above

    if settings.encoder == "none":
        return Bundled.load(words_only=True)
    if settings.encoder == "bundled":
        return Bundled.load()
    return Bundled.load(_meaning(settings))


def _meaning(settings: Settings) -> Any:
    from fundingkit.matching.foreign_encoders import AddressMeaning, FolderMeaning  # noqa: PLC0415 - as above

    if settings.encoder_folder is not None and settings.encoder == "folder":
        return FolderMeaning(settings.encoder_folder)
    key = settings.encoder_key.get_secret_value() if settings.encoder_key else ""
    return AddressMeaning(str(settings.encoder_address), settings.encoder_model, key)


class EngineRoom:
    """Loads the engine at its first use, once for all threads."""

    def __init__(self, load: Callable[[], Engine]) -> None:
        self._load = load
        self._lock = Lock()
        self._engine: Engine | None = None

    def engine(self) -> Engine:
        """The engine, loaded where it was not yet."""
        with self._lock:
            if self._engine is None:
                self._engine = self._load()
            return self._engine


@cache
def worked_kind(engine: type[Any]) -> Any:
    """The type of what is kept of a paper: what `match` gives, and the paper's own claims."""
    matches = get_type_hints(engine.match)["return"]
    return GenericAlias(tuple, (matches, tuple[Claim, ...]))
