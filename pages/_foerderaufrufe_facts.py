"""A fact of a catalogue as people read it: how sure it is, and where it comes from."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Call, Certainty, Fact, Source
from pages._text import plain

_COLOURS = {Certainty.STATED: "green", Certainty.OTHER_ROUND: "orange", Certainty.INFERRED: "gray"}
_KINDS = {"official": "amtlich", "secondary": "aus zweiter Hand", "own": "eigene Arbeit"}


def mark(fact: Fact) -> str:
    """The certainty as a coloured word; the word says all, the colour only repeats it."""
    return f":{_COLOURS[fact.certainty]}-badge[{fact.certainty.label}]"


def origin(call: Call, fact: Fact) -> str:
    """The sources of a fact as links, one after the other."""
    return "; ".join(link(call.source(source_id)) for source_id in fact.sources)


def link(source: Source) -> str:
    """A source as a link, or as its title where it has no address on the web."""
    if source.href.startswith(("https://", "http://")):
        return f"[{plain(source.title)}](<{source.href}>)"
    return plain(source.title)


def kind_of(source: Source) -> str:
    """Whether a source is first-hand, in German."""
    return _KINDS[source.kind]


def show_fact(call: Call, fact: Fact, text: str, *, more: str = "") -> None:
    """One fact in a row: text with its certainty, then remark and sources in small print."""
    st.markdown(f"{plain(text)} {mark(fact)}")
    small = " ".join(part for part in (plain(more), plain(fact.remark)) if part)
    # Not a caption: those are paler than links may be.
    st.markdown(f":small[{small}{'  ' if small else ''}Quellen: {origin(call, fact)}]")
