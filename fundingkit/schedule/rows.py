"""Phases, milestones and sittings as rows of a table, there and back; the column names are German."""

from __future__ import annotations

from dataclasses import replace

from fundingkit import rows
from fundingkit.rows import Row, Unreadable
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod


def period_row(period: PhasePeriod) -> Row:
    """When a phase runs, as cells."""
    return {"Phase": period.phase, "Beginn": period.start, "Ende": period.end}


def period(_key: str, row: Row, _before: PhasePeriod | None = None) -> PhasePeriod:
    """The phase that the cells say. Raises `Unreadable`."""
    start, end = rows.date(row.get("Beginn"), "Der Beginn"), rows.date(row.get("Ende"), "Das Ende")
    if _before is not None and row.get("Phase") != _before.phase:
        raise Unreadable(
            "Die Phase einer Zeile lässt sich nicht ändern.", "Die Zeile löschen und eine neue anlegen."
        )
    return PhasePeriod(rows.required(row.get("Phase"), "Die Phase"), start, end)


def sitting_row(sitting: CouncilDate) -> Row:
    """A sitting as cells."""
    return {
        "Gremium": sitting.body,
        "Sitzung": sitting.date,
        "Vorlage bis": sitting.papers_due,
        "beschließt": sitting.decides,
        "Notiz": sitting.note,
    }


def sitting(key: str, row: Row, _before: CouncilDate | None = None) -> CouncilDate:
    """The sitting that the cells say. Raises `Unreadable`."""
    return CouncilDate(
        key,
        rows.required(row.get("Gremium"), "Das Gremium"),
        rows.date(row.get("Sitzung"), "Der Tag der Sitzung"),
        rows.optional_date(row.get("Vorlage bis"), "Der Tag der Vorlage"),
        decides=row.get("beschließt") is not False,
        note=rows.text(row.get("Notiz")),
    )


def milestone_row(milestone: Milestone) -> Row:
    """A milestone as cells; `after` is kept beside them."""
    return {
        "Was": milestone.title,
        "ab": milestone.start,
        "bis": milestone.date,
        "Phase": milestone.phase or None,
        "Maßnahme": milestone.measure or None,
        "für die Frist": milestone.deadline or None,
        "nach": milestone.after[0] if milestone.after else None,
        "Zuständig": milestone.responsible,
        "erledigt": milestone.done,
        "Notiz": milestone.note,
    }


def milestone(key: str, row: Row, before: Milestone | None = None) -> Milestone:
    """The milestone that the cells say. Raises `Unreadable`."""
    first = rows.text(row.get("nach"))
    if first == key:
        raise Unreadable("Ein Meilenstein kann nicht auf sich selbst folgen.", "Einen anderen wählen.")
    # The table shows one predecessor; further ones stay as they are.
    others = before.after[1:] if before else ()
    made = Milestone(
        key,
        rows.required(row.get("Was"), "Was zu erreichen ist,"),
        rows.date(row.get("bis"), "Der Tag"),
        rows.optional_date(row.get("ab"), "Der Beginn"),
        responsible=rows.text(row.get("Zuständig")),
        done=row.get("erledigt") is True,
        note=rows.text(row.get("Notiz")),
    )
    return replace(
        made,
        phase=rows.text(row.get("Phase")),
        measure=rows.text(row.get("Maßnahme")),
        deadline=rows.text(row.get("für die Frist")),
        after=(first, *others) if first else others,
    )
