"""The round of the second opinion: set up, under way, closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from fundingkit.store.plans import ONLY, SecondOpinion
from fundingkit.store.registers import Kept, Written
from pages._findings import show_findings
from pages._frame import View
from pages._pruefung_desk import ROUND, say
from pages._text import plain


def current_round(view: View) -> Kept[SecondOpinion] | None:
    """The second opinion of this call, None where nobody has asked for one."""
    return view.store.plans.second_opinions.get(view.dossier.id, ONLY, view.call.id)


def ask_round(view: View) -> None:
    """Say what a second opinion is, and set one up."""
    st.write(
        "Eine zweite Person beurteilt die Prüffragen, ohne die ersten Urteile zu sehen. Danach zeigt diese "
        "Seite, wie weit beide übereinstimmen, und Sie klären die Abweichungen."
    )
    criteria = {f"{known.id} {known.title}": known for _, known in view.call.criteria()}
    with st.form("_second"):
        who = st.text_input("Wer gibt die Zweitmeinung ab?", max_chars=100, width=420)
        wanted = st.multiselect("Nur diese Kriterien", list(criteria), placeholder="alle Kriterien")
        if st.form_submit_button("Zweitmeinung beginnen", type="primary", disabled=not view.judges):
            if not who.strip():
                st.warning("Bitte den Namen der Person eintragen.")
                st.stop()
            chosen = tuple(known.id for name in wanted for known in criteria[name].requirements)
            opinion = SecondOpinion(who.strip(), chosen)
            own = view.store.verdicts.judged_by(view.dossier.id, view.call.id, opinion.reviewer)
            if own.issuperset(asked_of(view, opinion)):
                st.warning(
                    f"{plain(opinion.reviewer)} hat diese Prüffragen in der ersten Prüfung selbst beurteilt. "
                    "Bitte eine andere Person eintragen."
                )
                st.stop()
            _write(view, opinion, based_on=_revision(view))


def show_round(view: View, kept: Kept[SecondOpinion]) -> None:
    """How far the second person has come; nothing of what either of them said."""
    asked = asked_of(view, kept.value)
    given = view.store.verdicts.standings(view.dossier.id, view.call.id, track="second")
    done = sum(given[name].verdict is not None for name in asked if name in given)
    who = plain(kept.value.reviewer)
    st.markdown(f"**{who}** beurteilt {len(asked)} Prüffragen ohne Blick auf die ersten Urteile.")
    st.progress(done / len(asked) if asked else 0.0, text=f"{done} von {len(asked)} beurteilt", width=420)
    st.caption("Die Übereinstimmung wird erst gezeigt, wenn die Zweitmeinung abgeschlossen ist.")
    if view.by != kept.value.reviewer:
        st.info(
            f"Sie arbeiten als {plain(view.by)}, gebeten ist {who}. Wer eine Prüffrage zuerst beurteilt "
            "hat, kann dazu keine Zweitmeinung abgeben.",
            icon=":material/person:",
        )
    with st.container(horizontal=True):
        kind: Literal["primary", "secondary"] = "primary" if view.by == kept.value.reviewer else "secondary"
        if st.button("Weiter beurteilen", type=kind, icon=":material/fact_check:"):
            st.switch_page("pruefung.py", query_params={ROUND: "zweit"})
        st.button(
            "Zweitmeinung abschließen",
            icon=":material/lock:",
            disabled=not view.judges or not done,
            on_click=close_round,
            args=(view, kept, True),
        )
        if not done:
            st.button(
                "Jemand anderen bitten",
                icon=":material/person_edit:",
                type="tertiary",
                disabled=not view.judges,
                on_click=_drop,
                args=(view, kept),
            )


def close_round(view: View, kept: Kept[SecondOpinion], closed: bool) -> None:
    """Close the round, or open it again."""
    _tell(_keep(view, replace(kept.value, closed=closed), kept.revision))


def _drop(view: View, kept: Kept[SecondOpinion]) -> None:
    """Take the round back before anything was judged in it, to ask anew."""
    _tell(
        view.store.plans.second_opinions.remove(
            view.dossier.id, ONLY, by=view.by, based_on=kept.revision, call_id=view.call.id
        )
    )


def asked_of(view: View, opinion: SecondOpinion) -> tuple[str, ...]:
    """The requirements of the round."""
    return opinion.requirements or tuple(requirement.id for _, requirement in view.call.requirements())


def _revision(view: View) -> int:
    history = view.store.plans.second_opinions.history(view.dossier.id, ONLY, view.call.id)
    return history[-1].revision if history else 0


def _keep(view: View, opinion: SecondOpinion, based_on: int) -> Written[SecondOpinion]:
    return view.store.plans.second_opinions.write(
        view.dossier.id, ONLY, opinion, by=view.by, based_on=based_on, call_id=view.call.id
    )


def _write(view: View, opinion: SecondOpinion, based_on: int) -> None:
    written = _keep(view, opinion, based_on)
    show_findings(written.findings)
    if written.accepted:
        st.rerun()
    _tell(written)


def _tell(written: Written[SecondOpinion]) -> None:
    if written.conflict:
        say("Die Zweitmeinung wurde inzwischen von anderen geändert; bitte ansehen.", ":material/group:")
