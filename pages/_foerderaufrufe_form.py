"""The form of a call: sections, fields, limits."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Call, FieldGroup
from pages._foerderaufrufe_facts import show_fact
from pages._text import number, plain

_KINDS = {
    "text": "Text",
    "choice": "Auswahl",
    "contact": "Kontakt",
    "yes-no": "Ja oder Nein",
    "money": "Betrag",
    "upload": "Datei",
    "table": "Tabelle",
}


def show_form(call: Call) -> None:
    """One table for each section of the form."""
    if call.form is None:
        st.info("Das Formular dieses Aufrufs ist nicht bekannt.")
        return
    show_fact(call, call.form, call.form.title)
    for section in call.form.sections:
        st.header(section.title, anchor=False)
        rows = [
            {
                "Feld": plain(field.id),
                "Frage": plain(f"{field.question}{_repeats(group)}"),
                "Art": _KINDS[field.kind],
                "Zeichen": number(field.limit) if field.limit else "–",
                "Prüffragen": ", ".join(field.requirements) or "–",
            }
            for own, group, field in call.form.all_fields()
            if own is section
        ]
        st.table(rows, hide_index=True, border="horizontal", alt=f"Felder des Abschnitts {section.title}")


def _repeats(group: FieldGroup | None) -> str:
    return "" if group is None else f" (je {group.question}, bis zu {group.repeat}-mal)"
