"""Prüfung: the officer's workbench, one requirement at a time."""

from __future__ import annotations

import streamlit as st

from fundingkit.workbench.items import items
from fundingkit.workbench.queue import first
from fundingkit.workbench.selection import selected
from pages._frame import begin
from pages._pruefung_bar import show_bar
from pages._pruefung_blind import closed_to, require_round, show_round_notice
from pages._pruefung_bulk import offer_bulk
from pages._pruefung_desk import Desk, chosen, round_of, speak
from pages._pruefung_filter import ask_filter
from pages._pruefung_history import show_history
from pages._pruefung_list import show_list, show_progress
from pages._pruefung_meanwhile import show_meanwhile, watch
from pages._pruefung_passages import show_passages
from pages._pruefung_pending import show_pending
from pages._pruefung_question import show_proposal, show_question
from pages._pruefung_search import show_search
from pages._pruefung_tasks import show_tasks
from pages._pruefung_verdict import ask_note, ask_verdict

PARTS = {"Belege": show_passages, "Suche": show_search, "Verlauf": show_history, "Aufgaben": show_tasks}

view = begin("Prüfung")
speak()
track = round_of(view)
blind = require_round(view) if track == "second" else None
review = view.store.review(view.dossier.id, view.call.id, track=track)
if review.pending or not review.assessment.papers:
    show_pending(view, review)
everything = items(review.assessment)
with st.sidebar:
    show_progress(everything)
    selection, order = ask_filter(everything)
    listing = st.container()
shown = selected(everything, selection, order)
current = chosen(everything) or first(shown) or first(everything)
item = next(known for known in everything if known.id == current)
desk = Desk(view, review, everything, shown, item)
watch(desk)
with listing:
    show_list(shown, item.id, order)
show_bar(desk)
if blind is not None:
    show_round_notice(view, blind)
left, right = st.columns([5, 7], gap="medium")
with left:
    show_question(item)
    show_meanwhile(desk)
    with st.container(border=True, gap="xsmall"):
        show_proposal(item)
        closed = closed_to(blind, desk)
        if not closed:
            ask_verdict(desk)
    if not closed:
        ask_note(desk)
    offer_bulk(desk, without=blind.own if blind else ())
with right:
    part = st.segmented_control(
        "Ansicht", list(PARTS), default="Belege", required=True, key="ansicht",
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    PARTS[part](desk)
