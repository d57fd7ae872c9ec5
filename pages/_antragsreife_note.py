"""Small print that can still be read."""

from __future__ import annotations

import streamlit as st


def note(markdown: str) -> None:
    """A remark in small type; Streamlit's own captions are too pale for small type."""
    st.markdown(f":small[:gray[{markdown}]]")
