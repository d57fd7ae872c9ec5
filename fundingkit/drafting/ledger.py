"""The ledger: every figure of the field texts, looked up in the quotes and in the cost plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from fundingkit.costs.money import euros, percent
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.sums import cost_by, funding
from fundingkit.drafting.citations import Citation, citations
from fundingkit.drafting.draft import Draft, FieldDraft
from fundingkit.drafting.figures import Figure, FigureKind, figures, stem
from fundingkit.findings import Finding, Place, Severity

PLAN = "Kosten- und Finanzierungsplan"
REGISTER = "Maßnahmenregister"

#: How many supports of each figure are kept.
MOST = 3


class Standing(StrEnum):
    """What looking a figure up gave."""

    FOUND = "found"
    ROUNDED = "rounded"
    OTHER_VALUE = "other_value"
    NOT_FOUND = "not_found"

    @property
    def label(self) -> str:
        """The German words shown to people."""
        return {
            "found": "gefunden",
            "rounded": "gerundet gefunden",
            "other_value": "mit anderem Wert gefunden",
            "not_found": "nicht gefunden",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Support:
    """Where a figure stands outside the texts: `place` in words, `words` as they stand there."""

    place: str
    words: str
    figure: Figure
    citation: Citation | None = None


@dataclass(frozen=True)
class LedgerEntry:
    """One figure of one field's text. `supports` show it, or the other value, best first."""

    item: FieldDraft = field(repr=False)
    figure: Figure
    standing: Standing
    supports: tuple[Support, ...] = ()


def ledger(draft: Draft) -> tuple[LedgerEntry, ...]:
    """Every figure of every text in the order of the form, with what the lookup gave."""
    known = [*_quoted(draft), *_planned(draft)]
    return tuple(_entry(item, figure, known) for item in draft.fields for figure in _figures(item))


def conflicts(entries: Sequence[LedgerEntry]) -> tuple[tuple[LedgerEntry, ...], ...]:
    """Groups of figures about the same thing with different values in different fields."""
    groups: dict[tuple[FigureKind, str], list[LedgerEntry]] = {}
    for entry in entries:
        figure = entry.figure
        # Years and dates of one thing differ for good reasons: beginning, end, decision.
        if figure.subject and figure.kind not in {FigureKind.YEAR, FigureKind.DATE}:
            groups.setdefault((figure.kind, figure.subject), []).append(entry)
    return tuple(
        tuple(group)
        for group in groups.values()
        if len({entry.item.key for entry in group}) > 1 and _differ(group)
    )


def by_standing(entries: Iterable[LedgerEntry]) -> dict[Standing, tuple[LedgerEntry, ...]]:
    """The entries by what the lookup gave, those to look at first; what there is none of is left out."""
    known = tuple(entries)
    order = (Standing.NOT_FOUND, Standing.OTHER_VALUE, Standing.ROUNDED, Standing.FOUND)
    groups = {standing: tuple(entry for entry in known if entry.standing is standing) for standing in order}
    return {standing: group for standing, group in groups.items() if group}


def ledger_findings(entries: Sequence[LedgerEntry]) -> tuple[Finding, ...]:
    """What a person should look at: figures without support, other values, contradictions."""
    found = []
    for entry in entries:
        place = Place(f"Feld {entry.item.label}")
        words = f"„{entry.figure.text}“"
        if entry.standing is Standing.OTHER_VALUE:
            support = entry.supports[0]
            found.append(
                Finding(
                    "ledger.other_value",
                    Severity.WARNING,
                    f"{words} steht anderswo mit anderem Wert: „{support.figure.text}“ ({support.place}).",
                    f"Prüfen, welcher Wert gilt. Dort heißt es: „{support.words}“",
                    place,
                )
            )
        elif entry.standing is Standing.NOT_FOUND:
            found.append(
                Finding(
                    "ledger.not_found",
                    Severity.WARNING,
                    f"{words} steht in keinem Zitat und nicht im Kostenplan.",
                    "Die Zahl belegen, in den Kostenplan aufnehmen oder streichen.",
                    place,
                )
            )
    for group in conflicts(entries):
        values = "; ".join(f"{entry.item.label}: „{entry.figure.text}“" for entry in group)
        found.append(
            Finding(
                "ledger.conflict",
                Severity.ERROR,
                f"Dieselbe Größe hat in den Feldern verschiedene Werte ({values}).",
                "Überall denselben Wert eintragen oder den Unterschied im Text erklären.",
                Place(f"Feld {group[0].item.label}"),
            )
        )
    return tuple(found)


def _figures(item: FieldDraft) -> Iterator[Figure]:
    for figure in figures(item.text):
        # A field for money asks for euros; nobody repeats the word there.
        bare = item.question.kind == "money" and figure.kind in {FigureKind.NUMBER, FigureKind.YEAR}
        yield replace(figure, kind=FigureKind.MONEY) if bare else figure


def _entry(item: FieldDraft, figure: Figure, known: Sequence[Support]) -> LedgerEntry:
    own = {citation.key for citation in (*item.quotes, *item.evidence)}

    def rank(support: Support) -> tuple[bool, bool, bool]:
        """Supports of the field's own evidence first, then those about the same thing."""
        mine = support.citation is not None and support.citation.key in own
        return not mine, support.figure.subject != figure.subject, support.citation is None

    exact = sorted((support for support in known if figure.same(support.figure)), key=rank)
    if exact:
        return LedgerEntry(item, figure, Standing.FOUND, tuple(exact[:MOST]))
    rounded = sorted((support for support in known if figure.rounds(support.figure)), key=rank)
    other = sorted((support for support in known if _about_the_same(figure, support.figure)), key=rank)
    # What happens to be near by value says less than another value of the very same thing.
    if rounded and (not other or _about_the_same(figure, rounded[0].figure)):
        return LedgerEntry(item, figure, Standing.ROUNDED, tuple(rounded[:MOST]))
    if other:
        return LedgerEntry(item, figure, Standing.OTHER_VALUE, tuple(other[:MOST]))
    return LedgerEntry(item, figure, Standing.NOT_FOUND)


def _about_the_same(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one kind speak of the same thing."""
    if figure.kind is not other.kind or figure.kind is FigureKind.YEAR:
        return False
    if figure.kind is FigureKind.DATE:
        return len(figure.nouns & other.nouns) > 1
    return bool(figure.subject) and figure.subject == other.subject


def _differ(group: Sequence[LedgerEntry]) -> bool:
    """Whether two fields share no value: "2 bis 3 Monate" in both of them is no contradiction."""
    fields: dict[tuple[str, str], list[Figure]] = {}
    for entry in group:
        fields.setdefault(entry.item.key, []).append(entry.figure)
    return any(
        not any(
            first.same(second) or first.rounds(second) or second.rounds(first)
            for first in one
            for second in other
        )
        for one, other in combinations(fields.values(), 2)
    )


def _quoted(draft: Draft) -> Iterator[Support]:
    seen = set()
    assessment = draft.application.assessment
    for _, requirement in assessment.call.requirements():
        for citation in citations(assessment, requirement.id):
            if citation.current and citation.key not in seen:
                seen.add(citation.key)
                for figure in figures(citation.text):
                    yield Support(citation.place, citation.text, figure, citation)


def _planned(draft: Draft) -> Iterator[Support]:
    """The figures of cost plan and register, with the words by which a text would name them."""
    application = draft.application
    plan = application.costs
    call = application.assessment.call
    if plan.costs:
        result = funding(plan, call.terms)
        total, eligible = result.cost.total, result.cost.eligible
        yield from _money(total, "Gesamtkosten", ("Gesamtkosten", "Kosten", "Gesamtvolumen", "Volumen"))
        yield from _money(eligible, "förderfähige Kosten", ("Kosten",))
        yield from _money(result.grant, "Zuschuss", ("Zuschuss", "Förderung", "Fördermittel", "Bundesmittel"))
        yield from _money(
            result.money[MoneySource.OWN], "Eigenmittel", ("Eigenmittel", "Eigenanteil", "Eigenbeitrag")
        )
        for source in MoneySource:
            yield from _money(result.money[source], source.label, (source.label,))
        if result.rate is not None:
            share = Figure(FigureKind.PERCENT, result.rate.share * 100, "", 0, 0, step=Decimal("0.01"))
            words = percent(result.rate.share)
            for name in ("Fördersatz", "Förderquote", "Zuschuss", "Förderung"):
                yield Support(PLAN, f"Fördersatz {words}", replace(share, text=words, subject=stem(name)))
        yield from _parts(plan, {measure.id: measure.title for measure in application.measures})
    for measure in application.measures:
        if measure.cost is not None:
            yield from _money(measure.cost, measure.title, tuple(measure.title.split()), REGISTER)
        for year in (measure.start_year, measure.end_year):
            if year is not None:
                figure = Figure(FigureKind.YEAR, Decimal(year), str(year), 0, 0)
                yield Support(REGISTER, f"{measure.title}: {year}", figure)


def _parts(plan: CostPlan, names: dict[str, str]) -> Iterator[Support]:
    for phase, part in cost_by(plan, lambda line: line.phase).items():
        yield from _money(part.total, f"Kosten der Phase {phase}", ())
    for key, part in cost_by(plan, lambda line: line.measure).items():
        yield from _money(part.total, f"Kosten {names.get(key, key) or 'übergreifend'}", ())
    for year, part in cost_by(plan, lambda line: line.year).items():
        yield from _money(part.total, f"Kosten {year}", ())
        yield Support(PLAN, f"Kosten {year}", Figure(FigureKind.YEAR, Decimal(year), str(year), 0, 0))
    amounts = [(line.amount, line.title) for line in plan.costs]
    amounts += [(line.amount, line.title or line.source.label) for line in plan.financing]
    for amount, title in amounts:
        yield from _money(amount, title or "Kostenzeile", ())


def _money(amount: Decimal, words: str, names: Iterable[str], place: str = PLAN) -> Iterator[Support]:
    if not amount:
        return
    text = euros(amount)
    figure = Figure(FigureKind.MONEY, amount, text, 0, 0, step=Decimal("0.01"))
    # A figure without a subject can only be found, never be "the same with another value".
    for name in names or ("",):
        yield Support(place, f"{words}: {text}", replace(figure, subject=stem(name) if name else ""))
