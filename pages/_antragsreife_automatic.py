"""Snapshots that are taken by themselves before each sitting of the council, where people wish it."""

from __future__ import annotations

import streamlit as st

from fundingkit.store.automatic import coming_snapshots, wish, wished
from pages._antragsreife_note import note
from pages._antragsreife_said import say_outcome
from pages._frame import View
from pages._text import day, plain, today

_KEY = "snapshots_wished"
#: Coming snapshots that are named.
FEW = 3


def show_automatic(view: View) -> None:
    """The wish, and which snapshots it will bring."""
    st.session_state[_KEY] = wished(view.store, view.dossier.id)
    wanted = st.toggle(
        "Vor jeder Sitzung des Rates von selbst einen Stand festhalten", key=_KEY,
        disabled=not view.writes, on_change=_wish, args=(view,),
    )  # fmt: skip
    if not wanted:
        return
    coming = coming_snapshots(view.store, view.dossier.id, today())
    if coming:
        names = "; ".join(f"„{plain(name)}“ am {day(date)}" for date, name in coming[:FEW])
        more = f" und {len(coming) - FEW} weitere" if len(coming) > FEW else ""
        note(f"Als Nächstes: {names}{more}. Dafür muss fundingkit an dem Tag laufen.")
    else:
        note("Im Zeitplan steht keine kommende Sitzung.")
        st.page_link("zeitplan.py", label="Sitzungen eintragen", icon=":material/event:")


def _wish(view: View) -> None:
    wanted = st.session_state[_KEY]
    done = (
        "Vor jeder Sitzung wird ein Stand festgehalten." if wanted else "Von selbst wird nichts festgehalten."
    )
    say_outcome(wish(view.store, view.dossier.id, wanted, by=view.by), done)
