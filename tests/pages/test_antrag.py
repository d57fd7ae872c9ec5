from decimal import Decimal

import pytest

from fundingkit.costs.plan import CostLine, MoneySource
from fundingkit.costs.sums import funding
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.measures import Measure
from tests.pages.workbench_ground import CALL, button, make_ground, words_of

PARTS = ("antrag.py", "formular.py", "kosten.py", "massnahmen.py", "zeitplan.py", "unterlagen.py")


@pytest.fixture
def ground(tmp_path, monkeypatch):
    made = make_ground(tmp_path, monkeypatch)
    yield made
    made.store.close()


def field(ground, name, entry=""):
    return ground.store.plans.text(ground.dossier, CALL, name, entry)


def area(at, label="Text für das Formular"):
    return next(element for element in at.text_area if element.label == label)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_for_a_dossier_in_which_nothing_is_entered(ground, part):
    at = ground.page(script=part)
    assert [element.value for element in at.error] == []
    assert at.title


def test_the_overview_counts_the_form_and_links_every_finding(ground):
    at = ground.page(script="antrag.py")
    metrics = {metric.label: metric.value for metric in at.metric}
    assert metrics["Felder fertig"] == "0 von 73"
    assert metrics["Gesamtkosten"] == "noch offen"
    assert "Nichts davon sperrt etwas" in words_of(at)


def test_every_number_of_the_texts_is_listed_with_where_it_stands(ground):
    text = FieldText("I.1", text="Es gibt zwölf Kennzahlen und 480 Sensoren.")
    ground.store.plans.texts.write(ground.dossier, "I.1", text, by="Anna", based_on=0, call_id=CALL)
    table = ground.page(script="antrag.py", pruefen="Zahlen").table[0].value
    rows = {row["Zahl"]: row for row in table.to_dict("records")}
    assert "nicht gefunden" in rows["**480**"]["Ergebnis"]
    assert f"formular?vorhaben={ground.dossier}&aufruf={CALL}&feld=I.1" in rows["**480**"]["Feld"]
    assert rows["**zwölf**"]["Ergebnis"].endswith("] gefunden")
    assert "zwölf Kennzahlen" in rows["**zwölf**"]["Wo sie steht"]
    at = ground.page(script="formular.py", feld="I.1")
    assert "1 nicht gefunden, 1 gefunden" in next(box.label for box in at.expander if "Zahlen" in box.label)


def test_a_text_is_kept_only_when_somebody_presses_the_button(ground):
    at = ground.page(script="formular.py", feld="I.1")
    area(at).input("Wohnraum ist knapp.").run()
    assert field(ground, "I.1") is None
    assert "nicht gespeichert" in words_of(at)
    button(at, "_feld_speichern").click().run()
    kept = field(ground, "I.1")
    assert (kept.value.text, kept.value.state, kept.person) == (
        "Wohnraum ist knapp.",
        FieldState.WORKING,
        "Anna",
    )


def test_a_text_over_the_limit_is_kept_and_the_page_says_by_how_much(ground):
    at = ground.page(script="formular.py", feld="III.1a")
    area(at).input("x" * 63).run()
    state = next(element for element in at.segmented_control if element.label == "Stand")
    state.set_value(FieldState.FINISHED).run()
    button(at, "_feld_speichern").click().run()
    assert "13 Zeichen zu viel" in words_of(at)
    assert field(ground, "III.1a").value.text == "x" * 63
    assert {metric.label: metric.value for metric in ground.page(script="antrag.py").metric}["Zu lang"] == "1"


def test_a_proposal_is_taken_over_word_for_word_and_only_kept_on_request(ground):
    at = ground.page(script="formular.py", feld="I.2c")
    proposal = at.text[0].value
    button(at, "_vorschlag").click().run()
    assert area(at).value == proposal
    assert field(ground, "I.2c") is None


def test_two_people_at_one_field_lose_nothing(ground):
    at = ground.page(script="formular.py", feld="I.1")
    area(at).input("Meiner").run()
    other = FieldText("I.1", text="Berts", state=FieldState.WORKING)
    ground.store.plans.texts.write(ground.dossier, "I.1", other, by="Bert", based_on=0, call_id=CALL)
    button(at, "_feld_speichern").click().run()
    assert "Bert hat dieses Feld inzwischen geändert" in words_of(at)
    assert field(ground, "I.1").value.text == "Berts"
    assert area(at).value == "Meiner"
    button(at, "_feld_meiner").click().run()
    button(at, "_feld_speichern").click().run()
    assert field(ground, "I.1").value.text == "Meiner"
    assert len(ground.store.plans.texts.history(ground.dossier, "I.1", CALL)) == 2


def test_nothing_found_is_never_called_no_evidence_before_somebody_said_so(ground):
    at = ground.page(script="formular.py", feld="II.3")
    labels = [element.label for element in at.expander]
    assert any("nichts gefunden, bitte prüfen" in label for label in labels)
    assert not any("kein Beleg" in label for label in labels)


def test_a_measure_is_put_into_a_group_and_gets_fields_of_its_own(ground):
    measures = ground.store.plans.measures
    measures.add(ground.dossier, Measure("m1", "Funknetz", groups=("IV.1",), position=1), by="Anna")
    measures.add(ground.dossier, Measure("m2", "Zwilling", groups=("IV.1",), position=2), by="Anna")
    at = ground.page(script="formular.py", feld="IV.1a", eintrag="m2")
    assert "IV.1a · Zwilling" in words_of(at)
    button(at, "_-1_IV.1_m2").click().run()
    assert [item.title for item in ground.store.plans.measures_in_order(ground.dossier)] == [
        "Zwilling",
        "Funknetz",
    ]
    button(at, "_raus_IV.1_m1").click().run()
    assert measures.get(ground.dossier, "m1").value.groups == ()


def test_the_real_figures_of_konstanz_come_out_to_the_cent(ground):
    plans = ground.store.plans
    for key, amount, year, phase in (("a", "2500000", 2022, "A"), ("b", "15000000", 2023, "B")):
        line = CostLine(key, Decimal(amount), year, phase)
        plans.cost_lines.add(ground.dossier, line, by="Anna", call_id=CALL)
    plans.choose_rate(ground.dossier, CALL, "regel", by="Anna", based_on=0)
    at = ground.page(script="kosten.py")
    button(at, "_vorschlag_finanzierung").click().run()
    plan = plans.cost_plan(ground.dossier, CALL)
    result = funding(plan, ground.store.catalogues.get(CALL).terms)
    assert (result.cost.total, result.grant, result.money[MoneySource.OWN]) == (
        Decimal(17500000),
        Decimal(11375000),
        Decimal(6125000),
    )
    assert "Der Plan hält alle bekannten Regeln ein." in [element.value for element in at.success]


def test_a_broken_rule_stands_with_remedy_and_source(ground):
    line = CostLine("a", Decimal(3000000), 2022, "A")
    ground.store.plans.cost_lines.add(ground.dossier, line, by="Anna", call_id=CALL)
    words = words_of(ground.page(script="kosten.py"))
    assert "höchstens 2.500.000" in words
    assert "Quelle:" in words


def test_a_measure_is_made_by_its_name_alone(ground):
    at = ground.page(script="massnahmen.py")
    next(element for element in at.text_input if element.label == "Neue Maßnahme").input("Klimadaten")
    next(element for element in at.button if element.label == "Anlegen").click().run()
    assert [item.title for item in ground.store.plans.measures.values(ground.dossier)] == ["Klimadaten"]


def test_the_proposal_for_the_council_names_its_blanks(ground):
    at = ground.page(script="unterlagen.py")
    assert "[bitte ergänzen:" in at.code[0].value
