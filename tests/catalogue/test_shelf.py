"""The criteria folder as a shelf of calls."""

import pytest

from fundingkit.catalogue.shelf import DEFAULT_FOLDER, load_call, read_shelf
from fundingkit.errors import CatalogueFaulty, UnknownCall


def test_the_catalogues_that_come_with_fundingkit_have_no_findings_at_all():
    shelf = read_shelf()
    assert shelf.findings == ()
    assert sorted(shelf.calls) == sorted(path.stem for path in DEFAULT_FOLDER.glob("*.yaml"))


def test_one_faulty_file_does_not_hide_the_others(tmp_path, small):
    (tmp_path / "probe-2024.yaml").write_text(small, encoding="utf-8")
    (tmp_path / "kaputt.yaml").write_text(small.replace("version: 1", "version: x"), encoding="utf-8")
    (tmp_path / "notiz.txt").write_text("kein Katalog", encoding="utf-8")
    shelf = read_shelf(tmp_path)
    assert list(shelf.calls) == ["probe-2024"]
    assert {finding.place.file for finding in shelf.findings} == {"kaputt.yaml"}


def test_a_file_must_be_named_like_its_call(tmp_path, small):
    (tmp_path / "anders.yaml").write_text(small, encoding="utf-8")
    shelf = read_shelf(tmp_path)
    assert not shelf.calls
    assert shelf.findings[0].code == "catalogue.file_name"
    with pytest.raises(CatalogueFaulty):
        load_call("anders", tmp_path)


def test_a_call_is_loaded_by_its_id(tmp_path, small):
    (tmp_path / "probe-2024.yaml").write_text(small, encoding="utf-8")
    assert load_call("probe-2024", tmp_path).title == "Probeaufruf"


def test_an_unknown_id_names_the_calls_there_are(tmp_path, small):
    (tmp_path / "probe-2024.yaml").write_text(small, encoding="utf-8")
    with pytest.raises(UnknownCall, match="probe-2024"):
        load_call("../probe-2024", tmp_path)


def test_a_faulty_catalogue_cannot_be_loaded(tmp_path, small):
    (tmp_path / "probe-2024.yaml").write_text(small.replace("version: 1", "version: x"), encoding="utf-8")
    with pytest.raises(CatalogueFaulty, match="1 Fehler"):
        load_call("probe-2024", tmp_path)


def test_a_folder_that_does_not_exist_holds_no_calls(tmp_path):
    assert not read_shelf(tmp_path / "fehlt").calls
