"""The council's decision: what it must contain, and a proposal for its wording with blanks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fundingkit.attachments import AttachmentState, attachment_states
from fundingkit.catalogue.call import Attachment
from fundingkit.costs.money import euros, percent
from fundingkit.costs.rules import source_of
from fundingkit.costs.sums import funding, years
from fundingkit.drafting.application import Application
from fundingkit.schedule.back import council_deadline
from fundingkit.schedule.days import day

#: Stands wherever only people can say what belongs there.
BLANK = "[bitte ergänzen: {}]"


@dataclass(frozen=True, slots=True)
class Point:
    """A point that the decision must contain; `checked` says that somebody found it in the paper."""

    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """The checklist and a proposal for the text of the decision.

    `blanks` are the places of the proposal that only people can fill in. `source` says where the
    points come from and how sure they are. Without a decision in the call everything is empty.
    """

    title: str
    points: tuple[Point, ...]
    text: str
    blanks: tuple[str, ...]
    source: str


def council_paper(application: Application) -> CouncilPaper:
    """What the council must decide for this application.

    Names, motto, amounts and the rate come from the application; nothing else is made up.
    """
    found = _decision(application)
    if found is None:
        return CouncilPaper("", (), "", (), "")
    attachment, state = found
    call = application.assessment.call
    blanks: list[str] = []

    def blank(what: str) -> str:
        blanks.append(what)
        return BLANK.format(what)

    body = blank("Name des Gremiums") if not application.schedule.council_dates else _body(application)
    applying = f"{application.municipality} bewirbt sich im Programm „{call.programme}“, Aufruf {call.round}"
    lines = [
        f"Beschlussvorschlag: {call.title}",
        "",
        f"{body} beschließt:",
        "",
        f"1. {applying}{_deadline(application)}.",
    ]
    number = 2
    for point in attachment.checklist:
        lines.append(f"{number}. {_sentence(application, point, blank)}")
        number += 1
    lines.append(
        f"{number}. Die Verwaltung wird beauftragt, die Bewerbung einzureichen und über das Ergebnis zu "
        f"berichten. Zuständig ist {blank('Amt oder Person')}."
    )
    lines += ["", f"Begründung: {blank('Begründung und Verweis auf Strategie und bisherige Beschlüsse')}"]
    lines += [f"Finanzielle Auswirkungen: {_money(application, blank)}"]
    points = tuple(Point(point, point in state.checked) for point in attachment.checklist)
    return CouncilPaper(
        attachment.title, points, "\n".join(lines), tuple(blanks), source_of(call, attachment)
    )


def _decision(application: Application) -> tuple[Attachment, AttachmentState] | None:
    """The attachment that is a decision: the one due by the council's date, else one so called."""
    call = application.assessment.call
    deadline = council_deadline(call)
    states = attachment_states(call, application.attachments)
    for attachment, state in states:
        due = deadline is not None and deadline.kind == "council" and attachment.deadline == deadline.id
        if attachment.checklist and (due or "beschlu" in attachment.title.casefold()):
            return attachment, state
    return None


def _body(application: Application) -> str:
    sittings = sorted(
        application.schedule.council_dates, key=lambda sitting: (not sitting.decides, sitting.date)
    )
    return f"Gremium {sittings[0].body}, Sitzung am {day(sittings[0].date)},"


def _deadline(application: Application) -> str:
    dates = [item for item in application.assessment.call.deadlines if item.kind == "application"]
    return f" (Frist {day(dates[-1].date)})" if dates else ""


def _sentence(application: Application, point: str, blank: Callable[[str], str]) -> str:
    """A point of the checklist as a sentence of the decision, with figures where they are known."""
    word = point.casefold()
    text = f"Zum Punkt „{point}“ wird beschlossen: "
    if "eigenanteil" in word:
        return f"{text}{_share(application, blank)}"
    if "raumbezug" in word:
        return f"{text}{blank('Gesamtstadt oder benannte Teilräume')}"
    return f"{text}{blank('Wortlaut, oder den Punkt als Erklärung übernehmen')}"


def _share(application: Application, blank: Callable[[str], str]) -> str:
    result = funding(application.costs, application.assessment.call.terms)
    if not application.costs.costs or result.rate is None:
        return f"Der Eigenanteil von {blank('Betrag in Euro')} wird bereitgestellt."
    span = years(application.costs)
    when = f"im Jahr {span[0]}" if len(span) == 1 else f"in den Jahren {span[0]} bis {span[-1]}"
    return (
        f"Bei förderfähigen Kosten von {euros(result.cost.eligible)} und einem Fördersatz von "
        f"{percent(result.rate.share)} wird der Eigenanteil von {euros(result.own_part)} {when} "
        f"bereitgestellt. Er ist {blank('im Haushalt veranschlagt unter / wird veranschlagt in')}."
    )


def _money(application: Application, blank: Callable[[str], str]) -> str:
    result = funding(application.costs, application.assessment.call.terms)
    if not application.costs.costs:
        return blank("Gesamtkosten, Zuschuss, Eigenanteil je Jahr")
    return (
        f"Gesamtkosten {euros(result.cost.total)}, Zuschuss {euros(result.grant)}, "
        f"Eigenanteil {euros(result.own_part)}. Folgekosten: {blank('Betrieb nach der Förderung')}"
    )
