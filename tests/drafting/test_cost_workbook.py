import io
import random
import re
import subprocess
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from fundingkit.costs import chart
from fundingkit.costs.plan import CostKind, CostLine, CostPlan
from fundingkit.costs.sums import cost, funding, propose_financing
from fundingkit.drafting.archives import pack
from fundingkit.drafting.cost_workbook import write_cost_workbook
from fundingkit.measures import Measure

MEASURES = (
    Measure("m1", "*", groups=("IV.1",)),
    Measure("m2", "> Sensoren & „Netz“", groups=("IV.1",)),
    Measure("m3", "=1+1", groups=("IV.1",)),
)


def odd_plan(call, seed):
    """A plan whose cents are awkward for binary numbers and whose caps are exceeded."""
    chance = random.Random(seed)
    lines = tuple(
        CostLine(
            str(index),
            Decimal(chance.randrange(1, 10**9)) / 100,
            chance.randrange(2022, 2027),
            chance.choice("AB"),
            chance.choice(("", "m1", "m2", "m3")),
            chance.choice(list(CostKind)),
            eligible=chance.random() < 0.8,
            first_measure=chance.random() < 0.4,
            title=chance.choice(("", "=2+3", "Personal")),
        )
        for index in range(30)
    )
    plan = CostPlan(chance.choice(("regel", "haushaltsnotlage")), lines)
    return CostPlan(plan.rate, lines, propose_financing(plan, call.terms))


def without_results(data):
    """The workbook as if no program had calculated it yet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for name, content in parts.items():
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
    return pack(parts)


def overview(path_or_bytes):
    rows = openpyxl.load_workbook(path_or_bytes, data_only=True)["Übersicht"].iter_rows(values_only=True)
    return [row for row in rows if any(cell is not None for cell in row)]


def numbers(rows):
    return [
        [round(cell, 4) if isinstance(cell, int | float) else cell for cell in row if cell is not None]
        for row in rows
    ]


@pytest.fixture(scope="module")
def plans(call, konstanz_plan):
    return {"konstanz": konstanz_plan, **{f"zufall{seed}": odd_plan(call, seed) for seed in range(4)}}


@pytest.fixture(scope="module")
def written(plans, call, edition):
    return {name: write_cost_workbook(plan, call, edition, MEASURES) for name, plan in plans.items()}


def test_libreoffice_recalculates_to_the_same_cents(written, tmp_path):
    for name, data in written.items():
        (tmp_path / f"{name}.xlsx").write_bytes(without_results(data))
    out = tmp_path / "neu"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
    ]
    try:
        subprocess.run(
            [*command, *map(str, tmp_path.glob("*.xlsx"))], check=True, capture_output=True, timeout=180
        )
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    for name, data in written.items():
        assert numbers(overview(io.BytesIO(without_results(data)))) != numbers(overview(io.BytesIO(data)))
        assert numbers(overview(out / f"{name}.xlsx")) == numbers(overview(io.BytesIO(data))), name


def test_the_overview_states_what_the_library_computes(written, plans, call):
    for name, plan in plans.items():
        result = funding(plan, call.terms)
        said = {row[0]: row[1] for row in overview(io.BytesIO(written[name])) if row[0]}
        assert Decimal(str(said["Zuschuss, höchstens"])) == result.grant_limit
        assert Decimal(str(said["Anrechenbare Kosten"])) == result.fundable
        assert Decimal(str(said["Gesamtkosten"])) == result.cost.total
    konstanz = {row[0]: row[1] for row in overview(io.BytesIO(written["konstanz"]))}
    assert konstanz["Zuschuss, höchstens"] == 11_375_000
    assert konstanz["Eigenanteil an den förderfähigen Kosten"] == 6_125_000


def test_every_line_stands_in_the_lists_and_words_are_never_formulas(written, plans):
    book = openpyxl.load_workbook(io.BytesIO(written["zufall0"]))
    sheet, plan = book["Kosten"], plans["zufall0"]
    assert sheet.max_row == 1 + len(plan.costs)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == {
        "*",
        "> Sensoren & „Netz“",
        "=1+1",
        "übergreifend",
    }
    assert book["Finanzierung"].max_row == 1 + len(plan.financing)
    assert any("Quelle:" in str(row[2].value) for row in book["Regeln"].iter_rows(min_row=2))


def test_the_same_plan_gives_the_same_workbook(written, plans, call, edition):
    assert write_cost_workbook(plans["zufall1"], call, edition, MEASURES) == written["zufall1"]
    empty = write_cost_workbook(CostPlan(), call, edition)
    assert {row[0]: row[1] for row in overview(io.BytesIO(empty))}["Gesamtkosten"] == 0


def test_the_picture_has_words_and_a_table_that_say_the_same(konstanz_plan):
    words = chart.alt_text(konstanz_plan)
    assert "Kosten 17.500.000\u00a0€" in words
    assert "Zuschuss 11.375.000\u00a0€ (65\u00a0%) und Eigenmittel 6.125.000\u00a0€ (35\u00a0%)" in words
    table = chart.table(konstanz_plan)
    assert table.columns == ("Jahr", "Kosten", "Zuschuss", "Eigenmittel")
    assert table.rows[0] == ("2022", "2.500.000,00", "1.625.000,00", "875.000,00")
    figure = chart.figure(konstanz_plan)
    assert sum(figure.data[0].y) + sum(figure.data[1].y) == float(cost(konstanz_plan.costs).total)
    assert chart.alt_text(CostPlan()).startswith("Es sind noch keine Kosten")
    chart.figure(CostPlan(), dark=True)
