"""The papers' own claim about their readiness ("ca. 70 %"), set beside what is evidenced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from fundingkit.assessment.assessment import Assessment
from fundingkit.evidence import Claim
from fundingkit.readiness import german
from fundingkit.readiness.figures import Certainty, Readiness, RequirementReadiness
from fundingkit.readiness.german import NBSP, be, count, percent, points, quoted, tidy
from fundingkit.scale import Grade

_QUESTION = ("Prüffrage", "Prüffragen")


def main_claim(claims: Iterable[Claim]) -> Claim | None:
    """The papers' own claim to set beside the figure: the first with a number, else the first."""
    ordered = list(claims)
    return next((claim for claim in ordered if claim.value is not None), ordered[0] if ordered else None)


def claim_sentence(assessment: Assessment, claim: Claim | None) -> str:
    """What the papers say of themselves, with its place and literal words."""
    if claim is None:
        return "In den Dokumenten wurde keine eigene Angabe dazu gefunden, wie weit die Vorbereitung ist."
    names = {paper.sha256: paper.name for paper in assessment.papers}
    name = names.get(claim.passage.document)
    page = "" if claim.passage.page is None else f", Seite{NBSP}{claim.passage.page},"
    source = f"Das Dokument {quoted(name)}" if name else "Ein Dokument"
    return f"{source}{page} sagt selbst {quoted(_wording(claim))}: {quoted(tidy(claim.passage.quote))}"


def distance(ready: Readiness, claim: Claim | None) -> str:
    """One sentence: how far the claim is from the figure and what makes up the difference.

    Empty without a claim. The points are those between the figures as they are shown.
    """
    if claim is None:
        return ""
    if claim.value is None:
        return (
            f"{quoted(_wording(claim))} ist keine Zahl; mit den belegten {percent(ready.figure)} "
            "lässt sich die Angabe nicht vergleichen."
        )
    claimed = Fraction(str(claim.value))
    gap = german.whole(claimed) - german.whole(ready.figure)
    if gap < 0:
        return (
            f"Die Dokumente belegen mehr, als sie selbst angeben: {percent(ready.figure)} sind "
            f"{points(-gap)} mehr als die genannten {percent(claimed)}."
        )
    if gap == 0:
        return f"Die genannten {percent(claimed)} und die belegten {percent(ready.figure)} stimmen überein."
    return (
        f"Von den genannten {percent(claimed)} {be(gap)} {points(gap)} in den Dokumenten nicht belegt"
        f"{_where(claimed, ready)}, denn {_missing(ready)}."
    )


def closing(ready: Readiness, claim: Claim | None) -> str:
    """How many of the largest gaps would have to be closed to reach the claim; empty if none."""
    if claim is None or claim.value is None:
        return ""
    claimed = Fraction(str(claim.value))
    reached, number = ready.figure, 0
    for gain in sorted((item.weight * (1 - item.coverage) for item in ready.requirements), reverse=True):
        if reached >= claimed or not gain:
            break
        reached, number = reached + gain, number + 1
    if not number or reached < claimed:
        return ""
    what = "die größte Lücke" if number == 1 else f"die {number}{NBSP}größten Lücken"
    return f"Rechnerisch wären {percent(claimed)} erreicht, wenn {what} ganz geschlossen {_would(number)}."


def yardstick(ready: Readiness) -> str:
    """What one would get by counting more generously, so that a claim can be understood."""
    counted = [item for item in ready.requirements if item.applicable]
    touched, partly, full = (
        sum((item.grade or 0) >= least for item in counted)
        for least in (Grade.MENTIONED, Grade.PARTIAL, Grade.FULFILLED)
    )
    return (
        f"Zum Vergleich: Angesprochen {be(touched)} {touched} von {count(len(counted), *_QUESTION)} "
        f"({percent(Fraction(touched, len(counted)))}), mindestens teilweise beantwortet {partly} "
        f"({percent(Fraction(partly, len(counted)))}), voll erfüllt {full} "
        f"({percent(Fraction(full, len(counted)))}). Woran ein Dokument seine eigene Angabe misst, "
        "kann das Programm nicht wissen."
    )


def _missing(ready: Readiness) -> str:
    """What makes up the distance to 100 percent, and where most of it lies."""
    counted = [item for item in ready.requirements if item.applicable and item.coverage < 1]
    nothing = [item for item in counted if item.grade is Grade.NONE]
    partly = [item for item in counted if item.grade is not Grade.NONE]
    parts = []
    if nothing:
        parts.append(f"zu {count(len(nothing), *_QUESTION)} {_nothing(nothing)}")
    if partly:
        parts.append(
            f"{count(len(partly), *_QUESTION)} {'ist' if len(partly) == 1 else 'sind'} "
            "nur angesprochen oder teilweise beantwortet"
        )
    losses = sorted(
        (
            (criterion.weight * criterion.share.missing, -index, criterion.title)
            for index, criterion in enumerate(ready.criteria)
            if criterion.share is not None
        ),
        reverse=True,
    )
    where = [quoted(title) for loss, _, title in losses[:2] if loss]
    most = f"; am meisten fehlt bei {german.listed(where)}" if len(losses) > 1 else ""
    return f"{german.listed(parts)}{most}"


def _nothing(items: Sequence[RequirementReadiness]) -> str:
    judged = sum(item.certainty in {Certainty.REVIEWED, Certainty.ASSUMED} for item in items)
    if judged == len(items):
        return "gibt es keinen Beleg"
    return "wurde nichts gefunden oder gibt es keinen Beleg" if judged else "wurde nichts gefunden"


def _where(claimed: Fraction, ready: Readiness) -> str:
    if ready.band.closed:
        return ""
    if claimed > ready.band.high:
        return " (auch die Spanne reicht nicht so weit)"
    return " (die Spanne lässt den Wert aber zu)"


def _wording(claim: Claim) -> str:
    return tidy(claim.wording).strip("() ")


def _would(number: int) -> str:
    return "würde" if number == 1 else "würden"
