import datetime as dt
from fractions import Fraction

from fundingkit.attachments import Presence
from fundingkit.readiness.gaps import Assignment, Remedy, by_remedy, gaps
from fundingkit.readiness.readiness import readiness
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex


def found(assessment, **more):
    return {gap.requirement.id: gap for gap in gaps(readiness(assessment), assessment, **more)}


def test_gaps_are_ranked_by_what_closing_them_adds():
    # R3: all of 1/3; R4: 2/3 of 1/3; R2: 1/3 of 1/6; R1 is fulfilled
    ranked = gaps(readiness(ex.assessment()), ex.assessment())
    assert [(gap.requirement.id, gap.gain) for gap in ranked] == [
        ("R3", Fraction(1, 3)),
        ("R4", Fraction(2, 9)),
        ("R2", Fraction(1, 18)),
    ]
    assert ranked[0].next_step == Fraction(1, 9)
    assert sum(gap.gain for gap in ranked) == readiness(ex.assessment()).share.missing


def test_the_deciding_elements_say_what_kind_of_work_it_is():
    by_id = found(ex.assessment())
    assert by_id["R2"].remedy is Remedy.DECISION
    assert by_id["R3"].remedy is Remedy.FIGURE
    assert by_id["R4"].remedy is Remedy.PASSAGE
    assert by_id["R3"].missing == ("Betrag",)


def test_what_is_decided_already_needs_no_decision():
    decided = ex.proposal("R2", Grade.PARTIAL, Commitment.DECIDED)
    assert found(ex.assessment(R2=decided))["R2"].remedies == (Remedy.PASSAGE,)


def test_elements_that_stand_in_the_passages_are_not_missing():
    elements = (ex.Element(kind="amount", label="Betrag"), ex.Element(kind="decision", label="Beschluss"))
    block = (
        ex.call()
        .blocks[0]
        .model_copy(update={"criteria": (ex.criterion("K1", ex.requirement("R1", elements=elements)),)})
    )
    costed = ex.evidence(ex.STRATEGY, 5, quote="Die Plattform kostet 45.000 Euro.")
    proposal = ex.proposal("R1", Grade.PARTIAL, Commitment.PLANNED, evidence=(costed,))
    by_id = found(ex.assessment(of=ex.call(blocks=(block,), attachments=()), R1=proposal))
    assert by_id["R1"].remedies == (Remedy.DECISION,)
    assert by_id["R1"].missing == ("Beschluss",)


def test_a_missing_attachment_makes_a_document_the_remedy():
    by_id = found(ex.assessment(), presence={"plan": Presence.MISSING, "beschluss": Presence.PRESENT})
    assert by_id["R4"].remedies == (Remedy.DOCUMENT,)
    assert by_id["R4"].missing == ("Projektplan",)


def test_person_and_date_come_from_the_task():
    task = Assignment("Herr Bau", dt.date(2021, 3, 1), "Zahlen holen")
    assert found(ex.assessment(), assignments={"R3": task})["R3"].assignment == task
    assert found(ex.assessment())["R3"].assignment.person == ""


def test_what_does_not_apply_is_no_gap():
    assert "R3" not in found(ex.assessment(verdicts={"R3": ex.verdict("R3", None)}))


def test_gaps_can_be_read_by_kind_of_work():
    ranked = gaps(readiness(ex.assessment()), ex.assessment())
    assert list(by_remedy(ranked)) == [Remedy.DECISION, Remedy.FIGURE, Remedy.PASSAGE]
