"""Where something stands in the papers of a report, with the text around it."""

from __future__ import annotations

from fundingkit.passages.passage import Passage
from fundingkit.store.store import Store
from fundingkit.workbench.surroundings import Surroundings, surroundings


def place_of(store: Store, dossier_id: int, passage: Passage) -> Surroundings | None:
    """The text around a passage; None where its paper is gone or was read anew since."""
    names = {
        version.sha256: version.file_name
        for paper in store.papers.all(dossier_id)
        for version in paper.versions
    }
    name = names.get(passage.document)
    kept = store.readings.kept(passage.document, name) if name else None
    if kept is None or kept.text is None:
        return None
    document = kept.text.document
    if document.text[passage.start : passage.end] != passage.quote:
        return None
    return surroundings(document, passage.start, passage.end)
