"""A call in short: what it is, how it selects, who may apply, what nobody could find out; its sources."""

from __future__ import annotations

import streamlit as st

from fundingkit.catalogue.call import Call, Certainty, Rule
from pages._foerderaufrufe_facts import kind_of, link, show_fact
from pages._text import day, plain

_MEANINGS = {
    Certainty.STATED: "steht für diese Runde in der Quelle",
    Certainty.OTHER_ROUND: "steht so für eine andere Runde desselben Programms",
    Certainty.INFERRED: "aus anderem geschlossen oder von uns zugeordnet",
}


def show_summary(call: Call) -> None:
    """The head of the call, its rules in words, and what is unknown."""
    st.markdown(plain(call.summary))
    head = {
        "Programm": call.programme,
        "Runde": call.round,
        "Fördergeber": call.issuer,
        "Leitthema": call.motto,
        "Stand des Katalogs": f"{call.id}, Fassung {call.version}",
    }
    st.table(
        [{"Angabe": name, "Inhalt": plain(words)} for name, words in head.items() if words],
        hide_index=True,
        hide_header=True,
        border="horizontal",
        alt="Kopf des Förderaufrufs",
    )
    _show_rules(call, "Auswahl", call.selection)
    _show_rules(call, "Wer darf sich bewerben", call.eligibility)
    _show_rules(call, "Pflichten nach der Zusage", call.duties)
    if call.unknown:
        st.header("Was nicht bekannt ist", anchor=False)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in call.unknown))


def show_sources(call: Call) -> None:
    """Where everything comes from, and what the three words of certainty mean."""
    st.table(
        [
            {
                "Quelle": link(source),
                "Art": kind_of(source),
                "Abgerufen": day(source.retrieved) if source.retrieved else "nicht festgehalten",
            }
            for source in call.sources
        ],
        hide_index=True,
        border="horizontal",
        alt="Quellen des Katalogs",
    )
    st.caption(" · ".join(f"{certainty.label}: {words}" for certainty, words in _MEANINGS.items()))


def _show_rules(call: Call, title: str, rules: tuple[Rule, ...]) -> None:
    if not rules:
        return
    st.header(title, anchor=False)
    for rule in rules:
        show_fact(call, rule, rule.text)
