import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.store.plans import ONLY, SecondOpinion
from tests.pages.workbench_ground import CALL, button, make_ground, words_of


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def judge(ground, requirement, grade=Grade.FULFILLED, by="Bert", **more):
    judgement = Judgement(grade, Commitment.DONE, reason="Liegt vor.", **more)
    seen = ground.standing(requirement).revision
    assert ground.store.verdicts.give(
        ground.dossier, CALL, requirement, judgement, by=by, based_on=seen
    ).accepted


def test_the_page_begins_with_the_first_open_requirement(ground):
    judge(ground, "R03")
    assert "R04" in ground.page().header[0].value


def test_an_unreviewed_zero_reads_nothing_found_and_never_no_evidence(ground):
    at = ground.page("R14")
    assert "Vorschlag: nichts gefunden, bitte prüfen" in words_of(at)
    assert "kein Beleg" not in words_of(at).replace("`0` `1` `2` `3` | Stufe geben: kein Beleg", "")


def test_the_question_stands_with_what_full_and_partial_mean_and_the_proposal(ground):
    words = words_of(ground.page("R05"))
    assert "Gibt es eine ausformulierte Vision" in words
    assert "3 erfüllt:" in words
    assert "2 teilweise:" in words
    assert "Vorschlag: 2 teilweise, beschlossen" in words


def test_one_press_keeps_a_verdict_that_agrees_and_goes_on_to_the_next_open_one(ground):
    at = ground.page("R05")
    button(at, "_grade_2").click().run()
    verdict = ground.standing("R05").verdict
    assert (verdict.grade, verdict.commitment, verdict.person) == (Grade.PARTIAL, Commitment.DECIDED, "Anna")
    assert at.query_params["frage"] in ("R01", ["R01"])
    assert "R05: teilweise gespeichert" in words_of(at)


def test_a_departing_grade_asks_for_a_reason_and_a_ready_made_one_is_enough(ground):
    at = ground.page("R05")
    button(at, "_grade_3").click().run()
    assert ground.standing("R05").verdict is None
    assert "bitte begründen, weil das Urteil vom Vorschlag abweicht" in words_of(at)
    button(at, "_reason_Q").click().run()
    verdict = ground.standing("R05").verdict
    assert (verdict.grade, verdict.reason) == (
        Grade.FULFILLED,
        "Die Textstellen belegen mehr als vorgeschlagen.",
    )


def test_a_grade_pressed_by_mistake_is_dropped_with_one_press(ground):
    at = ground.page("R05")
    button(at, "_grade_3").click().run()
    button(at, "_drop").click().run()
    assert "bitte begründen" not in words_of(at)
    assert ground.standing("R05").newest is None


def test_a_reason_of_ones_own_and_a_note_are_kept(ground):
    at = ground.page("R05")
    button(at, "_commitment_done").click().run()
    button(at, "_grade_2").click().run()
    area = {element.label: element for element in at.text_area}
    area["Begründung"].input("Seit Mai in Kraft.").run()
    area = {element.label: element for element in at.text_area}
    area["Notiz zum Urteil"].input("Im Ratsarchiv nachsehen.").run()
    button(at, "_keep").click().run()
    verdict = ground.standing("R05").verdict
    assert (verdict.commitment, verdict.reason, verdict.note) == (
        Commitment.DONE,
        "Seit Mai in Kraft.",
        "Im Ratsarchiv nachsehen.",
    )


def test_nothing_found_is_confirmed_by_a_person_with_a_reason_only(ground):
    at = ground.page("R14")
    button(at, "_grade_0").click().run()
    assert ground.standing("R14").verdict is None
    button(at, "_reason_Q").click().run()
    assert ground.standing("R14").verdict.grade is Grade.NONE


def test_not_applicable_needs_a_reason_and_leaves_the_grade_out(ground):
    at = ground.page("R14")
    button(at, "_left_out").click().run()
    button(at, "_reason_Q").click().run()
    assert ground.standing("R14").verdict.not_applicable


def test_a_grade_without_a_commitment_is_refused_with_the_remedy(ground):
    at = ground.page("R14")
    button(at, "_grade_2").click().run()
    assert "fehlt die Verbindlichkeit" in words_of(at)
    assert ground.standing("R14").verdict is None


def test_passages_are_accepted_and_rejected_one_by_one(ground):
    at = ground.page("R05")
    button(at, "_passage_accepted").click().run()
    assert at.radio(key="_passage_rows").value == 1
    button(at, "_passage_rejected").click().run()
    assert [word.state for word in ground.standing("R05").passages] == ["accepted", "rejected"]
    assert ground.standing("R05").verdict is None
    at.radio(key="_passage_rows").set_value(0).run()
    button(at, "_passage_accepted").click().run()
    assert [word.state for word in ground.standing("R05").passages] == ["rejected"]


def test_what_was_written_survives_a_word_on_a_passage(ground):
    at = ground.page("R05")
    button(at, "_grade_3").click().run()
    {element.label: element for element in at.text_area}["Begründung"].input("Weil.").run()
    button(at, "_passage_accepted").click().run()
    assert {element.label: element for element in at.text_area}["Begründung"].value == "Weil."
    button(at, "_keep").click().run()
    assert ground.standing("R05").verdict.reason == "Weil."


def test_any_hit_of_the_search_becomes_evidence_by_hand(ground):
    at = ground.page("R14", ansicht="Suche")
    at.text_input(key="suche").input("lorawan").run()
    assert "1 Treffer in 1 Dokument" in words_of(at)
    next(found for found in at.button if found.label == "Als Beleg übernehmen").click().run()
    (word,) = ground.standing("R14").passages
    assert (word.quote, word.by_hand) == ("Die Stadtwerke betreiben ein LoRaWAN-Netz.", True)
    assert "Steht schon unter den Textstellen." in words_of(at)
    assert ground.page("R14").radio(key="_passage_rows").options[0].endswith("LoRaWAN\\-Netz\\.")


def test_undo_takes_back_ones_own_last_step_and_shows_it(ground):
    at = ground.page("R05")
    button(at, "_grade_2").click().run()
    button(at, "_undo").click().run()
    assert ground.standing("R05").verdict is None
    assert at.query_params["frage"] in ("R05", ["R05"])
    button(at, "_undo").click().run()
    assert "Es gibt keinen eigenen Schritt" in words_of(at)


def test_the_later_of_two_is_told_what_changed_and_decides(ground):
    at = ground.page("R05")
    judge(ground, "R05", Grade.MENTIONED)
    button(at, "_grade_2").click().run()
    words = words_of(at)
    assert "Bert hat diese Prüffrage inzwischen bearbeitet" in words
    assert "Stufe: – → **1 erwähnt**" in words
    assert ground.standing("R05").verdict.person == "Bert"
    button(at, "_keep").click().run()
    assert ground.standing("R05").verdict.person == "Anna"
    assert "inzwischen bearbeitet" not in words_of(ground.page("R05"))


def test_keys_pressed_faster_than_the_page_is_drawn_do_not_conflict_with_oneself(ground):
    at = ground.page("R05")
    accept, two = button(at, "_passage_accepted"), button(at, "_grade_2")
    accept.click()
    two.click().run()
    assert "inzwischen bearbeitet" not in words_of(at)
    assert ground.standing("R05").verdict.grade is Grade.PARTIAL


def test_a_change_by_somebody_else_is_noticed_before_anything_is_kept(ground):
    at = ground.page("R05")
    button(at, "_commitment_done").click().run()
    judge(ground, "R05", Grade.MENTIONED)
    button(at, "_commitment_planned").click().run()
    assert "Bert hat diese Prüffrage inzwischen bearbeitet" in words_of(at)
    button(at, "_keep_theirs").click().run()
    assert "inzwischen bearbeitet" not in words_of(at)


def test_the_later_of_two_may_let_the_other_verdict_stand(ground):
    at = ground.page("R05")
    judge(ground, "R05", Grade.MENTIONED)
    button(at, "_grade_3").click().run()
    assert "Ihr Urteil ist noch nicht gespeichert" in words_of(at)
    button(at, "_keep_theirs").click().run()
    assert ground.standing("R05").verdict.person == "Bert"
    assert "inzwischen bearbeitet" not in words_of(at)


def test_the_filter_is_in_the_address(ground):
    judge(ground, "R05")
    at = ground.page(stand="geprüft")
    assert at.radio(key="_list_rows").options[0].endswith("R05 Vision und Zielbild")
    assert len(at.radio(key="_list_rows").options) == 1


def test_a_filter_that_fits_nothing_says_so_and_keeps_the_requirement(ground):
    at = ground.page("R05", stand="erneut prüfen")
    assert "Keine Prüffrage passt zum Filter." in words_of(at)
    assert "R05" in at.header[0].value


def test_sure_proposals_of_a_criterion_are_listed_before_they_are_confirmed(ground):
    at = ground.page("R05")
    button(at, "_bulk").click().run()
    listed = " ".join(box.label for box in at.checkbox).replace("\\", "")
    assert "R05 Vision und Zielbild**: 2 teilweise, beschlossen" in listed
    assert ground.standing("R05").verdict is None


def test_the_history_names_who_did_what(ground):
    judge(ground, "R05", Grade.MENTIONED)
    words = words_of(ground.page("R05", ansicht="Verlauf"))
    assert "**Bert** · beurteilt" in words
    assert "Stufe: – → **1 erwähnt**" in words


def test_the_second_opinion_sees_nothing_of_the_first(ground):
    judge(ground, "R05", Grade.MENTIONED)
    round_ = SecondOpinion("Anna", closed=False)
    assert ground.store.plans.second_opinions.write(
        ground.dossier, ONLY, round_, by="Bert", based_on=0, call_id=CALL
    ).accepted
    at = ground.page("R05", runde="zweit")
    words = words_of(at)
    assert "Zweitmeinung" in words
    assert "Bert" not in words
    assert "Urteil:" not in words
    button(at, "_grade_2").click().run()
    assert ground.standing("R05", "second").verdict.grade is Grade.PARTIAL
    assert ground.standing("R05").verdict.grade is Grade.MENTIONED


def test_a_task_begins_with_what_the_requirement_lacks(ground):
    at = ground.page("R14", ansicht="Aufgaben")
    form = {element.label: element for element in at.text_area}
    assert form["Was fehlt?"].value.startswith("Risiken der Digitalisierung: nachweisen, dass gilt")
    next(found for found in at.text_input if found.label == "Zuständig").input("Stabsstelle")
    next(found for found in at.button if found.label == "Aufgabe anlegen").click().run()
    (kept,) = ground.store.plans.tasks.all(ground.dossier, CALL)
    assert (kept.value.requirement, kept.value.responsible) == ("R14", "Stabsstelle")


def test_text_of_papers_is_never_taken_for_markup(ground):
    at = ground.page("R03")
    html = "".join(str(element.proto.body) for element in at.get("html"))
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html
    options = at.radio(key="_passage_rows").options
    assert all("**" not in option.replace("\\*", "") for option in options)


def test_before_any_paper_is_worked_out_the_page_proposes_nothing(ground):
    bare = ground.store.dossiers.create("Leer", "Leerstadt", [CALL], by="Anna").id
    at = ground.page(vorhaben=str(bare))
    assert "noch kein lesbares Dokument" in words_of(at)
    assert not at.header
    ground.store.papers.add(bare, "neu.txt", b"Der Rat hat beschlossen.", by="Anna")
    at = ground.page(vorhaben=str(bare))
    assert "Ein Dokument ist noch nicht ausgewertet." in words_of(at)
    assert not at.header


def test_an_address_with_an_unknown_requirement_begins_at_the_first_open_one(ground):
    assert "R03" in ground.page("R99").header[0].value
