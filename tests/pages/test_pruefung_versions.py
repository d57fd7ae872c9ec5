import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.workbench.exhibits import by_hand
from tests.pages.workbench_ground import CALL, PAPER, button, make_ground, words_of


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    given = made.store.verdicts.give(
        made.dossier, CALL, "R05", Judgement(Grade.PARTIAL, Commitment.DECIDED), by="Anna", based_on=0
    )
    assert given.accepted
    yield made
    made.store.close()


def test_without_a_change_no_verdict_is_to_be_checked_again(ground):
    words = words_of(ground.page(script="fassungen.py"))
    assert "Noch hat kein Dokument eine zweite Fassung." in words


def test_a_verdict_resting_on_a_changed_passage_is_shown_with_old_and_new_text(ground):
    ground.upload(PAPER.replace("am 4. Mai", "am 11. Juni"))
    at = ground.page(script="fassungen.py")
    words = words_of(at)
    assert "Erneut zu prüfen (1)" in words
    assert "**R05 Vision und Zielbild** · Urteil: 2 teilweise, beschlossen" in words
    html = "".join(str(element.proto.body) for element in at.get("html"))
    assert "4." in html
    assert "<ins" in html


def test_the_verdict_can_stand_on_the_new_text_and_the_history_keeps_both(ground):
    offered = ground.store.review(ground.dossier, CALL).assessment.proposals["R05"].evidence[0].passage
    ground.store.verdicts.mark(ground.dossier, CALL, "R05", by_hand(offered), by="Anna", based_on=1)
    ground.upload(PAPER.replace("am 4. Mai", "am 11. Juni"))
    at = ground.page(script="fassungen.py")
    button(at, "_uphold_R05").click().run()
    assert "Erneut zu prüfen (0)" in words_of(at)
    review = ground.store.review(ground.dossier, CALL)
    (word,) = review.assessment.verdicts["R05"].passages
    assert "11. Juni" in word.quote
    assert review.doubts == {}
    assert len(ground.store.verdicts.history(ground.dossier, CALL, "R05")) == 3


def test_from_a_verdict_in_doubt_one_press_leads_to_its_requirement_at_the_workbench(ground):
    ground.upload(PAPER.replace("am 4. Mai", "am 11. Juni"))
    at = ground.page(script="fassungen.py")
    button(at, "_again_R05").click().run()
    assert at.header[0].value.startswith("R05")


def test_judging_anew_at_the_workbench_ends_the_doubt(ground):
    ground.upload(PAPER.replace("am 4. Mai", "am 11. Juni"))
    at = ground.page("R05")
    assert "erneut prüfen" in words_of(at)
    assert "Darunter hat sich ein Dokument geändert" in words_of(at)
    button(at, "_grade_2").click().run()
    assert ground.store.review(ground.dossier, CALL).doubts == {}


def test_two_versions_are_compared_in_text_and_in_readiness(ground):
    ground.upload(PAPER.replace("Die Stadtwerke betreiben", "Erfolgsmessung: Die Stadtwerke betreiben"))
    at = ground.page(script="fassungen.py")
    assert "1 geändert" in words_of(at)
    at.segmented_control[0].set_value("Antragsreife").run()
    assert any("R42" in str(cell) for table in at.table for cell in table.value.to_numpy().ravel())
