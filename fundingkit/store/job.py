"""A job as people see it: long work for a dossier, paper by paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from fundingkit.findings import Finding


class JobState(StrEnum):
    """How a job, or one paper of it, stands. `REFUSED` and `FAILED` are for single papers."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "waiting": "wartet",
            "running": "läuft",
            "done": "fertig",
            "refused": "nicht lesbar",
            "failed": "gescheitert",
            "cancelled": "abgebrochen",
        }[self.value]

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in {JobState.WAITING, JobState.RUNNING}


@dataclass(frozen=True, slots=True)
class Work:
    """One paper to be worked out for one call."""

    sha256: str
    file_name: str
    call_id: str


@dataclass(frozen=True, slots=True)
class JobItem:
    """One paper of a job. `done` of `total` pieces of the `stage` are through; `total` 0 is unknown."""

    position: int
    work: Work
    state: JobState
    stage: str
    done: int
    total: int
    findings: tuple[Finding, ...]

    @property
    def share(self) -> float:
        """How far the paper has come, 0.0 to 1.0; reading counts as the first tenth."""
        if self.state.over:
            return 1.0
        if self.state is JobState.WAITING or not self.total:
            return 0.0
        return 0.1 + 0.9 * min(1.0, self.done / self.total)


@dataclass(frozen=True, slots=True)
class Job:
    """Long work for a dossier. `cancelled_by` is set as soon as somebody asked for it to stop."""

    id: int
    dossier_id: int
    state: JobState
    person: str
    created_at: dt.datetime
    items: tuple[JobItem, ...]
    finished_at: dt.datetime | None = None
    cancelled_by: str = ""

    @property
    def share(self) -> float:
        """How far the job has come, 0.0 to 1.0."""
        if self.state.over or not self.items:
            return 1.0
        return sum(item.share for item in self.items) / len(self.items)
