import datetime as dt
import json

import pytest
from pydantic import ValidationError

from fundingkit.assessment.archive import assessment_json, freeze, thaw
from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.catalogue.call import Block, Call, Criterion, Requirement, Source
from fundingkit.evidence import Claim, Evidence, Proposal, Reason
from fundingkit.findings import Finding, Place, Severity
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade

FACT = {"sources": ("own",), "certainty": "inferred"}
DIGEST = "a" * 64
TEXT = "Rund 70 % sind erfüllt. Der Rat hat „Smart“ beschlossen."


def question(rid):
    return Requirement(id=rid, title=rid, question="?", full="ganz", partial="halb", **FACT)


CALL = Call(
    id="probe",
    version=3,
    title="Probe",
    programme="P",
    round="1",
    issuer="I",
    summary="S",
    sources=(Source(id="own", title="Eigene", href="https://example.org", kind="own"),),
    blocks=(
        Block(
            id="b",
            title="B",
            criteria=(Criterion(id="k", title="K", requirements=(question("R1"), question("R2")), **FACT),),
            **FACT,
        ),
    ),
)


def assessment():
    claim, passage = (
        Passage(DIGEST, 0, 0, 23, TEXT[:23], "sentence", 1),
        Passage(DIGEST, 1, 24, 56, TEXT[24:56], "sentence", 2),
    )
    evidence = Evidence(
        passage, 1 / 3, Commitment.DECIDED, (Reason("cue", "nennt den Beschluss", ((0, 3),)),)
    )
    verdict = Verdict(
        "R1", Grade.FULFILLED, Commitment.DONE, "Anna", dt.datetime(2021, 3, 1, 9, tzinfo=dt.UTC),
        reason="Liegt vor.", note="=SUMME(A1)",
        passages=(PassageVerdict(DIGEST, 24, 56, TEXT[24:56], 2, "accepted"),), basis=(passage,), proposed=Grade.PARTIAL,
    )  # fmt: skip
    return Assessment(
        call=CALL,
        engine_version="1.words.abc",
        papers=(Paper("Strategie.md", DIGEST, 2, len(TEXT)),),
        proposals={
            "R1": Proposal("R1", Grade.PARTIAL, Commitment.DECIDED, 0.8, (0.1, 0.2, 0.6, 0.1), (evidence,)),
            "R2": Proposal("R2", Grade.NONE, Commitment.NONE, 0.7, (0.7, 0.2, 0.1, 0.0)),
        },
        claims=(Claim(claim, 0.7, "Rund 70 %", approximate=True),),
        findings=(Finding("x.y", Severity.HINT, "Titel.", "Hinweis.", Place("Strategie.md", page=2)),),
        verdicts={"R1": verdict},
        marks={"R2": (PassageVerdict(DIGEST, 0, 23, TEXT[:23], 1, "rejected"),)},
    )


def test_what_was_frozen_comes_back_whole():
    assert thaw(freeze(assessment())) == assessment()


def test_freezing_gives_the_same_bytes_each_time():
    assert freeze(assessment()) == freeze(thaw(freeze(assessment())))


def test_anything_else_is_not_taken_for_a_frozen_assessment():
    with pytest.raises(ValidationError):
        thaw(b'{"call": 1}')


def test_the_record_names_call_engine_papers_and_every_requirement():
    record = json.loads(assessment_json(assessment()))
    assert record["call"] == {"id": "probe", "version": 3, "title": "Probe", "programme": "P", "round": "1"}
    assert record["engine"] == "1.words.abc"
    assert record["documents"] == [
        {"name": "Strategie.md", "sha256": DIGEST, "pages": 2, "characters": len(TEXT)}
    ]
    first, second = record["requirements"]
    assert (first["id"], first["grade"], first["coverage"], first["commitment"]) == ("R1", 3, 1.0, "done")
    assert (first["reviewed"], first["proposal"]["grade"], first["confidence"]) == (True, 2, 0.8)
    assert (second["grade"], second["coverage"], second["reviewed"]) == (0, 0.0, False)
    assert "verdict" not in second


def test_every_quote_in_the_record_stands_literally_at_its_place():
    record = json.loads(assessment_json(assessment()))
    spans = [evidence for item in record["requirements"] for evidence in item["evidence"]]
    spans += record["requirements"][0]["verdict"]["passages"] + record["claims"]
    assert len(spans) == 3
    for span in spans:
        assert TEXT[span["start"] : span["end"]] == span["quote"]
        assert span["document"] == DIGEST
    assert [span["page"] for span in spans] == [2, 2, 1]


def test_the_same_assessment_gives_the_same_record_and_umlauts_stay_readable():
    data = assessment_json(assessment(), {"figure": 0.5})
    assert data == assessment_json(assessment(), {"figure": 0.5})
    assert "erfüllt" in data.decode()
    assert data.endswith(b"}\n")
    assert json.loads(data)["readiness"] == {"figure": 0.5}
    assert json.loads(data)["requirements"][0]["evidence"][0]["strength"] == 0.333333
