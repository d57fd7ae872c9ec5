import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.errors import NothingAssessable, WeightsUnusable
from fundingkit.readiness.band import Band, BandModel, OpenItem, spread
from fundingkit.readiness.figures import Certainty
from fundingkit.readiness.readiness import assume, readiness, with_weights
from fundingkit.readiness.weights import Weighting
from fundingkit.scale import NOTHING_FOUND, Commitment, Grade
from tests.readiness import example as ex


def by_id(items):
    return {item.id: item for item in items}


def test_every_mean_is_the_one_worked_out_by_hand():
    ready = readiness(ex.assessment())
    criteria = by_id(ready.criteria)
    assert criteria["K1"].share.figure == Fraction(5, 6)  # (3/3 + 2/3) / 2
    assert criteria["K2"].share.figure == 0
    assert criteria["K3"].share.figure == Fraction(1, 3)
    assert by_id(ready.blocks)["b1"].share.figure == Fraction(5, 12)  # (5/6 + 0) / 2
    assert by_id(ready.blocks)["b2"].share.figure == Fraction(1, 3)
    assert ready.figure == Fraction(7, 18)  # (5/6 + 0 + 1/3) / 3, not the mean of the blocks


def test_criteria_without_requirements_are_left_out_and_named():
    ready = readiness(ex.assessment())
    assert ready.unassessed == ("Kriterium K4",)
    assert "K4" not in by_id(ready.criteria)


def test_the_split_by_commitment_sums_to_the_figure():
    ready = readiness(ex.assessment())
    assert ready.share.split == {
        Commitment.NONE: 0,
        Commitment.VISION: Fraction(1, 9),  # R4: 1/3 of 1/3
        Commitment.PLANNED: Fraction(1, 9),  # R2: 2/3 of 1/6
        Commitment.DECIDED: 0,
        Commitment.DONE: Fraction(1, 6),  # R1: all of 1/6
    }
    assert sum(ready.share.split.values()) == ready.figure
    assert ready.share.missing == Fraction(11, 18)


def test_what_does_not_apply_leaves_the_mean():
    ready = readiness(ex.assessment(verdicts={"R2": ex.verdict("R2", None)}))
    assert by_id(ready.criteria)["K1"].share.figure == 1
    assert ready.figure == Fraction(4, 9)  # (1 + 0 + 1/3) / 3
    assert ready.progress.not_applicable == 1
    assert ready.requirement("R2").label == "nicht zutreffend"


def test_a_criterion_where_nothing_applies_leaves_the_mean():
    ready = readiness(ex.assessment(verdicts={"R3": ex.verdict("R3", None)}))
    assert by_id(ready.criteria)["K2"].share is None
    assert by_id(ready.criteria)["K2"].weight == 0
    assert ready.figure == Fraction(7, 12)  # (5/6 + 1/3) / 2


def test_without_anything_applicable_there_is_no_figure():
    verdicts = {rid: ex.verdict(rid, None) for rid in ("R1", "R2", "R3", "R4")}
    with pytest.raises(NothingAssessable):
        readiness(ex.assessment(verdicts=verdicts))


def test_own_weights_count_and_the_default_stays_beside_them():
    ready = readiness(ex.assessment(), {"K1": Decimal("2.5"), "K3": 0})
    assert ready.figure == Fraction(25, 42)  # 2.5 x 5/6 over 2.5 + 1
    assert ready.default.figure == Fraction(7, 18)
    assert ready.weighting is Weighting.OWN
    assert by_id(ready.criteria)["K1"].weight == Fraction(5, 7)
    assert by_id(ready.criteria)["K1"].default_weight == Fraction(1, 3)
    assert with_weights(ready, None) == readiness(ex.assessment())


def test_published_weights_count_only_where_all_are_published():
    block = ex.call().blocks[0]
    half = block.model_copy(
        update={
            "criteria": (
                ex.criterion("K1", ex.requirement("R1"), weight=3),
                ex.criterion("K2", ex.requirement("R3")),
            )
        }
    )
    ready = readiness(ex.assessment(of=ex.call(blocks=(half,), attachments=())))
    assert (ready.weighting, ready.figure) == (Weighting.EQUAL, Fraction(1, 2))
    full = block.model_copy(
        update={
            "criteria": (
                ex.criterion("K1", ex.requirement("R1"), weight=3),
                ex.criterion("K2", ex.requirement("R3"), weight=1),
            )
        }
    )
    ready = readiness(ex.assessment(of=ex.call(blocks=(full,), attachments=())))
    assert (ready.weighting, ready.figure) == (Weighting.OFFICIAL, Fraction(3, 4))


@pytest.mark.parametrize("weights", [{"K9": 1}, {"K1": -1}, {"K1": 0, "K2": 0, "K3": 0}])
def test_weights_that_cannot_be_meant_are_refused(weights):
    with pytest.raises(WeightsUnusable):
        readiness(ex.assessment(), weights)


def test_reviewed_is_counted_and_a_suspect_verdict_is_not_reviewed():
    ready = readiness(
        ex.assessment(
            verdicts={
                "R1": ex.verdict("R1", Grade.FULFILLED, Commitment.DONE),
                "R3": ex.verdict("R3", Grade.NONE, suspect=True),
            }
        )
    )
    assert (ready.progress.reviewed, ready.progress.total, ready.progress.suspect) == (1, 4, 1)
    assert ready.requirement("R1").person == "Frau Amt"
    assert ready.requirement("R3").certainty is Certainty.SUSPECT


def test_only_people_say_that_there_is_no_evidence():
    assert readiness(ex.assessment()).requirement("R3").label == NOTHING_FOUND
    judged = readiness(ex.assessment(verdicts={"R3": ex.verdict("R3", Grade.NONE)}))
    assert judged.requirement("R3").label == "kein Beleg"
    suspect = readiness(ex.assessment(verdicts={"R3": ex.verdict("R3", Grade.NONE, suspect=True)}))
    assert suspect.requirement("R3").label == NOTHING_FOUND


def test_the_band_is_the_one_worked_out_by_hand():
    # R3 is 0 or 3, half each: coverage has mean 1/2 and standard deviation 1/2, weight 1/3.
    unsure = ex.proposal("R3", Grade.NONE, chances=(0.5, 0.0, 0.0, 0.5))
    ready = readiness(ex.assessment(R3=unsure), model=BandModel(correlation=0.0, factor=1.0))
    # centre 7/18 + 1/3 x 1/2 = 5/9, half width 1/3 x 1/2 = 1/6: 7/18 to 13/18
    assert ready.figure == Fraction(7, 18)
    assert float(ready.band.low) == pytest.approx(7 / 18, abs=2e-6)
    assert float(ready.band.high) == pytest.approx(13 / 18, abs=2e-6)


def test_shared_errors_widen_the_band():
    # R1 and R3 with standard deviation 1/2 and weights 1/6, 1/3.
    unsure = {rid: ex.proposal(rid, Grade.NONE, chances=(0.5, 0.0, 0.0, 0.5)) for rid in ("R1", "R3")}
    apart = readiness(ex.assessment(**unsure), model=BandModel(0.0, 1.0)).band
    together = readiness(ex.assessment(**unsure), model=BandModel(1.0, 1.0)).band
    # centre 7/18 - 1/6 + 1/12 + 1/6 = 17/36; apart sqrt(1/144 + 1/36), together 1/12 + 1/6
    assert float(apart.high) == pytest.approx(17 / 36 + (1 / 144 + 1 / 36) ** 0.5, abs=2e-6)
    assert float(together.high) == pytest.approx(17 / 36 + 1 / 4, abs=2e-6)


def test_a_suspect_verdict_brings_the_uncertainty_back():
    unsure = ex.proposal("R3", Grade.NONE, chances=(0.5, 0.0, 0.0, 0.5))
    verdicts = {rid: ex.verdict(rid, item.grade, item.commitment) for rid, item in ex.PROPOSALS.items()}
    sure = readiness(ex.assessment(R3=unsure, verdicts=verdicts))
    verdicts["R3"] = ex.verdict("R3", Grade.NONE, suspect=True)
    doubt = readiness(ex.assessment(R3=unsure, verdicts=verdicts))
    assert sure.band.closed
    assert not doubt.band.closed
    assert doubt.figure == sure.figure


def test_what_is_assumed_moves_the_figure_and_is_marked():
    ready = assume(readiness(ex.assessment()), {"R3": (Grade.FULFILLED, Commitment.DECIDED)})
    assert ready.figure == Fraction(13, 18)
    assert ready.requirement("R3").certainty is Certainty.ASSUMED
    assert ready.share.split[Commitment.DECIDED] == Fraction(1, 3)
    with pytest.raises(KeyError):
        assume(ready, {"R9": (Grade.FULFILLED, Commitment.DECIDED)})


chance = st.tuples(*[st.floats(0.01, 1)] * 4)
grades = st.sampled_from(Grade)
ids = ("R1", "R2", "R3", "R4")
assessments = st.fixed_dictionaries(
    {rid: st.tuples(grades, st.sampled_from(Commitment), chance) for rid in ids}
)
weights = st.fixed_dictionaries({cid: st.decimals("0.1", "9", places=1) for cid in ("K1", "K2", "K3")})
models = st.builds(BandModel, st.floats(0, 1), st.floats(0, 3))


def open_items(ready):
    return [
        OpenItem(item.weight, 0.0, item.variance)
        for item in ready.requirements
        if item.certainty is Certainty.OPEN
    ]


def made(drawn, verdicts=None):
    return ex.assessment(
        {
            rid: ex.proposal(rid, grade, commitment, chances=chances)
            for rid, (grade, commitment, chances) in drawn.items()
        },
        verdicts,
    )


@settings(max_examples=60)
@given(assessments, weights, models)
def test_figures_are_bounded_the_band_holds_them_and_weights_sum_to_one(drawn, own, model):
    ready = readiness(made(drawn), own, model=model)
    assert 0 <= ready.band.low <= ready.figure <= ready.band.high <= 1
    assert sum(item.weight for item in ready.requirements) == 1
    assert sum(criterion.weight for criterion in ready.criteria) == 1
    assert sum(ready.share.split.values()) == ready.figure
    for criterion in ready.criteria:
        assert 0 <= criterion.share.band.low <= criterion.share.figure <= criterion.share.band.high <= 1


@settings(max_examples=60)
@given(assessments, weights, st.sampled_from(ids))
def test_a_better_grade_never_lowers_readiness(drawn, own, rid):
    grade, commitment, chances = drawn[rid]
    better = {**drawn, rid: (Grade(min(3, grade + 1)), commitment, chances)}
    assert readiness(made(better), own).figure >= readiness(made(drawn), own).figure


@settings(max_examples=60)
@given(assessments, weights, models, st.permutations(ids))
def test_the_band_narrows_with_every_confirmation_and_closes_at_the_last(drawn, own, model, order):
    verdicts = {}
    steps = [readiness(made(drawn), own, model=model)]
    for rid in order:
        verdicts[rid] = ex.verdict(rid, drawn[rid][0], drawn[rid][1])
        steps.append(readiness(made(drawn, verdicts), own, model=model))
    assert steps[-1].band == Band(steps[-1].figure, steps[-1].figure)
    assert len({step.figure for step in steps}) == 1
    widths = [spread(open_items(step), model) for step in steps]
    assert all(later <= earlier + 1e-12 for earlier, later in itertools.pairwise(widths))
