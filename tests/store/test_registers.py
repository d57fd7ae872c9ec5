import datetime as dt
import threading
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fundingkit.attachments import AttachmentState, Presence
from fundingkit.costs.plan import CostKind, CostLine, FinancingLine, MoneySource
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.errors import UnknownDossier
from fundingkit.measures import Measure, MeasureState
from fundingkit.readiness.what_if import Scenario, Step
from fundingkit.scale import Commitment, Grade
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod
from fundingkit.store.plans import ONLY, Plans, SecondOpinion
from fundingkit.tasks import Task

CALL = "mpsc-2021"
DAY = dt.date(2021, 3, 25)
TASK = Task("Beschluss holen", requirement="R14", responsible="Dez. I", due=DAY)
EXAMPLES = {
    "task": TASK,
    "text": FieldText("1.1", "m1", "Unser Ziel", FieldState.WORKING, "Anna", "noch kürzen"),
    "attachment": AttachmentState("beschluss", Presence.MISSING, "x.pdf", "a" * 64, "2", "Bert", DAY, ("Punkt",), "?"),
    "cost": CostLine("c1", Decimal("1234567.89"), 2022, "A", "m1", CostKind.STAFF, title="Stelle"),
    "financing": FinancingLine("f1", MoneySource.GRANT, Decimal("0.01"), 2023, "A", "Bund"),
    "rate": "standard",
    "period": PhasePeriod("A", DAY, DAY),
    "milestone": Milestone("s1", "Kick-off", DAY, after=("s0",)),
    "weights": {"k1": Decimal("2.5"), "k2": Decimal(0)},
    "scenario": Scenario("Alles", (Step("x", ("R1",), Grade.FULFILLED, Commitment.DECIDED, DAY),)),
    "second_opinion": SecondOpinion("Bert", ("R1",), closed=True),
    "measure": Measure("m1", "Sensoren", cost=Decimal("10.50"), state=MeasureState.DECIDED, position=2),
    "council_date": CouncilDate("r1", "Gemeinderat", DAY, decides=True),
    "setting": {"fields": ["Smart Leben", "Smarte Mobilität"]},
}  # fmt: skip


@pytest.fixture
def plans(database, clock):
    return Plans(database, clock)


def call_of(register):
    return CALL if register.per_call else ""


def test_every_kind_of_value_comes_back_as_it_was_entered(plans, dossier):
    assert {register.kind for register in plans.registers()} == set(EXAMPLES)
    for register in plans.registers():
        value, call_id = EXAMPLES[register.kind], call_of(register)
        written = register.write(dossier.id, "k", value, by="Anna", based_on=0, call_id=call_id)
        assert written.accepted
        kept = register.get(dossier.id, "k", call_id)
        assert (kept.value, kept.revision, kept.person) == (value, 1, "Anna")
        assert type(kept.value) is type(value)


def test_every_change_is_a_row_with_person_and_time(plans, dossier):
    key = plans.tasks.add(dossier.id, TASK, by="Anna", call_id=CALL).key
    done = Task("Beschluss holen", requirement="R14", responsible="Dez. I", due=DAY, done=True)
    plans.tasks.write(dossier.id, key, done, by="Bert", based_on=1, call_id=CALL)
    plans.tasks.remove(dossier.id, key, by="Carla", based_on=2, call_id=CALL)
    history = plans.tasks.history(dossier.id, key, CALL)
    assert [(kept.revision, kept.person, kept.value) for kept in history] == [
        (1, "Anna", TASK),
        (2, "Bert", done),
        (3, "Carla", None),
    ]
    assert history[0].time < history[1].time
    assert plans.tasks.all(dossier.id, CALL) == ()


def test_what_was_taken_out_or_overwritten_comes_back(plans, dossier):
    plans.measures.write(dossier.id, "m1", Measure("m1", "Alt"), by="Anna", based_on=0)
    plans.measures.write(dossier.id, "m1", Measure("m1", "Neu"), by="Anna", based_on=1)
    plans.measures.remove(dossier.id, "m1", by="Bert", based_on=2)
    assert plans.measures.restore(dossier.id, "m1", by="Anna").kept.value.title == "Neu"
    assert plans.measures.restore(dossier.id, "m1", by="Anna", revision=1).kept.value.title == "Alt"
    assert len(plans.measures.history(dossier.id, "m1")) == 5
    with pytest.raises(KeyError):
        plans.measures.restore(dossier.id, "m2", by="Anna")


def test_the_later_of_two_people_is_told_what_the_other_wrote(plans, dossier):
    plans.texts.write(dossier.id, "1.1", FieldText("1.1", text="A"), by="Anna", based_on=0, call_id=CALL)
    late = plans.texts.write(
        dossier.id, "1.1", FieldText("1.1", text="B"), by="Bert", based_on=0, call_id=CALL
    )
    assert late.conflict
    assert late.kept.value.text == "A"
    assert plans.text(dossier.id, CALL, "1.1").value.text == "A"


def test_of_several_changes_all_are_made_or_none(plans, dossier):
    line = EXAMPLES["cost"]
    plans.cost_lines.write(dossier.id, "c1", line, by="Anna", based_on=0, call_id=CALL)
    outcome = plans.cost_lines.write_all(
        dossier.id, {"c2": (line, 0), "c1": (None, 7)}, by="Bert", call_id=CALL
    )
    assert [written.conflict for written in outcome] == [False, True]
    assert [kept.key for kept in plans.cost_lines.all(dossier.id, CALL)] == ["c1"]


def test_saving_what_is_kept_already_makes_no_row(plans, dossier):
    key = plans.tasks.add(dossier.id, TASK, by="Anna", call_id=CALL).key
    again = plans.tasks.write(dossier.id, key, TASK, by="Bert", based_on=1, call_id=CALL)
    assert again.accepted
    assert again.kept.person == "Anna"
    assert len(plans.tasks.history(dossier.id, key, CALL)) == 1


def test_a_faulty_value_is_not_taken_and_says_why(plans, dossier):
    refused = plans.tasks.add(dossier.id, Task("  "), by="Anna", call_id=CALL)
    assert [finding.code for finding in refused.findings] == ["task.empty"]
    assert plans.tasks.all(dossier.id, CALL) == ()


def test_values_stay_in_the_order_in_which_they_were_first_entered(plans, dossier):
    for key in ("b", "a", "c"):
        plans.measures.write(dossier.id, key, Measure(key, key), by="Anna", based_on=0)
    plans.measures.write(dossier.id, "b", Measure("b", "geändert"), by="Anna", based_on=1)
    assert [measure.id for measure in plans.measures.values(dossier.id)] == ["b", "a", "c"]


def test_calls_and_dossiers_do_not_mix(plans, dossier, dossiers):
    other = dossiers.create("Zweites", "Nachbarstadt", [CALL], by="Anna")
    plans.tasks.add(dossier.id, TASK, by="Anna", call_id=CALL)
    assert plans.tasks.all(other.id, CALL) == ()
    assert plans.tasks.all(dossier.id, "andere-2022") == ()
    with pytest.raises(UnknownDossier):
        plans.tasks.add(99, TASK, by="Anna", call_id=CALL)
    with pytest.raises(TypeError, match="needs call_id"):
        plans.tasks.all(dossier.id)
    with pytest.raises(TypeError, match="has no call_id"):
        plans.measures.all(dossier.id, CALL)


def test_weights_can_be_set_and_given_up_again(plans, dossier):
    assert plans.own_weights(dossier.id, CALL) is None
    plans.set_own_weights(dossier.id, CALL, {"k1": Decimal(2)}, by="Anna", based_on=0)
    assert plans.own_weights(dossier.id, CALL) == {"k1": Decimal(2)}
    plans.set_own_weights(dossier.id, CALL, None, by="Anna", based_on=1)
    assert plans.own_weights(dossier.id, CALL) is None
    assert len(plans.weights.history(dossier.id, ONLY, CALL)) == 2


def test_plan_and_schedule_are_put_together_from_their_lines(plans, dossier):
    plans.cost_lines.add(dossier.id, EXAMPLES["cost"], by="Anna", call_id=CALL)
    plans.financing_lines.add(dossier.id, EXAMPLES["financing"], by="Anna", call_id=CALL)
    plans.choose_rate(dossier.id, CALL, "hardship", by="Anna", based_on=0)
    plan = plans.cost_plan(dossier.id, CALL)
    assert (plan.rate, plan.costs, plan.financing) == (
        "hardship",
        (EXAMPLES["cost"],),
        (EXAMPLES["financing"],),
    )
    plans.council_dates.add(dossier.id, EXAMPLES["council_date"], by="Anna")
    plans.milestones.add(dossier.id, EXAMPLES["milestone"], by="Anna", call_id=CALL)
    schedule = plans.schedule(dossier.id, CALL)
    assert (schedule.council_dates, schedule.milestones) == (
        (EXAMPLES["council_date"],),
        (EXAMPLES["milestone"],),
    )


def test_many_people_saving_one_text_lose_no_row(plans, dossier):
    accepted, faults = [], []

    def save(person):
        try:
            seen = 0
            while True:
                text = FieldText("1.1", text=person)
                written = plans.texts.write(dossier.id, "1.1", text, by=person, based_on=seen, call_id=CALL)
                if written.accepted:
                    accepted.append(person)
                    return
                seen = written.kept.revision
        except Exception as fault:  # noqa: BLE001 - any fault at all fails the test
            faults.append(fault)

    threads = [threading.Thread(target=save, args=(f"Person {number}",)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = plans.texts.history(dossier.id, "1.1", CALL)
    assert faults == []
    assert [kept.revision for kept in history] == list(range(1, 11))
    assert sorted(kept.value.text for kept in history) == sorted(accepted)


@given(amount=st.decimals(min_value=0, max_value=10**12, places=2), text=st.text(max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_money_keeps_every_cent_and_text_every_character(plans, dossier, amount, text):
    line = CostLine("x", amount, 2022, title=text)
    seen = plans.cost_lines.history(dossier.id, "x", CALL)
    plans.cost_lines.write(dossier.id, "x", line, by="Anna", based_on=len(seen), call_id=CALL)
    kept = plans.cost_lines.get(dossier.id, "x", CALL).value
    assert (str(kept.amount), kept.title) == (str(amount), text)
