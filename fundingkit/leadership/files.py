"""What can be taken away from a report: the summary as Word and PDF, pictures, and their data."""

from __future__ import annotations

import datetime as dt
import re

from fundingkit.charts.atlas import Plate
from fundingkit.charts.pictures import Kind, draw
from fundingkit.drafting.application import Edition
from fundingkit.drafting.office import to_pdf
from fundingkit.drafting.summary import summary_plates, write_summary
from fundingkit.errors import NotAccepted
from fundingkit.leadership.report import Report

VERSION = "1"


def summary_docx(report: Report, person: str, date: dt.date) -> bytes:
    """The management summary as Word file; with tables in place of pictures where none can be drawn."""
    edition = Edition(VERSION, date, person, settings={"Gewichte": report.ready.weighting.label})
    drawn = draw([plate.figure for plate in summary_plates(report.summary)])
    return write_summary(report.summary, edition, drawn)


def summary_pdf(report: Report, person: str, date: dt.date) -> bytes:
    """The management summary as PDF. Raises `NotAccepted` where none can be made."""
    made = to_pdf(summary_docx(report, person, date))
    if made.data is None:
        raise NotAccepted(made.findings)
    return made.data


def picture(plate: Plate, kind: Kind) -> bytes:
    """One picture as a file. Raises `NotAccepted` where none can be drawn."""
    drawn = draw([plate.figure], kind)
    if not drawn.files:
        raise NotAccepted(drawn.findings)
    return drawn.files[0]


def file_name(report: Report, what: str, ending: str) -> str:
    """A plain name for a file: municipality, what it is, ending."""
    words = f"{report.dossier.municipality} {what}".casefold()
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        words = words.replace(letter, plain)
    return f"{re.sub(r'[^a-z0-9]+', '-', words).strip('-')}.{ending}"
