import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.costs.money import number
from fundingkit.drafting.draft import make_draft
from fundingkit.drafting.field_text import FieldText
from fundingkit.drafting.figures import FigureKind, figures, stem
from fundingkit.drafting.ledger import Standing, conflicts, ledger, ledger_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17,5 Mio. Euro", [("money", "17500000")]),
        ("17.500.000,00 €", [("money", "17500000")]),
        ("EUR 1.000,50 und 250 T€", [("money", "1000.50"), ("money", "250000")]),
        ("1 Million Euro", [("money", "1000000")]),
        ("65 %, 65\u00a0% und 35 Prozent", [("percent", "65"), ("percent", "65"), ("percent", "35")]),
        ("70 v. H.", [("percent", "70")]),
        ("24.500 Einwohner, zwölf Sensoren", [("number", "24500"), ("number", "12")]),
        ("2,5 Mio. Fahrgäste", [("number", "2500000")]),
        (
            "2022 bis 2026, 2019–2021",
            [("year", "2022"), ("year", "2026"), ("year", "2019"), ("year", "2021")],
        ),
        ("§ 5 Abs. 2, Artikel 3 und Seite 12 der 3. Staffel", []),
        ("Die Phase 2 und Kapitel 4.1", []),
        ("am 31.02.2021", []),
        ("", []),
    ],
)
def test_german_figures_become_values(text, expected):
    found = [(figure.kind.value, figure.value) for figure in figures(text)]
    assert found == [(kind, Decimal(value)) for kind, value in expected]


@pytest.mark.parametrize("text", ["28.01.2021", "28. Januar 2021", "28.1.21", "28.\u00a0Januar 2021"])
def test_every_way_to_write_a_day_is_the_same_day(text):
    (figure,) = figures(f"am {text} beschlossen")
    assert (figure.kind, figure.value) == (FigureKind.DATE, Decimal(dt.date(2021, 1, 28).toordinal()))
    (month,) = figures("im Januar 2021")
    assert month.rounds(figure)
    assert not figure.rounds(month)


def test_a_figure_knows_what_it_is_about():
    (first, second) = figures("Der Eigenanteil beträgt 6,1 Mio. Euro. Es gibt 24.500 Einwohnerinnen.")
    assert (first.subject, second.subject) == (stem("Eigenanteils"), stem("Einwohner"))
    assert figures("rund 6,1 Mio. Euro")[0].rounds(figures("6.125.000 Euro")[0])
    assert not figures("70 %")[0].rounds(figures("65 %")[0])


@settings(max_examples=100, deadline=None)
@given(st.decimals(0, 10**10, places=2), st.text("ab .,-–€%\n", max_size=20), st.text(" .ab", max_size=20))
def test_what_is_written_as_money_is_read_as_the_same_money(amount, before, after):
    text = f"{before} A {number(amount, 2)}\u00a0€ {after}"
    money = [figure for figure in figures(text) if figure.kind is FigureKind.MONEY]
    assert [figure.value for figure in money] == [amount]
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text


@pytest.fixture(scope="module")
def entries(application):
    texts = (
        FieldText("I.1", text="Die Stadt hat 24.500 Einwohner und wächst um 2,5 %."),
        FieldText(
            "I.2c", text="Der Eigenanteil beträgt rund 6,1 Mio. Euro, beschlossen am 12. November 2020."
        ),
        FieldText("II.1", text="Der Eigenanteil beträgt 7 Mio. Euro. 480 Sensoren messen."),
        FieldText("VII.1", text="Die Gesamtkosten betragen 17,5 Mio. Euro, der Fördersatz 90 %."),
    )
    draft = make_draft(dataclasses.replace(application, texts=texts))
    return [entry for entry in ledger(draft) if entry.item.key in {text.key for text in texts}]


def by_text(entries, text):
    return next(entry for entry in entries if entry.figure.text == text)


def test_figures_are_found_in_quotes_with_their_place(entries, sentences):
    found = by_text(entries, "24.500")
    assert found.standing is Standing.FOUND
    assert (found.supports[0].place, found.supports[0].words) == ("strategie.txt", sentences[0].quote)
    assert by_text(entries, "12. November 2020").standing is Standing.FOUND


def test_figures_are_found_in_the_cost_plan_also_rounded(entries):
    assert by_text(entries, "17,5 Mio. Euro").supports[0].place == "Kosten- und Finanzierungsplan"
    assert by_text(entries, "6,1 Mio. Euro").standing is Standing.ROUNDED


def test_another_value_of_the_same_thing_is_shown_beside(entries):
    own = by_text(entries, "7 Mio. Euro")
    assert own.standing is Standing.OTHER_VALUE
    assert own.supports[0].figure.text in {"6,125 Mio. Euro", "6.125.000\u00a0€"}
    rate = by_text(entries, "90 %")
    assert (rate.standing, rate.supports[0].figure.text) == (Standing.OTHER_VALUE, "65\u00a0%")
    assert by_text(entries, "480").standing is Standing.NOT_FOUND


def test_one_thing_with_two_values_in_two_fields_is_a_conflict(entries):
    ((first, second),) = conflicts(entries)
    assert {first.item.key, second.item.key} == {("I.2c", ""), ("II.1", "")}
    found = ledger_findings(entries)
    assert sorted({finding.code for finding in found}) == [
        "ledger.conflict",
        "ledger.not_found",
        "ledger.other_value",
    ]
    assert all(finding.hint and finding.place.file.startswith("Feld ") for finding in found)


def test_a_proposal_made_of_quotes_has_all_its_figures(application):
    draft = make_draft(dataclasses.replace(application, texts=(), measures=()))
    assert {entry.standing for entry in ledger(draft)} == {Standing.FOUND}


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        ("Es dauert 2-3 Monate.", "number", ("2", "3")),
        ("zwischen 2 und 3 Monaten", "number", ("2", "3")),
        ("2 bis 3 Mio. Euro", "money", ("2000000", "3000000")),
        ("1 Million bis 3 Mio. Euro", "money", ("1000000", "3000000")),
        ("500.000 – 1 Mio. Euro", "money", ("500000", "1000000")),
        ("60 % bis 65 %", "percent", ("60", "65")),
        ("zwischen 60 und 65 Prozent", "percent", ("60", "65")),
    ],
)
def test_a_range_is_one_figure(text, kind, ends):
    (figure,) = figures(text)
    assert (figure.kind.value, figure.value, figure.upper) == (kind, *map(Decimal, ends))
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "text", ["40 Sensoren und 3 Masten", "12 – 3 davon neu", "Sensoren: 3\n- 40 Masten", "von 60 auf 65 %"]
)
def test_two_figures_are_no_range(text):
    assert [figure.upper for figure in figures(text)] == [None, None]


def drafted(application, **texts):
    made = tuple(FieldText(name.replace("_", "."), text=text) for name, text in texts.items())
    keys = {text.key for text in made}
    draft = make_draft(dataclasses.replace(application, texts=made, measures=()))
    return [entry for entry in ledger(draft) if entry.item.key in keys]


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("Die Beteiligung dauert 2-3 Monate.", "Die Beteiligung dauert 2-3 Monate.", False),
        ("Die Beteiligung dauert 2-3 Monate.", "Die Beteiligung dauert 3 Monate.", False),
        ("Die Beteiligung dauert 2-3 Monate.", "Die Beteiligung dauert 6 Monate.", True),
        # Lengths of time of different things have nothing to do with each other.
        ("Der Bau dauert 3 Monate.", "Die Beteiligung dauert 12 Monate.", False),
    ],
)
def test_a_range_contradicts_only_what_lies_outside_it(application, first, second, contradict):
    assert bool(conflicts(drafted(application, I_1=first, II_1=second))) is contradict
