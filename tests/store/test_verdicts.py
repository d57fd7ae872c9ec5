import threading

import pytest
from ground import FixedGround, passage, proposal

from fundingkit.assessment.history import Step
from fundingkit.assessment.verdict import Judgement, PassageVerdict
from fundingkit.errors import UnknownDossier, UnknownRequirement
from fundingkit.scale import Commitment, Grade
from fundingkit.store.verdicts import Verdicts

CALL = "mpsc-2021"
SAME = Judgement(Grade.PARTIAL, Commitment.DECIDED)
MORE = Judgement(Grade.FULFILLED, Commitment.DECIDED, reason="Steht im Beschluss.")


@pytest.fixture
def verdicts(database, clock):
    offered = {
        "R01": proposal("R01"),
        "R02": proposal("R02", Grade.FULFILLED, Commitment.DONE),
        "R03": proposal("R03", Grade.NONE, Commitment.NONE, quotes=()),
    }
    return Verdicts(database, clock, FixedGround(offered))


def word(state="accepted", quote="Beschlossen.", start=0, *, by_hand=False):
    found = passage(quote, start=start)
    return PassageVerdict(found.document, found.start, found.end, quote, 1, state, by_hand)


def test_a_verdict_says_who_when_what_and_what_was_proposed(verdicts, dossier):
    given = verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    assert given.accepted
    verdict = verdicts.standing(dossier.id, CALL, "R01").verdict
    assert (verdict.grade, verdict.person, verdict.proposed) == (Grade.PARTIAL, "Anna", Grade.PARTIAL)
    assert verdict.basis[0].quote == "Beschlossen."
    assert verdict.time.tzinfo is not None


def test_the_later_of_two_people_is_told_and_nothing_is_overwritten(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    late = verdicts.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=0)
    assert late.conflict
    assert not late.accepted
    assert late.standing.verdict.person == "Anna"
    again = verdicts.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=late.standing.revision)
    assert again.accepted
    history = verdicts.history(dossier.id, CALL, "R01")
    assert [(row.revision, row.person, row.judgement.grade) for row in history] == [
        (1, "Anna", Grade.PARTIAL),
        (2, "Bert", Grade.FULFILLED),
    ]


def test_a_departing_verdict_without_a_reason_is_not_taken(verdicts, dossier):
    refused = verdicts.give(
        dossier.id, CALL, "R01", Judgement(Grade.FULFILLED, Commitment.DECIDED), by="Anna", based_on=0
    )
    assert [finding.code for finding in refused.findings] == ["verdict.reason_missing"]
    assert verdicts.history(dossier.id, CALL, "R01") == ()


def test_undo_takes_back_ones_own_steps_one_by_one_and_the_history_keeps_them(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    verdicts.give(dossier.id, CALL, "R01", MORE, by="Anna", based_on=1)
    verdicts.undo(dossier.id, CALL, by="Anna")
    assert verdicts.standing(dossier.id, CALL, "R01").verdict.grade == Grade.PARTIAL
    (undone,) = verdicts.undo(dossier.id, CALL, by="Anna")
    assert undone.accepted
    assert verdicts.standing(dossier.id, CALL, "R01").verdict is None
    assert verdicts.undo(dossier.id, CALL, by="Anna") == ()
    steps = [row.step for row in verdicts.history(dossier.id, CALL, "R01")]
    assert steps == [Step.JUDGED, Step.JUDGED, Step.TAKEN_BACK, Step.TAKEN_BACK]


def test_undo_leaves_other_peoples_steps_alone(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    verdicts.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=1)
    (outcome,) = verdicts.undo(dossier.id, CALL, by="Anna")
    assert outcome.conflict
    assert outcome.standing.verdict.person == "Bert"
    assert verdicts.undo(dossier.id, CALL, by="Carla") == ()


def test_bulk_confirmation_is_one_step_for_undo_and_leaves_out_what_needs_a_reason(verdicts, dossier):
    outcomes = verdicts.confirm(dossier.id, CALL, {"R01": 0, "R02": 0, "R03": 0}, by="Anna")
    assert [outcome.accepted for outcome in outcomes] == [True, True, False]
    assert outcomes[2].findings[0].code == "verdict.reason_missing"
    assert {undone.requirement for undone in verdicts.undo(dossier.id, CALL, by="Anna")} == {"R01", "R02"}
    assert all(standing.verdict is None for standing in verdicts.standings(dossier.id, CALL).values())


def test_bulk_confirmation_leaves_out_what_somebody_judged_meanwhile(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=0)
    outcomes = verdicts.confirm(dossier.id, CALL, {"R01": 0, "R02": 0}, by="Anna")
    assert [outcome.conflict for outcome in outcomes] == [True, False]
    assert verdicts.standing(dossier.id, CALL, "R01").verdict.person == "Bert"


def test_a_word_on_a_passage_changes_neither_grade_nor_judge(verdicts, dossier):
    verdicts.mark(dossier.id, CALL, "R01", word("rejected"), by="Bert", based_on=0)
    assert verdicts.standing(dossier.id, CALL, "R01").verdict is None
    verdicts.give(
        dossier.id, CALL, "R01", Judgement(MORE.grade, MORE.commitment, reason="x", passages=(word(),)),
        by="Anna", based_on=1,
    )  # fmt: skip
    added = word(quote="Aus der Suche.", start=500, by_hand=True)
    marked = verdicts.mark(dossier.id, CALL, "R01", added, by="Bert", based_on=2)
    verdict = marked.standing.verdict
    assert (verdict.person, verdict.grade) == ("Anna", Grade.FULFILLED)
    assert [known.quote for known in verdict.passages] == ["Beschlossen.", "Aus der Suche."]
    off = verdicts.mark(dossier.id, CALL, "R01", added, by="Bert", based_on=3, withdraw=True)
    assert off.standing.passages == (word(),)


def test_not_applicable_is_a_verdict_without_a_grade_and_with_a_reason(verdicts, dossier):
    without = Judgement(None, not_applicable=True)
    assert not verdicts.give(dossier.id, CALL, "R03", without, by="Anna", based_on=0).accepted
    reason = Judgement(None, not_applicable=True, reason="Nur für Landkreise.")
    assert verdicts.give(dossier.id, CALL, "R03", reason, by="Anna", based_on=0).accepted
    assert verdicts.standing(dossier.id, CALL, "R03").verdict.not_applicable


def test_nobody_gives_a_second_opinion_on_a_verdict_of_their_own(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    verdicts.mark(dossier.id, CALL, "R02", word(), by="Anna", based_on=0)
    assert verdicts.judged_by(dossier.id, CALL, "Anna") == {"R01"}
    blind = {"by": "Anna", "based_on": 0, "track": "second"}
    refused = verdicts.give(dossier.id, CALL, "R01", MORE, **blind)
    assert [finding.code for finding in refused.findings] == ["verdict.same_person"]
    outcomes = verdicts.confirm(dossier.id, CALL, {"R01": 0, "R02": 0}, by="Anna", track="second")
    assert [outcome.accepted for outcome in outcomes] == [False, True]
    verdicts.undo(dossier.id, CALL, by="Anna", track="second")
    verdicts.undo(dossier.id, CALL, by="Anna")
    verdicts.undo(dossier.id, CALL, by="Anna")
    assert verdicts.give(dossier.id, CALL, "R01", MORE, **blind).accepted


def test_the_second_opinion_is_a_track_of_its_own_and_a_settlement_ends_the_main_one(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    verdicts.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=0, track="second")
    assert verdicts.standing(dossier.id, CALL, "R01").verdict.person == "Anna"
    assert verdicts.standing(dossier.id, CALL, "R01", track="second").verdict.person == "Bert"
    bare = verdicts.settle(dossier.id, CALL, "R01", SAME, by="Carla", based_on=1)
    assert [finding.code for finding in bare.findings] == ["verdict.settlement_reason"]
    settled = verdicts.settle(dossier.id, CALL, "R01", MORE, by="Carla", based_on=1)
    assert settled.standing.verdict.round == "settled"
    assert verdicts.standing(dossier.id, CALL, "R01").verdict.grade == Grade.FULFILLED


def test_a_quote_that_does_not_stand_there_is_not_taken(verdicts, dossier):
    invented = word(quote="Steht nirgends.", start=900, by_hand=True)
    refused = verdicts.mark(dossier.id, CALL, "R01", invented, by="Anna", based_on=0)
    assert [finding.code for finding in refused.findings] == ["verdict.quote_not_found"]
    judged = Judgement(Grade.PARTIAL, Commitment.DECIDED, passages=(invented,))
    assert not verdicts.give(dossier.id, CALL, "R01", judged, by="Anna", based_on=0).accepted
    assert verdicts.history(dossier.id, CALL, "R01") == ()


def test_rows_that_another_process_added_are_seen_among_those_held(verdicts, database, clock, dossier):
    other = Verdicts(database, clock, FixedGround({"R01": proposal("R01")}))
    verdicts.give(dossier.id, CALL, "R01", SAME, by="Anna", based_on=0)
    assert verdicts.standings(dossier.id, CALL)["R01"].revision == 1
    other.give(dossier.id, CALL, "R01", MORE, by="Bert", based_on=1)
    assert verdicts.standings(dossier.id, CALL)["R01"].verdict.person == "Bert"
    other.undo(dossier.id, CALL, by="Bert")
    assert verdicts.standings(dossier.id, CALL) == other.standings(dossier.id, CALL)


def test_an_import_is_one_step_for_undo_and_says_what_it_left_out(verdicts, dossier):
    verdicts.give(dossier.id, CALL, "R02", Judgement(Grade.FULFILLED, Commitment.DONE), by="Bert", based_on=0)
    outcomes = verdicts.give_all(
        dossier.id, CALL, {"R01": (MORE, 0), "R02": (MORE, 0)}, by="Anna", step=Step.IMPORTED
    )
    assert [outcome.accepted for outcome in outcomes] == [True, False]
    assert outcomes[1].conflict
    assert verdicts.history(dossier.id, CALL, "R01")[0].step is Step.IMPORTED
    assert [undone.requirement for undone in verdicts.undo(dossier.id, CALL, by="Anna")] == ["R01"]


def test_what_does_not_exist_is_refused(verdicts, dossier):
    with pytest.raises(UnknownRequirement, match="R99"):
        verdicts.give(dossier.id, CALL, "R99", SAME, by="Anna", based_on=0)
    with pytest.raises(UnknownDossier):
        verdicts.give(99, CALL, "R01", SAME, by="Anna", based_on=0)


def test_verdicts_from_20_threads_leave_a_complete_history_and_no_lost_row(verdicts, dossier):
    each, accepted, faults = 5, [], []

    def judge(person):
        try:
            left, seen = each, 0
            while left:
                reason = f"{person}, noch {left}"
                outcome = verdicts.give(
                    dossier.id, CALL, "R01", Judgement(Grade.FULFILLED, Commitment.DONE, reason=reason),
                    by=person, based_on=seen,
                )  # fmt: skip
                seen = outcome.standing.revision
                if outcome.accepted:
                    accepted.append(reason)
                    left -= 1
        except Exception as fault:  # noqa: BLE001 - any fault at all fails the test
            faults.append(fault)

    threads = [threading.Thread(target=judge, args=(f"Person {number}",)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = verdicts.history(dossier.id, CALL, "R01")
    assert faults == []
    assert [row.revision for row in history] == list(range(1, 20 * each + 1))
    assert sorted(row.judgement.reason for row in history) == sorted(accepted)
    assert len({row.judgement.reason for row in history}) == 20 * each
