"""A call of four requirements in two criteria, and proposals written out, for the tests beside it."""

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.catalogue.call import Block, Call, Criterion, Requirement, Source
from fundingkit.evidence import Evidence, Proposal, Reason
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade
from fundingkit.store.clock import utc_now
from fundingkit.workbench.items import items

FACT = {"sources": ("own",), "certainty": "inferred"}
PAPER = "a" * 64


def requirement(name, title):
    return Requirement(
        id=name, title=title, question=f"Gibt es {title}?", full="ganz", partial="halb", **FACT
    )


CALL = Call(
    id="klein-2021",
    version=1,
    title="Kleiner Aufruf",
    programme="Klein",
    round="1",
    issuer="Bund",
    summary="Ein Aufruf.",
    sources=(Source(id="own", title="eigene", href="docs/own.md", kind="own"),),
    blocks=(
        Block(
            id="b1",
            title="Block",
            criteria=(
                Criterion(
                    id="K1",
                    title="Erstes",
                    requirements=(requirement("R1", "Leitbild"), requirement("R2", "Ziele")),
                    **FACT,
                ),
                Criterion(
                    id="K2",
                    title="Zweites",
                    requirements=(requirement("R3", "Kosten"), requirement("R4", "Risiken")),
                    **FACT,
                ),
            ),
            **FACT,
        ),
    ),
)


def passage(quote, start=0, document=PAPER, page=1):
    return Passage(document, 0, start, start + len(quote), quote, "sentence", page)


def evidence(quote, start=0, strength=0.8, cues=()):
    reasons = (Reason("cue", "enthält Suchwort", tuple(cues)),)
    return Evidence(passage(quote, start), strength, Commitment.PLANNED, reasons)


def proposal(name, grade=Grade.PARTIAL, confidence=0.9, quotes=("Ein Beleg.",)):
    found = tuple(evidence(quote, 100 * number) for number, quote in enumerate(quotes)) if grade else ()
    commitment = Commitment.PLANNED if grade else Commitment.NONE
    chances = tuple(1.0 if number == grade else 0.0 for number in range(4))
    return Proposal(name, grade, commitment, confidence, chances, found)


def verdict(name, grade=Grade.PARTIAL, person="Anna", **more):
    commitment = Commitment.PLANNED if grade else Commitment.NONE
    return Verdict(name, grade, more.pop("commitment", commitment), person, utc_now(), **more)


def word(quote, state="accepted", start=0, **more):
    return PassageVerdict(PAPER, start, start + len(quote), quote, 1, state, **more)


def case(verdicts=(), marks=None, **proposals):
    """The items of the small call; proposals are by id, the others partly met with high confidence."""
    all_of_them = {name: proposals.get(name) or proposal(name) for name in ("R1", "R2", "R3", "R4")}
    given = {known.requirement: known for known in verdicts}
    return items(Assessment(CALL, "1", (), all_of_them, verdicts=given, marks=marks or {}))
