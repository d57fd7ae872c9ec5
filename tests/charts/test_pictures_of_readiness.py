import datetime as dt
import math
from fractions import Fraction

import plotly.graph_objects as go
import pytest

from fundingkit.charts import atlas, bullet, criteria, fields, scenarios, sources, timeline, weights
from fundingkit.charts.table import csv_bytes, tabled
from fundingkit.readiness.band import BandModel
from fundingkit.readiness.compare import Point
from fundingkit.readiness.field_map import FieldMap, field_matrix
from fundingkit.readiness.fields import Field
from fundingkit.readiness.readiness import readiness
from fundingkit.readiness.robustness import weight_range
from fundingkit.readiness.sources import source_matrix
from fundingkit.readiness.what_if import Scenario, Step, compare
from tests.readiness import example as ex

UNSURE = ex.proposal("R3", ex.Grade.NONE, chances=(0.5, 0.0, 0.0, 0.5))
ASSESSMENT = ex.assessment(R3=UNSURE, claims=(ex.CLAIM,))
READY = readiness(ASSESSMENT, model=BandModel(0.0, 1.0))  # 7/18, band 7/18 to 13/18
LATE = Step("Zahl nennen", ("R3",), ready_by=dt.date(2021, 5, 1))
OUTCOMES = compare(READY, [Scenario("Zahl", (LATE,)), Scenario("Zahl", (LATE,))], by=dt.date(2021, 3, 14))
POINTS = (
    Point("Vorlage", dt.date(2021, 1, 28), READY),
    Point("Rat", dt.date(2021, 3, 25), OUTCOMES[0].after),
)
MAPPING = FieldMap(
    (Field("F1", "Smarte <b>Mobilität</b>"), Field("F2", "Daten", cross_cutting=True))
).with_requirements("F1", ["R1"])
FIELDS = field_matrix(READY, ASSESSMENT, MAPPING)


def plates(*, dark=False):
    return atlas.plates(
        READY,
        ex.CLAIM,
        matrix=source_matrix(READY, ASSESSMENT),
        mapping=FIELDS,
        points=POINTS,
        over=weight_range(READY, draws=20),
        outcomes=OUTCOMES,
        dark=dark,
    )


def plain(text):
    return text.replace("\u00a0", " ")


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def test_the_bullet_shows_figure_band_and_claim():
    drawn = traces(bullet.figure(READY, ex.CLAIM))
    assert drawn["belegt"].x == (38.8889,)
    assert drawn["Spanne"].base[0] == pytest.approx(38.8889, abs=2e-4)
    assert drawn["Spanne"].x[0] == pytest.approx(33.3333, abs=2e-4)
    assert drawn["eigene Angabe"].x == (70, 70)
    assert plain(bullet.alt_text(READY, ex.CLAIM)) == (
        "Balken von 0 bis 100 %: belegt sind 38 %, Spanne 38 bis 73 %. Die eigene Angabe der Dokumente, ca. 70%, ist daneben markiert."
    )
    assert bullet.table(READY, ex.CLAIM).shown()[0] == ("belegt", "38,8")


def test_the_criteria_are_split_by_commitment():
    drawn = traces(criteria.figure(READY))
    # K1: R1 done half of it, R2 planned a third of it; K2 nothing; K3 a third vision
    assert drawn["umgesetzt"].x == (50, 0, 0)
    assert drawn["geplant"].x == (33.3333, 0, 0)
    assert drawn["Leitbild"].x == (0, 0, 33.3333)
    assert drawn["umgesetzt"].customdata == ("K1", "K2", "K3")
    assert "ohne Angabe" not in drawn
    shown = dict(zip(criteria.table(READY).columns, criteria.table(READY).rows[0], strict=True))
    assert (shown["belegt"], shown["umgesetzt"], shown["geplant"], shown["offen"]) == (
        83.3333,
        50.0,
        33.3333,
        16.6667,
    )
    assert "am wenigsten „Kriterium K2“ mit 0 %" in plain(criteria.alt_text(READY))


def test_blocks_are_drawn_the_same_way():
    assert traces(criteria.figure(READY, by_block=True))["umgesetzt"].x == (25, 0)
    assert criteria.table(READY, by_block=True).columns[0] == "Block"


def test_closed_bands_draw_no_line():
    done = readiness(
        ex.assessment(
            verdicts={rid: ex.verdict(rid, item.grade, item.commitment) for rid, item in ex.PROPOSALS.items()}
        )
    )
    assert traces(criteria.figure(done))["Spanne"].x == ()
    assert "ohne Spanne, geprüft" in bullet.alt_text(done)


def test_the_heat_map_says_how_many_passages_each_paper_gives():
    matrix = source_matrix(READY, ASSESSMENT)
    (trace,) = sources.figure(matrix).data
    assert [list(row) for row in trace.text] == [["1●", "1"], ["1●", ""], ["", ""], ["1●", ""]]
    assert list(trace.z[0]) == [90, 80]
    assert all(math.isnan(value) for value in trace.z[2])
    assert list(trace.customdata[3][0]) == ["R4", ex.STRATEGY]
    assert "Zu 1 Prüffrage gibt es in keinem Dokument" in plain(sources.alt_text(matrix))
    assert sources.table(matrix).rows[2][2] == "nichts gefunden, bitte prüfen"


def test_fields_of_action_are_set_against_criteria():
    (trace,) = fields.figure(FIELDS).data
    assert trace.z[0][0] == 50
    assert math.isnan(trace.z[0][1])
    assert fields.table(FIELDS).rows == (("Smarte <b>Mobilität</b>", "Kriterium K1", 50.0, "R1", 2),)
    assert "Ohne Textstelle zum Aufruf: Daten" in fields.alt_text(FIELDS)
    assert "keine eigenen Handlungsfelder" in fields.alt_text(field_matrix(READY, ASSESSMENT, FieldMap(())))


def test_names_from_papers_are_no_markup():
    (trace,) = fields.figure(FIELDS).data
    assert "&lt;b&gt;" in trace.x[0]


def test_two_papers_of_one_name_keep_their_columns():
    twins = (ASSESSMENT.papers[0], type(ASSESSMENT.papers[0])("Strategie.pdf", ex.REPORT, 1, 1))
    matrix = source_matrix(READY, type(ASSESSMENT)(**{**vars(ASSESSMENT), "papers": twins}))
    assert len(set(sources.figure(matrix).data[0].x)) == 2


def test_the_line_over_time_has_its_band():
    drawn = traces(timeline.figure(POINTS, ex.CLAIM))
    assert drawn["belegt"].y == (38.8889, 72.2222)
    assert (
        plain(timeline.alt_text(POINTS))
        == "Linie über 2 Stände: von 38 % (28.01.2021) zu 72 % (25.03.2021); zuletzt Spanne 72 bis 73 %."
    )
    assert "noch keinen" in timeline.alt_text(())
    assert timeline.table(()).columns[0] == "Stand"


def test_the_tornado_shows_the_range_and_the_levers():
    over = weight_range(READY, draws=20)
    drawn = traces(weights.figure(over))
    assert drawn["möglich"].base == (19.4444,)
    assert drawn["einzelnes Kriterium"].customdata[0] == "K1"
    # 7/36 and 11/18 to the outside
    assert "zwischen 19 und 62 %" in plain(weights.alt_text(over))
    assert weights.table(over).rows[1][1:] == (83.3333, 30.0, 50.0, 16.6667)


def test_what_ifs_stand_below_today_even_with_the_same_name():
    drawn = traces(scenarios.figure(READY, OUTCOMES))
    assert drawn["kommt hinzu"].x == (0, pytest.approx(33.3333), pytest.approx(33.3333))
    assert drawn["bis zur Frist"].x == (38.8889, 38.8889)
    assert scenarios.table(READY, OUTCOMES).rows[1][-1] == "Zahl nennen"
    assert (
        plain(scenarios.alt_text(READY, OUTCOMES[:1]))
        == "Heute sind 38 % belegt. „Zahl“ käme auf 72 % (34 Prozentpunkte mehr)."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_every_picture_is_german_has_words_and_a_table_and_draws_in_light_and_dark(dark):
    found = plates(dark=dark)
    assert len({plate.name for plate in found}) == len(found) == 8
    for plate in found:
        assert isinstance(plate.figure, go.Figure)
        assert plate.figure.layout.template.layout.separators == ",."
        assert len(plate.alt_text) > 20
        assert plate.table.columns
        assert csv_bytes(plate.table).decode("utf-8-sig").count("\r\n") == len(plate.table.rows) + 1


def test_the_same_input_gives_the_same_picture():
    assert [plate.figure.to_json() for plate in plates()] == [plate.figure.to_json() for plate in plates()]


def test_a_csv_opens_in_a_german_spreadsheet_and_starts_no_formula():
    table = tabled([{"Name": "=1+1", "Wert": 38.5, "Text": 'a;"b"', "leer": None}])
    assert csv_bytes(table).decode("utf-8-sig") == 'Name;Wert;Text;leer\r\n\'=1+1;38,5;"a;""b""";\r\n'
    assert table.shown() == [("=1+1", "38,5", 'a;"b"', "–")]
    assert table.records() == [{"Name": "=1+1", "Wert": 38.5, "Text": 'a;"b"', "leer": None}]


def test_no_figure_is_rounded_into_a_nicer_one():
    nearly = tabled([{"belegt": float(Fraction(6999, 10000)) * 100}])
    assert nearly.shown() == [("69,9",)]
