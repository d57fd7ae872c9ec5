import dataclasses
import datetime as dt

import pytest

from fundingkit.assessment.assessment import Assessment
from fundingkit.attachments import AttachmentState, Presence
from fundingkit.drafting.checks import check_application
from fundingkit.drafting.copy_sheet import write_copy_sheet
from fundingkit.drafting.council import council_paper
from fundingkit.drafting.counting import count
from fundingkit.drafting.draft import make_draft
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.findings import Severity
from fundingkit.measures import Measure
from fundingkit.tasks import Task

LOFTY = (
    "Wir gestalten den digitalen Wandel ganzheitlich, nachhaltig und innovativ und schaffen vielfältige Potenziale "
    "für alle, indem wir vernetzt denken und Synergien kontinuierlich nutzen."
)


def checks(application, today=None, **changes):
    return check_application(make_draft(dataclasses.replace(application, **changes)), today)


def found(checks, code):
    return [check for check in checks if check.finding.code == code]


def one(checks, code):
    (check,) = found(checks, code)
    return check


def settled(field, text, **more):
    return FieldText(field, text=text, state=FieldState.FINISHED, **more)


def test_every_check_says_where_to_go_and_what_to_do(application):
    result = checks(application, dt.date(2021, 3, 2))
    severities = [check.finding.severity for check in result]
    assert severities == sorted(severities, key=list(Severity).index)
    assert all(check.finding.hint and check.finding.place for check in result)
    call = application.assessment.call
    fields = {question.id for _, _, question in call.form.all_fields()}
    assert {check.target for check in result if check.area == "field"} <= fields
    assert {check.target for check in result if check.area == "attachments"} <= {
        item.id for item in call.attachments
    }


def test_a_field_may_be_empty_too_long_or_close_to_it(application):
    result = checks(application)
    long = one(result, "field.too_long")
    assert (long.target, long.finding.severity) == ("III.1d", Severity.ERROR)
    assert "10 Zeichen zu lang" in long.finding.title
    assert "II.3" in {check.target for check in found(result, "field.empty")}
    edge = checks(application, texts=(settled("III.1d", "x" * 148 + "\ny"),))
    assert one(edge, "field.line_breaks").target == "III.1d"


def test_finished_without_evidence_is_pointed_out_until_a_passage_is_confirmed(application, sentences):
    text = settled("I.2a", "Wir richten uns nach der Leipzig-Charta.")
    assert one(checks(application, texts=(text,)), "field.unproven").target == "I.2a"
    literal = settled("I.2a", f"Es gilt: {sentences[6].quote}")
    assert found(checks(application, texts=(literal,)), "field.unproven") == []
    confirmed = settled("III.1a", "Amt für Digitalisierung")
    assert found(checks(application, texts=(confirmed,)), "field.unproven") == []


def test_figures_without_support_lead_to_their_field(application):
    check = one(checks(application, texts=(settled("II.3", "480 Sensoren messen."),)), "ledger.not_found")
    assert (check.area, check.target) == ("field", "II.3")


def test_a_quote_from_a_superseded_version_is_an_error(application, sentences):
    stale: Assessment = dataclasses.replace(application.assessment, papers=())
    text = settled("III.1a", sentences[4].quote)
    result = checks(application, assessment=stale, texts=(text,))
    assert one(result, "field.superseded").target == "III.1a"
    assert one(result, "review.suspect").target == "R25"


def test_one_passage_that_carries_many_fields_is_named(application, sentences):
    texts = tuple(settled(field, sentences[1].quote) for field in ("I.1",))
    assert found(checks(application, texts=texts), "field.one_passage") == []
    measures = tuple(
        Measure(f"m{index}", f"Netz {index}", evidence=(sentences[3].key,), groups=("I.6",))
        for index in range(2)
    )
    check = one(checks(application, measures=measures, texts=()), "field.one_passage")
    assert "trägt 5 Felder" in check.finding.title


def test_lofty_words_without_measure_place_owner_or_number_are_named(application):
    check = one(checks(application, texts=(settled("II.3", LOFTY),)), "field.abstract")
    assert (check.target, check.finding.severity) == ("II.3", Severity.WARNING)
    assert "keine Maßnahme, keinen Ort, keine Zuständigen und keine Zahl" in check.finding.title
    assert "innovativ" in check.finding.title


@pytest.mark.parametrize(
    "concrete",
    ["Bis 2024.", "Das Umweltamt leitet.", "Im Bahnhofsviertel.", "Mit dem Funknetz.", "In Seeburg."],
)
def test_any_concrete_word_makes_the_text_pass(application, concrete):
    result = checks(application, texts=(settled("II.3", f"{LOFTY} {concrete}"),))
    assert found(result, "field.abstract") == []


def test_attachments_are_missing_unclear_incomplete_or_late(application):
    result = checks(application, dt.date(2021, 4, 1))
    missing = one(result, "attachment.missing")
    assert (missing.target, missing.finding.severity) == ("ratsbeschluss", Severity.ERROR)
    assert one(result, "attachment.overdue").target == "ratsbeschluss"
    assert "projektplan" in {check.target for check in found(result, "attachment.unclear")}
    late = AttachmentState(
        "ratsbeschluss", Presence.PRESENT, due=dt.date(2021, 4, 15), checked=("vorgesehener Raumbezug",)
    )
    result = checks(application, attachments=(late,))
    assert one(result, "attachment.due_late").finding.severity is Severity.ERROR
    assert "6 von 7 Punkten" in one(result, "attachment.checklist").finding.title


def test_measures_may_be_missing_too_many_or_misnamed(application):
    assert {check.target for check in found(checks(application, measures=()), "measures.none")} == {
        "I.6",
        "IV.1",
    }
    many = tuple(Measure(f"m{index}", f"M {index}", groups=("IV.1",)) for index in range(6))
    assert one(checks(application, measures=many), "measures.too_many").target == "IV.1"
    check = one(checks(application, texts=(settled("IV.1a", "Anders", entry="m2"),)), "field.measure_name")
    assert (check.target, check.entry) == ("IV.1a", "m2")
    assert one(checks(application), "field.orphan").entry == "weg"


def test_costs_schedule_and_tasks_are_part_of_the_list(application):
    schedule = dataclasses.replace(application.schedule, council_dates=())
    result = checks(
        application,
        dt.date(2021, 3, 2),
        schedule=schedule,
        costs=dataclasses.replace(application.costs, rate=""),
        tasks=(Task("Alt", due=dt.date(2021, 3, 1)), Task("Spät", due=dt.date(2021, 5, 1)), Task("Offen")),
    )
    assert one(result, "schedule.no_sitting").area == "schedule"
    assert one(result, "costs.rate").area == "costs"
    assert one(result, "task.overdue").area == "tasks"
    assert one(result, "task.too_late").area == "tasks"
    assert "1 Aufgabe ist" in one(result, "task.open").finding.title


def test_the_council_paper_covers_every_point_and_leaves_blanks(application):
    paper = council_paper(application)
    attachment = application.assessment.call.attachments[0]
    assert [point.text for point in paper.points] == list(attachment.checklist)
    for point in attachment.checklist:
        assert f"„{point}“" in paper.text
    assert "Eigenanteil von 6.125.000\u00a0€ in den Jahren 2022 bis 2025" in paper.text
    assert "Fördersatz von 65\u00a0%" in paper.text
    assert "Gemeinderat, Sitzung am 25.03.2021" in paper.text
    assert len(paper.blanks) == paper.text.count("[bitte ergänzen: ")
    assert "Quelle: " in paper.source


def test_without_a_cost_plan_no_amount_is_made_up(application):
    bare = dataclasses.replace(
        application, costs=type(application.costs)(), schedule=type(application.schedule)()
    )
    text = council_paper(bare).text
    assert "€" not in text
    assert "[bitte ergänzen: Betrag in Euro]" in text
    call = application.assessment.call.model_copy(update={"attachments": ()})
    without = dataclasses.replace(application.assessment, call=call)
    assert council_paper(dataclasses.replace(application, assessment=without)).points == ()


def test_the_copy_sheet_holds_every_text_exactly_as_it_is_counted(application, edition):
    draft = make_draft(application)
    sheet = write_copy_sheet(draft, edition)
    cut = "-" * 24
    blocks = sheet.split(f"{cut}\n")
    pasted = [block.removesuffix("\n") for block in blocks[1::2]]
    assert pasted == [item.text for item in draft.fields if item.text]
    assert all(
        count(text) == item.count.used
        for text, item in zip(pasted, (i for i in draft.fields if i.text), strict=True)
    )
    assert "ACHTUNG: zu lang" in sheet
    for item in draft.fields:
        assert f"{item.label}: {item.question.question}" in sheet
