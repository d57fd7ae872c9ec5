"""Kosten: what the measures cost, who pays, and the call's rules held against it."""

from __future__ import annotations

import streamlit as st

from fundingkit.costs import chart
from fundingkit.costs.rules import check_costs
from pages._antrag_costs import cost_table, money_table
from pages._antrag_desk import begin_part
from pages._antrag_money import ask_rate, offer_financing, show_cost_file, show_sums
from pages._antrag_picture import is_dark, show_picture
from pages._antrag_table import edit_table
from pages._findings import show_findings

desk = begin_part("Kosten- und Finanzierungsplan")
application = desk.application
plan = application.costs
ask_rate(desk)
show_sums(desk)
st.header("Kosten", anchor=False)
if not plan.costs:
    st.info(
        "Tragen Sie je Maßnahme, Phase und Jahr eine Zeile ein. Beträge wie 1.250.000,00; Maßnahmen aus dem "
        "Register. Danach lässt sich die Finanzierung vorschlagen.",
        icon=":material/euro:",
    )
edit_table(desk, cost_table(desk))
st.header("Finanzierung", anchor=False)
edit_table(desk, money_table(desk))
offer_financing(desk)
findings = check_costs(plan, desk.view.call, application.measures, application.schedule.periods)
if plan.costs or plan.financing:
    st.header("Regeln des Aufrufs", anchor=False)
    show_findings(findings)
    if not findings:
        st.success("Der Plan hält alle bekannten Regeln ein.", icon=":material/check_circle:")
    st.header("Kosten und Finanzierung nach Jahr", anchor=False)
    show_picture("kosten", chart.figure(plan, dark=is_dark()), chart.alt_text(plan), chart.table(plan))
    show_cost_file(desk)
