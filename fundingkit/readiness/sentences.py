"""The sentences of the leadership page: plain German, generated, no more than was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fundingkit.attachments import Presence
from fundingkit.readiness import german
from fundingkit.readiness.figures import Certainty, Readiness
from fundingkit.readiness.gates import DaysLeft, Gate
from fundingkit.readiness.german import NBSP, be, count, percent, points, quoted, span, tidy
from fundingkit.readiness.weights import Weighting
from fundingkit.scale import Commitment

_QUESTION = ("Prüffrage", "Prüffragen")


@dataclass(frozen=True, slots=True)
class EngineQuality:
    """How good the engine was measured to be, on papers it had not been fitted to.

    `papers` and `judgements` say on how much. `equal` and `within_one` are shares of judgements
    with the readers' grade, or at most one step from it; `level` is the share of evidenced
    requirements whose commitment was the readers'; `mean_distance` is the mean distance of the
    figure from the readers' figure, as a share from 0 to 1. What was not measured is None.
    """

    papers: int
    judgements: int
    equal: Fraction | None = None
    within_one: Fraction | None = None
    level: Fraction | None = None
    mean_distance: Fraction | None = None


#: Of the bundled engine, by `python -m benchmarks.evidence --leave-one-out` (docs/quality.md).
MEASURED_QUALITY = EngineQuality(
    papers=6,
    judgements=288,
    equal=Fraction(189, 288),
    within_one=Fraction(269, 288),
    level=Fraction(99, 140),
    mean_distance=Fraction(49, 1000),
)


def answer(ready: Readiness) -> str:
    """The first sentence: the evidenced figure with its band."""
    total = ready.progress.total - ready.progress.not_applicable
    questions = f"die {count(total, *_QUESTION)}" if total > 1 else "die einzige Prüffrage"
    where = review_state(ready) if ready.band.closed else f"Spanne {span(ready.band.low, ready.band.high)}"
    return (
        f"Belegt {be(german.whole(ready.figure))} {percent(ready.figure)} ({where}): So weit beantworten die "
        f"Dokumente {questions} zum Aufruf {quoted(ready.call.title)}."
    )


def review_state(ready: Readiness) -> str:
    """How far people have looked, in a few words; a closed band alone does not say that they have."""
    progress = ready.progress
    if not progress.open:
        return "geprüft"
    if not progress.reviewed:
        return "noch ungeprüft"
    return f"{progress.reviewed} von {progress.total} geprüft"


def review(ready: Readiness) -> str:
    """How much people have reviewed, what is in doubt, what does not apply."""
    progress = ready.progress
    if progress.total == 1:
        first = f"Geprüft: {progress.reviewed} von 1{NBSP}Prüffrage."
    elif not progress.reviewed:
        first = (
            f"Noch keine der {count(progress.total, *_QUESTION)} ist von Menschen geprüft; "
            "alle Werte sind Vorschläge des Programms."
            if not progress.suspect
            else f"Kein Urteil zu den {count(progress.total, *_QUESTION)} gilt zurzeit ohne Vorbehalt."
        )
    elif not progress.open:
        first = f"Alle {count(progress.total, *_QUESTION)} sind von Menschen geprüft."
    else:
        first = (
            f"Von Menschen geprüft {be(progress.reviewed)} {progress.reviewed} von "
            f"{count(progress.total, *_QUESTION)}; "
            f"für die {_others(progress.open)} gilt der Vorschlag des Programms"
        )
        first += " oder ein Urteil, das erneut zu prüfen ist." if progress.suspect else "."
    parts = [first]
    if progress.suspect:
        parts.append(
            f"{count(progress.suspect, 'Urteil ist', 'Urteile sind')} erneut zu prüfen, "
            "weil sich ein Dokument geändert hat."
        )
    if progress.not_applicable:
        parts.append(
            f"{count(progress.not_applicable, 'Prüffrage trifft', 'Prüffragen treffen')} nicht zu und "
            f"{'zählt' if progress.not_applicable == 1 else 'zählen'} nicht mit."
        )
    return " ".join(parts)


def commitment_sentence(ready: Readiness, quality: EngineQuality | None = MEASURED_QUALITY) -> str:
    """How binding the evidenced part is; the points add up to the figure as it is shown.

    What people have not confirmed is said to be a proposal, and how often such proposals were right.
    """
    levels = [level for level in reversed(Commitment) if ready.share.split[level]]
    shares = german.apportioned([ready.share.split[level] for level in levels])
    shown = [(level, number) for level, number in zip(levels, shares, strict=True) if number]
    if not shown:
        return "Belegt ist noch nichts, was sich nach Verbindlichkeit aufteilen ließe."
    whole = f"Von den {_points_dative(german.whole(ready.figure))}"
    proposed = _proposed(ready)
    if not proposed:
        known = [f"{number}{NBSP}{_LEVEL_WORDS[level]}" for level, number in shown]
        return f"{whole} sind {german.listed(known)}."
    parts = [f"{number}{NBSP}{_TAKEN_AS[level]}" for level, number in shown]
    verb = "gilt" if shown[0][1] == 1 else "gelten"
    return f"{whole} {verb} {german.listed(parts)}. {_reliance(proposed, ready.figure, quality)}"


def _proposed(ready: Readiness) -> Fraction:
    """How much of the figure has a commitment that only the engine has proposed, 0 to 1."""
    unconfirmed = {Certainty.OPEN, Certainty.SUSPECT}
    return sum(
        (item.weight * item.coverage for item in ready.requirements if item.certainty in unconfirmed),
        Fraction(0),
    )


def _reliance(proposed: Fraction, figure: Fraction, quality: EngineQuality | None) -> str:
    """How far proposed levels can be relied on."""
    where = "" if proposed == figure else f" bei {german.whole_up(proposed)}{NBSP}davon"
    if quality is None or quality.level is None:
        known = "wie oft er stimmt, ist nicht gemessen"
    else:
        known = f"in der Messung traf er in {percent(quality.level)} der Fälle die Einschätzung der Leser"
    return f"Die Verbindlichkeit ist{where} nur ein Vorschlag des Programms; {known}."


def meaning(ready: Readiness) -> str:
    """What the band means, and on what it rests."""
    if ready.band.closed and not ready.progress.open:
        return (
            "Alle Prüffragen sind geprüft, deshalb hat der Wert keine Spanne mehr. "
            "Er ist so gut wie die Urteile, auf denen er beruht."
        )
    if ready.band.closed:
        return (
            "Der Wert hat keine Spanne, weil die ungeprüften Prüffragen nicht mitzählen oder das Programm "
            "sich bei ihnen sicher ist. Von Menschen bestätigt sind sie damit nicht."
        )
    basis = (
        "Wie weit sie reicht, beruht auf Annahmen, die noch nicht an Dokumenten gemessen sind."
        if ready.model.coverage is None
        else f"In der Messung{_on(ready.model.measured_on)} lag das Ergebnis der Leser in "
        f"{percent(Fraction(str(ready.model.coverage)))} der Fälle in der Spanne; sicher ist sie nicht."
    )
    return (
        "Die Spanne sagt, wohin sich der Wert verschieben kann, wenn Menschen die ungeprüften Fragen "
        f"beurteilen. {basis} Sind alle Fragen geprüft, schließt sie sich."
    )


def caveat(ready: Readiness) -> str:
    """What the figure is not."""
    jury = next((rule.text for rule in ready.call.selection if "Jury" in rule.text), "")
    what = (
        f"Über die Auswahl heißt es: {tidy(jury)}"
        if jury
        else ("Über die Auswahl entscheiden andere, im Vergleich aller Bewerbungen.")
    )
    return (
        "Die Antragsreife ist keine Erfolgsaussicht. Sie sagt, wie weit die Dokumente die Prüffragen "
        f"belegen, nicht, ob ein Antrag ausgewählt wird. {what}"
    )


def weights_sentence(ready: Readiness) -> str:
    """Which weights are used and that no official ones are known, where that is so."""
    if ready.weighting is Weighting.OFFICIAL:
        return "Die Kriterien zählen so, wie der Aufruf sie gewichtet."
    if ready.weighting is Weighting.EQUAL:
        return "Amtliche Gewichte der Kriterien sind nicht bekannt; deshalb zählen alle Kriterien gleich."
    official = all(
        criterion.weight is not None for _, criterion in ready.call.criteria() if criterion.requirements
    )
    other = "den Gewichten des Aufrufs" if official else "gleichen Gewichten"
    first = f"Hier gelten eigene Gewichte; mit {other} wären es {percent(ready.default.figure)}" + (
        "."
        if ready.default.band.closed
        else f" (Spanne {span(ready.default.band.low, ready.default.band.high)})."
    )
    return first if official else f"{first} Amtliche Gewichte sind nicht bekannt."


def engine_sentence(quality: EngineQuality | None) -> str:
    """How good the proposals were measured to be; only what was measured is said."""
    if quality is None or not quality.judgements:
        return "Wie gut die Vorschläge des Programms sind, ist für diese Fassung nicht gemessen."
    parts = []
    if quality.equal is not None:
        parts.append(f"traf der Vorschlag in {percent(quality.equal)} der Fälle die Stufe der Leser")
    if quality.within_one is not None:
        parts.append(f"lag er in {percent(quality.within_one)} höchstens eine Stufe daneben")
    if quality.level is not None:
        parts.append(f"traf er in {percent(quality.level)} die Verbindlichkeit")
    if quality.mean_distance is not None:
        parts.append(f"wich der Gesamtwert im Mittel um {points(german.whole_up(quality.mean_distance))} ab")
    if not parts:
        return "Wie gut die Vorschläge des Programms sind, ist für diese Fassung nicht gemessen."
    base = (
        f"An {count(quality.papers, 'Dokument', 'Dokumenten')} anderer Herkunft "
        f"({count(quality.judgements, 'Urteil', 'Urteile')}) "
    )
    return f"{base}{german.listed(parts)}."


def gates_sentence(gates: Sequence[Gate]) -> str:
    """How many papers to be handed in are there; apart from readiness."""
    if not gates:
        return "Der Förderaufruf nennt keine Unterlagen."
    numbers = {state: sum(gate.presence is state for gate in gates) for state in Presence}
    parts: list[str] = []
    for state, verbs, adjective in _GATE_WORDS:
        number = numbers[state]
        if number:
            verb = verbs[number > 1]
            opening = f"{verb} {number}" if not parts else f"{number} {verb}"
            parts.append(f"{opening} {adjective}".strip())
    subject = f"Von {len(gates)}{NBSP}Unterlagen" if len(gates) > 1 else "Von der einen Unterlage"
    return f"{subject} {', '.join(parts)}."


def deadline_sentence(left: DaysLeft) -> str:
    """Until when, and how many days that leaves."""
    when = german.day(left.deadline.date) + (f", {left.deadline.time}" if left.deadline.time else "")
    if left.days == 0:
        rest = "das ist heute"
    elif left.days > 0:
        rest = f"noch {count(left.days, 'Tag', 'Tage')}"
    else:
        rest = f"seit {count(-left.days, 'Tag', 'Tagen')} vorbei"
    return f"{left.deadline.title}: {when} ({rest})."


_LEVEL_WORDS = {
    Commitment.DONE: "umgesetzt",
    Commitment.DECIDED: "beschlossen",
    Commitment.PLANNED: "geplant",
    Commitment.VISION: "nur Leitbild",
    Commitment.NONE: "ohne Angabe zur Verbindlichkeit",
}
_TAKEN_AS = {
    Commitment.DONE: "als umgesetzt",
    Commitment.DECIDED: "als beschlossen",
    Commitment.PLANNED: "als geplant",
    Commitment.VISION: "nur als Leitbild",
    Commitment.NONE: "als offen",
}


def _on(measured_on: str) -> str:
    return f" {measured_on}" if measured_on else ""


def _others(number: int) -> str:
    return "andere" if number == 1 else f"übrigen {number}"


_GATE_WORDS = (
    (Presence.PRESENT, ("ist", "sind"), "vorhanden"),
    (Presence.MISSING, ("fehlt", "fehlen"), ""),
    (Presence.UNCLEAR, ("ist", "sind"), "unklar"),
)


def _points_dative(number: int) -> str:
    return f"{number}{NBSP}Prozentpunkten"
