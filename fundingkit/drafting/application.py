"""All that goes into a draft: the assessment and what people have entered beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from fundingkit.assessment.assessment import Assessment
from fundingkit.assessment.second_look import SecondLook
from fundingkit.attachments import AttachmentState
from fundingkit.costs.plan import CostPlan
from fundingkit.drafting.field_text import FieldText
from fundingkit.measures import Measure
from fundingkit.readiness.what_if import Scenario
from fundingkit.schedule.plan import Schedule
from fundingkit.tasks import Task


@dataclass(frozen=True)
class Edition:
    """What marks one copy of a draft: its version, date, maker and who may see it.

    `settings` are the settings that the figures depend on, as pairs of German words; nothing
    here is looked up, so the same edition gives the same bytes.
    """

    version: str
    date: dt.date
    person: str = ""
    confidentiality: str = "Nur für den Dienstgebrauch"
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Application:
    """A dossier's application to one call.

    `paper_dates` gives the date of a version by sha256; `weights` are own weights by criterion,
    None where the default ones count. `second_look` is the second opinion, None until one is closed.
    `scenarios` are the what-ifs that were kept; they go along in the archive.
    """

    title: str
    municipality: str
    assessment: Assessment = field(repr=False)
    texts: tuple[FieldText, ...] = ()
    measures: tuple[Measure, ...] = ()
    costs: CostPlan = field(default_factory=CostPlan)
    schedule: Schedule = field(default_factory=Schedule)
    attachments: tuple[AttachmentState, ...] = ()
    tasks: tuple[Task, ...] = ()
    paper_dates: Mapping[str, dt.date] = field(default_factory=dict)
    weights: Mapping[str, Decimal] | None = None
    second_look: SecondLook | None = None
    scenarios: tuple[Scenario, ...] = ()
