"""What is on the desk: the review, the requirement looked at, and where this tab keeps its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from fundingkit.assessment.history import Standing
from fundingkit.assessment.verdict import Track
from fundingkit.dossier import DossierPaper, PaperVersion
from fundingkit.store.plans import ONLY
from fundingkit.store.store import Review
from fundingkit.workbench.items import Item
from pages._frame import View

#: Parts of the address: the requirement looked at, and which round of judging this is.
ITEM, ROUND = "frage", "runde"


@dataclass(frozen=True)
class Desk:
    """Everything that the parts of the workbench draw from, the same for one run of the page."""

    view: View
    review: Review = field(repr=False)
    everything: tuple[Item, ...] = field(repr=False)
    shown: tuple[Item, ...] = field(repr=False)
    item: Item

    @property
    def dossier(self) -> int:
        return self.review.dossier.id

    @property
    def call(self) -> str:
        return self.review.assessment.call.id

    @property
    def track(self) -> Track:
        return self.review.track

    @property
    def counting(self) -> frozenset[str]:
        """The versions that count at present, by sha256."""
        return frozenset(paper.sha256 for paper in self.review.assessment.papers)

    @property
    def standing(self) -> Standing:
        return self.review.standings[self.item.id]

    def key(self, part: str) -> str:
        """A name in this tab's state for the requirement as it stands: a new revision begins anew."""
        return self.key_at(part, self.standing.revision)

    def key_at(self, part: str, revision: int, requirement: str | None = None) -> str:
        named = requirement or self.item.id
        return f"pruefung_{part}_{self.dossier}_{self.call}_{self.track}_{named}_{revision}"

    def version(self, sha256: str) -> tuple[DossierPaper, PaperVersion] | None:
        """The paper and version of that content; None where the paper was taken out."""
        for paper in self.review.papers:
            for version in paper.versions:
                if version.sha256 == sha256:
                    return paper, version
        return None

    def place(self, sha256: str, page: int | None) -> str:
        """Document and page in words, with the version where it is not the newest."""
        found = self.version(sha256)
        if found is None:
            return "Dokument nicht mehr im Vorhaben"
        paper, version = found
        old = "" if version is paper.current else f", Fassung {version.number}"
        return f"{paper.name}{old}" + (f", Seite {page}" if page else "")


def round_of(view: View) -> Track:
    """Which round this is; whoever is giving the second opinion sees nothing else until it is closed."""
    kept = view.store.plans.second_opinions.get(view.dossier.id, ONLY, view.call.id)
    blind = kept is not None and not kept.value.closed and kept.value.reviewer == view.by
    return "second" if blind or st.query_params.get(ROUND) == "zweit" else "main"


def chosen(everything: Sequence[Item]) -> str | None:
    """The requirement that the address names."""
    wanted = st.query_params.get(ITEM)
    return wanted if wanted and any(item.id == wanted for item in everything) else None


def go(requirement: str | None) -> None:
    """Look at another requirement; for use in callbacks, too."""
    if requirement:
        st.query_params[ITEM] = requirement


def say(words: str, icon: str = ":material/check:") -> None:
    """Tell the person something once the page is drawn again."""
    st.session_state.setdefault("pruefung_said", []).append((words, icon))


def speak() -> None:
    """Show what was said since the page was last drawn."""
    for words, icon in st.session_state.pop("pruefung_said", []):
        st.toast(words, icon=icon)
