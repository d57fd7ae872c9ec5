"""The rules of the call, held against a cost plan: each broken one is a finding with a remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundingkit.catalogue.call import Call, Fact, Rule
from fundingkit.costs.money import CENT, ZERO, euros, percent
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.sums import Funding, cost, cost_by, funding, money, share_of, years
from fundingkit.findings import Finding, Place, Severity
from fundingkit.measures import Measure, MeasureState
from fundingkit.schedule.plan import PhasePeriod

#: What findings about a cost plan name as their file.
PLAN = "Kosten- und Finanzierungsplan"


def check_costs(
    plan: CostPlan, call: Call, measures: Sequence[Measure] = (), periods: Sequence[PhasePeriod] = ()
) -> tuple[Finding, ...]:
    """Every rule that the plan breaks, errors first; empty for a plan without cost lines."""
    if not plan.costs and not plan.financing:
        return ()
    result = funding(plan, call.terms)
    found = [
        *_lines(plan, call, measures, periods),
        *_rate(plan, call, result),
        *_caps(call, result),
        *_grant(plan, call, result),
        *_own_money(call, result),
        *_balance(plan, result),
        *_durations(plan, call),
        *_names(plan, measures),
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def source_of(call: Call, fact: Fact) -> str:
    """Where a fact of the call comes from and how sure it is, in a German half-sentence."""
    titles = "; ".join(call.source(source).title for source in fact.sources)
    return f"Quelle: {titles} ({fact.certainty.label})"


def _lines(
    plan: CostPlan, call: Call, measures: Sequence[Measure], periods: Sequence[PhasePeriod]
) -> Iterator[Finding]:
    phases = {phase.id for phase in call.terms.phases}
    inner = {cap.phase for cap in call.terms.caps if cap.part_of is not None}
    known = {measure.id: measure for measure in measures}
    times = {period.phase: period for period in periods}
    for index, line in enumerate(plan.costs, start=1):
        place = Place(f"{PLAN}, Kosten", line=index)
        if line.amount < ZERO or line.amount != line.amount.quantize(CENT):
            yield _error(
                "costs.amount",
                f"Der Betrag {line.amount} ist kein Betrag in ganzen Cent ab 0.",
                "Den Betrag mit höchstens zwei Nachkommastellen und ohne Minus eintragen.",
                place,
            )
        if phases and line.phase not in phases:
            yield _error(
                "costs.phase",
                "Die Phase fehlt." if not line.phase else f"Die Phase „{line.phase}“ kennt der Aufruf nicht.",
                f"Eine der Phasen {', '.join(sorted(phases))} wählen; daran hängen die Obergrenzen.",
                place,
            )
        if line.first_measure and line.phase not in inner:
            yield _warning(
                "costs.first_measure",
                "Als erste Maßnahme gekennzeichnet, obwohl die Phase dafür keine eigene Grenze hat.",
                "Das Kennzeichen entfernen oder die Phase berichtigen.",
                place,
            )
        if line.measure and measures and line.measure not in known:
            yield _error(
                "costs.measure",
                f"Die Maßnahme „{line.measure}“ steht nicht im Maßnahmenregister.",
                "Eine Maßnahme des Registers wählen, damit die Namen mit dem Formular übereinstimmen.",
                place,
            )
        elif line.measure in known and known[line.measure].state is MeasureState.DROPPED:
            yield _warning(
                "costs.measure_dropped",
                f"Die Maßnahme „{known[line.measure].title}“ ist verworfen, hat aber noch Kosten.",
                "Die Kosten streichen oder die Maßnahme wieder aufnehmen.",
                place,
            )
        period = times.get(line.phase)
        if period and not period.start.year <= line.year <= period.end.year:
            yield _warning(
                "costs.year",
                f"Das Jahr {line.year} liegt außerhalb der Phase {line.phase} "
                f"({period.start.year} bis {period.end.year}).",
                "Das Jahr oder den Zeitplan berichtigen.",
                place,
            )
    for index, money_line in enumerate(plan.financing, start=1):
        amount = money_line.amount
        if amount < ZERO or amount != amount.quantize(CENT):
            yield _error(
                "costs.amount",
                f"Der Betrag {amount} ist kein Betrag in ganzen Cent ab 0.",
                "Den Betrag mit höchstens zwei Nachkommastellen und ohne Minus eintragen.",
                Place(f"{PLAN}, Finanzierung", line=index),
            )


def _rate(plan: CostPlan, call: Call, result: Funding) -> Iterator[Finding]:
    rates = call.terms.rates
    if not rates:
        return
    if result.rate is None:
        names = ", ".join(f"{percent(rate.share)} ({rate.title})" for rate in rates)
        wrong = f"Den Fördersatz „{plan.rate}“ kennt der Aufruf nicht."
        make = _error if plan.rate else _warning
        yield make(
            "costs.rate", wrong if plan.rate else "Der Fördersatz ist noch offen.", f"Wählen: {names}."
        )
    elif result.rate.condition:
        yield Finding(
            "costs.rate_condition",
            Severity.HINT,
            f"Der Fördersatz von {percent(result.rate.share)} hat eine Bedingung.",
            f"{result.rate.condition} {source_of(call, result.rate)}.",
            Place(PLAN),
        )


def _caps(call: Call, result: Funding) -> Iterator[Finding]:
    for use in result.caps:
        if use.over:
            yield _error(
                "costs.cap",
                f"{use.cap.title}: {euros(use.used)} geplant, höchstens {euros(use.cap.amount)} zulässig.",
                f"Förderfähige Kosten um {euros(use.over)} senken, in eine andere Phase legen oder als nicht "
                f"förderfähig führen. {source_of(call, use.cap)}.",
            )


def _grant(plan: CostPlan, call: Call, result: Funding) -> Iterator[Finding]:
    if result.rate is None or result.grant_limit is None:
        return
    share = percent(result.rate.share)
    if result.grant > result.grant_limit:
        yield _error(
            "costs.grant",
            f"Der Zuschuss von {euros(result.grant)} liegt über {share} der anrechenbaren Kosten "
            f"({euros(result.grant_limit)}).",
            f"Den Zuschuss um {euros(result.grant - result.grant_limit)} senken und die Eigenmittel erhöhen. "
            f"{source_of(call, result.rate)}.",
        )
        return
    if all(line.phase for line in plan.financing if line.source is MoneySource.GRANT):
        for phase, sums in cost_by(plan, lambda line: line.phase).items():
            limit = share_of(sums.eligible, result.rate)
            grant = money(line for line in plan.financing if line.phase == phase)[MoneySource.GRANT]
            # A cent may fall to the other phase where running totals are rounded.
            if grant > limit + CENT:
                yield _error(
                    "costs.grant_phase",
                    f"Der Zuschuss der Phase {phase} ({euros(grant)}) liegt über {share} ihrer "
                    f"förderfähigen Kosten ({euros(limit)}).",
                    f"In Phase {phase} um {euros(grant - limit)} senken. {source_of(call, result.rate)}.",
                )
    if result.grant < result.grant_limit and result.financed:
        yield Finding(
            "costs.grant_unused",
            Severity.HINT,
            f"Der Zuschuss schöpft {share} nicht aus: möglich wären {euros(result.grant_limit)}.",
            f"Bis zu {euros(result.grant_limit - result.grant)} mehr beantragen oder so lassen.",
            Place(PLAN),
        )


def _own_money(call: Call, result: Funding) -> Iterator[Finding]:
    combination, others = _rule(call, "kombination"), _rule(call, "drittmittel")
    federal = result.money[MoneySource.OTHER_FEDERAL]
    allowed = result.money[MoneySource.OWN] + result.others
    missing = result.own_part - allowed
    if federal and missing > ZERO and combination:
        yield _error(
            "costs.own_replaced",
            f"Andere Bundesmittel ersetzen {euros(min(missing, federal))} des Eigenanteils.",
            f"Den Eigenanteil von {euros(result.own_part)} ganz aus eigenen Mitteln, Landes- oder EU-Mitteln "
            f"oder Mitteln Dritter decken. {combination.text} {source_of(call, combination)}.",
        )
    public = result.financed - result.money[MoneySource.OWN] - result.money[MoneySource.THIRD_PARTY]
    if combination and public > result.cost.eligible:
        yield _error(
            "costs.overfunded",
            f"Die öffentlichen Mittel ({euros(public)}) übersteigen die förderfähigen Kosten "
            f"({euros(result.cost.eligible)}).",
            f"Zuschüsse um {euros(public - result.cost.eligible)} senken. {source_of(call, combination)}.",
        )
    if others and result.money[MoneySource.THIRD_PARTY]:
        yield Finding(
            "costs.third_party",
            Severity.HINT,
            f"Mittel Dritter senken den Eigenanteil um {euros(result.money[MoneySource.THIRD_PARTY])}.",
            f"Vor der Abgabe mit dem Zuschussgeber klären. {others.text} {source_of(call, others)}.",
            Place(PLAN),
        )


def _balance(plan: CostPlan, result: Funding) -> Iterator[Finding]:
    if not plan.financing:
        yield _warning(
            "costs.no_financing",
            "Es ist noch keine Finanzierung eingetragen.",
            "Zuschuss und Eigenmittel je Jahr eintragen.",
        )
        return
    if result.gap:
        wrong = "ungedeckt" if result.gap > ZERO else "mehr Geld als Kosten"
        yield _error(
            "costs.balance",
            f"Kosten von {euros(result.cost.total)} stehen {euros(result.financed)} gegenüber: "
            f"{euros(abs(result.gap))} {wrong}.",
            "Kosten und Finanzierung auf denselben Betrag bringen.",
        )
        return
    for year in years(plan):
        gap = cost(line for line in plan.costs if line.year == year).total - sum(
            (line.amount for line in plan.financing if line.year == year), ZERO
        )
        if gap:
            word = "fehlen" if gap > ZERO else "sind zu viel:"
            yield _warning(
                "costs.balance_year",
                f"Im Jahr {year} {word} {euros(abs(gap))}.",
                "Die Finanzierung auf die Jahre der Kosten verteilen oder den Vorgriff begründen.",
            )


def _durations(plan: CostPlan, call: Call) -> Iterator[Finding]:
    for phase in call.terms.phases:
        used = sorted({line.year for line in plan.costs if line.phase == phase.id})
        if not used or phase.months is None:
            continue
        # A phase that starts within a year touches one calendar year more.
        most = -(-phase.months // 12) + 1
        if used[-1] - used[0] + 1 > most:
            yield _error(
                "costs.duration",
                f"{phase.title}: Kosten von {used[0]} bis {used[-1]}, die Phase dauert höchstens "
                f"{phase.months} Monate.",
                f"Die Kosten auf höchstens {most} Kalenderjahre legen. {source_of(call, phase)}.",
            )


def _names(plan: CostPlan, measures: Sequence[Measure]) -> Iterator[Finding]:
    costed = {line.measure for line in plan.costs}
    for measure in measures:
        listed = measure.groups and measure.state not in {MeasureState.DROPPED, MeasureState.DONE}
        if listed and measure.id not in costed:
            yield _warning(
                "costs.measure_without_cost",
                f"Die Maßnahme „{measure.title}“ steht im Formular, aber nicht im Kostenplan.",
                "Kosten eintragen oder die Maßnahme aus dem Formular nehmen.",
            )


def _rule(call: Call, rule_id: str) -> Rule | None:
    return next((rule for rule in call.terms.rules if rule.id == rule_id), None)


def _error(code: str, title: str, hint: str, place: Place | None = None) -> Finding:
    return Finding(code, Severity.ERROR, title, hint, place or Place(PLAN))


def _warning(code: str, title: str, hint: str, place: Place | None = None) -> Finding:
    return Finding(code, Severity.WARNING, title, hint, place or Place(PLAN))
