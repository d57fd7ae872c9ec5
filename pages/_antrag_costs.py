"""Costs and money of the plan as tables."""

from __future__ import annotations

import streamlit as st

from fundingkit.costs import rows as cells
from fundingkit.costs.plan import CostKind, MoneySource
from fundingkit.rows import told_apart
from pages._antrag_desk import Desk
from pages._antrag_table import TableKind

_column = st.column_config


def cost_table(desk: Desk) -> TableKind:
    labels = {
        "Maßnahme": told_apart({measure.id: measure.title for measure in desk.application.measures}),
        "Phase": _phases(desk),
        "Kostenart": {kind.value: kind.label for kind in CostKind},
    }
    config = {
        "Bezeichnung": _column.TextColumn(width="medium", max_chars=200),
        "Maßnahme": _column.SelectboxColumn(
            options=list(labels["Maßnahme"].values()), width="medium",
            help="Leer heißt übergreifend. Neue Maßnahmen entstehen im Maßnahmenregister.",
        ),
        "Phase": _column.SelectboxColumn(options=list(labels["Phase"].values())),
        "Jahr": _year(),
        "Kostenart": _column.SelectboxColumn(
            options=list(labels["Kostenart"].values()), default=CostKind.OTHER.label,
        ),
        "Betrag in €": _column.TextColumn(alignment="right", help="Zum Beispiel 1.250.000,00"),
        "förderfähig": _column.CheckboxColumn(default=True),
        "erste Maßnahme": _column.CheckboxColumn(default=False, help="Zählt zur Grenze für erste Maßnahmen."),
        "Notiz": _column.TextColumn(max_chars=2000),
    }  # fmt: skip
    register = desk.plans.cost_lines
    return TableKind(
        "Kosten", register, cells.cost_row, cells.cost_line, config, preset=("Kostenart",), labels=labels
    )


def money_table(desk: Desk) -> TableKind:
    labels = {"Quelle": {source.value: source.label for source in MoneySource}, "Phase": _phases(desk)}
    config = {
        "Quelle": _column.SelectboxColumn(
            options=list(labels["Quelle"].values()),
        ),
        "Geber": _column.TextColumn(max_chars=200, help="Wer zahlt, wenn nicht Kommune oder Zuschussgeber"),
        "Phase": _column.SelectboxColumn(options=list(labels["Phase"].values())),
        "Jahr": _year(),
        "Betrag in €": _column.TextColumn(alignment="right", help="Zum Beispiel 1.250.000,00"),
        "Notiz": _column.TextColumn(max_chars=2000),
    }
    return TableKind(
        "Finanzierung", desk.plans.financing_lines, cells.money_row, cells.money_line, config, labels=labels
    )


def _phases(desk: Desk) -> dict[str, str]:
    return told_apart({phase.id: phase.title for phase in desk.view.call.terms.phases})


def _year():
    return _column.NumberColumn(min_value=2000, max_value=2099, step=1, format="%d")
