"""The bar above the requirement: the keys to move about."""

from __future__ import annotations

import streamlit as st

from fundingkit.workbench.queue import following, next_open, preceding
from pages._pruefung_desk import Desk, go
from pages._pruefung_history import undo
from pages._pruefung_ways import show_ways

_KEYS = """
| Taste | Wirkung |
|---|---|
| `0` `1` `2` `3` | Stufe geben: kein Beleg, erwähnt, teilweise, erfüllt |
| `L` `G` `B` `U` | Verbindlichkeit: Leitbild, geplant, beschlossen, umgesetzt |
| `T` | trifft nicht zu |
| `Q` `W` `E` | vorgeschlagene Begründung wählen und speichern |
| `S` `D` | Urteil speichern, doch nicht |
| `J` `K` | nächste, vorige Textstelle |
| `A` `X` | Textstelle annehmen, ablehnen |
| `O` | nächste offene Prüffrage |
| `N` `V` | nächste, vorige Prüffrage |
| `Z` | eigenen letzten Schritt zurücknehmen |
"""


def show_bar(desk: Desk) -> None:
    """Moving about, undo, and what the keys do."""
    with st.container(horizontal=True, gap="xsmall"):
        steps = (
            ("vorige", "V", "arrow_back", preceding(desk.shown, desk.item.id)),
            ("nächste", "N", "arrow_forward", following(desk.shown, desk.item.id)),
            ("nächste offene", "O", "keyboard_double_arrow_right", next_open(desk.shown, desk.item.id)),
        )
        for label, key, icon, target in steps:
            st.button(
                label,
                key=f"_go_{key}",
                shortcut=key,
                icon=f":material/{icon}:",
                disabled=target is None,
                on_click=go,
                args=(target,),
            )
        st.button(
            "zurücknehmen",
            key="_undo",
            shortcut="Z",
            icon=":material/undo:",
            disabled=not desk.view.judges,
            on_click=undo,
            args=(desk,),
        )
        with st.popover("Mehr", icon=":material/more_horiz:"):
            show_ways()
        with st.popover("Tasten", icon=":material/keyboard:"):
            st.markdown(_KEYS)
            st.toggle(
                "Nach dem Urteil zur nächsten offenen Prüffrage",
                value=True,
                key="weiter",
                persist_state="session",
            )
