"""The assessment: proposals joined with verdicts, requirement by requirement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.catalogue.call import Call
from fundingkit.evidence import Claim, Proposal
from fundingkit.findings import Finding
from fundingkit.scale import Commitment, Grade


@dataclass(frozen=True, slots=True)
class Paper:
    """What an assessment remembers of a document version: its name, hash and extent."""

    name: str
    sha256: str
    pages: int | None
    characters: int


@dataclass(frozen=True)
class Assessment:
    """A dossier against a call.

    `proposals` has one entry for every requirement of the call. `marks` are people's words on
    passages of requirements that nobody has judged yet.
    """

    call: Call = field(repr=False)
    engine_version: str
    papers: tuple[Paper, ...]
    proposals: Mapping[str, Proposal] = field(repr=False)
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict, repr=False)
    marks: Mapping[str, tuple[PassageVerdict, ...]] = field(default_factory=dict, repr=False)

    def passages(self, requirement_id: str) -> tuple[PassageVerdict, ...]:
        """People's words on passages of the requirement, whether or not it has been judged."""
        verdict = self.verdicts.get(requirement_id)
        return self.marks.get(requirement_id, ()) if verdict is None else verdict.passages

    def reviewed(self, requirement_id: str) -> bool:
        """Whether a person has judged it and no later change of a paper put that in doubt."""
        verdict = self.verdicts.get(requirement_id)
        return verdict is not None and not verdict.suspect

    def grade(self, requirement_id: str) -> Grade | None:
        """The grade that counts: the verdict's, else the proposal's; None if not applicable."""
        verdict = self.verdicts.get(requirement_id)
        if verdict is not None:
            return verdict.grade
        return self.proposals[requirement_id].grade

    def commitment(self, requirement_id: str) -> Commitment:
        """The commitment that counts: the verdict's, else the proposal's."""
        verdict = self.verdicts.get(requirement_id)
        if verdict is not None:
            return verdict.commitment
        return self.proposals[requirement_id].commitment
