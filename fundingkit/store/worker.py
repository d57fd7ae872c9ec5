"""The worker: does the jobs, one paper after the other, outside any page."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from fundingkit.errors import Cancelled, FundingKitError
from fundingkit.findings import Finding, Severity
from fundingkit.store.assessments import Assessments
from fundingkit.store.jobs import Job, JobItem, Jobs, JobState

_LOG = logging.getLogger(__name__)

#: How often a worker looks for work, in seconds.
POLL = 0.5
#: How often it looks whether somebody has cancelled, in seconds.
WATCH = 0.2
#: How often it says that it is alive, in seconds.
BEAT = 3.0
#: How often progress is written down, in seconds.
REPORT = 0.4
#: How long it waits for the work to stop of itself once somebody has cancelled, in seconds.
GRACE = 0.5
#: How often it does what is due of itself, in seconds.
CHORES = 1800.0
#: What the process ends with where the work would not stop.
STUCK = 75


class Worker:
    """Does jobs under a `name` that no other worker alive has.

    With `alone` it is the only thing in its process: where work does not stop of itself within
    `GRACE`, the process ends, and whoever started it starts it anew.
    """

    def __init__(self, jobs: Jobs, assessments: Assessments, name: str, *, alone: bool = False) -> None:
        self._jobs = jobs
        self._assessments = assessments
        self._name = name
        self._alone = alone

    def run(self, stop: Event, chores: Callable[[], object] | None = None) -> None:
        """Do jobs as they come until `stop` is set; what is under way then is taken up again later.

        `chores` are done at the start and every `CHORES` seconds.
        """
        chored = None
        while not stop.is_set():
            try:
                if chores is not None and (chored is None or time.monotonic() - chored >= CHORES):
                    chored = time.monotonic()
                    chores()
                worked = self.work(stop)
            except Exception:  # noqa: BLE001 - see below
                # The database may be away for a moment; the worker outlives that.
                _LOG.exception("job could not be worked on")
                worked = False
            if not worked:
                stop.wait(POLL)

    def work(self, stop: Event | None = None) -> bool:
        """Do one job to its end; False where there was none."""
        job = self._jobs.claim(self._name)
        if job is None:
            return False
        with self._watched(job, stop or Event()) as halted:
            for item in job.items:
                if item.state.over:
                    continue
                if halted.is_set() or not self._jobs.begin(job.id, item.position):
                    continue
                try:
                    self._do(job, item, halted)
                except Cancelled:
                    break
        if not self._jobs.wanted(job.id, self._name):
            self._jobs.finish(job.id, JobState.CANCELLED)
        elif stop is None or not stop.is_set():
            self._jobs.finish(job.id, JobState.DONE)
        return True

    def _do(self, job: Job, item: JobItem, halted: Event) -> None:
        work = item.work
        reported = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal reported
            if halted.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - reported >= REPORT:
                reported = now
                self._jobs.advance(job.id, item.position, "Abgleich", done, total)

        try:
            readable = self._assessments.complete(work.sha256, work.file_name, work.call_id, progress)
        except Cancelled:
            raise
        except Exception as fault:  # noqa: BLE001 - see below
            # One paper that cannot be worked on leaves the others.
            _LOG.exception("paper could not be worked on")
            finding = _failed(work.file_name, fault)
            self._jobs.settle(job.id, item.position, JobState.FAILED, [finding])
            return
        state = JobState.DONE if readable else JobState.REFUSED
        self._jobs.settle(job.id, item.position, state)

    @contextmanager
    def _watched(self, job: Job, stop: Event) -> Iterator[Event]:
        """Gives an event that is set as soon as the work is to end."""
        halted, over = Event(), Event()
        watch = Thread(target=self._watch, args=(job, stop, halted, over), daemon=True)
        watch.start()
        try:
            yield halted
        finally:
            over.set()
            watch.join()

    def _watch(self, job: Job, stop: Event, halted: Event, over: Event) -> None:
        beaten = time.monotonic()
        while not over.wait(WATCH):
            try:
                if time.monotonic() - beaten >= BEAT:
                    beaten = time.monotonic()
                    wanted = self._jobs.beat(job.id, self._name)
                else:
                    wanted = self._jobs.wanted(job.id, self._name)
            except Exception:  # noqa: BLE001 - the next look may succeed
                _LOG.exception("job could not be watched")
                continue
            if wanted and not stop.is_set():
                continue
            halted.set()
            if over.wait(GRACE) or not self._alone:
                return
            if not wanted:
                self._jobs.finish(job.id, JobState.CANCELLED)
            _end_process()


def _failed(file_name: str, fault: Exception) -> Finding:
    if isinstance(fault, FundingKitError):
        title = f"„{file_name}“ konnte nicht ausgewertet werden."
        return Finding("job.failed", Severity.ERROR, title, str(fault))
    return Finding(
        "job.failed",
        Severity.ERROR,
        f"„{file_name}“ konnte nicht ausgewertet werden ({type(fault).__name__}).",
        "Bitte erneut versuchen; bleibt es dabei, die Administration mit diesem Hinweis verständigen.",
    )


def _end_process() -> None:
    """End at once: a reader stuck in foreign code answers to nothing else."""
    os._exit(STUCK)
