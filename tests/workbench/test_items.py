from small_call import case, proposal, verdict

from fundingkit.scale import Grade
from fundingkit.workbench.items import Certainty, Stage, certainty


def test_a_requirement_is_open_until_a_person_has_judged_it():
    first, second, third, _ = case([verdict("R2"), verdict("R3", suspect=True)])
    assert [item.stage for item in (first, second, third)] == [Stage.OPEN, Stage.REVIEWED, Stage.SUSPECT]
    assert (first.person, second.person) == ("", "Anna")


def test_the_verdict_outranks_the_proposal():
    item = case([verdict("R1", Grade.FULFILLED)])[0]
    assert (item.proposal.grade, item.grade) == (Grade.PARTIAL, Grade.FULFILLED)


def test_only_a_person_can_say_that_there_is_no_evidence():
    nothing = proposal("R1", Grade.NONE)
    assert case(R1=nothing)[0].grade_label == "nichts gefunden, bitte prüfen"
    assert case([verdict("R1", Grade.NONE)], R1=nothing)[0].grade_label == "kein Beleg"
    assert case([verdict("R1", None, not_applicable=True)])[0].grade_label == "nicht zutreffend"


def test_confidence_falls_into_three_classes():
    assert [certainty(value) for value in (0.0, 0.49, 0.5, 0.74, 0.75, 1.0)] == [
        Certainty.LOW,
        Certainty.LOW,
        Certainty.MIDDLE,
        Certainty.MIDDLE,
        Certainty.HIGH,
        Certainty.HIGH,
    ]
