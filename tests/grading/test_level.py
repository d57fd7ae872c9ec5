import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundingkit.catalogue.shelf import load_call
from fundingkit.grading.commitment import Blend
from fundingkit.grading.level import LEVELS, EvidenceLevel, UsualLevels, evidence_level, level_reason
from fundingkit.scale import Commitment

EVEN = np.full(4, 0.25)


def stating(level, certainty=0.91):
    rest = (1 - certainty) / 3
    return Blend(level, "", (0.0, *(certainty if one is level else rest for one in LEVELS)))


def test_without_evidence_there_is_no_level():
    assert evidence_level([], [], EVEN) == EvidenceLevel(Commitment.NONE, 1.0)


@pytest.mark.parametrize("level", LEVELS)
def test_what_all_passages_state_is_the_level_where_nothing_is_usual(level):
    assert evidence_level([stating(level)] * 3, [0.9, 0.6, 0.3], EVEN).level is level


def test_one_weak_passage_in_the_present_tense_does_not_make_a_plan_done():
    levels = [stating(Commitment.PLANNED), stating(Commitment.PLANNED), stating(Commitment.DONE)]
    assert evidence_level(levels, [0.8, 0.7, 0.2], EVEN).level is Commitment.PLANNED


def test_what_is_usual_tips_the_scale_between_two_passages_and_not_against_all():
    mostly_decided = np.array([0.05, 0.15, 0.6, 0.2])
    torn = [stating(Commitment.PLANNED), stating(Commitment.DECIDED)]
    assert evidence_level(torn, [0.5, 0.5], mostly_decided).level is Commitment.DECIDED
    assert evidence_level([stating(Commitment.DONE)] * 3, [0.5] * 3, mostly_decided).level is Commitment.DONE


@given(st.permutations(range(4)))
def test_the_order_of_equally_strong_passages_makes_no_difference(order):
    levels = [stating(level, 0.6 + number / 10) for number, level in enumerate(LEVELS)]
    one, other = (
        evidence_level([levels[at] for at in these], [0.5] * 4, EVEN) for these in (order, range(4))
    )
    assert one.level is other.level
    assert one.chance == pytest.approx(other.chance)


def test_passages_that_differ_leave_the_level_unsure_and_those_that_agree_do_not():
    planned, done = stating(Commitment.PLANNED), stating(Commitment.DONE)
    assert evidence_level([planned, done], [0.5, 0.5], EVEN).unsure
    assert not evidence_level([done, done], [0.5, 0.5], EVEN).unsure


def test_the_strongest_passage_counts_more_than_its_share():
    planned, done = stating(Commitment.PLANNED), stating(Commitment.DONE)
    assert evidence_level([planned, done, done], [0.7, 0.4, 0.4], EVEN).level is Commitment.PLANNED


def test_a_requirement_of_another_call_with_the_same_id_has_what_is_usual_in_general():
    _, ours = next(iter(load_call("mpsc-2021").requirements()))
    usual = UsualLevels((0.1, 0.2, 0.3, 0.4), {(ours.id, ours.title): (0.7, 0.1, 0.1, 0.1)})
    assert usual.of(ours).tolist() == [0.7, 0.1, 0.1, 0.1]
    assert usual.of(ours.model_copy(update={"title": "Anderes"})).tolist() == [0.1, 0.2, 0.3, 0.4]


def test_what_is_usual_comes_back_from_its_data():
    usual = UsualLevels((0.1, 0.2, 0.3, 0.4), {("R01", "Ziele"): (0.7, 0.1, 0.1, 0.1)})
    assert UsualLevels.from_data(usual.as_data()) == usual


def sure(level):
    return EvidenceLevel(level, 0.9)


def test_the_reason_says_how_many_passages_agree_or_that_none_does():
    planned, done = stating(Commitment.PLANNED), stating(Commitment.DONE)
    said = level_reason(sure(Commitment.PLANNED), [planned, planned])
    assert said == "alle Fundstellen lesen sich als „geplant“"
    said = level_reason(sure(Commitment.PLANNED), [planned, done])
    assert said == "1 von 2 Fundstellen liest sich als „geplant“"
    said = level_reason(sure(Commitment.PLANNED), [planned, done, done])
    assert said == "1 von 3 Fundstellen liest sich als „geplant“, wie es hier üblich ist"
    said = level_reason(sure(Commitment.DONE), [planned, done, done])
    assert said == "2 von 3 Fundstellen lesen sich als „umgesetzt“"
    assert "üblich ist hier „beschlossen“" in level_reason(sure(Commitment.DECIDED), [planned, done])
    assert level_reason(sure(Commitment.PLANNED), [planned]) == ""


def test_the_reason_says_where_the_level_is_unsure():
    planned, done = stating(Commitment.PLANNED), stating(Commitment.DONE)
    unsure = EvidenceLevel(Commitment.PLANNED, 0.4)
    said = level_reason(unsure, [planned, done])
    assert said == "Verbindlichkeit unsicher: 1 von 2 Fundstellen liest sich als „geplant“"
    said = level_reason(unsure, [planned])
    assert said == "Verbindlichkeit unsicher: am ehesten „geplant“, aber nicht eindeutig"
    said = level_reason(unsure, [done])
    assert said == (
        "Verbindlichkeit unsicher: die Fundstelle liest sich als „umgesetzt“; üblich ist hier „geplant“"
    )
