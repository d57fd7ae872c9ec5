import random
from decimal import Decimal

import pytest

from fundingkit.catalogue.shelf import load_call
from fundingkit.costs.money import euros, number, percent
from fundingkit.costs.plan import CostKind, CostLine, CostPlan, FinancingLine, MoneySource
from fundingkit.costs.rules import check_costs
from fundingkit.costs.sums import cost, cost_by, funding, money, propose_financing
from fundingkit.findings import Severity
from fundingkit.measures import Measure

MILLION = Decimal(1_000_000)


@pytest.fixture(scope="module")
def call():
    return load_call("mpsc-2021")


def konstanz(rate="regel"):
    """The plan with which the city of Konstanz applied in 2021: the caps, fully used."""
    return CostPlan(
        rate,
        (
            CostLine("a1", Decimal("1.5") * MILLION, 2022, "A", kind=CostKind.STAFF),
            CostLine("a2", MILLION, 2022, "A", kind=CostKind.INVESTMENT, first_measure=True),
            CostLine("b1", Decimal("7.5") * MILLION, 2023, "B", kind=CostKind.SERVICES),
            CostLine("b2", Decimal("7.5") * MILLION, 2026, "B", kind=CostKind.INVESTMENT),
        ),
    )


def codes(plan, call, **more):
    return [
        finding.code for finding in check_costs(plan, call, **more) if finding.severity is not Severity.HINT
    ]


def financed(plan, call, *extra):
    return CostPlan(plan.rate, plan.costs, (*propose_financing(plan, call.terms), *extra))


def test_konstanz_2021_costs_17_5_million_with_11_375_granted_and_6_125_own(call):
    plan = financed(konstanz(), call)
    result = funding(plan, call.terms)
    assert result.cost.total == Decimal(17500000)
    assert result.grant == result.grant_limit == Decimal("11375000.00")
    assert result.money[MoneySource.OWN] == Decimal("6125000.00")
    assert check_costs(plan, call) == ()


def test_ninety_per_cent_leave_1_75_million_and_name_the_condition(call):
    plan = financed(konstanz("haushaltsnotlage"), call)
    assert funding(plan, call.terms).grant == Decimal("15750000.00")
    (hint,) = check_costs(plan, call)
    assert hint.code == "costs.rate_condition"
    assert "Haushaltsnotlage" in hint.hint
    assert "Quelle: " in hint.hint


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (CostLine("x", Decimal("0.01"), 2022, "A"), "2.500.000,01"),
        (CostLine("x", Decimal("0.01"), 2022, "A", first_measure=True), "1.000.000,01"),
        (CostLine("x", Decimal("0.01"), 2024, "B"), "15.000.000,01"),
    ],
)
def test_one_cent_over_a_cap_is_an_error_and_raises_no_grant(call, line, title):
    plan = CostPlan("regel", (*konstanz().costs, line))
    found = [finding for finding in check_costs(plan, call) if finding.code == "costs.cap"]
    assert any(title in finding.title for finding in found)
    assert "Quelle:" in found[0].hint
    assert funding(plan, call.terms).grant_limit == Decimal("11375000.00")


def test_ineligible_cost_counts_for_the_total_only(call):
    plan = financed(
        CostPlan("regel", (*konstanz().costs, CostLine("x", MILLION, 2023, "B", eligible=False))), call
    )
    result = funding(plan, call.terms)
    assert result.grant == Decimal("11375000.00")
    assert result.money[MoneySource.OWN] == Decimal("7125000.00")
    assert codes(plan, call) == []


def test_a_grant_one_cent_over_the_rate_is_an_error(call):
    plan = financed(konstanz(), call)
    first, *rest = plan.financing
    assert first.source is MoneySource.GRANT
    more = FinancingLine(first.id, first.source, first.amount + Decimal("0.01"), first.year, first.phase)
    assert codes(CostPlan("regel", plan.costs, (more, *rest)), call)[0] == "costs.grant"


def test_other_federal_money_never_replaces_the_own_share(call):
    plan = financed(konstanz(), call)
    federal = [
        FinancingLine(line.id, MoneySource.OTHER_FEDERAL, line.amount, line.year, line.phase)
        if line.source is MoneySource.OWN and line.year == 2026
        else line
        for line in plan.financing
    ]
    found = check_costs(CostPlan("regel", plan.costs, tuple(federal)), call)
    assert [finding.code for finding in found] == ["costs.own_replaced"]
    assert "2.625.000\u00a0€" in found[0].title


def test_third_party_money_may_stand_in_and_is_pointed_out(call):
    plan = financed(konstanz(), call)
    given = [
        FinancingLine(line.id, MoneySource.THIRD_PARTY, line.amount, line.year, line.phase)
        if line.source is MoneySource.OWN and line.year == 2026
        else line
        for line in plan.financing
    ]
    found = check_costs(CostPlan("regel", plan.costs, tuple(given)), call)
    assert [(finding.code, finding.severity) for finding in found] == [("costs.third_party", Severity.HINT)]


def test_a_plan_says_what_is_open_missing_and_wrong(call):
    plan = CostPlan(
        "",
        (
            CostLine("x", Decimal("1.001"), 2022, "C", "weg"),
            CostLine("y", Decimal(1), 2022, "B", first_measure=True),
            CostLine("z", Decimal(1), 2029, "B"),
        ),
    )
    measures = (Measure("m1", "Klimadaten", groups=("IV.1",)),)
    assert sorted(codes(plan, call, measures=measures)) == [
        "costs.amount",
        "costs.duration",
        "costs.first_measure",
        "costs.measure",
        "costs.measure_without_cost",
        "costs.no_financing",
        "costs.phase",
        "costs.rate",
    ]


def test_money_and_cost_must_meet_in_sum_and_by_year(call):
    plan = konstanz()
    own = FinancingLine("f", MoneySource.OWN, Decimal(17_500_000), 2022)
    assert codes(CostPlan("regel", plan.costs, (own,)), call) == ["costs.balance_year"] * 3
    short = FinancingLine("f", MoneySource.OWN, Decimal(17_499_999), 2022)
    assert codes(CostPlan("regel", plan.costs, (short,)), call) == ["costs.balance"]


def test_ten_thousand_random_plans_keep_sums_and_caps_exact(call):
    terms = call.terms
    chance = random.Random(436)
    for _ in range(10_000):
        lines = tuple(
            CostLine(
                str(index),
                Decimal(chance.randrange(0, chance.choice((10**4, 10**9)))) / 100,
                chance.randrange(2022, 2028),
                chance.choice("AB"),
                kind=chance.choice(list(CostKind)),
                eligible=chance.random() < 0.8,
                first_measure=chance.random() < 0.3,
            )
            for index in range(chance.randrange(1, 9))
        )
        plan = CostPlan(chance.choice(("regel", "haushaltsnotlage")), lines)
        plan = CostPlan(plan.rate, plan.costs, propose_financing(plan, terms))
        result = funding(plan, terms)
        cents = sum(int(line.amount * 100) for line in lines)
        assert int(result.cost.total * 100) == cents
        assert result.gap == 0
        assert result.grant == result.grant_limit
        assert sum(part.total for part in cost_by(plan, lambda line: line.year).values()) == result.cost.total
        first = sum(
            line.amount for line in lines if line.eligible and line.phase == "A" and line.first_measure
        )
        rest = sum(
            line.amount for line in lines if line.eligible and line.phase == "A" and not line.first_measure
        )
        later = sum(line.amount for line in lines if line.eligible and line.phase == "B")
        fundable = min(min(first, MILLION) + rest, Decimal("2.5") * MILLION) + min(later, 15 * MILLION)
        assert result.fundable == fundable
        assert result.grant <= fundable * result.rate.share < result.grant + Decimal("0.01")
        assert sum(money(plan.financing).values()) == cost(lines).total


def test_amounts_are_written_as_germans_write_them():
    assert euros(Decimal("1234567.5")) == "1.234.567,50\u00a0€"
    assert euros(Decimal(6125000)) == "6.125.000\u00a0€"
    assert percent(Decimal("0.65")) == "65\u00a0%"
    assert percent(Decimal("0.175")) == "17,5\u00a0%"
    assert number(-1234) == "−1.234"
