import datetime as dt

import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.tasks import Task
from tests.pages.workbench_ground import CALL, button, make_ground, words_of


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def add(ground, title, **more):
    return ground.store.plans.tasks.add(ground.dossier, Task(title, **more), by="Anna", call_id=CALL).kept


def titles(at):
    return [box.label.replace("\\", "") for box in at.checkbox]


def test_the_most_urgent_task_comes_first_and_done_ones_are_hidden(ground):
    add(ground, "Irgendwann")
    add(ground, "Überfällig", due=dt.date(2020, 1, 1), responsible="Hauptamt")
    add(ground, "Fertig", done=True)
    at = ground.page(script="aufgaben.py")
    assert titles(at) == ["Überfällig", "Irgendwann"]
    assert "überfällig" in words_of(at)
    at.segmented_control(key="aufgaben").set_value("erledigt").run()
    assert titles(at) == ["Fertig"]


def test_tasks_are_filtered_by_who_is_responsible(ground):
    add(ground, "Eins", responsible="Hauptamt")
    add(ground, "Zwei", responsible="Bauamt")
    at = ground.page(script="aufgaben.py")
    at.selectbox(key="zustaendig").set_value("Bauamt").run()
    assert titles(at) == ["Zwei"]


def test_a_task_is_ticked_off(ground):
    kept = add(ground, "Eins")
    at = ground.page(script="aufgaben.py")
    at.checkbox[0].check().run()
    assert ground.store.plans.tasks.get(ground.dossier, kept.key, CALL).value.done
    assert titles(at) == []


def test_the_later_of_two_is_told_that_the_task_has_changed(ground):
    kept = add(ground, "Eins")
    at = ground.page(script="aufgaben.py")
    ground.store.plans.tasks.write(
        ground.dossier, kept.key, Task("Eins und zwei"), by="Bert", based_on=1, call_id=CALL
    )
    at.checkbox[0].check().run()
    assert not ground.store.plans.tasks.get(ground.dossier, kept.key, CALL).value.done
    assert "inzwischen von anderen geändert" in words_of(at)


def test_a_judged_gap_becomes_a_task_with_one_press(ground):
    judgement = Judgement(Grade.PARTIAL, Commitment.DECIDED)
    ground.store.verdicts.give(ground.dossier, CALL, "R05", judgement, by="Anna", based_on=0)
    at = ground.page(script="aufgaben.py")
    assert "Lücken ohne Aufgabe (1)" in words_of(at)
    button(at, "_gap_R05").click().run()
    (task,) = ground.store.plans.tasks.values(ground.dossier, CALL)
    assert task.requirement == "R05"
    assert "Lücken ohne Aufgabe (0)" in words_of(at)
