import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.store.plans import ONLY, SecondOpinion
from tests.pages.workbench_ground import CALL, make_ground, words_of


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def give(ground, requirement, grade, by, track):
    judgement = Judgement(grade, Commitment.DECIDED, reason="Gelesen.")
    assert ground.store.verdicts.give(
        ground.dossier, CALL, requirement, judgement, by=by, based_on=0, track=track
    ).accepted


def opinion(ground, reviewer="Bert", *, closed):
    written = ground.store.plans.second_opinions.write(
        ground.dossier, ONLY, SecondOpinion(reviewer, closed=closed), by="Anna", based_on=0, call_id=CALL
    )
    assert written.accepted


def disagree(ground):
    give(ground, "R05", Grade.PARTIAL, "Anna", "main")
    give(ground, "R05", Grade.FULFILLED, "Bert", "second")
    give(ground, "R42", Grade.MENTIONED, "Anna", "main")
    give(ground, "R42", Grade.MENTIONED, "Bert", "second")


def test_a_second_opinion_is_set_up_with_a_name(ground):
    at = ground.page(script="zweitmeinung.py")
    next(found for found in at.text_input if found.label.startswith("Wer gibt")).input("Bert")
    next(found for found in at.button if found.label == "Zweitmeinung beginnen").click().run()
    kept = ground.store.plans.second_opinions.get(ground.dossier, ONLY, CALL)
    assert kept.value == SecondOpinion("Bert")
    assert "beurteilt 48 Prüffragen" in words_of(at)


def test_nothing_of_either_side_is_shown_while_the_round_is_open(ground):
    disagree(ground)
    opinion(ground, closed=False)
    at = ground.page(script="zweitmeinung.py")
    assert "teilweise" not in words_of(at)
    assert not at.metric


def test_whoever_gives_the_second_opinion_sees_only_that_round(ground):
    disagree(ground)
    opinion(ground, "Anna", closed=False)
    words = words_of(ground.page("R05"))
    assert "Sie sehen weder Urteile noch bewertete Textstellen der ersten Prüfung." in words
    assert "Urteil: erfüllt" in words


def test_the_figures_of_agreement_stand_above_the_disagreements(ground):
    disagree(ground)
    opinion(ground, closed=True)
    at = ground.page(script="zweitmeinung.py")
    figures = {metric.label: metric.value for metric in at.metric}
    assert figures["Von beiden beurteilt"] == "2"
    assert figures["Gleiche Stufe"] == "50\u00a0%"
    assert figures["Höchstens eine Stufe auseinander"] == "100\u00a0%"
    words = words_of(at)
    assert "Abweichungen (1 offen, 0 geklärt)" in words
    assert "Erste Prüfung: **2 teilweise, beschlossen**" in words
    assert "Zweitmeinung: **3 erfüllt, beschlossen**" in words


def test_a_disagreement_is_settled_with_a_reason_only(ground):
    disagree(ground)
    opinion(ground, closed=True)
    at = ground.page(script="zweitmeinung.py")
    at.selectbox(key="_grade_R05").set_value("3 erfüllt")
    next(found for found in at.button if found.label == "Klären").click().run()
    assert "Die Begründung der Klärung fehlt." in words_of(at)
    at.text_input(key="_why_R05").input("Der Beschluss liegt vor.")
    next(found for found in at.button if found.label == "Klären").click().run()
    verdict = ground.standing("R05").verdict
    assert (verdict.grade, verdict.round, verdict.reason) == (
        Grade.FULFILLED,
        "settled",
        "Der Beschluss liegt vor.",
    )
    assert "Abweichungen (0 offen, 1 geklärt)" in words_of(at)


def test_a_closed_round_can_be_opened_again(ground):
    disagree(ground)
    opinion(ground, closed=True)
    at = ground.page(script="zweitmeinung.py")
    next(found for found in at.button if found.label == "Zweitmeinung wieder öffnen").click().run()
    assert not ground.store.plans.second_opinions.get(ground.dossier, ONLY, CALL).value.closed


def test_whoever_judged_first_is_told_and_cannot_judge_the_same_question_blind(ground):
    disagree(ground)
    opinion(ground, "Anna", closed=False)
    at = ground.page("R05", runde="zweit")
    words = words_of(at)
    assert "2\u00a0Prüffragen haben Sie selbst zuerst beurteilt" in words
    assert "Eine Zweitmeinung dazu kann nur jemand anderes abgeben." in words
    assert not [found for found in at.button if str(found.key).startswith("_grade_")]
    other = ground.page("R06", runde="zweit")
    assert [found for found in other.button if str(found.key).startswith("_grade_")]


@pytest.mark.parametrize(("closed", "words"), [(None, "noch niemand gebeten"), (True, "ist abgeschlossen")])
def test_without_an_open_round_its_address_shows_no_desk(ground, closed, words):
    disagree(ground)
    if closed is not None:
        opinion(ground, closed=closed)
    at = ground.page("R05", runde="zweit")
    assert words in words_of(at)
    assert not [found for found in at.button if str(found.key).startswith("_grade_")]
    next(found for found in at.button if found.label == "Zur ersten Prüfung").click().run()
    assert "Urteil: teilweise" in words_of(at)


def test_whoever_judged_first_and_was_not_asked_sees_nothing_of_the_open_round(ground):
    disagree(ground)
    opinion(ground, "Bert", closed=False)
    at = ground.page("R05", runde="zweit")
    assert "Die Zweitmeinung gibt Bert ab" in words_of(at)
    assert "Urteil: erfüllt" not in words_of(at)
    assert not [found for found in at.button if str(found.key).startswith("_grade_")]


def test_a_colleague_who_did_not_judge_first_is_told_under_whose_name_verdicts_stand(ground):
    opinion(ground, "Bert", closed=False)
    words = words_of(ground.page("R05", runde="zweit"))
    assert "Gebeten ist **Bert**; Ihre Urteile stehen hier unter **Anna**." in words


def test_somebody_who_judged_everything_first_is_not_asked_for_a_second_opinion(ground):
    give(ground, "R05", Grade.PARTIAL, "Anna", "main")
    only = SecondOpinion("Anna", ("R05",))
    ground.store.plans.second_opinions.write(ground.dossier, ONLY, only, by="Anna", based_on=0, call_id=CALL)
    words = words_of(ground.page("R05", runde="zweit"))
    assert "Sie arbeiten als Anna und haben in der ersten Prüfung selbst geurteilt." in words


def test_while_nothing_is_judged_somebody_else_can_be_asked(ground):
    opinion(ground, "Brt", closed=False)
    at = ground.page(script="zweitmeinung.py")
    next(found for found in at.button if found.label == "Jemand anderen bitten").click().run()
    next(found for found in at.text_input if found.label.startswith("Wer gibt")).input("Bert")
    next(found for found in at.button if found.label == "Zweitmeinung beginnen").click().run()
    kept = ground.store.plans.second_opinions.get(ground.dossier, ONLY, CALL)
    assert kept.value == SecondOpinion("Bert")
