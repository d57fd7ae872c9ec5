"""The schema that editors use is the schema that reads."""

from fundingkit.catalogue.schema import EDITOR_LINE, json_schema, schema_text, write_schema
from fundingkit.catalogue.shelf import DEFAULT_FOLDER


def test_the_committed_schema_is_current():
    assert (DEFAULT_FOLDER / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_every_catalogue_points_editors_at_the_schema():
    for path in sorted(DEFAULT_FOLDER.glob("*.yaml")):
        assert path.read_text(encoding="utf-8").splitlines()[0] == EDITOR_LINE, path.name


def test_the_schema_refuses_names_it_does_not_know():
    assert json_schema()["additionalProperties"] is False


def test_writing_the_schema_into_a_folder_gives_the_committed_text(tmp_path):
    assert write_schema(tmp_path).read_text(encoding="utf-8") == schema_text()
