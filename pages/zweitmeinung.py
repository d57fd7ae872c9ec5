"""Zweitmeinung: a second person judges blind; afterwards agreement, disagreements and their settlement."""

from __future__ import annotations

from pages._frame import begin
from pages._pruefung_desk import speak
from pages._pruefung_ways import show_ways
from pages._zweitmeinung_result import show_result
from pages._zweitmeinung_round import ask_round, current_round, show_round

view = begin("Zweitmeinung")
speak()
show_ways()
kept = current_round(view)
if kept is None:
    ask_round(view)
elif not kept.value.closed:
    show_round(view, kept)
else:
    show_result(view, kept)
