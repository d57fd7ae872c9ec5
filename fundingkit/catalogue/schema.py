"""The schema of catalogues for editors, as JSON Schema beside the catalogues."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fundingkit.catalogue.call import Call
from fundingkit.catalogue.shelf import DEFAULT_FOLDER

#: First line of a catalogue, by which editors find the schema.
EDITOR_LINE = "# yaml-language-server: $schema=schema.json"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a catalogue file."""
    schema = Call.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Katalog eines Förderaufrufs",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def schema_text() -> str:
    """The JSON Schema as it stands in `criteria/schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def write_schema(folder: Path | str = DEFAULT_FOLDER) -> Path:
    """Write `schema.json` into `folder` and return its path."""
    path = Path(folder) / "schema.json"
    path.write_text(schema_text(), encoding="utf-8")
    return path
