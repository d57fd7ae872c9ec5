"""Assessments: worked out from matches and verdicts whenever asked for, never stored as truth."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType
from typing import Any

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.assessment.history import Standing
from fundingkit.assessment.verdict import PassageVerdict
from fundingkit.assessment.versions import Comparison, Doubt, carried
from fundingkit.catalogue.call import Call
from fundingkit.dossier import DossierPaper, PaperVersion
from fundingkit.evidence import Claim, Proposal
from fundingkit.findings import Finding, Place, Severity
from fundingkit.grading.claims import find_claims
from fundingkit.store.catalogues import Catalogues
from fundingkit.store.comparisons import Comparisons, succession
from fundingkit.store.engines import EngineRoom, Progress, worked_kind
from fundingkit.store.matches import Matches, MatchKey
from fundingkit.store.papers import Papers
from fundingkit.store.readings import Readings, ending_of

#: Results held in memory by one process at the same time.
HELD = 24


@dataclass(frozen=True, slots=True)
class Basis:
    """The versions that an assessment uses, those still to be worked on, and what there is to say.

    A paper whose newest version is not worked out yet, or cannot be read, goes on counting with
    the newest one that could; a finding says so.
    """

    versions: tuple[tuple[DossierPaper, PaperVersion], ...]
    pending: tuple[PaperVersion, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """An assessment as of one moment, why verdicts are to be looked at again, and the papers then.

    `papers` are all of the dossier, `pending` the versions still to be worked on.
    """

    assessment: Assessment
    doubts: tuple[Doubt, ...]
    papers: tuple[DossierPaper, ...]
    pending: tuple[PaperVersion, ...]


@dataclass(frozen=True, slots=True)
class _Result:
    proposals: Mapping[str, Proposal]
    claims: tuple[Claim, ...]


class Assessments:
    """Holds dossiers against calls. Safe to share between threads."""

    def __init__(
        self,
        papers: Papers,
        readings: Readings,
        matches: Matches,
        catalogues: Catalogues,
        engines: EngineRoom,
    ) -> None:
        self._papers = papers
        self._readings = readings
        self._matches = matches
        self._catalogues = catalogues
        self._engines = engines
        self._results: OrderedDict[tuple[Any, ...], _Result] = OrderedDict()
        self._comparisons = Comparisons(readings)
        self._lock = Lock()

    def assessment(
        self,
        dossier_id: int,
        call_id: str,
        standings: Mapping[str, Standing],
        *,
        versions: Mapping[int, int] | None = None,
    ) -> Look:
        """The assessment with these verdicts.

        `versions` picks other versions than the newest, by paper id. Raises `UnknownDossier`,
        `UnknownCall`, `UnknownPaper`.
        """
        call = self._catalogues.get(call_id)
        papers = self._papers.all(dossier_id)
        basis = self._basis(papers, call_id, versions or {})
        result = self._result(call, basis)
        now = succession(papers, {paper.id: version for paper, version in basis.versions})
        verdicts, marks, doubts = {}, {}, []
        for _, requirement in call.requirements():
            known = standings.get(requirement.id)
            if known is None:
                continue
            if known.verdict is None:
                marks[requirement.id] = self._comparisons.moved(known.passages, now)
                continue
            documents = {passage.document for passage in known.verdict.passages}
            documents |= {passage.document for passage in known.verdict.basis}
            verdicts[requirement.id], doubt = carried(known.verdict, self._comparisons.of(documents, now))
            if doubt is not None:
                doubts.append(doubt)
        assessment = Assessment(
            call=call,
            engine_version=self._engines.engine().version,
            papers=tuple(
                Paper(paper.name, version.sha256, version.pages, version.characters)
                for paper, version in basis.versions
            ),
            proposals=dict(result.proposals),
            claims=result.claims,
            findings=basis.findings,
            verdicts=verdicts,
            marks=marks,
        )
        return Look(assessment, tuple(doubts), papers, basis.pending)

    def proposals(self, dossier_id: int, call_id: str) -> Mapping[str, Proposal]:
        """The engine's proposals by requirement, from the papers worked out so far."""
        call = self._catalogues.get(call_id)
        return self._result(call, self.basis(dossier_id, call_id)).proposals

    def moved(self, dossier_id: int, passages: tuple[PassageVerdict, ...]) -> tuple[PassageVerdict, ...]:
        """The passages at their places in the newest versions; those that changed stay as they were."""
        if not passages:
            return ()
        return self._comparisons.moved(passages, succession(self._papers.all(dossier_id)))

    def unfounded(self, dossier_id: int, passages: tuple[PassageVerdict, ...]) -> tuple[PassageVerdict, ...]:
        """Those of which no version of a paper of the dossier has exactly that quote at that place.

        Papers taken out count too: a verdict may still speak of them.
        """
        if not passages:
            return ()
        papers = (*self._papers.all(dossier_id), *self._papers.all(dossier_id, removed=True))
        versions = {version.sha256: version for paper in papers for version in paper.versions}
        return tuple(passage for passage in passages if not self._literal(versions, passage))

    def basis(self, dossier_id: int, call_id: str) -> Basis:
        """The versions that count for a dossier and a call at present."""
        return self._basis(self._papers.all(dossier_id), call_id, {})

    def complete(self, sha256: str, file_name: str, call_id: str, progress: Progress | None = None) -> bool:
        """Read and match one version for a call where that was not done yet.

        Whether the version could be read; its findings are kept either way. Raises `Cancelled`
        where `progress` does.
        """
        reading = self._readings.read(sha256, file_name)
        if reading.text is None:
            return False
        call, engine = self._catalogues.get(call_id), self._engines.engine()
        kind = worked_kind(type(engine))
        key = self._key(sha256, file_name, call)
        if self._matches.get(key, kind) is None:
            matches = engine.match(call, reading.text.document, progress)
            self._matches.keep(key, (matches, find_claims(reading.text.passages)), kind)
        return True

    def comparison(self, dossier_id: int, paper_id: int, old: int, new: int) -> Comparison | None:
        """Two versions of a paper passage by passage, None where one of them cannot be read.

        Raises `UnknownPaper`, and `KeyError` for a version that there is not.
        """
        paper = self._papers.get(dossier_id, paper_id)
        return self._comparisons.between(paper.version(old), paper.version(new))

    def _basis(self, papers: tuple[DossierPaper, ...], call_id: str, versions: Mapping[int, int]) -> Basis:
        key = self._catalogues.key(call_id)
        hashes = {version.sha256 for paper in papers for version in paper.versions}
        known = self._matches.known(key, self._engines.engine().version, hashes)
        chosen, pending, findings = [], [], []
        for paper in papers:
            newest = versions.get(paper.id, paper.current.number)
            wanted = tuple(version for version in paper.versions if version.number <= newest)
            version = None
            for candidate in reversed(wanted):
                if candidate.state == "read" and (candidate.sha256, ending_of(candidate.file_name)) in known:
                    version = candidate
                    break
                if candidate.state != "refused":
                    pending.append(candidate)
                    findings.append(_pending(paper, candidate))
                else:
                    findings += candidate.findings
            if version is None:
                continue
            chosen.append((paper, version))
            findings += version.findings
            if version is not wanted[-1]:
                findings.append(_older(paper, version, wanted[-1]))
        # The order in which `fundingkit.engine.assess` takes papers, so that both give the same.
        chosen.sort(key=lambda pair: (pair[0].name, pair[1].sha256))
        return Basis(tuple(chosen), tuple(pending), tuple(findings))

    def _literal(self, versions: Mapping[str, PaperVersion], passage: PassageVerdict) -> bool:
        version = versions.get(passage.document)
        if version is None or version.state != "read" or not passage.quote:
            return False
        text = self._readings.read(version.sha256, version.file_name).text
        return text is not None and text.document.text[passage.start : passage.end] == passage.quote

    def _result(self, call: Call, basis: Basis) -> _Result:
        engine = self._engines.engine()
        versions = {version.sha256: version for _, version in basis.versions}.values()
        keys = tuple(self._key(version.sha256, version.file_name, call) for version in versions)
        held = (self._catalogues.key(call.id), engine.version, keys)
        with self._lock:
            result = self._results.get(held)
            if result is not None:
                self._results.move_to_end(held)
                return result
        kind = worked_kind(type(engine))
        found = [kept for key in keys if (kept := self._matches.get(key, kind)) is not None]
        proposals = engine.propose(call, [matches for matches, _ in found])
        claims = tuple(claim for _, own in found for claim in own)
        result = _Result(MappingProxyType(dict(proposals)), claims)
        with self._lock:
            self._results[held] = result
            while len(self._results) > HELD:
                self._results.popitem(last=False)
        return result

    def _key(self, sha256: str, file_name: str, call: Call) -> MatchKey:
        return sha256, ending_of(file_name), self._catalogues.key(call.id), self._engines.engine().version


def _pending(paper: DossierPaper, version: PaperVersion) -> Finding:
    return Finding(
        "assessment.pending",
        Severity.WARNING,
        f"„{paper.name}“, Fassung {version.number}, ist noch nicht ausgewertet.",
        "Die Prüfung zählt sie mit, sobald die Auswertung fertig ist.",
        Place(version.file_name),
    )


def _older(paper: DossierPaper, used: PaperVersion, newest: PaperVersion) -> Finding:
    return Finding(
        "assessment.older_version",
        Severity.WARNING,
        f"Von „{paper.name}“ zählt Fassung {used.number}, nicht Fassung {newest.number}.",
        "Fassung "
        f"{newest.number} ist noch nicht ausgewertet oder nicht lesbar; die Hinweise nennen den Grund.",
        Place(newest.file_name),
    )
