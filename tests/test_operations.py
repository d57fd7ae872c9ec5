import re
from pathlib import Path

from fundingkit.settings import PREFIX, Settings

DOCS = (Path(__file__).parents[1] / "docs" / "operations.md").read_text(encoding="utf-8")


def test_the_docs_describe_every_setting_and_no_other():
    written = re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE)
    assert written == [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
