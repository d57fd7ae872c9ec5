"""A small application that touches everything a draft can hold."""

import datetime as dt
from decimal import Decimal

import pytest

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.attachments import AttachmentState, Presence
from fundingkit.catalogue.shelf import load_call
from fundingkit.costs.plan import CostKind, CostLine, CostPlan, FinancingLine, MoneySource
from fundingkit.documents.reading import read_document
from fundingkit.drafting.application import Application, Edition
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.evidence import Evidence, Proposal, Reason
from fundingkit.measures import Measure, MeasureState
from fundingkit.passages.splitting import split
from fundingkit.scale import Commitment, Grade
from fundingkit.schedule.plan import CouncilDate, Milestone, PhasePeriod, Schedule
from fundingkit.tasks import Task

PAPER = """Digitalstrategie der Stadt Seeburg

Die Stadt Seeburg hat 24.500 Einwohner und wächst jedes Jahr um 1,5 %.
Wohnraum ist knapp, und der Verkehr in der Altstadt nimmt zu.
Der Gemeinderat hat die Strategie am 12.11.2020 beschlossen.
Die Stadtwerke betreiben seit 2019 ein offenes Funknetz für Sensoren.
Das Amt für Digitalisierung steuert die Umsetzung.
Der Eigenanteil von 6,125 Mio. Euro ist im Haushalt 2022 bis 2026 eingeplant.
Grundlage sind die Leipzig-Charta und die Ziele der Vereinten Nationen für nachhaltige Entwicklung.
"""


def proposal(requirement, grade, passages=(), strength=0.8):
    chances = [0.1, 0.1, 0.1, 0.1]
    chances[grade] = 0.7
    evidence = tuple(
        Evidence(
            passage,
            strength - 0.1 * index,
            Commitment.DECIDED,
            (Reason("cue", "nennt den Beschluss", ((0, 3),)),),
        )
        for index, passage in enumerate(passages)
    )
    return Proposal(
        requirement,
        Grade(grade),
        Commitment.DECIDED,
        0.8,
        tuple(chances),
        evidence,
        (Reason("cue", "Grund"),),
    )


@pytest.fixture(scope="session")
def call():
    return load_call("mpsc-2021")


@pytest.fixture(scope="session")
def paper():
    return read_document("strategie.txt", PAPER.encode()).document


@pytest.fixture(scope="session")
def sentences(paper):
    return [passage for passage in split(paper) if passage.kind == "sentence"]


@pytest.fixture(scope="session")
def assessment(call, paper, sentences):
    offered = {
        "R01": (2, sentences[0:2]),
        "R03": (3, [sentences[6]]),
        "R25": (3, [sentences[4]]),
        "R07": (1, [sentences[3]]),
        "R38": (3, [sentences[5]]),
        "R44": (3, [sentences[2]]),
    }
    proposals = {
        item.id: proposal(item.id, *offered.get(item.id, (0, ()))) for _, item in call.requirements()
    }
    verdict = Verdict(
        "R25",
        Grade.FULFILLED,
        Commitment.DECIDED,
        "Ute Weiß",
        dt.datetime(2021, 3, 1, 9, 0, tzinfo=dt.UTC),
        reason="Das Amt ist benannt.",
        passages=(
            PassageVerdict(
                paper.sha256, sentences[4].start, sentences[4].end, sentences[4].quote, None, "accepted"
            ),
        ),
    )
    return Assessment(
        call,
        "1.0",
        (Paper("strategie.txt", paper.sha256, None, len(paper.text)),),
        proposals,
        verdicts={"R25": verdict},
    )


@pytest.fixture(scope="session")
def measures(sentences):
    return (
        Measure(
            "m1",
            "Offenes Funknetz",
            "Sensoren in der ganzen Stadt funken frei.",
            state=MeasureState.RUNNING,
            responsible="Stadtwerke",
            place="Gesamtstadt",
            phase="B",
            cost=Decimal("250000.50"),
            start_year=2019,
            end_year=2024,
            requirements=("R07",),
            evidence=(sentences[3].key,),
            groups=("I.6", "IV.1"),
            position=2,
        ),
        Measure("m2", "Klimadaten", groups=("IV.1",), position=1, place="Altstadt"),
        Measure("m3", "Verworfenes", groups=("IV.1",), state=MeasureState.DROPPED),
    )


@pytest.fixture(scope="session")
def konstanz_plan():
    """The figures of the city of Konstanz, 2021: 17.5 million in all, 65 % from the federation."""
    return CostPlan(
        "regel",
        (
            CostLine("k1", Decimal(1500000), 2022, "A", kind=CostKind.STAFF, title="Strategie"),
            CostLine(
                "k2",
                Decimal(1000000),
                2022,
                "A",
                "m1",
                CostKind.INVESTMENT,
                first_measure=True,
                title="Erste Maßnahmen",
            ),
            CostLine("k3", Decimal(7500000), 2024, "B", "m1", CostKind.INVESTMENT),
            CostLine("k4", Decimal(7500000), 2025, "B", "m2", CostKind.SERVICES),
        ),
        (
            FinancingLine("f1", MoneySource.GRANT, Decimal(1625000), 2022, "A"),
            FinancingLine("f2", MoneySource.OWN, Decimal(875000), 2022, "A"),
            FinancingLine("f3", MoneySource.GRANT, Decimal(4875000), 2024, "B"),
            FinancingLine("f4", MoneySource.OWN, Decimal(2625000), 2024, "B"),
            FinancingLine("f5", MoneySource.GRANT, Decimal(4875000), 2025, "B"),
            FinancingLine("f6", MoneySource.OWN, Decimal(2625000), 2025, "B"),
        ),
    )


@pytest.fixture(scope="session")
def schedule():
    return Schedule(
        (
            PhasePeriod("A", dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
            PhasePeriod("B", dt.date(2023, 1, 1), dt.date(2026, 12, 31)),
        ),
        (
            Milestone(
                "z1", "Entwurf fertig", dt.date(2021, 2, 26), dt.date(2021, 2, 1), deadline="bewerbung"
            ),
            Milestone("z2", "Bewerbung absenden", dt.date(2021, 3, 12), deadline="bewerbung", after=("z1",)),
        ),
        (CouncilDate("r1", "Gemeinderat", dt.date(2021, 3, 25), dt.date(2021, 3, 11)),),
    )


@pytest.fixture(scope="session")
def application(assessment, measures, konstanz_plan, schedule, paper):
    return Application(
        "Bewerbung Modellprojekte Smart Cities",
        "Stadt Seeburg",
        assessment,
        texts=(
            FieldText("I.5", text="Wer beteiligt ist, steht noch nicht fest.", responsible="Ali Öz"),
            FieldText("III.1d", text="x" * 160, state=FieldState.FINISHED, note="zu lang"),
            FieldText("IV.1b", "m2", "Klimadaten für alle, 3 Stationen.", FieldState.FINISHED),
            FieldText("IV.1b", "weg", "Text einer entfernten Maßnahme."),
            FieldText("G.4", text="Baden-Württemberg", state=FieldState.APPROVED),
        ),
        measures=measures,
        costs=konstanz_plan,
        schedule=schedule,
        attachments=(
            AttachmentState(
                "ratsbeschluss", Presence.MISSING, responsible="Ute Weiß", due=dt.date(2021, 3, 25)
            ),
            AttachmentState("kostenplan", Presence.PRESENT, "kostenplan.xlsx", "ab" * 32, "2"),
        ),
        tasks=(
            Task(
                "Risiken mit dem Umweltamt klären",
                requirement="R14",
                responsible="Ali Öz",
                due=dt.date(2021, 3, 1),
            ),
            Task("Organigramm zeichnen", field="III.1u", responsible="Ute Weiß"),
        ),
        paper_dates={paper.sha256: dt.date(2021, 1, 28)},
    )


@pytest.fixture(scope="session")
def edition():
    return Edition("3", dt.date(2021, 3, 2), "Ute Weiß", settings={"Schwelle": "0,5"})
