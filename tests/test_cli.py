import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from fundingkit import errors
from fundingkit.cli import app, main
from fundingkit.sample import PAPER, sample_paper

DOCS = (Path(__file__).parents[1] / "docs" / "commands.md").read_text(encoding="utf-8")


def call(*arguments):
    """What the command returns to the shell."""
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    return ended.value.code


@pytest.fixture(scope="module")
def assessed(tmp_path_factory):
    """The folder of results for the sample's paper and one that cannot be read."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / PAPER).write_bytes(sample_paper())
    (folder / "kaputt.pdf").write_bytes(b"MZ")
    out = folder / "out"
    arguments = ["assess", "--call", "mpsc-2021", "--out", out, "--date", "2026-01-31"]
    assert call(*arguments, folder / PAPER, folder / "kaputt.pdf") == 0
    return folder


def record(folder):
    return json.loads((folder / "out" / "assessment.json").read_text(encoding="utf-8"))


def test_assess_writes_record_draft_and_table(assessed):
    assert sorted(path.name for path in (assessed / "out").iterdir()) == [
        "antrag.docx", "assessment.json", "pruefung.xlsx",
    ]  # fmt: skip
    assert (assessed / "out" / "antrag.docx").read_bytes().startswith(b"PK")


def test_every_quote_of_the_record_stands_in_the_paper_at_its_place(assessed):
    text = sample_paper().decode()
    quotes = [
        (evidence["quote"], text[evidence["start"] : evidence["end"]])
        for requirement in record(assessed)["requirements"]
        for evidence in requirement["evidence"]
    ]
    assert len(quotes) > 20
    assert all(quote == literal for quote, literal in quotes)


def test_the_claim_of_the_sample_is_reported_with_its_passage(assessed):
    (claim,) = record(assessed)["claims"]
    assert claim["value"] == 0.7
    assert claim["approximate"]
    assert "70\u00a0%" in claim["quote"]


def test_the_record_holds_readiness_with_band_for_call_blocks_and_criteria(assessed):
    found = record(assessed)["readiness"]
    share = found["share"]
    assert 0 < share["low"] <= share["figure"] <= share["high"] < 1
    assert sum(share["split"].values()) == pytest.approx(share["figure"], abs=1e-4)
    assert sum(len(block["criteria"]) for block in found["blocks"]) == 17


def test_a_paper_that_cannot_be_read_is_a_finding_and_leaves_the_others(assessed):
    (finding,) = record(assessed)["findings"]
    assert finding["place"] == "kaputt.pdf"
    assert finding["hint"]


def test_the_same_papers_in_another_order_give_the_same_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("Der Rat hat am 4. Mai 2020 die Strategie beschlossen.\n")
    (tmp_path / "b.txt").write_text("Die Stadt veröffentlicht offene Daten auf ihrem Portal.\n")
    files = []
    for folder, names in (("eins", "ab"), ("zwei", "ba")):
        papers = [tmp_path / f"{name}.txt" for name in names]
        out = tmp_path / folder
        assert call("assess", "--call", "gsl40-bw-2018", "--date", "2026-01-31", "--out", out, *papers) == 0
        files.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert files[0] == files[1]


def test_explain_names_question_grade_reasons_and_places(assessed, capsys):
    supported = max(record(assessed)["requirements"], key=lambda requirement: len(requirement["evidence"]))
    arguments = ["explain", "--call", "mpsc-2021", "--requirement", supported["id"]]
    assert call(*arguments, assessed / PAPER) == 0
    told = capsys.readouterr().out
    assert told.startswith(supported["id"])
    for word in ("erfüllt (3):", "teilweise (2):", "Vorschlag:", "Zuverlässigkeit", "Zeichen", "„"):
        assert word in told


def test_nothing_readable_ends_with_its_own_code_and_remedy(tmp_path, capsys):
    assert call("assess", "--call", "mpsc-2021", "--out", tmp_path, tmp_path / "fehlt.pdf") == 4
    said = capsys.readouterr().err
    assert "Bitte Pfad und Leserechte prüfen" in said
    assert "Keines der Dokumente" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["assess", "--call", "gibt-es-nicht", "--out", "x", "y.txt"], 2, "„gibt-es-nicht“ gibt es nicht"),
        (["explain", "--call", "mpsc-2021", "--requirement", "R99", "y.txt"], 10, "R99"),
        (["assess"], 2, "Die Angabe DOKUMENT fehlt"),
        (["assess", "--colour", "rot"], 2, "Die Option --colour gibt es nicht"),
        (["assess", "--call", "mpsc-2021", "--out", "x", "--date", "gestern", "y"], 2, "--date"),
        (["tanzen"], 2, "gibt es so nicht"),
    ],
)
def test_what_cannot_be_done_is_said_in_german_with_its_code(arguments, code, said, capsys):
    assert call(*arguments) == code
    assert said in capsys.readouterr().err


def test_check_passes_the_catalogues_that_come_with_it(capsys):
    assert call("check") == 0
    assert "0 Fehler" in capsys.readouterr().err


def test_check_names_every_fault_of_a_file_with_its_place(tmp_path, capsys):
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("id: faulty\nversion: null\ncolour: red\n")
    assert call("check", faulty) == 3
    told = capsys.readouterr().out
    assert "Zeile 2" in told
    assert "Zeile 3" in told


def test_calls_lists_every_call_with_its_deadline(capsys):
    assert call("calls") == 0
    told = capsys.readouterr().out
    assert "mpsc-2021\tModellprojekte Smart Cities 2021" in told
    assert "14.03.2021" in told


def test_a_misspelt_setting_stops_with_a_remedy(monkeypatch, capsys):
    monkeypatch.setenv("FUNDINGKIT_CRITERIAS", "x")
    assert call("calls") == errors.SettingsFaulty.exit_code
    assert "FUNDINGKIT_CRITERIA" in capsys.readouterr().err


def test_the_docs_name_every_command_and_every_option():
    for name, command in get_command(app).commands.items():
        assert f"`{name}" in DOCS
        for parameter in command.params:
            long = [option for option in parameter.opts if option.startswith("--")]
            other = [option for option in parameter.secondary_opts if option.startswith("--")]
            if long and parameter.name != "help":
                assert any(option in DOCS for option in (*long, *other)), (name, long)


def test_the_docs_name_every_exit_code_and_no_other():
    written = {
        (int(code), name) for code, name in re.findall(r"^\| (\d+) \| ?`?(\w*)`? ?\|", DOCS, re.MULTILINE)
    }
    classes = [errors.FundingKitError, *_subclasses(errors.FundingKitError)]
    assert written == {(0, "")} | {(error.exit_code, error.__name__) for error in classes}


def test_no_two_situations_share_an_exit_code():
    codes = [error.exit_code for error in _subclasses(errors.FundingKitError)]
    assert len(codes) == len(set(codes))


def _subclasses(kind):
    return [found for child in kind.__subclasses__() for found in (child, *_subclasses(child))]
