"""A call of four requirements in three criteria, small enough to work out every figure by hand.

block b1: criterion K1 with R1, R2; criterion K2 with R3
block b2: criterion K3 with R4; criterion K4 without requirements
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.catalogue.call import (
    Attachment,
    Block,
    Call,
    Criterion,
    Deadline,
    Element,
    Requirement,
    Source,
)
from fundingkit.evidence import Claim, Evidence, Proposal, Reason
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade

FACT = {"sources": ("own",), "certainty": "inferred"}
STRATEGY, REPORT = "a" * 64, "b" * 64
SURE = {
    Grade.NONE: (1.0, 0.0, 0.0, 0.0),
    Grade.MENTIONED: (0.0, 1.0, 0.0, 0.0),
    Grade.PARTIAL: (0.0, 0.0, 1.0, 0.0),
    Grade.FULFILLED: (0.0, 0.0, 0.0, 1.0),
}


def requirement(rid: str, **more) -> Requirement:
    texts = {"title": f"Frage {rid}", "question": f"Ist {rid} da?", "full": "ganz", "partial": "halb"}
    return Requirement(id=rid, **{**texts, **more}, **FACT)


def criterion(cid: str, *requirements: Requirement, **more) -> Criterion:
    return Criterion(
        id=cid, title=more.pop("title", f"Kriterium {cid}"), requirements=requirements, **more, **FACT
    )


def call(**more) -> Call:
    settings = {
        "blocks": (
            Block(
                id="b1",
                title="Erster Block",
                criteria=(
                    criterion(
                        "K1",
                        requirement("R1"),
                        requirement("R2", elements=(Element(kind="decision", label="Beschluss"),)),
                    ),
                    criterion("K2", requirement("R3", elements=(Element(kind="amount", label="Betrag"),))),
                ),
                **FACT,
            ),
            Block(
                id="b2",
                title="Zweiter Block",
                criteria=(criterion("K3", requirement("R4")), criterion("K4")),
                **FACT,
            ),
        ),
        "attachments": (
            Attachment(
                id="beschluss",
                title="Beschluss des Rates",
                required="always",
                deadline="rat",
                requirements=("R2",),
                **FACT,
            ),
            Attachment(
                id="plan",
                title="Projektplan",
                required="always",
                deadline="antrag",
                requirements=("R4",),
                **FACT,
            ),
        ),
        "deadlines": (
            Deadline(
                id="antrag", title="Antrag einreichen", date=dt.date(2021, 3, 14), kind="application", **FACT
            ),
            Deadline(
                id="rat", title="Beschluss nachreichen", date=dt.date(2021, 4, 14), kind="council", **FACT
            ),
        ),
    }
    return Call(
        id="klein-2021",
        version=1,
        title="Kleiner Aufruf",
        programme="Klein",
        round="1",
        issuer="Bund",
        summary="Ein Aufruf zum Nachrechnen.",
        sources=(Source(id="own", title="eigene", href="docs/own.md", kind="own"),),
        **{**settings, **more},
    )


def passage(document: str, index: int, quote: str | None = None, **more) -> Passage:
    quote = quote or f"Satz {index}."
    return Passage(document, index, 100 * index, 100 * index + len(quote), quote, "sentence", **more)


def evidence(
    document: str, index: int, strength: float = 0.9, commitment: Commitment = Commitment.PLANNED, **more
) -> Evidence:
    return Evidence(passage(document, index, **more), strength, commitment)


def proposal(
    rid: str,
    grade: Grade,
    commitment: Commitment = Commitment.NONE,
    *,
    chances: tuple[float, float, float, float] | None = None,
    evidence: tuple[Evidence, ...] = (),
    reasons: tuple[Reason, ...] = (),
) -> Proposal:
    return Proposal(rid, grade, commitment, 0.8, chances or SURE[grade], evidence, reasons)


def verdict(
    rid: str,
    grade: Grade | None,
    commitment: Commitment = Commitment.NONE,
    *,
    suspect: bool = False,
    passages: tuple[PassageVerdict, ...] = (),
) -> Verdict:
    return Verdict(
        requirement=rid,
        grade=grade,
        commitment=commitment,
        person="Frau Amt",
        time=dt.datetime(2021, 2, 1, 9, tzinfo=dt.UTC),
        not_applicable=grade is None,
        passages=passages,
        suspect=suspect,
    )


#: R1 3 done, R2 2 planned, R3 0, R4 1 vision: K1 5/6, K2 0, K3 1/3, call 7/18.
PROPOSALS = {
    "R1": proposal(
        "R1",
        Grade.FULFILLED,
        Commitment.DONE,
        evidence=(evidence(STRATEGY, 1, 0.9, Commitment.DONE), evidence(REPORT, 1, 0.8, Commitment.DONE)),
    ),
    "R2": proposal("R2", Grade.PARTIAL, Commitment.PLANNED, evidence=(evidence(STRATEGY, 2, 0.7),)),
    "R3": proposal("R3", Grade.NONE),
    "R4": proposal(
        "R4", Grade.MENTIONED, Commitment.VISION, evidence=(evidence(STRATEGY, 2, 0.6, Commitment.VISION),)
    ),
}

CLAIM = Claim(
    passage(STRATEGY, 9, "Wir haben ca. 70% der Voraussetzungen geschaffen.", page=4), 0.7, "ca. 70%", True
)


def assessment(
    proposals: Mapping[str, Proposal] | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
    *,
    claims: tuple[Claim, ...] = (),
    of: Call | None = None,
    **grades: Proposal,
) -> Assessment:
    """The example; proposals by requirement replace those of the example."""
    return Assessment(
        call=of or call(),
        engine_version="0",
        papers=(Paper("Strategie.pdf", STRATEGY, 12, 9000), Paper("Bericht.pdf", REPORT, 3, 2000)),
        proposals={**(proposals or PROPOSALS), **grades},
        claims=claims,
        verdicts=verdicts or {},
    )
