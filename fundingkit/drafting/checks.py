"""Checks before handing in: one list of findings, each with where to go to mend it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from fundingkit.attachments import Presence, attachment_states
from fundingkit.catalogue.call import FieldGroup
from fundingkit.costs.rules import check_costs
from fundingkit.drafting.check import Check
from fundingkit.drafting.citations import citations
from fundingkit.drafting.draft import Draft
from fundingkit.drafting.entries import entries_of
from fundingkit.drafting.field_checks import check_fields
from fundingkit.findings import Finding, Place, Severity
from fundingkit.schedule.back import council_deadline
from fundingkit.schedule.conflicts import check_schedule
from fundingkit.schedule.days import day
from fundingkit.tasks import Urgency, urgency


def check_application(draft: Draft, today: dt.date | None = None) -> tuple[Check, ...]:
    """Every finding before handing in, errors first, then in the order of the pages.

    Without `today` nothing is called overdue. An empty list says that these checks found nothing,
    not that the application is good.
    """
    application = draft.application
    call = application.assessment.call
    costs = check_costs(application.costs, call, application.measures, application.schedule.periods)
    found = [
        *check_fields(draft),
        *_review(draft),
        *_groups(draft),
        *(Check(finding, "costs") for finding in costs),
        *(Check(finding, "schedule") for finding in check_schedule(application.schedule, call, today)),
        *_attachments(draft, today),
        *_tasks(draft, today),
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda check: order.index(check.finding.severity)))


def _review(draft: Draft) -> Iterator[Check]:
    assessment = draft.application.assessment
    for _, requirement in assessment.call.requirements():
        verdict = assessment.verdicts.get(requirement.id)
        stale = [item for item in citations(assessment, requirement.id) if item.accepted and not item.current]
        if stale or (verdict is not None and verdict.suspect):
            yield Check(
                Finding(
                    "review.suspect",
                    Severity.WARNING,
                    f"Das Urteil zu {requirement.id} ({requirement.title}) ruht auf einer früheren Fassung.",
                    "Das Urteil an der neuen Fassung prüfen.",
                    Place(f"Prüffrage {requirement.id}"),
                ),
                "review",
                requirement.id,
            )


def _groups(draft: Draft) -> Iterator[Check]:
    form = draft.application.assessment.call.form
    for section in form.sections if form else ():
        for group in section.fields:
            if not isinstance(group, FieldGroup):
                continue
            listed = entries_of(group, draft.application.measures)
            place = Place(f"Feld {group.id}")
            if not listed:
                yield Check(
                    Finding(
                        "measures.none",
                        Severity.WARNING,
                        f"Für {group.id} ist keine Maßnahme ausgewählt.",
                        f"Im Maßnahmenregister bis zu {group.repeat} Maßnahmen diesem Abschnitt zuordnen.",
                        place,
                    ),
                    "measures",
                    group.id,
                )
            elif len(listed) > group.repeat:
                yield Check(
                    Finding(
                        "measures.too_many",
                        Severity.ERROR,
                        f"{len(listed)} Maßnahmen sind ausgewählt, das Formular nimmt {group.repeat}.",
                        f"{len(listed) - group.repeat} Maßnahmen aus diesem Abschnitt nehmen.",
                        place,
                    ),
                    "measures",
                    group.id,
                )
    for text in draft.orphans:
        if text.text.strip():
            yield Check(
                Finding(
                    "field.orphan",
                    Severity.WARNING,
                    f"Ein Text zu {text.field} gehört zu keiner Maßnahme und keinem Feld mehr.",
                    "Den Text übernehmen oder löschen; er wird nicht eingereicht.",
                    Place(f"Feld {text.field}"),
                ),
                "field",
                text.field,
                text.entry,
            )


def _attachments(draft: Draft, today: dt.date | None) -> Iterator[Check]:
    call = draft.application.assessment.call
    dates = {deadline.id: deadline for deadline in call.deadlines}
    for attachment, state in attachment_states(call, draft.application.attachments):
        place = Place(f"Unterlage {attachment.title}")

        def found(code: str, severity: Severity, title: str, hint: str) -> Check:
            return Check(Finding(code, severity, title, hint, place), "attachments", attachment.id)  # noqa: B023 - used at once

        deadline = dates.get(attachment.deadline) if attachment.deadline else None
        until = f" bis {day(deadline.date)}" if deadline else ""
        if state.presence is not Presence.PRESENT and attachment.required != "unknown":
            must = attachment.required == "always"
            missing = state.presence is Presence.MISSING
            yield found(
                "attachment.missing" if missing else "attachment.unclear",
                (Severity.ERROR if missing else Severity.WARNING) if must else Severity.HINT,
                "Die Unterlage fehlt." if missing else "Ob die Unterlage da ist, hat noch niemand gesagt.",
                f"Beschaffen und hochladen{until}." if missing else "Nachsehen und den Stand eintragen.",
            )
        if state.presence is Presence.PRESENT:
            lacking = [point for point in attachment.checklist if point not in state.checked]
            if lacking:
                yield found(
                    "attachment.checklist",
                    Severity.WARNING,
                    f"{len(lacking)} von {len(attachment.checklist)} Punkten sind darin noch nicht gefunden.",
                    f"Prüfen: {'; '.join(lacking)}.",
                )
        if state.due is not None and deadline is not None and state.due > deadline.date:
            yield found(
                "attachment.due_late",
                Severity.ERROR,
                f"Der Termin {day(state.due)} liegt nach der Frist {day(deadline.date)}.",
                "Den Termin vorziehen.",
            )
        elif (
            today is not None
            and state.due is not None
            and state.due < today
            and state.presence is not Presence.PRESENT
        ):
            yield found(
                "attachment.overdue",
                Severity.WARNING,
                f"Die Unterlage war bis {day(state.due)} fällig.",
                "Nachfragen.",
            )


def _tasks(draft: Draft, today: dt.date | None) -> Iterator[Check]:
    call = draft.application.assessment.call
    counted: Counter[Urgency] = Counter()
    for task in draft.application.tasks:
        if task.done:
            continue
        state = urgency(task, today or dt.date.min, call.deadlines)
        counted[state] += 1
        if state in {Urgency.OVERDUE, Urgency.TOO_LATE}:
            yield Check(
                Finding(
                    "task.overdue" if state is Urgency.OVERDUE else "task.too_late",
                    Severity.WARNING,
                    f"„{task.title}“: {state.label}.",
                    "Erledigen oder neu terminieren.",
                    Place("Aufgaben"),
                ),
                "tasks",
                task.requirement or task.field or task.attachment,
            )
    still = counted[Urgency.OPEN] + counted[Urgency.UNDATED]
    if still:
        last = council_deadline(call)
        until = f" Letzter Tag ist der {day(last.date)}." if last else ""
        yield Check(
            Finding(
                "task.open",
                Severity.HINT,
                f"{still} {'Aufgabe ist' if still == 1 else 'Aufgaben sind'} noch offen.",
                f"In der Liste der Aufgaben nachsehen.{until}",
                Place("Aufgaben"),
            ),
            "tasks",
        )
