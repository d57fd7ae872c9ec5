"""The copy sheet: one field after the other as plain text, for pasting into the portal."""

from __future__ import annotations

from fundingkit.drafting.application import Edition
from fundingkit.drafting.counting import composed
from fundingkit.drafting.draft import Draft, FieldDraft, Origin
from fundingkit.schedule.days import day

_RULE = "=" * 72
_CUT = "-" * 24


def write_copy_sheet(draft: Draft, edition: Edition) -> str:
    """The sheet as text. What is to be pasted stands between two lines, exactly as it is counted.

    Texts over their limit and proposals that nobody has finished are there too, and marked.
    """
    application = draft.application
    call = application.assessment.call
    lines = [
        f"{application.title}: Kopiervorlage",
        f"{application.municipality}, {call.title}",
        f"ENTWURF, Fassung {edition.version}, {day(edition.date)}, {edition.confidentiality}",
        "Gezählt wird mit Leerzeichen, ein Zeilenumbruch als ein Zeichen.",
        "",
    ]
    section = ""
    for item in draft.fields:
        if item.section.id != section:
            section = item.section.id
            lines += [_RULE, f"{section} {item.section.title}", _RULE, ""]
        lines += [*_field(item), ""]
    return composed("\n".join(lines)) + "\n"


def _field(item: FieldDraft) -> list[str]:
    lines = [f"{item.label}: {item.question.question}"]
    notes = [item.count.label, item.state.label]
    if item.count.over:
        notes.append("ACHTUNG: zu lang")
    if item.origin is Origin.QUOTES:
        notes.append("ACHTUNG: nur Vorschlag aus Zitaten")
    lines.append(f"({'; '.join(notes)})")
    if item.text:
        return [*lines, _CUT, item.text, _CUT]
    return [*lines, f"[{item.origin.label}]"]
