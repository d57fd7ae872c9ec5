"""The files that come out of an application: which there are, what they are called, how they are made."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from fundingkit.charts import criteria as criteria_chart
from fundingkit.charts.pictures import draw
from fundingkit.costs import chart as cost_chart
from fundingkit.drafting.application import Application, Edition
from fundingkit.drafting.bundle import write_bundle
from fundingkit.drafting.checks import check_application
from fundingkit.drafting.copy_sheet import write_copy_sheet
from fundingkit.drafting.cost_workbook import write_cost_workbook
from fundingkit.drafting.docx_writer import Picture, write_docx
from fundingkit.drafting.draft import make_draft
from fundingkit.drafting.measure_sheet import write_measure_sheet
from fundingkit.drafting.office import to_pdf
from fundingkit.drafting.review_sheet import write_review_sheet
from fundingkit.errors import NothingAssessable, OfficeFailed, WeightsUnusable
from fundingkit.readiness.readiness import readiness
from fundingkit.schedule import gantt
from fundingkit.schedule.icalendar import write_calendar

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True)
class Download:
    """One file to take away: `make` gives its bytes when somebody asks for it."""

    key: str
    label: str
    words: str
    file_name: str
    mime: str
    make: Callable[[], bytes] = field(repr=False)


def downloads(
    application: Application,
    edition: Edition,
    *,
    template: bytes | None = None,
    office: bool = True,
    attachment: Callable[[str], bytes | None] = lambda _: None,
) -> tuple[Download, ...]:
    """Every file of an application, in the order in which people need them.

    `template` is a city's own Word file that was found usable; `office` says whether LibreOffice
    is there to make the PDF. `attachment` gives the bytes of a kept attachment by sha256.
    """

    def one(key: str, label: str, words: str, stem: str, mime: str, make: Callable[[], bytes]) -> Download:
        ending = "pdf" if key == "pdf" else key.rsplit(".", 1)[1]
        return Download(key, label, words, file_name(application, edition, stem, ending), mime, make)

    def word() -> bytes:
        return draft_file(application, edition, template=template)

    found = [
        one("antrag.docx", "Antrag (Word)", "Alle Felder mit Grenzen, Zitaten, Kommentaren, Tabellen und "
            "Anlagen, zum Mitzeichnen in den Ämtern.", "Antragsentwurf", DOCX, word),
        one("pdf", "Antrag (PDF)", "Derselbe Entwurf zum Lesen.", "Antragsentwurf", "application/pdf",
            lambda: _as_pdf(word())),
        one("pruefung.xlsx", "Prüfung (Excel)", "Alle Prüffragen mit Urteilen, Textstellen und Aufgaben.",
            "Pruefung", XLSX,
            lambda: write_review_sheet(application.assessment, edition, application.tasks,
                                       application.second_look)),
        one("kopiervorlage.txt", "Kopiervorlage", "Feld für Feld reiner Text, zum Einfügen in das "
            "Online-Formular.", "Kopiervorlage", "text/plain",
            lambda: write_copy_sheet(make_draft(application), edition).encode("utf-8", "replace")),
        one("kostenplan.xlsx", "Kostenplan (Excel)", "Kosten und Finanzierung mit lebenden Formeln.",
            "Kostenplan", XLSX, lambda: cost_file(application, edition)),
        one("massnahmen.xlsx", "Maßnahmen (Excel)", "Das Register, zum Bearbeiten und Wiedereinlesen.",
            "Massnahmen", XLSX,
            lambda: write_measure_sheet(application.measures, application.assessment.call, edition)),
        one("termine.ics", "Termine (iCalendar)", "Fristen, Sitzungen, Meilensteine und Aufgaben für Outlook "
            "und Thunderbird.", "Termine", "text/calendar", lambda: calendar_file(application, edition)),
        one("antrag.zip", "Alles (ZIP)", "Alle Dateien mit Prüfsummen, Aufruf, Urteilen und Texten; anderswo "
            "wieder einzulesen.", "Antrag", "application/zip",
            lambda: write_bundle(application, edition, pictures=pictures(application, edition.date),
                                 template=template, attachments=_kept(application, attachment))),
    ]  # fmt: skip
    return tuple(item for item in found if office or item.key != "pdf")


def file_name(application: Application, edition: Edition, stem: str, ending: str) -> str:
    """A name that every system takes: what it is, for whom, of which day and version."""
    who = _plain(application.municipality) or "Kommune"
    version = _plain(edition.version)
    return f"{stem}_{who}_{edition.date:%Y-%m-%d}{f'_{version}' if version else ''}.{ending}"


def draft_file(application: Application, edition: Edition, *, template: bytes | None = None) -> bytes:
    """The Word draft with its findings and, where a browser can draw, its pictures."""
    draft = make_draft(application)
    checks = check_application(draft, edition.date)
    findings = [*application.assessment.findings, *(check.finding for check in checks)]
    return write_docx(
        draft, edition, findings=findings, pictures=pictures(application, edition.date), template=template
    )


def pictures(application: Application, today: dt.date) -> tuple[Picture, ...]:
    """Readiness by criterion, costs by year and the schedule; what has nothing to show is left out."""
    call, plan, schedule = application.assessment.call, application.costs, application.schedule
    found = []
    try:
        ready = readiness(application.assessment, application.weights)
    except (NothingAssessable, WeightsUnusable):
        pass
    else:
        found.append(
            ("Antragsreife je Kriterium", criteria_chart.figure(ready), criteria_chart.alt_text(ready))
        )
    if plan.costs:
        found.append(
            ("Kosten und Finanzierung nach Jahr", cost_chart.figure(plan), cost_chart.alt_text(plan))
        )
    if schedule.periods or schedule.milestones or schedule.council_dates:
        found.append(("Zeitplan", gantt.figure(schedule, call, today=today), gantt.alt_text(schedule, call)))
    drawn = draw([figure for _, figure, _ in found]).files
    # Without a browser there are no files at all; the draft has the tables in any case.
    return tuple(Picture(png, title, words) for png, (title, _, words) in zip(drawn, found, strict=False))


def cost_file(application: Application, edition: Edition) -> bytes:
    """The cost plan as a workbook."""
    return write_cost_workbook(application.costs, application.assessment.call, edition, application.measures)


def calendar_file(application: Application, edition: Edition) -> bytes:
    """The schedule with the dated tasks as a calendar."""
    call = application.assessment.call
    return write_calendar(
        f"{application.title}, {call.title}",
        call,
        application.schedule,
        application.tasks,
        stamp=edition.date,
    )


def _kept(application: Application, attachment: Callable[[str], bytes | None]) -> dict[str, bytes]:
    found = {state.sha256: attachment(state.sha256) for state in application.attachments if state.sha256}
    return {sha256: data for sha256, data in found.items() if data is not None}


def _as_pdf(data: bytes) -> bytes:
    made = to_pdf(data)
    if made.data is None:
        raise OfficeFailed(" ".join(str(finding) for finding in made.findings))
    return made.data


def _plain(text: str) -> str:
    words = unicodedata.normalize("NFKD", text.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-.")[:40]
