"""The address of a page names the dossier and the call, so that every link can be passed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

DOSSIER = "vorhaben"
CALL = "aufruf"


def named(part: str) -> str:
    """What the address says of `part`, else what this tab last looked at; "" where nothing does."""
    return st.query_params.get(part) or str(st.session_state.get(_kept(part), ""))


def name(part: str, value: str) -> None:
    """Put `value` into the address, and remember it for the next page of this tab."""
    st.session_state[_kept(part)] = value
    if value and st.query_params.get(part) != value:
        st.query_params[part] = value
    if not value and part in st.query_params:
        del st.query_params[part]


def open_dossier(dossier_id: int | None) -> None:
    """Make a dossier the one that all pages show; None shows none. For use in callbacks, too."""
    name(DOSSIER, "" if dossier_id is None else str(dossier_id))
    name(CALL, "")


def choose(
    label: str,
    part: str,
    options: Sequence[str],
    present: str,
    words: Callable[[str], str],
    *,
    changed: Callable[[str], None] | None = None,
    hide_label: bool = False,
    width: int = 280,
) -> str:
    """A choice that stands in the address. `changed` is told a new one instead of the address."""
    key = f"_choice_{part}"
    # The address leads: a link opened in this tab must not be outdone by an earlier choice.
    st.session_state[key] = present
    return st.selectbox(
        label,
        options,
        key=key,
        format_func=words,
        on_change=lambda: (changed or _into(part))(st.session_state[key]),
        label_visibility="collapsed" if hide_label else "visible",
        width=width,
    )


def _into(part: str) -> Callable[[str], None]:
    return lambda value: name(part, value)


def _kept(part: str) -> str:
    return f"_address_{part}"
