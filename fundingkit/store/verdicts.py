"""Verdicts: rows that are only ever added. Two people at once: the later one is told."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from sqlalchemy.orm import Session

from fundingkit.assessment.history import Standing, Step, VerdictEntry, in_force, last_action, standing
from fundingkit.assessment.justification import confirmation, judgement_findings
from fundingkit.assessment.verdict import Judgement, PassageVerdict, Track
from fundingkit.errors import UnknownRequirement
from fundingkit.evidence import Proposal
from fundingkit.findings import Finding
from fundingkit.store.clock import Clock
from fundingkit.store.database import Database, retried
from fundingkit.store.dossiers import require_dossier
from fundingkit.store.outcome import (
    NO_REASON,
    SAME_PERSON,
    Ground,
    Outcome,
    Pending,
    before_settlement,
    judged_by,
    not_literal,
)
from fundingkit.store.verdict_rows import Histories, Passages, read_histories, row_of

__all__ = ["Outcome", "Verdicts"]

#: How many of the engine's passages are remembered as the basis of a verdict.
BASIS = 5


class Verdicts:
    """Gives, takes back and tells verdicts. Safe from many threads and processes at once."""

    def __init__(self, database: Database, clock: Clock, ground: Ground) -> None:
        self._database = database
        self._clock = clock
        self._ground = ground
        self._histories = Histories()

    def give(
        self,
        dossier_id: int,
        call_id: str,
        requirement: str,
        judgement: Judgement,
        *,
        by: str,
        based_on: int,
        track: Track = "main",
        step: Literal[Step.JUDGED, Step.IMPORTED] = Step.JUDGED,
    ) -> Outcome:
        """Give a verdict. `based_on` is the revision that the person saw, 0 for none.

        Nobody gives a second opinion on a verdict of their own.

        Raises `UnknownDossier`, `UnknownCall`, `UnknownRequirement`.
        """
        judgements = {requirement: (judgement, based_on)}
        return self.give_all(dossier_id, call_id, judgements, by=by, track=track, step=step)[0]

    def give_all(
        self,
        dossier_id: int,
        call_id: str,
        judgements: Mapping[str, tuple[Judgement, int]],
        *,
        by: str,
        track: Track = "main",
        step: Literal[Step.JUDGED, Step.IMPORTED] = Step.JUDGED,
    ) -> tuple[Outcome, ...]:
        """Give several verdicts, each with the revision seen, as one action for undo.

        Those that are not accepted are left out and say so. Raises as `give` does.
        """
        action = str(uuid.uuid4())
        pending = []
        for requirement, (judgement, based_on) in judgements.items():
            proposal = self._proposal(dossier_id, call_id, requirement)
            findings = (
                *judgement_findings(proposal, judgement),
                *self._not_literal(dossier_id, proposal, judgement.passages),
            )
            entry = self._entry(proposal, judgement, track=track, step=step, by=by, action=action)
            pending.append(Pending(entry, based_on, findings))
        return self._add(dossier_id, call_id, pending)

    def settle(
        self, dossier_id: int, call_id: str, requirement: str, judgement: Judgement, *, by: str, based_on: int
    ) -> Outcome:
        """End a disagreement of the main round with the second opinion; always with a reason.

        The settlement continues the main round, so `based_on` is its revision.
        """
        proposal = self._proposal(dossier_id, call_id, requirement)
        findings = (
            *judgement_findings(proposal, judgement),
            *self._not_literal(dossier_id, proposal, judgement.passages),
        )
        if not judgement.reason.strip():
            findings = (*(f for f in findings if f.code != "verdict.reason_missing"), NO_REASON)
        entry = self._entry(proposal, judgement, step=Step.SETTLED, by=by)
        return self._add(dossier_id, call_id, [Pending(entry, based_on, findings)])[0]

    def mark(
        self,
        dossier_id: int,
        call_id: str,
        requirement: str,
        passage: PassageVerdict,
        *,
        by: str,
        based_on: int,
        withdraw: bool = False,
        track: Track = "main",
    ) -> Outcome:
        """Accept or reject one passage, or add one by hand, without touching the grade.

        With `withdraw` the word on that passage is taken off instead.
        """
        proposal = self._proposal(dossier_id, call_id, requirement)
        before = self.standing(dossier_id, call_id, requirement, track=track).passages
        present = self._ground.moved(dossier_id, before)
        passages = tuple(known for known in present if known.key != passage.key)
        if not withdraw:
            passages = (*passages, passage)
        entry = self._entry(
            proposal, Judgement(None, passages=passages), track=track, step=Step.MARKED, by=by
        )
        findings = self._not_literal(dossier_id, proposal, () if withdraw else (passage,))
        return self._add(dossier_id, call_id, [Pending(entry, based_on, findings)])[0]

    def confirm(
        self,
        dossier_id: int,
        call_id: str,
        based_on: Mapping[str, int],
        *,
        by: str,
        track: Track = "main",
    ) -> tuple[Outcome, ...]:
        """Confirm the proposals of several requirements at once, one action for undo.

        `based_on` names the requirements with the revision seen. Those that somebody judged
        meanwhile, or that need a reason, are left out and say so.
        """
        standings = self.standings(dossier_id, call_id, track=track)
        action = str(uuid.uuid4())
        pending = []
        for requirement, revision in based_on.items():
            proposal = self._proposal(dossier_id, call_id, requirement)
            known = standings.get(requirement, Standing(requirement))
            judgement = confirmation(proposal, self._ground.moved(dossier_id, known.passages))
            findings = judgement_findings(proposal, judgement)
            entry = self._entry(proposal, judgement, track=track, step=Step.CONFIRMED, by=by, action=action)
            pending.append(Pending(entry, revision, findings))
        return self._add(dossier_id, call_id, pending)

    def undo(
        self,
        dossier_id: int,
        call_id: str,
        *,
        by: str,
        track: Track = "main",
    ) -> tuple[Outcome, ...]:
        """Take back the person's own last action; empty where there is none.

        What somebody else has built upon is not taken back: the outcome says so. The history
        keeps the step and its taking back.
        """
        return retried(lambda: self._undo_once(dossier_id, call_id, by, track))

    def history(
        self,
        dossier_id: int,
        call_id: str,
        requirement: str,
        *,
        track: Track = "main",
    ) -> tuple[VerdictEntry, ...]:
        """Every row of a requirement, oldest first, those taken back included."""
        with self._database.reading() as session:
            histories = read_histories(session, dossier_id, call_id, track, requirement)
        return tuple(histories.get(requirement, ()))

    def standing(
        self,
        dossier_id: int,
        call_id: str,
        requirement: str,
        *,
        track: Track = "main",
    ) -> Standing:
        """What counts of one requirement now."""
        return standing(requirement, self.history(dossier_id, call_id, requirement, track=track))

    def standings(
        self,
        dossier_id: int,
        call_id: str,
        *,
        track: Track = "main",
        unsettled: bool = False,
    ) -> dict[str, Standing]:
        """What counts of every requirement that has a history.

        With `unsettled`, as it was before disagreements with the second opinion were settled.
        """
        with self._database.reading() as session:
            histories = self._histories.read(session, dossier_id, call_id, track)
        if unsettled:
            histories = {key: before_settlement(entries) for key, entries in histories.items()}
        return {requirement: standing(requirement, entries) for requirement, entries in histories.items()}

    def judged_by(self, dossier_id: int, call_id: str, person: str) -> frozenset[str]:
        """The requirements that the person has judged in the first round."""
        with self._database.reading() as session:
            histories = self._histories.read(session, dossier_id, call_id, "main")
        return frozenset(name for name, entries in histories.items() if judged_by(entries, person))

    def _not_literal(self, dossier_id: int, proposal: Proposal, passages: Passages) -> tuple[Finding, ...]:
        """A finding for every passage that does not literally stand where it is said to stand."""
        offered = {evidence.passage.key: evidence.passage.quote for evidence in proposal.evidence}
        others = tuple(passage for passage in passages if offered.get(passage.key) != passage.quote)
        return tuple(not_literal(passage) for passage in self._ground.unfounded(dossier_id, others))

    def _proposal(self, dossier_id: int, call_id: str, requirement: str) -> Proposal:
        try:
            return self._ground.proposals(dossier_id, call_id)[requirement]
        except KeyError as error:
            raise UnknownRequirement(requirement, call_id) from error

    def _entry(
        self,
        proposal: Proposal,
        judgement: Judgement,
        *,
        step: Step,
        by: str,
        track: Track = "main",
        action: str = "",
    ) -> VerdictEntry:
        return VerdictEntry(
            requirement=proposal.requirement,
            track=track,
            revision=0,
            step=step,
            action=action or str(uuid.uuid4()),
            person=by,
            time=self._clock(),
            judgement=replace(judgement, reason=judgement.reason.strip(), note=judgement.note.strip()),
            basis=tuple(evidence.passage for evidence in proposal.evidence[:BASIS]),
            proposed=proposal.grade,
        )

    def _add(self, dossier_id: int, call_id: str, pending: Sequence[Pending]) -> tuple[Outcome, ...]:
        return retried(lambda: self._add_once(dossier_id, call_id, pending))

    def _add_once(self, dossier_id: int, call_id: str, pending: Sequence[Pending]) -> tuple[Outcome, ...]:
        outcomes = []
        with self._database.writing() as session:
            require_dossier(session, dossier_id)
            for step in pending:
                requirement, track = step.entry.requirement, step.entry.track
                entries = read_histories(session, dossier_id, call_id, track, requirement).get(
                    requirement, []
                )
                revision = entries[-1].revision if entries else 0
                findings = (*step.findings, *_own_first(session, dossier_id, call_id, step.entry))
                if revision != step.based_on or findings:
                    now = standing(requirement, entries)
                    outcomes.append(Outcome(requirement, now, revision != step.based_on, findings))
                    continue
                new = replace(step.entry, revision=revision + 1)
                session.add(row_of(dossier_id, call_id, new))
                session.flush()
                outcomes.append(Outcome(requirement, standing(requirement, [*entries, new])))
        return tuple(outcomes)

    def _undo_once(self, dossier_id: int, call_id: str, by: str, track: Track) -> tuple[Outcome, ...]:
        outcomes = []
        undone = str(uuid.uuid4())
        with self._database.writing() as session:
            # Nothing is written yet, so all that is seen has been committed.
            histories = self._histories.read(session, dossier_id, call_id, track)
            action = last_action(histories.values(), by)
            for requirement, entries in histories.items():
                left = in_force(entries)
                if not any(entry.action == action for entry in left):
                    continue
                if left[-1].action != action:
                    outcomes.append(Outcome(requirement, standing(requirement, entries), conflict=True))
                    continue
                new = VerdictEntry(
                    requirement=requirement,
                    track=track,
                    revision=entries[-1].revision + 1,
                    step=Step.TAKEN_BACK,
                    action=undone,
                    person=by,
                    time=self._clock(),
                    judgement=Judgement(None),
                )
                session.add(row_of(dossier_id, call_id, new))
                session.flush()
                outcomes.append(Outcome(requirement, standing(requirement, [*entries, new])))
        return tuple(outcomes)


def _own_first(session: Session, dossier_id: int, call_id: str, entry: VerdictEntry) -> tuple[Finding, ...]:
    """Says that the person is about to judge blind what they have judged already."""
    if entry.track != "second":
        return ()
    first = read_histories(session, dossier_id, call_id, "main", entry.requirement)
    return (SAME_PERSON,) if judged_by(first.get(entry.requirement, ()), entry.person) else ()
