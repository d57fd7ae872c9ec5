import datetime as dt
from dataclasses import replace

import pytest

from fundingkit.assessment.verdict import Judgement
from fundingkit.attachments import AttachmentState, Presence
from fundingkit.leadership.own_fields import keep_fields, keep_requirements, own_fields
from fundingkit.leadership.places import place_of
from fundingkit.leadership.report import open_report
from fundingkit.measures import Measure, MeasureState
from fundingkit.scale import Commitment
from fundingkit.schedule.plan import CouncilDate
from fundingkit.store.automatic import wished
from fundingkit.tasks import Task
from tests.pages.test_pruefung import judge
from tests.pages.workbench_ground import CALL, make_ground, words_of

PAGE = "antragsreife.py"


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def page(ground, part="", **address):
    if part:
        address["teil"] = part
    return ground.page(script=PAGE, **address)


def press(at, label):
    next(found for found in at.button if found.label == label).click().run()
    assert not at.exception
    return at


def figure_by_hand(ground):
    """Equal criteria, the mean of grade over three in each; from the call and proposals alone."""
    assessment = ground.store.assessment(ground.dossier, CALL)
    means = []
    for _, criterion in assessment.call.criteria():
        grades = [assessment.grade(requirement.id) for requirement in criterion.requirements]
        counted = [int(grade) for grade in grades if grade is not None]
        if counted:
            means.append(sum(counted) / 3 / len(counted))
    return int(100 * sum(means) / len(means))


def test_the_answer_comes_first_with_the_figure_worked_out_by_hand(ground):
    at = page(ground)
    assert at.header[0].value.replace("\\", "").startswith(f"Belegt sind {figure_by_hand(ground)}\u00a0%")


def test_progress_is_shown_beside_readiness_and_counts_verdicts(ground):
    assert "Noch keine der 48\u00a0Prüffragen" in words_of(page(ground))
    judge(ground, "R05")
    assert "Von Menschen geprüft ist 1 von 48\u00a0Prüffragen" in words_of(page(ground))


def test_the_papers_own_claim_stands_with_its_passage_and_the_distance(ground):
    ground.upload("Wir haben ca. 70 % der Voraussetzungen für einen Antrag geschaffen.", "vorlage.txt")
    words = words_of(page(ground))
    assert "Das Dokument „vorlage" in words
    assert "„Wir haben ca. 70 % der Voraussetzungen" in words
    missing = 70 - figure_by_hand(ground)
    assert (
        f"Von den genannten 70\u00a0% sind {missing}\u00a0Prozentpunkte in den Dokumenten nicht belegt"
        in words
    )


def test_without_a_claim_the_page_says_that_none_was_found(ground):
    assert "keine eigene Angabe dazu gefunden" in words_of(page(ground))


def test_gates_are_counted_apart_and_do_not_move_the_figure(ground):
    before = page(ground).header[0].value
    attachment = ground.store.catalogues.get(CALL).attachments[0]
    ground.store.plans.attachments.write(
        ground.dossier,
        attachment.id,
        AttachmentState(attachment.id, Presence.PRESENT),
        by="Anna",
        based_on=0,
        call_id=CALL,
    )
    at = page(ground)
    assert "ist 1 vorhanden" in words_of(at)
    assert at.header[0].value == before


def test_days_are_counted_from_the_day_that_the_address_names(ground):
    words = words_of(page(ground, stichtag="2021-03-04"))
    assert "Bewerbung einreichen: 14.03.2021, 24:00 Uhr (noch 10\u00a0Tage)." in words
    assert "14.04.2021, 24:00 Uhr (noch 41\u00a0Tage)." in words


def test_gaps_are_ranked_with_remedy_and_the_task_of_each(ground):
    ground.store.plans.tasks.add(
        ground.dossier,
        Task("Beschluss einholen", requirement="R40", responsible="Stabsstelle", due=dt.date(2021, 2, 1)),
        by="Anna",
        call_id=CALL,
    )
    words = words_of(page(ground))
    assert "heute: nichts gefunden, bitte prüfen" in words
    assert "Stabsstelle, bis 01.02.2021" in words


def test_a_what_if_moves_figure_and_is_kept_under_a_name(ground):
    at = page(ground, "Was wäre, wenn")
    assert "wie heute" in at.metric[0].delta
    box = next(found for found in at.checkbox if "R40" in found.label)
    box.check().run()
    assert "mehr als heute" in at.metric[0].delta
    at.text_input[-1].input("Skalierung geklärt")
    press(at, "Festhalten")
    (kept,) = ground.store.plans.scenarios.values(ground.dossier, CALL)
    assert (kept.name, [step.requirements for step in kept.steps]) == ("Skalierung geklärt", [("R40",)])
    assert "Skalierung geklärt" in words_of(at)


def test_a_what_if_without_anything_ticked_or_named_is_refused_with_a_reason(ground):
    at = page(ground, "Was wäre, wenn")
    press(at, "Festhalten")
    assert "Es ist nichts angekreuzt." in words_of(at)
    assert ground.store.plans.scenarios.values(ground.dossier, CALL) == ()


def test_a_snapshot_is_kept_and_what_moved_since_is_named_with_the_person(ground):
    at = page(ground, "Verlauf")
    at.text_input[-1].input("Ratssitzung")
    press(at, "Stand festhalten")
    (kept,) = ground.store.snapshots.all(ground.dossier, CALL)
    assert kept.name == "Ratssitzung"
    judge(ground, "R14")
    at = page(ground, "Verlauf")
    assert "1\u00a0Prüffrage trägt mehr bei" in words_of(at)
    table = at.table[-1].value.to_string()
    assert r"Urteil\: Bert" in table
    assert "frage=R14" in table


def test_snapshots_before_sittings_are_wished_for_on_the_page(ground):
    at = page(ground, "Verlauf")
    (box,) = [found for found in at.toggle if "Vor jeder Sitzung" in found.label]
    box.set_value(True).run()
    assert wished(ground.store, ground.dossier)
    assert "Im Zeitplan steht keine kommende Sitzung." in words_of(at)
    sitting = CouncilDate("r1", "Gemeinderat", dt.date(2099, 3, 25))
    ground.store.plans.council_dates.add(ground.dossier, sitting, by="Anna")
    at = page(ground, "Verlauf")
    assert "„Vor Gemeinderat am 25.03.2099“ am 24.03.2099" in words_of(at)
    (box,) = [found for found in at.toggle if "Vor jeder Sitzung" in found.label]
    box.set_value(False).run()
    assert not wished(ground.store, ground.dossier)


def test_a_kept_what_if_knows_what_to_tick_and_leaves_out_what_is_closed_since(ground):
    measure = Measure("m1", "Sensoren", requirements=("R14",), state=MeasureState.PLANNED)
    ground.store.plans.measures.add(ground.dossier, measure, by="Anna")
    dossier = ground.store.dossiers.get(ground.dossier)
    report = open_report(ground.store, dossier, CALL, dt.date(2021, 2, 1))
    made = report.scenario("beides", ["R40", "R12"], ["Sensoren"])
    assert report.ticks(made) == (("R40", "R12"), ("Sensoren",))
    judge(ground, "R12")
    later = open_report(ground.store, dossier, CALL, dt.date(2021, 2, 1))
    assert later.ticks(made) == (("R40",), ("Sensoren",))


def test_the_place_of_a_claim_is_shown_with_the_text_around_it(ground):
    ground.upload("Vorher.\n\nWir haben ca. 70 % der Voraussetzungen geschaffen.\n\nNachher.", "vorlage.txt")
    dossier = ground.store.dossiers.get(ground.dossier)
    report = open_report(ground.store, dossier, CALL, dt.date(2021, 2, 1))
    around = place_of(ground.store, ground.dossier, report.claim.passage)
    marked = [piece.text for part in around.stretches for piece in part.pieces if piece.mark == "quote"]
    assert marked == [report.claim.passage.quote]
    assert "Nachher." in [part.text for part in around.stretches]
    gone = replace(report.claim.passage, document="0" * 64)
    assert place_of(ground.store, ground.dossier, gone) is None


def test_own_weights_are_kept_beside_the_equal_ones(ground):
    at = page(ground, "Wie robust")
    assert "Amtliche Gewichte der Kriterien sind nicht bekannt" in words_of(at)
    at.number_input[0].set_value(4.0)
    press(at, "Eigene Gewichte übernehmen")
    words = words_of(at)
    assert (
        f"Hier gelten eigene Gewichte; mit gleichen Gewichten wären es {figure_by_hand(ground)}\u00a0%"
        in words
    )
    press(at, "Zurück zu gleichen Gewichten")
    assert ground.store.plans.own_weights(ground.dossier, CALL) is None


def test_weights_that_are_all_nothing_are_refused(ground):
    at = page(ground, "Wie robust")
    for field in at.number_input:
        field.set_value(0.0)
    press(at, "Eigene Gewichte übernehmen")
    assert "Gewicht 0" in words_of(at)
    assert ground.store.plans.own_weights(ground.dossier, CALL) is None


def test_every_picture_has_words_a_table_and_links_to_the_workbench(ground):
    at = page(ground, "Woher es kommt")
    charts = at.get("plotly_chart")
    assert len(charts) >= 4
    assert all(chart.proto.alt for chart in charts)
    assert f"pruefung?vorhaben={ground.dossier}&aufruf={CALL}&frage=R03" in at.table[2].value.to_string()


def test_fields_of_action_that_people_entered_replace_the_proposal(ground):
    dossier = ground.store.dossiers.get(ground.dossier)
    report = open_report(ground.store, dossier, CALL, dt.date(2021, 2, 1))
    known = own_fields(ground.store, report, ())
    rows = [("Smarte Mobilität", "Verkehr, Parken", False), (" ", "", False)]
    assert keep_fields(ground.store, report, known, rows, by="Anna").accepted
    known = own_fields(ground.store, report, ())
    (field,) = known.mapping.fields
    assert (field.name, field.themes, known.proposed) == ("Smarte Mobilität", ("Verkehr", "Parken"), False)
    assert keep_requirements(ground.store, report, known, field.id, ["R05"], by="Anna").accepted
    known = own_fields(ground.store, report, ())
    assert known.requirements(field.id) == ("R05",)
    assert "Von Menschen berichtigt" in words_of(page(ground, "Woher es kommt"))


def test_the_page_says_what_the_figure_is_not(ground):
    words = words_of(page(ground))
    assert "keine Erfolgsaussicht" in words
    assert "Woran ein Dokument seine eigene Angabe misst" in words


def test_a_dossier_without_papers_says_so_and_leads_to_the_papers(ground):
    other = ground.store.dossiers.create("Leer", "Leerstadt", [CALL], by="Anna")
    at = page(ground, vorhaben=str(other.id))
    assert "Noch gibt es keine Dokumente" in words_of(at)
    assert not at.get("plotly_chart")


def test_a_question_that_does_not_apply_is_left_out_of_the_figure(ground):
    ground.store.verdicts.give(
        ground.dossier,
        CALL,
        "R40",
        Judgement(None, Commitment.NONE, reason="Betrifft uns nicht.", not_applicable=True),
        by="Bert",
        based_on=0,
    )
    at = page(ground)
    assert f"Belegt sind {figure_by_hand(ground)}\u00a0%" in at.header[0].value.replace("\\", "")
    assert "1\u00a0Prüffrage trifft nicht zu" in words_of(at)
