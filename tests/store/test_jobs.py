import datetime as dt
import os
import sys
import threading
import time

import pytest

from fundingkit.store.jobs import JobState
from fundingkit.store.worker_process import WorkerProcess

GOOD = b"Das Leitbild ist beschlossen.\n"


def wait_for(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def states(job):
    return [item.state for item in job.items]


def test_a_job_reads_and_matches_every_new_paper_and_tells_how_far_it_is(store, probe):
    upload = store.upload(probe.id, [("a.md", GOOD), ("b.md", GOOD + b"!")], by="Anna")
    assert (upload.job.state, upload.job.share) == (JobState.WAITING, 0.0)
    assert store.jobs.active(probe.id) == (upload.job,)
    assert store.worker("test").work()
    job = store.jobs.get(upload.job.id)
    assert (job.state, job.share) == (JobState.DONE, 1.0)
    assert store.jobs.active(probe.id) == ()
    assert store.jobs.newest(probe.id) == job
    assert not store.worker("test").work()


def test_one_paper_that_fails_or_cannot_be_read_leaves_the_others(store, probe):
    files = [("a.md", b"Fehler"), ("b.pdf", b"kein PDF"), ("c.md", GOOD)]
    job_id = store.upload(probe.id, files, by="Anna").job.id
    store.worker("test").work()
    job = store.jobs.get(job_id)
    assert states(job) == [JobState.FAILED, JobState.REFUSED, JobState.DONE]
    assert [finding.code for finding in job.items[0].findings] == ["job.failed"]
    assert store.assessment(probe.id, "probe").proposals["R1"].evidence


def test_work_under_way_is_not_ordered_twice(store, probe):
    first = store.upload(probe.id, [("a.md", GOOD)], by="Anna").job
    assert store.work_out(probe.id, by="Bert") is None
    second = store.upload(probe.id, [("b.md", GOOD + b"!")], by="Anna").job
    assert [item.work.file_name for item in second.items] == ["b.md"]
    assert [job.id for job in store.jobs.active(probe.id)] == [first.id, second.id]


def test_a_job_that_waits_is_cancelled_at_once_and_can_be_ordered_again(store, probe):
    job = store.upload(probe.id, [("a.md", GOOD)], by="Anna").job
    cancelled = store.jobs.cancel(job.id, by="Bert")
    assert (cancelled.state, states(cancelled)) == (JobState.CANCELLED, [JobState.CANCELLED])
    assert not store.worker("test").work()
    assert store.work_out(probe.id, by="Anna") is not None


def test_a_running_job_stops_within_a_second_and_keeps_what_is_through(store, probe):
    job = store.upload(probe.id, [("a.md", GOOD), ("b.md", b"Langsam")], by="Anna").job
    worker = threading.Thread(target=store.worker("test").work)
    worker.start()
    assert wait_for(lambda: states(store.jobs.get(job.id))[1] is JobState.RUNNING)
    assert wait_for(lambda: store.jobs.get(job.id).items[1].done > 0)
    start = time.monotonic()
    store.jobs.cancel(job.id, by="Bert")
    worker.join(timeout=5)
    assert time.monotonic() - start < 1
    job = store.jobs.get(job.id)
    assert (job.state, job.cancelled_by) == (JobState.CANCELLED, "Bert")
    assert states(job) == [JobState.DONE, JobState.CANCELLED]


def test_a_job_left_behind_is_taken_up_where_it_was_left(store, probe, engine):
    job = store.upload(probe.id, [("a.md", GOOD), ("b.md", b"Langsam")], by="Anna").job
    stop = threading.Event()
    worker = threading.Thread(target=store.worker("first").run, args=(stop,))
    worker.start()
    assert wait_for(lambda: store.jobs.get(job.id).items[1].done > 0)
    stop.set()
    worker.join(timeout=5)
    assert store.jobs.get(job.id).state is JobState.RUNNING
    assert store.jobs.claim("other") is None
    again = store.jobs.claim("first")
    assert states(again) == [JobState.DONE, JobState.RUNNING]


def test_a_silent_workers_job_goes_to_another_one(settings, engine, probe):
    from fundingkit.store.store import open_store  # noqa: PLC0415 - a second store with another clock

    now = dt.datetime(2021, 3, 1, tzinfo=dt.UTC)
    store = open_store(settings, load_engine=lambda: engine, clock=lambda: now)
    store.upload(probe.id, [("a.md", GOOD)], by="Anna")
    assert store.jobs.claim("first") is not None
    assert store.jobs.claim("second") is None
    now += dt.timedelta(seconds=30)
    assert store.jobs.claim("second") is not None
    assert not store.jobs.wanted(store.jobs.newest(probe.id).id, "first")
    store.close()


def test_two_workers_never_get_the_same_job(store, probe):
    for number in range(6):
        store.upload(probe.id, [(f"{number}.md", GOOD + str(number).encode())], by="Anna")
    claimed, lock = [], threading.Lock()

    def claim(name):
        while (job := store.jobs.claim(name)) is not None:
            with lock:
                claimed.append(job.id)
            store.jobs.finish(job.id, JobState.DONE)

    threads = [threading.Thread(target=claim, args=(f"w{number}",)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 6


@pytest.fixture
def process(store, settings, monkeypatch):
    if not store.database.embedded:
        pytest.skip("processes are tried on one database; the rows behave alike on both, see above")
    monkeypatch.setattr(sys, "path", [os.path.dirname(__file__), *sys.path])  # noqa: PTH120 - for the process
    started = WorkerProcess(settings, engine="word_engine:load")
    started.start()
    yield started
    started.stop()


def test_the_worker_process_works_survives_a_crash_and_gives_up_on_what_crashes_it(store, probe, process):
    job = store.upload(probe.id, [("a.md", b"Absturz"), ("b.md", GOOD)], by="Anna").job
    assert wait_for(lambda: store.jobs.get(job.id).state.over, 60)
    job = store.jobs.get(job.id)
    assert states(job) == [JobState.FAILED, JobState.DONE]
    assert [finding.code for finding in job.items[0].findings] == ["job.crashed"]


def test_work_that_answers_to_nothing_is_stopped_by_ending_its_process(store, probe, process):
    job = store.upload(probe.id, [("a.md", b"Starrsinn")], by="Anna").job
    assert wait_for(lambda: states(store.jobs.get(job.id)) == [JobState.RUNNING], 30)
    start = time.monotonic()
    store.jobs.cancel(job.id, by="Bert")
    assert wait_for(lambda: store.jobs.get(job.id).state is JobState.CANCELLED, 5)
    assert time.monotonic() - start < 1.5
    good = store.upload(probe.id, [("b.md", GOOD)], by="Anna").job
    assert wait_for(lambda: store.jobs.get(good.id).state.over, 30)


def test_the_worker_process_ends_with_the_app(store, process):
    assert wait_for(lambda: process.pid is not None)
    pid = process.pid
    process.stop()
    assert process.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
