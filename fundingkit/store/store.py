"""The store of an installation: one object with everything that pages and commands need."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fundingkit.assessment.agreement import Agreement, agreement
from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.history import Standing
from fundingkit.assessment.second_look import SecondLook
from fundingkit.assessment.verdict import Track
from fundingkit.assessment.versions import Doubt
from fundingkit.dossier import Dossier, DossierPaper, PaperVersion
from fundingkit.drafting.application import Application
from fundingkit.settings import Settings
from fundingkit.store.assessments import Assessments
from fundingkit.store.catalogues import Catalogues
from fundingkit.store.clock import Clock, utc_now
from fundingkit.store.database import Database
from fundingkit.store.directory import Directory
from fundingkit.store.dossiers import Dossiers
from fundingkit.store.engines import Engine, EngineRoom, configured_engine
from fundingkit.store.files import Files
from fundingkit.store.jobs import Job, Jobs, Work
from fundingkit.store.journal import Journal
from fundingkit.store.matches import Matches
from fundingkit.store.papers import Added, Papers
from fundingkit.store.plans import ONLY, Plans
from fundingkit.store.readings import Readings
from fundingkit.store.snapshots import Frozen, Snapshot, Snapshots
from fundingkit.store.verdict_rows import Passages
from fundingkit.store.verdicts import Verdicts
from fundingkit.store.worker import Worker


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of an upload: for each file in order, and the job that works the new ones out."""

    added: tuple[Added, ...]
    job: Job | None


@dataclass(frozen=True)
class Review:
    """All that the workbench shows of a dossier and a call.

    `papers` are those of the dossier in the order of their upload. `standings` has every
    requirement of the call; its revision is what the next verdict is based on. `doubts` say by
    requirement which passages under a verdict changed. `pending` are versions still to be worked out.
    """

    dossier: Dossier
    track: Track
    assessment: Assessment
    papers: tuple[DossierPaper, ...]
    standings: Mapping[str, Standing]
    doubts: Mapping[str, Doubt]
    pending: tuple[PaperVersion, ...]


class Store:
    """Everything that is kept. Made once per process; safe to share between threads."""

    def __init__(
        self, settings: Settings, database: Database, load_engine: Callable[[], Engine], clock: Clock
    ) -> None:
        self.settings = settings
        self.database = database
        self.catalogues = Catalogues(settings.criteria)
        self.journal = Journal(database)
        self.dossiers = Dossiers(database, clock, self.catalogues.ids)
        self.files = Files(database)
        self.papers = Papers(database, clock, settings.max_upload_bytes)
        self.readings = Readings(database)
        self.engines = EngineRoom(load_engine)
        matches = Matches(database, clock, settings.kept_matches_mb * 1_000_000)
        self.assessments = Assessments(self.papers, self.readings, matches, self.catalogues, self.engines)
        self.verdicts = Verdicts(database, clock, self.assessments)
        self.plans = Plans(database, clock)
        self.snapshots = Snapshots(database, clock)
        self.people = Directory(database, clock, settings.administrator_names())
        self.jobs = Jobs(database, clock)

    def close(self) -> None:
        """Give all connections back."""
        self.database.close()

    def upload(
        self,
        dossier_id: int,
        files: Iterable[tuple[str, bytes]],
        *,
        by: str,
        version_of: int | None = None,
    ) -> Upload:
        """Take files in and have the new ones worked out. Raises as `Papers.add` does."""
        added = tuple(
            self.papers.add(dossier_id, name, data, by=by, version_of=version_of) for name, data in files
        )
        new = {item.paper.current.sha256 for item in added if item.new and item.paper is not None}
        return Upload(added, self.work_out(dossier_id, by=by, only=new))

    def work_out(self, dossier_id: int, *, by: str, only: Collection[str] | None = None) -> Job | None:
        """Have everything read and matched that is not yet, for all calls of the dossier.

        `only` leaves it at versions with these hashes. None where nothing is left to do, or all
        of it is under way. Raises `UnknownDossier`.
        """
        dossier = self.dossiers.get(dossier_id)
        work = [
            Work(version.sha256, version.file_name, call_id)
            for call_id in dossier.call_ids
            for version in self.assessments.basis(dossier_id, call_id).pending
            if only is None or version.sha256 in only
        ]
        return self.jobs.start(dossier_id, work, by=by) if work else None

    def worker(self, name: str, *, alone: bool = False) -> Worker:
        """A worker for this store's jobs; `worker(...).work()` does one job here and now."""
        return Worker(self.jobs, self.assessments, name, alone=alone)

    def review(
        self,
        dossier_id: int,
        call_id: str,
        *,
        track: Track = "main",
        versions: Mapping[int, int] | None = None,
    ) -> Review:
        """All that the workbench shows. The second opinion sees none of the first one's verdicts.

        `versions` picks other versions than the newest, by paper id.
        """
        kept = self.verdicts.standings(dossier_id, call_id, track=track)
        look = self.assessments.assessment(dossier_id, call_id, kept, versions=versions)
        ids = [requirement.id for _, requirement in look.assessment.call.requirements()]
        return Review(
            dossier=self.dossiers.get(dossier_id),
            track=track,
            assessment=look.assessment,
            papers=look.papers,
            standings={requirement: kept.get(requirement, Standing(requirement)) for requirement in ids},
            doubts={doubt.requirement: doubt for doubt in look.doubts},
            pending=look.pending,
        )

    def assessment(
        self, dossier_id: int, call_id: str, *, versions: Mapping[int, int] | None = None
    ) -> Assessment:
        """A dossier against a call as of now: the engine's proposals with the verdicts that count."""
        kept = self.verdicts.standings(dossier_id, call_id)
        return self.assessments.assessment(dossier_id, call_id, kept, versions=versions).assessment

    def agreement(self, dossier_id: int, call_id: str) -> Agreement:
        """How far the second opinion agrees with the first.

        Requirements that were settled are compared as they were before the settlement.
        """
        first = self.verdicts.standings(dossier_id, call_id, unsettled=True)
        second = self.verdicts.standings(dossier_id, call_id, track="second")
        return agreement(_given(first), _given(second))

    def second_look(self, dossier_id: int, call_id: str) -> SecondLook | None:
        """The second opinion with both sides; None until it is closed, for until then it is blind."""
        kept = self.plans.second_opinions.get(dossier_id, ONLY, call_id)
        if kept is None or not kept.value.closed:
            return None
        first = self.verdicts.standings(dossier_id, call_id, unsettled=True)
        second = self.verdicts.standings(dossier_id, call_id, track="second")
        first = {name: standing for name, standing in first.items() if name in second}
        return SecondLook(kept.value.reviewer, _given(first), _given(second), _words(first), _words(second))

    def take_snapshot(
        self, dossier_id: int, call_id: str, name: str, *, by: str, remark: str = ""
    ) -> Snapshot:
        """Freeze the present assessment under a name. Raises `NotAccepted` for a bad name."""
        frozen = Frozen(
            self.assessment(dossier_id, call_id),
            self.plans.own_weights(dossier_id, call_id),
            self.plans.attachments.values(dossier_id, call_id),
        )
        return self.snapshots.keep(dossier_id, name, frozen, by=by, remark=remark)

    def application(self, dossier_id: int, call_id: str) -> Application:
        """All that goes into a draft: the assessment and what people have entered beside it."""
        dossier = self.dossiers.get(dossier_id)
        return Application(
            title=dossier.title,
            municipality=dossier.municipality,
            assessment=self.assessment(dossier_id, call_id),
            texts=self.plans.texts.values(dossier_id, call_id),
            measures=self.plans.measures_in_order(dossier_id),
            costs=self.plans.cost_plan(dossier_id, call_id),
            schedule=self.plans.schedule(dossier_id, call_id),
            attachments=self.plans.attachments.values(dossier_id, call_id),
            tasks=self.plans.tasks.values(dossier_id, call_id),
            paper_dates={
                version.sha256: version.uploaded_at.date()
                for paper in self.papers.all(dossier_id)
                for version in paper.versions
            },
            weights=self.plans.own_weights(dossier_id, call_id),
            second_look=self.second_look(dossier_id, call_id),
            scenarios=self.plans.scenarios.values(dossier_id, call_id),
        )


def open_store(
    settings: Settings, *, load_engine: Callable[[], Engine] | None = None, clock: Clock = utc_now
) -> Store:
    """Open the installation's database, bring it up to date, and give the store.

    Raises `DatabaseUnreachable` and `DatabaseNewer`.
    """
    database = Database(settings.database_url)
    database.upgrade()
    return Store(settings, database, load_engine or (lambda: configured_engine(settings)), clock)


def _given(standings: Mapping[str, Standing]) -> dict[str, Any]:
    return {
        requirement: standing.verdict
        for requirement, standing in standings.items()
        if standing.verdict is not None
    }


def _words(standings: Mapping[str, Standing]) -> dict[str, Passages]:
    return {name: standing.passages for name, standing in standings.items() if standing.passages}
