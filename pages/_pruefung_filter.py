"""The filter of the workbench. It stands in the address, so that a view can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from fundingkit.scale import Grade
from fundingkit.workbench.items import Certainty, Item, Stage
from fundingkit.workbench.selection import NOT_APPLICABLE, Order, Selection, groups, persons

_GRADES = {f"{int(grade)} {grade.label}": int(grade) for grade in Grade} | {
    "nicht zutreffend": NOT_APPLICABLE
}
_STAGES = {stage.label: stage for stage in Stage}
_CERTAINTIES = {kind.label: kind for kind in Certainty}
_ORDERS = {order.label: order for order in Order}


def ask_filter(items: Sequence[Item]) -> tuple[Selection, Order]:
    """Draw the filter and say what it selects."""
    criteria = {
        f"{group.criterion.id} {group.criterion.title}": group.criterion.id for group in groups(items)
    }
    stages = st.pills(
        "Stand", list(_STAGES), selection_mode="multi", key="stand", bind="query-params", width="stretch"
    )
    with st.expander("Filter und Reihenfolge", icon=":material/filter_list:"):
        chosen = st.multiselect(
            "Kriterium", list(criteria), key="kriterium", placeholder="alle", bind="query-params"
        )
        grades = st.multiselect("Stufe", list(_GRADES), key="stufe", placeholder="alle", bind="query-params")
        sure = st.multiselect(
            "Sicherheit des Vorschlags",
            list(_CERTAINTIES),
            key="sicherheit",
            placeholder="alle",
            bind="query-params",
        )
        people = st.multiselect(
            "Person", persons(items), key="person", placeholder="alle", bind="query-params"
        )
        words = st.text_input("Wort in der Prüffrage", key="wort", bind="query-params")
        order = st.selectbox("Reihenfolge", list(_ORDERS), key="reihenfolge", bind="query-params")
        st.button("Filter zurücksetzen", icon=":material/filter_list_off:", on_click=_reset)
    selection = Selection(
        criteria=frozenset(criteria[name] for name in chosen),
        grades=frozenset(_GRADES[name] for name in grades),
        certainties=frozenset(_CERTAINTIES[name] for name in sure),
        stages=frozenset(_STAGES[name] for name in stages or ()),
        persons=frozenset(people),
        words=words or "",
    )
    return selection, _ORDERS[order]


def _reset() -> None:
    for key in ("stand", "kriterium", "stufe", "sicherheit", "person"):
        st.session_state[key] = []
    st.session_state["wort"] = ""
    st.session_state["reihenfolge"] = Order.CALL.label
