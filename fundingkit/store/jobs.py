"""Jobs: long work as rows, so that any worker can do it and any page can watch it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from fundingkit.errors import UnknownJob
from fundingkit.findings import Finding, Severity
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database
from fundingkit.store.dossiers import require_dossier
from fundingkit.store.job import Job, JobItem, JobState, Work
from fundingkit.store.journal import note
from fundingkit.store.records import dump_findings, load_findings
from fundingkit.store.tables import JobItemRow, JobRow

__all__ = ["Job", "JobItem", "JobState", "Jobs", "Work"]

#: A running job whose worker has not been heard of for so long is taken over by another.
SILENCE = dt.timedelta(seconds=20)
#: An item at which a worker died so often is given up, so that it does not stop the others.
ATTEMPTS = 2


class Jobs:
    """The jobs of the installation. Safe from many threads, processes and machines at once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def start(self, dossier_id: int, work: Iterable[Work], *, by: str) -> Job | None:
        """Have work done by the next free worker; what is under way already is left out.

        None where nothing is left to do. Raises `UnknownDossier`.
        """
        with self._database.writing() as session:
            require_dossier(session, dossier_id, lock=True)
            busy = {
                item.work
                for job in _jobs(session, _of(dossier_id, active=True))
                for item in job.items
                if not item.state.over and not job.cancelled_by
            }
            wanted = [piece for piece in dict.fromkeys(work) if piece not in busy]
            if not wanted:
                return None
            row = JobRow(
                dossier_id=dossier_id, state=JobState.WAITING.value, person=by, created_at=self._clock()
            )
            session.add(row)
            session.flush()
            session.add_all(
                JobItemRow(
                    job_id=row.id,
                    position=position,
                    sha256=piece.sha256,
                    file_name=piece.file_name,
                    call_id=piece.call_id,
                    state=JobState.WAITING.value,
                )
                for position, piece in enumerate(wanted)
            )
            session.flush()
            return _jobs(session, JobRow.id == row.id)[0]

    def get(self, job_id: int) -> Job:
        """The job of that number as of now. Raises `UnknownJob`."""
        with self._database.reading() as session:
            jobs = _jobs(session, JobRow.id == job_id)
        if not jobs:
            raise UnknownJob(job_id)
        return jobs[0]

    def active(self, dossier_id: int) -> tuple[Job, ...]:
        """The jobs of a dossier that wait or run, oldest first."""
        with self._database.reading() as session:
            return tuple(_jobs(session, _of(dossier_id, active=True)))

    def newest(self, dossier_id: int) -> Job | None:
        """The newest job of a dossier, over or not; None without any."""
        with self._database.reading() as session:
            query = select(JobRow.id).where(JobRow.dossier_id == dossier_id).order_by(JobRow.id.desc())
            job_id = session.scalar(query.limit(1))
            return None if job_id is None else _jobs(session, JobRow.id == job_id)[0]

    def cancel(self, job_id: int, *, by: str) -> Job:
        """Stop a job; papers that are through stay so. Raises `UnknownJob`."""
        now = self._clock()
        with self._database.writing() as session:
            row = session.get(JobRow, job_id)
            if row is None:
                raise UnknownJob(job_id)
            if not JobState(row.state).over and not row.cancelled_by:
                row.cancelled_by = by
                note(session, row.dossier_id, "job.cancelled", f"Nr. {job_id}", time=now, by=by)
                if row.state == JobState.WAITING.value:
                    _close(session, row, JobState.CANCELLED, now)
            session.flush()
            return _jobs(session, JobRow.id == job_id)[0]

    def claim(self, worker: str) -> Job | None:
        """Give the worker its next job, None where there is nothing to do.

        That is the oldest that waits, that this worker left behind, or whose worker is silent.
        """
        now = self._clock()
        free = or_(
            JobRow.state == JobState.WAITING.value,
            and_(
                JobRow.state == JobState.RUNNING.value,
                or_(JobRow.worker == worker, JobRow.heartbeat.is_(None), JobRow.heartbeat < now - SILENCE),
            ),
        )
        with self._database.writing() as session:
            query = select(JobRow).where(free).order_by(JobRow.id).limit(1)
            row = session.scalar(query.with_for_update(skip_locked=True))
            if row is None:
                return None
            row.state, row.worker, row.heartbeat = JobState.RUNNING.value, worker, now
            row.started_at = row.started_at or now
            session.flush()
            return _jobs(session, JobRow.id == row.id)[0]

    def beat(self, job_id: int, worker: str) -> bool:
        """Say that the worker is alive; whether it is still to go on with the job."""
        now = self._clock()
        with self._database.writing() as session:
            row = session.get(JobRow, job_id)
            if row is None or row.worker != worker or row.state != JobState.RUNNING.value:
                return False
            row.heartbeat = now
            return not row.cancelled_by

    def wanted(self, job_id: int, worker: str) -> bool:
        """Whether the worker is still to go on with the job."""
        with self._database.reading() as session:
            row = session.get(JobRow, job_id)
            return (
                row is not None
                and row.worker == worker
                and row.state == JobState.RUNNING.value
                and not row.cancelled_by
            )

    def begin(self, job_id: int, position: int) -> bool:
        """Begin with one paper; False where workers have died at it too often, then it has failed."""
        with self._database.writing() as session:
            row = _item(session, job_id, position)
            row.attempts += 1
            if row.attempts > ATTEMPTS:
                row.state = JobState.FAILED.value
                row.findings = dump_findings((_crashed(row.file_name),))
                return False
            row.state, row.stage, row.done, row.total = JobState.RUNNING.value, "Lesen", 0, 0
            return True

    def advance(self, job_id: int, position: int, stage: str, done: int, total: int) -> None:
        """Tell how far a paper has come."""
        changes = {"stage": stage, "done": done, "total": total}
        here = and_(JobItemRow.job_id == job_id, JobItemRow.position == position)
        with self._database.writing() as session:
            session.execute(update(JobItemRow).where(here).values(**changes))

    def settle(self, job_id: int, position: int, state: JobState, findings: Sequence[Finding] = ()) -> None:
        """Say what came of a paper."""
        with self._database.writing() as session:
            row = _item(session, job_id, position)
            row.state, row.findings = state.value, dump_findings(tuple(findings))

    def finish(self, job_id: int, state: JobState) -> None:
        """Close a job; what was not done yet gets the same state."""
        now = self._clock()
        with self._database.writing() as session:
            row = session.get(JobRow, job_id)
            if row is not None and not JobState(row.state).over:
                _close(session, row, state, now)


def _close(session: Session, row: JobRow, state: JobState, now: dt.datetime) -> None:
    row.state, row.finished_at, row.heartbeat = state.value, now, None
    left = and_(
        JobItemRow.job_id == row.id,
        JobItemRow.state.in_((JobState.WAITING.value, JobState.RUNNING.value)),
    )
    session.execute(update(JobItemRow).where(left).values(state=state.value))


def _of(dossier_id: int, *, active: bool) -> object:
    condition = JobRow.dossier_id == dossier_id
    if active:
        condition &= JobRow.state.in_((JobState.WAITING.value, JobState.RUNNING.value))
    return condition


def _item(session: Session, job_id: int, position: int) -> JobItemRow:
    here = and_(JobItemRow.job_id == job_id, JobItemRow.position == position)
    return session.scalars(select(JobItemRow).where(here)).one()


def _jobs(session: Session, condition: object) -> list[Job]:
    session.flush()
    query = (
        select(JobRow, JobItemRow)
        .outerjoin(JobItemRow, JobItemRow.job_id == JobRow.id)
        .where(condition)  # type: ignore[arg-type] # a condition, built in this module
        .order_by(JobRow.id, JobItemRow.position)
        .execution_options(populate_existing=True)
    )
    found: dict[int, tuple[JobRow, list[JobItem]]] = {}
    for job, item in session.execute(query):
        items = found.setdefault(job.id, (job, []))[1]
        if item is not None:
            items.append(_item_view(item))
    return [_job_view(job, items) for job, items in found.values()]


def _job_view(row: JobRow, items: list[JobItem]) -> Job:
    return Job(
        id=row.id,
        dossier_id=row.dossier_id,
        state=JobState(row.state),
        person=row.person,
        created_at=row.created_at,
        items=tuple(items),
        finished_at=row.finished_at,
        cancelled_by=row.cancelled_by,
    )


def _item_view(row: JobItemRow) -> JobItem:
    return JobItem(
        position=row.position,
        work=Work(row.sha256, row.file_name, row.call_id),
        state=JobState(row.state),
        stage=row.stage,
        done=row.done,
        total=row.total,
        findings=load_findings(row.findings),
    )


def _crashed(file_name: str) -> Finding:
    return Finding(
        "job.crashed",
        Severity.ERROR,
        f"Die Auswertung von „{file_name}“ ist zweimal abgestürzt.",
        "Bitte die Datei in einem anderen Format speichern (PDF neu drucken, DOCX) und erneut hochladen.",
    )
