import dataclasses
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from fundingkit.drafting.archives import pack
from fundingkit.drafting.bundle import differing, read_bundle, write_bundle
from fundingkit.drafting.docx_writer import Picture
from fundingkit.drafting.exports import write_exports

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
PICTURE = Picture(PIXEL, "Kosten", "Eine Säule")


@pytest.fixture(scope="module")
def template():
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def weighted(application):
    return dataclasses.replace(application, weights={"K01": Decimal("2.5")})


@pytest.fixture(scope="module")
def written(weighted, edition, template):
    return write_bundle(weighted, edition, pictures=(PICTURE,), template=template)


def test_what_was_put_in_comes_back(written, weighted, edition, template):
    reading = read_bundle("antrag.zip", written)
    assert reading.findings == ()
    bundle = reading.bundle
    assert bundle.application == weighted
    assert bundle.application.assessment.call == weighted.assessment.call
    assert bundle.application.assessment.verdicts == weighted.assessment.verdicts
    assert (bundle.edition, bundle.pictures, bundle.template) == (edition, (PICTURE,), template)


def test_the_files_come_out_the_same_also_from_what_was_read(written, weighted, edition, template):
    bundle = read_bundle("antrag.zip", written).bundle
    assert differing(bundle) == ()
    assert dict(bundle.exports) == dict(
        write_exports(weighted, edition, pictures=(PICTURE,), template=template)
    )
    assert (
        write_bundle(bundle.application, bundle.edition, pictures=bundle.pictures, template=bundle.template)
        == written
    )


def test_another_process_writes_the_same_bytes(written, tmp_path):
    path = tmp_path / "antrag.zip"
    path.write_bytes(written)
    code = (
        "import sys, pathlib, hashlib; from fundingkit.drafting.bundle import read_bundle, write_bundle;"
        "b = read_bundle('a', pathlib.Path(sys.argv[1]).read_bytes()).bundle;"
        "d = write_bundle(b.application, b.edition, pictures=b.pictures, template=b.template);"
        "print(hashlib.sha256(d).hexdigest())"
    )
    root = Path(__file__).parents[2]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONPATH": str(root)}
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == hashlib.sha256(written).hexdigest()


def test_the_manifest_names_call_engine_papers_and_every_hash(written, paper):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = set(archive.namelist())
    assert manifest["call"] == {"id": "mpsc-2021", "version": 1}
    assert manifest["papers"] == [{"name": "strategie.txt", "sha256": paper.sha256}]
    assert set(manifest["members"]) | {"manifest.json"} == names
    assert "ausgaben/antrag.docx" in names
    assert not any(name.endswith("strategie.txt") for name in names), (
        "the papers themselves stay where they are"
    )


def repacked(written, change):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    change(parts)
    return pack(parts)


def _format(parts):
    parts["manifest.json"] = parts["manifest.json"].replace(b'"format": 1', b'"format": 9')


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts.pop("manifest.json"), "bundle.no_manifest"),
        (_format, "bundle.format"),
        (lambda parts: parts.update({"ausgaben/antrag.docx": b"x"}), "bundle.changed"),
        (lambda parts: parts.pop("antrag/edition.json"), "bundle.changed"),
        (lambda parts: parts.update({"../boese.sh": b"x"}), "bundle.changed"),
    ],
)
def test_a_changed_archive_is_refused_and_says_which_part(written, change, code):
    reading = read_bundle("antrag.zip", repacked(written, change))
    assert reading.bundle is None
    assert {finding.code for finding in reading.findings} == {code}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"])
def test_anything_else_is_refused_with_a_remedy(data):
    (finding,) = read_bundle("x.zip", data).findings
    assert finding.code == "bundle.damaged"
    assert finding.hint
