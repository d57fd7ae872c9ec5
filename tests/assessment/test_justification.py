import pytest

from fundingkit.assessment.justification import (
    LONGEST,
    REASONS_WITHOUT_EVIDENCE,
    confirmation,
    departs,
    judgement_findings,
    reason_needed,
)
from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.evidence import Evidence, Proposal
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade

PASSAGE = Passage("a" * 64, 0, 0, 4, "Text", "sentence")
EVIDENCE = Evidence(PASSAGE, 0.9, Commitment.DECIDED)
PARTIAL = Proposal("R1", Grade.PARTIAL, Commitment.DECIDED, 0.8, (0, 0, 1, 0), (EVIDENCE,))
NOTHING = Proposal("R1", Grade.NONE, Commitment.NONE, 0.8, (1, 0, 0, 0))
REJECTED = PassageVerdict("a" * 64, 0, 4, "Text", None, "rejected")
BY_HAND = PassageVerdict("a" * 64, 9, 12, "Neu", None, "accepted", by_hand=True)


def codes(proposal, judgement):
    return [finding.code for finding in judgement_findings(proposal, judgement)]


def test_saying_the_same_as_the_proposal_needs_no_reason():
    assert codes(PARTIAL, confirmation(PARTIAL)) == []
    assert not departs(PARTIAL, confirmation(PARTIAL))


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(Grade.FULFILLED, Commitment.DECIDED),
        Judgement(Grade.PARTIAL, Commitment.DONE),
        Judgement(Grade.NONE),
    ],
)
def test_departing_in_grade_or_commitment_needs_a_reason(judgement):
    assert codes(PARTIAL, judgement) == ["verdict.reason_missing"]
    assert "vom Vorschlag abweicht" in judgement_findings(PARTIAL, judgement)[0].hint


def test_a_verdict_that_no_passage_supports_needs_a_reason():
    assert codes(PARTIAL, confirmation(PARTIAL, (REJECTED,))) == ["verdict.reason_missing"]
    assert codes(PARTIAL, confirmation(PARTIAL, (REJECTED, BY_HAND))) == []
    assert codes(NOTHING, confirmation(NOTHING)) == ["verdict.reason_missing"]
    assert codes(NOTHING, Judgement(Grade.NONE, reason=REASONS_WITHOUT_EVIDENCE[0])) == []


def test_a_reason_of_spaces_is_none():
    assert codes(NOTHING, Judgement(Grade.NONE, reason="  \n")) == ["verdict.reason_missing"]


def test_not_applicable_has_no_grade_and_always_a_reason():
    assert codes(NOTHING, Judgement(None, not_applicable=True)) == ["verdict.reason_missing"]
    assert codes(NOTHING, Judgement(None, not_applicable=True, reason="Kein Kreis.")) == []
    assert "verdict.grade_missing" in codes(PARTIAL, Judgement(None))
    assert "verdict.grade_missing" in codes(PARTIAL, Judgement(Grade.NONE, not_applicable=True, reason="x"))


def test_grade_and_commitment_must_fit_together():
    assert "verdict.commitment_missing" in codes(PARTIAL, Judgement(Grade.PARTIAL, reason="x"))
    assert "verdict.commitment_without_grade" in codes(
        PARTIAL, Judgement(Grade.NONE, Commitment.DONE, reason="x")
    )


def test_every_fault_is_named_at_once_and_in_german():
    judgement = Judgement(Grade.FULFILLED, note="x" * (LONGEST + 1))
    findings = judgement_findings(PARTIAL, judgement)
    assert [finding.code for finding in findings] == [
        "verdict.commitment_missing",
        "verdict.reason_missing",
        "verdict.text_too_long",
    ]
    assert all(finding.hint.endswith((".", "?")) for finding in findings)


def test_without_any_proposal_every_verdict_needs_a_reason():
    assert reason_needed(None, Judgement(Grade.PARTIAL, Commitment.DECIDED))
