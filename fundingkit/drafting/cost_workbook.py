"""The cost and financing plan as XLSX with live formulas: change a line, and every sum follows.

The formulas count in whole cents, so that a spreadsheet's binary numbers give the same cents as
the decimal arithmetic of `fundingkit.costs`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from fundingkit.catalogue.call import Call, Cap
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.sums import Cost, Funding, cost, cost_by, funding, money, years
from fundingkit.drafting.application import Edition
from fundingkit.drafting.archives import repacked
from fundingkit.drafting.cost_lists import COSTS, MONEY, ROOM, CostLists
from fundingkit.drafting.review_sheet import properties
from fundingkit.measures import Measure

SUMS = "Übersicht"

_AMOUNT, _PHASE, _YEAR, _ELIGIBLE, _FIRST, _MEASURE, _KIND = (
    f"{COSTS}!${column}$2:${column}${ROOM}" for column in "FCDGHBE"
)
_PAID, _SOURCE, _PAID_YEAR = (f"{MONEY}!${column}$2:${column}${ROOM}" for column in "EAD")


#: An empty text in a formula.
_NOTHING = '""'


def write_cost_workbook(
    plan: CostPlan, call: Call, edition: Edition, measures: Sequence[Measure] = ()
) -> bytes:
    """The bytes of `kostenplan.xlsx`; the same input gives the same bytes.

    Cells hold the results beside the formulas, so that programs that do not calculate show them.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(properties("Kosten- und Finanzierungsplan", call.title, edition))
    overview = book.add_worksheet(SUMS)
    lists = CostLists(book, {measure.id: measure.title for measure in measures})
    lists.write(plan)
    _Overview(book, lists, plan, call).write(overview)
    lists.write_rules(call)
    book.close()
    return repacked(buffer.getvalue())


class _Overview:
    """The first sheet, row by row; rows refer to the addresses of rows above them."""

    def __init__(self, book: Any, lists: CostLists, plan: CostPlan, call: Call) -> None:
        self._book, self._lists, self._plan, self._call = book, lists, plan, call
        self._looks = lists.looks
        self._row = 0

    def write(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 12, 18)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        plan = self._plan
        result = funding(plan, self._call.terms)
        self._figures(sheet, result)
        by_measure = cost_by(plan, lambda line: self._lists.measure(line.measure))
        by_kind = cost_by(plan, lambda line: line.kind.label)
        by_phase = cost_by(plan, lambda line: line.phase)
        self._split(sheet, "Kosten nach Phase", "Phase", where=_PHASE, sums=by_phase)
        self._split(sheet, "Kosten nach Maßnahme", "Maßnahme", where=_MEASURE, sums=by_measure)
        self._split(sheet, "Kosten nach Kostenart", "Kostenart", where=_KIND, sums=by_kind)
        self._years(sheet)

    def _figures(self, sheet: Any, result: Funding) -> None:
        """Total, caps, rate and grant; the addresses of these rows are used by the rows below them."""
        self._section(sheet, "Förderung", ("Größe", "Betrag in €"))
        eligible = f'SUMIFS({_AMOUNT},{_ELIGIBLE},"ja")'
        total = self._sum(sheet, "Gesamtkosten", f"SUM({_AMOUNT})", result.cost.total)
        self._sum(sheet, "davon förderfähig", eligible, result.cost.eligible)
        over: list[str] = []
        for use in result.caps:
            used = self._sum(sheet, f"{use.cap.title}: geplant", self._under(use.cap), use.used)
            top = self._number(sheet, f"{use.cap.title}: höchstens", use.cap.amount)
            cell = self._sum(sheet, f"{use.cap.title}: zu viel", f"MAX(0,{used}-{top})", use.over)
            if use.cap.part_of is None:
                inner = [other for other in result.caps if other.cap.part_of == use.cap.id]
                over.append(self._surplus(used, top, inner) if inner else cell)
        fundable = self._sum(
            sheet,
            "Anrechenbare Kosten",
            "-".join([eligible, *(f"({part})" for part in over)]),
            result.fundable,
        )
        if result.rate is None or result.grant_limit is None:
            return
        self._row += 1
        self._words(sheet, "Fördersatz")
        sheet.write_number(self._row, 1, float(result.rate.share), self._looks.share)
        rate = self._address()
        # In whole cents: 65 % of a binary number may fall short of the exact cent.
        whole = f"INT(ROUND({fundable}*100,0)*ROUND({rate}*10000,0)/10000)/100"
        self._sum(sheet, "Zuschuss, höchstens", whole, result.grant_limit)
        grant = self._sum(
            sheet, "Zuschuss, geplant", f'SUMIFS({_PAID},{_SOURCE},"{MoneySource.GRANT.label}")', result.grant
        )
        self._sum(
            sheet, "Eigenanteil an den förderfähigen Kosten", f"MAX(0,{eligible}-{grant})", result.own_part
        )
        self._sum(sheet, "Finanzierung insgesamt", f"SUM({_PAID})", result.financed)
        self._sum(sheet, "Ungedeckt (minus: zu viel)", f"{total}-SUM({_PAID})", result.gap)

    def _under(self, cap: Cap) -> str:
        """The formula for eligible cost under a cap, as `fundingkit.costs.sums` counts it."""
        parts = [_AMOUNT, _ELIGIBLE, '"ja"']
        if cap.phase is not None:
            parts += [_PHASE, f'"{cap.phase}"']
        if cap.part_of is not None:
            parts += [_FIRST, '"ja"']
        return f"SUMIFS({','.join(parts)})"

    def _surplus(self, used: str, top: str, inner: Sequence[Any]) -> str:
        """What is over an outer cap and the caps inside it: what is over inside counts only once."""
        inside = "+".join(f"MAX(0,{self._under(use.cap)}-{use.cap.amount})" for use in inner)
        return f"{used}-MIN({used}-({inside}),{top})"

    def _split(self, sheet: Any, title: str, word: str, *, where: str, sums: Mapping[str, Cost]) -> None:
        self._section(sheet, title, (word, "Kosten", "förderfähig", "nicht förderfähig"))
        first = self._row + 2
        for key, part in sums.items():
            self._row += 1
            self._words(sheet, key or "ohne Angabe")
            # SUMIFS would read * and > in a title as a pattern; EXACT compares the words.
            same = f"--EXACT({where},{f'$A{self._row + 1}' if key else _NOTHING})"
            self._formula(sheet, 1, f"SUMPRODUCT({same},{_AMOUNT})", part.total)
            self._formula(sheet, 2, f'SUMPRODUCT({same},--({_ELIGIBLE}="ja"),{_AMOUNT})', part.eligible)
            self._formula(sheet, 3, f"B{self._row + 1}-C{self._row + 1}", part.ineligible)
        self._totals(
            sheet,
            first,
            (
                cost(self._plan.costs).total,
                cost(self._plan.costs).eligible,
                cost(self._plan.costs).ineligible,
            ),
        )

    def _years(self, sheet: Any) -> None:
        given = list(MoneySource)
        self._section(
            sheet,
            "Kosten und Finanzierung nach Jahr",
            ("Jahr", "Kosten", *(source.label for source in given), "ungedeckt"),
        )
        first = self._row + 2
        for year in years(self._plan):
            self._row += 1
            line = self._row + 1
            sheet.write_number(self._row, 0, year, self._looks.year)
            spent = cost(item for item in self._plan.costs if item.year == year).total
            paid = money(item for item in self._plan.financing if item.year == year)
            self._formula(sheet, 1, f"SUMIFS({_AMOUNT},{_YEAR},$A{line})", spent)
            for column, source in enumerate(given, start=2):
                formula = f'SUMIFS({_PAID},{_PAID_YEAR},$A{line},{_SOURCE},"{source.label}")'
                self._formula(sheet, column, formula, paid[source])
            end = xl_col_to_name(1 + len(given))
            self._formula(
                sheet,
                2 + len(given),
                f"B{line}-SUM(C{line}:{end}{line})",
                spent - sum(paid.values(), Decimal(0)),
            )
        everything = money(self._plan.financing)
        total = cost(self._plan.costs).total
        open_amount = total - sum(everything.values(), Decimal(0))
        last = self._totals(sheet, first, (total, *(everything[source] for source in given), open_amount))
        self._chart(sheet, first, last, given)

    def _chart(self, sheet: Any, first: int, last: int, given: Sequence[MoneySource]) -> None:
        if last < first:
            return
        chart = self._book.add_chart({"type": "column", "subtype": "stacked"})
        shades = ("#0B3C6F", "#86B3DD", "#D3E4F3", "#2F74B5", "#C9CED6", "#B84A00")
        for column, source in enumerate(given, start=2):
            name = xl_col_to_name(column)
            chart.add_series(
                {
                    "fill": {"color": shades[column - 2]},
                    "border": {"color": "#1B2430"},
                    "name": source.label,
                    "categories": f"={SUMS}!$A${first}:$A${last}",
                    "values": f"={SUMS}!${name}${first}:${name}${last}",
                }
            )
        chart.set_title({"name": "Finanzierung nach Jahr", "name_font": {"size": 12}})
        chart.set_y_axis({"num_format": "#,##0"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 760, "height": 340})
        alternative = "Säulen je Jahr, geteilt nach Quelle; die Zahlen stehen in der Tabelle darüber."
        sheet.insert_chart(self._row + 2, 0, chart, {"description": alternative})

    def _section(self, sheet: Any, title: str, heads: Sequence[str]) -> None:
        self._row += 2 if self._row else 0
        sheet.write_string(self._row, 0, title, self._looks.title)
        self._row += 1
        sheet.set_row(self._row, 30)
        for column, head in enumerate(heads):
            sheet.write_string(self._row, column, head, self._looks.head)

    def _sum(self, sheet: Any, label: str, formula: str, value: Decimal) -> str:
        self._row += 1
        self._words(sheet, label)
        self._formula(sheet, 1, formula, value)
        return self._address()

    def _number(self, sheet: Any, label: str, value: Decimal) -> str:
        self._row += 1
        self._words(sheet, label)
        sheet.write_number(self._row, 1, float(value), self._looks.euro)
        return self._address()

    def _totals(self, sheet: Any, first: int, values: Sequence[Decimal]) -> int:
        """A row of sums over the rows from `first`; gives the number of the last row summed."""
        last = self._row + 1
        self._row += 1
        sheet.write_string(self._row, 0, "Summe", self._looks.head)
        for column, value in enumerate(values, start=1):
            name = xl_col_to_name(column)
            formula = f"SUM({name}{first}:{name}{last})" if last >= first else "0"
            self._formula(sheet, column, formula, value, self._looks.strong)
        return last

    def _words(self, sheet: Any, words: str) -> None:
        sheet.write_string(self._row, 0, words, self._looks.text)

    def _formula(self, sheet: Any, column: int, formula: str, value: Decimal, look: Any = None) -> None:
        # Rounding takes off what adding binary numbers leaves behind the cents.
        sheet.write_formula(self._row, column, f"=ROUND({formula},2)", look or self._looks.euro, float(value))

    def _address(self) -> str:
        return f"$B${self._row + 1}"
