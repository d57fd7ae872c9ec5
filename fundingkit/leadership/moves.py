"""What moved between two states, in German words."""

from __future__ import annotations

from fractions import Fraction

from fundingkit.readiness.compare import Comparison, Move
from fundingkit.readiness.figures import RequirementReadiness
from fundingkit.readiness.german import NBSP, count, decimal, percent, points, whole
from fundingkit.readiness.what_if import Outcome


def change_sentence(found: Comparison) -> str:
    """From which figure to which, and how many requirements went up and down."""
    step = whole(found.after.figure) - whole(found.before.figure)
    first = f"Von {percent(found.before.figure)} auf {percent(found.after.figure)}"
    if step:
        first += f": {points(abs(step))} {'mehr' if step > 0 else 'weniger'}"
    if not found.moves:
        return f"{first}. Keine Prüffrage steht anders."
    parts = [f"{count(len(found.up), 'Prüffrage trägt', 'Prüffragen tragen')} mehr bei"]
    parts.append(f"{len(found.down)} weniger")
    text = f"{first}. {', '.join(parts)}."
    still = len(found.moves) - len(found.up) - len(found.down)
    if still:
        changed = count(still, "weitere steht", "weitere stehen")
        text += f" {changed} nur in Verbindlichkeit oder Prüfstand anders da."
    return text


def gain_words(outcome: Outcome) -> str:
    """What a what-if adds, as the difference of the figures as they are shown."""
    if not outcome.gain:
        return "wie heute"
    step = whole(outcome.after.figure) - whole(outcome.before.figure)
    return f"{points(step)} mehr als heute" if step else f"weniger als {points(1)} mehr als heute"


def points_exact(share: Fraction) -> str:
    """A share of the figure in points with one decimal place, rounded down: "5,8 Punkte"."""
    return f"{decimal(share * 100)}{NBSP}Punkte"


def move_rows(found: Comparison) -> list[dict[str, str]]:
    """One row for every requirement that stands differently, the largest move first."""
    return [
        {
            "Nr.": move.requirement,
            "Prüffrage": move.title,
            "vorher": _standing(move.before),
            "nachher": _standing(move.after),
            "Punkte": _signed(move.change),
            "Anlass": _cause(move),
        }
        for move in found.moves
    ]


def _standing(item: RequirementReadiness | None) -> str:
    if item is None:
        return "nicht im Aufruf"
    level = f", {item.commitment.label}" if item.coverage else ""
    return f"{item.label}{level} ({item.certainty.label})"


def _signed(change: Fraction) -> str:
    if not change:
        return "0"
    return f"{'+' if change > 0 else '−'}{decimal(abs(change) * 100)}"


def _cause(move: Move) -> str:
    return f"{move.cause.label}: {move.person}" if move.person else move.cause.label
