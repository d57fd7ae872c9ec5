"""The sample dossier of a fresh installation: Konstanz, with a summary in our own words of its paper."""

from __future__ import annotations

from importlib.resources import files

from fundingkit.dossier import Dossier
from fundingkit.store.store import Store

TITLE = "Smart Green City Konstanz (Beispiel)"
MUNICIPALITY = "Konstanz"
CALL = "mpsc-2021"
PAPER = "Konstanz 2021, Zusammenfassung.md"
#: Who is named as the one that made it.
MADE_BY = "fundingkit"


def sample_paper() -> bytes:
    """The bytes of the sample's only paper."""
    return files(__package__).joinpath(PAPER).read_bytes()


def add_sample(store: Store, *, by: str = MADE_BY) -> Dossier:
    """Make the sample dossier with its paper, still to be worked out. Raises `NotAccepted`, `UnknownCall`."""
    store.catalogues.get(CALL)
    dossier = store.dossiers.create(TITLE, MUNICIPALITY, [CALL], by=by)
    store.upload(dossier.id, [(PAPER, sample_paper())], by=by)
    return dossier


def add_sample_to_fresh(store: Store) -> Dossier | None:
    """The sample in an installation that never had a dossier; None, and nothing done, in any other."""
    if store.dossiers.all() or store.dossiers.all(archived=True) or CALL not in store.catalogues.ids():
        return None
    return add_sample(store)
