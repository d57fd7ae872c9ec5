"""The work under way: how far each paper is, a way to stop, and what came of it."""

from __future__ import annotations

import streamlit as st

from fundingkit.store.jobs import Job, JobState
from pages._findings import show_findings
from pages._frame import View
from pages._text import plain

#: How often the page looks how far the work has come, in seconds.
PULSE = 1.0
_WATCHED = "_work_watched"


def show_work(view: View) -> None:
    """Progress while work is under way; afterwards what could not be done, and a way to begin again."""
    active = view.store.jobs.active(view.dossier.id)
    if active:
        st.fragment(run_every=PULSE)(_watch)(view)
        return
    newest = view.store.jobs.newest(view.dossier.id)
    if newest is not None and st.session_state.pop(_WATCHED, None) == newest.id:
        _say_outcome(newest)
    pending = {
        version.sha256
        for call_id in view.dossier.call_ids
        if call_id in view.store.catalogues.ids()
        for version in view.store.assessments.basis(view.dossier.id, call_id).pending
    }
    if pending and view.writes:
        st.info(
            "Ein Dokument ist noch nicht ausgewertet."
            if len(pending) == 1
            else f"{len(pending)} Dokumente sind noch nicht ausgewertet.",
            icon=":material/hourglass_empty:",
        )
        st.button(
            "Jetzt auswerten", icon=":material/play_arrow:", on_click=_begin, args=(view,), type="primary"
        )


def _begin(view: View) -> None:
    view.store.work_out(view.dossier.id, by=view.by)


def _watch(view: View) -> None:
    active = view.store.jobs.active(view.dossier.id)
    if not active:
        st.rerun()
    for job in active:
        st.session_state[_WATCHED] = job.id
        with st.container(border=True):
            st.progress(job.share, text=_sentence(job))
            for item in job.items:
                if item.state is JobState.RUNNING:
                    st.caption(f"{plain(item.work.file_name)}: {item.stage or 'Lesen'}")
            if not job.cancelled_by:
                st.button(
                    "Abbrechen",
                    key=f"cancel_{job.id}",
                    icon=":material/cancel:",
                    on_click=view.store.jobs.cancel,
                    args=(job.id,),
                    kwargs={"by": view.by},
                    help="Was schon ausgewertet ist, bleibt.",
                )


def _sentence(job: Job) -> str:
    if job.cancelled_by:
        return "Die Auswertung wird abgebrochen …"
    over = sum(item.state.over for item in job.items)
    if job.state is JobState.WAITING:
        return "Die Auswertung beginnt gleich …"
    return f"Auswertung läuft: {over} von {len(job.items)} fertig"


def _say_outcome(job: Job) -> None:
    if job.state is JobState.CANCELLED:
        st.warning(
            "Die Auswertung wurde abgebrochen. Was schon fertig war, bleibt.", icon=":material/cancel:"
        )
    else:
        done = sum(item.state is JobState.DONE for item in job.items)
        what = "Dokument ist" if done == 1 else "Dokumente sind"
        if done:
            st.success(f"{done} {what} ausgewertet.", icon=":material/check_circle:")
    show_findings(finding for item in job.items for finding in item.findings)
