"""Lists of the cost workbook: cost lines, money, and the rules of the call with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fundingkit.catalogue.call import Call
from fundingkit.costs.plan import CostPlan, MoneySource
from fundingkit.costs.rules import source_of
from fundingkit.drafting.archives import clean

COSTS, MONEY, RULES = "Kosten", "Finanzierung", "Regeln"

#: What stands in the column of measures for cost of the whole.
OVERARCHING = "übergreifend"

#: How many rows of the lists the formulas take in, so that lines can be added by hand.
ROOM = 1000

_COST_HEADS = (
    ("Bezeichnung", 30), ("Maßnahme", 30), ("Phase", 8), ("Jahr", 8), ("Kostenart", 28),
    ("Betrag in €", 18), ("förderfähig", 12), ("erste Maßnahme", 15), ("Notiz", 34),
)  # fmt: skip
_MONEY_HEADS = (
    ("Quelle", 24), ("Geber", 28), ("Phase", 8), ("Jahr", 8), ("Betrag in €", 18), ("Notiz", 34),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of the workbook; `text` keeps Excel from reading words as a formula when edited."""

    head: Any
    text: Any
    euro: Any
    strong: Any
    share: Any
    year: Any
    title: Any


def looks(book: Any) -> Looks:
    """The formats, made once for a workbook."""
    cell = {"border": 1, "border_color": "#C9D1DC", "valign": "top", "text_wrap": True}
    return Looks(
        head=book.add_format({**cell, "bold": True, "bg_color": "#DCE4F0"}),
        text=book.add_format({**cell, "quote_prefix": True}),
        euro=book.add_format({**cell, "num_format": "#,##0.00"}),
        strong=book.add_format({**cell, "num_format": "#,##0.00", "bold": True}),
        share=book.add_format({**cell, "num_format": "0.00%"}),
        year=book.add_format({**cell, "num_format": "0", "align": "left"}),
        title=book.add_format({"bold": True, "font_size": 13, "font_color": "#1F3864"}),
    )


class CostLists:
    """The sheets that people fill in, and the rules of the call beside them."""

    def __init__(self, book: Any, names: Mapping[str, str]) -> None:
        self._book, self._names = book, names
        self.looks = looks(book)

    def measure(self, key: str) -> str:
        """What a measure is called in the workbook; the formulas look for these words."""
        return clean(self._names.get(key, key)) or OVERARCHING

    def write(self, plan: CostPlan) -> None:
        """Write both lists; amounts are numbers, all words are text."""
        sheet = self._sheet(COSTS, _COST_HEADS)
        for row, line in enumerate(plan.costs, start=1):
            marks = ("ja" if line.eligible else "nein", "ja" if line.first_measure else "nein")
            words = (
                line.title,
                self.measure(line.measure),
                line.phase,
                None,
                line.kind.label,
                None,
                *marks,
                line.note,
            )
            self._cells(sheet, row, words)
            sheet.write_number(row, 3, line.year, self.looks.year)
            sheet.write_number(row, 5, float(line.amount), self.looks.euro)
        for column in ("G", "H"):
            sheet.data_validation(f"{column}2:{column}{ROOM}", {"validate": "list", "source": ["ja", "nein"]})
        sheet = self._sheet(MONEY, _MONEY_HEADS)
        for row, entry in enumerate(plan.financing, start=1):
            self._cells(sheet, row, (entry.source.label, entry.title, entry.phase, None, None, entry.note))
            sheet.write_number(row, 3, entry.year, self.looks.year)
            sheet.write_number(row, 4, float(entry.amount), self.looks.euro)
        sources = [source.label for source in MoneySource]
        sheet.data_validation(f"A2:A{ROOM}", {"validate": "list", "source": sources})

    def _sheet(self, name: str, heads: Sequence[tuple[str, int]]) -> Any:
        sheet = self._book.add_worksheet(name)
        for column, (title, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self.looks.head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _cells(self, sheet: Any, row: int, words: Sequence[str | None]) -> None:
        for column, word in enumerate(words):
            if word:
                sheet.write_string(row, column, clean(word), self.looks.text)
            else:
                sheet.write_blank(row, column, None, self.looks.text)

    def write_rules(self, call: Call) -> None:
        """Write the call's rates, caps, durations and rules, each with its source."""
        sheet = self._sheet(RULES, (("Regel", 46), ("Inhalt", 90), ("Herkunft", 60)))
        terms, row = call.terms, 0
        lines = [
            *((rate.title, f"{rate.share * 100:f} Prozent. {rate.condition}", rate) for rate in terms.rates),
            *((cap.title, f"höchstens {cap.amount:f} Euro. {cap.remark}", cap) for cap in terms.caps),
            *(
                (phase.title, f"höchstens {phase.months} Monate. {phase.remark}", phase)
                for phase in terms.phases
            ),
            *((rule.id, rule.text, rule) for rule in terms.rules),
        ]
        for row, (title, words, fact) in enumerate(lines, start=1):
            self._cells(sheet, row, (title, words.strip(), source_of(call, fact)))
