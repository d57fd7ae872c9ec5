"""Every file that an application is handed out as, from one place, so that all ways give the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from fundingkit.assessment.archive import assessment_json
from fundingkit.drafting.application import Application, Edition
from fundingkit.drafting.check import Check
from fundingkit.drafting.checks import check_application
from fundingkit.drafting.copy_sheet import write_copy_sheet
from fundingkit.drafting.cost_workbook import write_cost_workbook
from fundingkit.drafting.docx_writer import Picture, write_docx
from fundingkit.drafting.draft import make_draft
from fundingkit.drafting.measure_sheet import write_measure_sheet
from fundingkit.drafting.review_sheet import write_review_sheet
from fundingkit.schedule.icalendar import write_calendar

DRAFT = "antrag.docx"
REVIEW = "pruefung.xlsx"
COSTS = "kostenplan.xlsx"
MEASURES = "massnahmen.xlsx"
COPY = "kopiervorlage.txt"
CALENDAR = "zeitplan.ics"
CHECKS = "befunde.json"
RECORD = "assessment.json"


def write_exports(
    application: Application,
    edition: Edition,
    *,
    pictures: Sequence[Picture] = (),
    template: bytes | None = None,
) -> Mapping[str, bytes]:
    """Every file by name, in a fixed order; the same input gives the same bytes.

    The day of the edition counts as today. `pictures` go into the Word draft as they are given:
    drawing them needs a browser, whose versions draw differently.
    """
    draft = make_draft(application)
    call = application.assessment.call
    checks = check_application(draft, edition.date)
    findings = [*application.assessment.findings, *(check.finding for check in checks)]
    calendar = write_calendar(
        f"{application.title}, {call.title}",
        call,
        application.schedule,
        application.tasks,
        stamp=edition.date,
    )
    return {
        DRAFT: write_docx(draft, edition, findings=findings, pictures=pictures, template=template),
        REVIEW: write_review_sheet(
            application.assessment, edition, application.tasks, application.second_look
        ),
        COSTS: write_cost_workbook(application.costs, call, edition, application.measures),
        MEASURES: write_measure_sheet(application.measures, call, edition),
        COPY: write_copy_sheet(draft, edition).encode("utf-8", "replace"),
        CALENDAR: calendar,
        CHECKS: _checks_json(checks),
        RECORD: assessment_json(application.assessment),
    }


def _checks_json(checks: Sequence[Check]) -> bytes:
    record = [
        {
            "code": check.finding.code,
            "severity": check.finding.severity.value,
            "title": check.finding.title,
            "hint": check.finding.hint,
            "place": None if check.finding.place is None else str(check.finding.place),
            "area": check.area,
            "target": check.target,
            "entry": check.entry,
        }
        for check in checks
    ]
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
