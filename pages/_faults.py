"""What people see when something stops a page: a sentence and a number to ask about, never a traceback."""

from __future__ import annotations

import logging
import uuid

import streamlit as st

from fundingkit.errors import FundingKitError

_LOG = logging.getLogger("fundingkit.app")


def show_fault(fault: Exception) -> bool:
    """Show a fault in German; the log keeps its cause under the number that is shown."""
    if isinstance(fault, FundingKitError):
        st.error(str(fault), icon=":material/error:")
        return True
    number = uuid.uuid4().hex[:8]
    _LOG.error("fault %s", number, exc_info=fault)
    st.error(
        f"Hier ist etwas schiefgegangen. Es wurde nichts verändert; bitte die Seite neu laden. "
        f"Die Verwaltung findet die Ursache im Protokoll unter der Nummer {number}.",
        icon=":material/error:",
    )
    return True
