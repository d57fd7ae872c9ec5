"""The command line: each command calls the same functions as the pages, in the same order.

Results go to standard output, all that is said about them to standard error. What the command
returns stands in `docs/commands.md`.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from typer import rich_utils
from typer.exceptions import TyperException

from fundingkit.assessment.archive import assessment_json
from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.call import Call
from fundingkit.catalogue.reading import CallReading, read_call
from fundingkit.catalogue.shelf import load_call, read_shelf
from fundingkit.documents.document import Document
from fundingkit.documents.reading import read_document
from fundingkit.errors import CatalogueFaulty, FundingKitError, NothingReadable, UnknownRequirement
from fundingkit.findings import Finding, Severity
from fundingkit.settings import load_settings

ROOT = Path(__file__).resolve().parents[1]
#: Where the app answers unless told otherwise.
PORT = 8501

app = typer.Typer(
    name="fundingkit",
    help="Hält Strategiepapiere einer Kommune gegen einen Förderaufruf: Belege, Antragsreife, Entwurf.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_Call = Annotated[str, typer.Option("--call", help="Kennung des Förderaufrufs, z. B. mpsc-2021.")]
_Papers = Annotated[
    list[Path], typer.Argument(metavar="DOKUMENT", help="Dokumente: PDF, DOCX, Text oder Markdown.")
]


@app.command()
def assess(
    papers: _Papers,
    call: _Call,
    out: Annotated[Path, typer.Option("--out", help="Ordner für die drei Ergebnisdateien.")],
    municipality: Annotated[str, typer.Option(help="Name der Kommune für den Entwurf.")] = "",
    title: Annotated[str, typer.Option(help="Titel des Vorhabens für den Entwurf.")] = "",
    date: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Datum des Entwurfs statt heute.")
    ] = None,
) -> None:
    """Dokumente gegen einen Aufruf halten: assessment.json, antrag.docx, pruefung.xlsx."""
    from fundingkit.drafting.application import Application, Edition  # noqa: PLC0415 - loading takes time
    from fundingkit.drafting.docx_writer import write_docx  # noqa: PLC0415 - loading takes time
    from fundingkit.drafting.draft import make_draft  # noqa: PLC0415 - loading takes time
    from fundingkit.drafting.review_sheet import write_review_sheet  # noqa: PLC0415 - loading takes time
    from fundingkit.readiness.readiness import readiness  # noqa: PLC0415 - loading takes time
    from fundingkit.readiness.record import readiness_record  # noqa: PLC0415 - loading takes time
    from fundingkit.readiness.sentences import answer  # noqa: PLC0415 - loading takes time

    asked = _load_call(call)
    assessment = _assessed(asked, papers)
    ready = readiness(assessment)
    application = Application(title or "Antrag", municipality or "Kommune nicht angegeben", assessment)
    edition = Edition("1", (date or dt.datetime.now().astimezone()).date())
    draft = make_draft(application)
    out.mkdir(parents=True, exist_ok=True)
    for name, body in (
        ("assessment.json", assessment_json(assessment, readiness_record(ready))),
        ("antrag.docx", write_docx(draft, edition, readiness=ready, findings=assessment.findings)),
        ("pruefung.xlsx", write_review_sheet(assessment, edition)),
    ):
        (out / name).write_bytes(body)
        typer.echo(out / name)
    _say(answer(ready))


@app.command()
def explain(
    papers: _Papers,
    call: _Call,
    requirement: Annotated[str, typer.Option("--requirement", help="Prüffrage, z. B. R29.")],
) -> None:
    """Zu einer Prüffrage sagen, was gefunden wurde, wo es steht und warum es so eingestuft ist."""
    asked = _load_call(call)
    try:
        question = asked.requirement(requirement)
    except KeyError as error:
        raise UnknownRequirement(requirement, call) from error
    assessment = _assessed(asked, papers)
    names = {paper.sha256: paper.name for paper in assessment.papers}
    proposal = assessment.proposals[requirement]
    chances = ", ".join(f"{grade}: {_percent(chance)}" for grade, chance in enumerate(proposal.chances))
    typer.echo(f"{question.id} {question.title}\n{question.question}")
    typer.echo(f"\nerfüllt (3):   {question.full}\nteilweise (2): {question.partial}")
    typer.echo(
        f"\nVorschlag: {int(proposal.grade)}, {proposal.grade.label if proposal.grade else _nothing()}; "
        f"Verbindlichkeit: {proposal.commitment.label}; Zuverlässigkeit {_percent(proposal.confidence)}"
    )
    typer.echo(f"Wahrscheinlichkeit der Noten – {chances}")
    for reason in proposal.reasons:
        typer.echo(f"  – {reason.text}")
    for rank, evidence in enumerate(proposal.evidence, 1):
        passage = evidence.passage
        page = f", Seite {passage.page}" if passage.page is not None else ""
        typer.echo(
            f"\n{rank}. {names[passage.document]}{page}, Zeichen {passage.start}–{passage.end} "
            f"(Stärke {_percent(evidence.strength)}, {evidence.commitment.label})\n   „{passage.quote}“"
        )
        for reason in evidence.reasons:
            typer.echo(f"   – {reason.text}")


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Katalogdateien; ohne Angabe alle des Ordners criteria.")
    ] = None,
) -> None:
    """Kataloge prüfen: jede Stelle, was daran falsch ist und wie es richtig wäre."""
    if files:
        readings: list[CallReading] = [read_call(path) for path in files]
        findings = tuple(finding for reading in readings for finding in reading.findings)
        usable = sum(reading.call is not None for reading in readings)
    else:
        shelf = read_shelf(load_settings().criteria)
        findings, usable = shelf.findings, len(shelf.calls)
    for finding in findings:
        typer.echo(f"{finding.severity.label}: {finding}")
    faults = sum(finding.severity is Severity.ERROR for finding in findings)
    _say(f"{usable} Kataloge sind brauchbar, {faults} Fehler wurden gefunden.")
    if faults:
        raise typer.Exit(CatalogueFaulty.exit_code)


@app.command()
def calls() -> None:
    """Die Förderaufrufe auflisten, die es gibt."""
    shelf = read_shelf(load_settings().criteria)
    for known in shelf.calls.values():
        criteria = sum(1 for _ in known.criteria())
        requirements = sum(1 for _ in known.requirements())
        due = "; ".join(
            f"{deadline.title}: {deadline.date:%d.%m.%Y}"
            for deadline in known.deadlines
            if deadline.kind == "application"
        )
        typer.echo(
            f"{known.id}\t{known.title}\t{criteria} Kriterien, {requirements} Prüffragen"
            f"\t{due or 'Frist unbekannt'}"
        )
    _tell(shelf.findings)


@app.command()
def run(
    port: Annotated[int | None, typer.Option(help="Anschluss; sonst der erste freie ab 8501.")] = None,
    browser: Annotated[bool, typer.Option(help="Ein Fenster im Browser öffnen.")] = True,
    sample: Annotated[bool, typer.Option(help="In einer neuen Einrichtung ein Beispiel anlegen.")] = True,
) -> None:
    """Die Anwendung im Browser starten."""
    from fundingkit.sample import add_sample_to_fresh  # noqa: PLC0415 - loading takes time
    from fundingkit.store.store import open_store  # noqa: PLC0415 - loading takes time

    settings = load_settings()
    store = open_store(settings)
    if sample and not settings.sign_on:
        add_sample_to_fresh(store)
    store.close()
    chosen = port or _free_port()
    _say(f"fundingkit läuft unter http://127.0.0.1:{chosen} – beenden mit Strg+C.")
    os.chdir(ROOT)
    headless = not browser or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    os.execv(  # noqa: S606 - our own interpreter
        sys.executable,
        [
            *(sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")),
            *(f"--server.port={chosen}", f"--server.headless={str(headless).lower()}"),
        ],
    )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with what it returns."""
    rich_utils.OPTIONS_PANEL_TITLE = "Optionen"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Angaben"
    rich_utils.COMMANDS_PANEL_TITLE = "Befehle"
    rich_utils.DEFAULT_STRING = "[sonst: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[nötig]"
    command = typer.main.get_command(app)
    try:
        code = command.main(
            None if arguments is None else list(arguments), "fundingkit", standalone_mode=False
        )
    except FundingKitError as error:
        _say(str(error))
        raise SystemExit(error.exit_code) from error
    except TyperException as error:
        _say(_usage(error))
        raise SystemExit(2) from error
    except (typer.Abort, KeyboardInterrupt) as error:
        _say("Abgebrochen.")
        raise SystemExit(130) from error
    raise SystemExit(code if isinstance(code, int) else 0)


def _load_call(call_id: str) -> Call:
    return load_call(call_id, load_settings().criteria)


def _assessed(call: Call, papers: Sequence[Path]) -> Assessment:
    """The papers held against the call, with the findings of reading them."""
    from fundingkit.engine import Engine, assess  # noqa: PLC0415 - loading takes time

    documents, findings = _read(papers)
    _tell(findings)
    if not documents:
        raise NothingReadable
    engine = Engine.load()
    with _bar() as bar:
        task = bar.add_task("Abgleich", total=None)
        assessment = assess(
            call, documents, engine, lambda done, total: bar.update(task, completed=done, total=total)
        )
    return replace(assessment, findings=findings)


def _read(papers: Sequence[Path]) -> tuple[list[Document], tuple[Finding, ...]]:
    documents: list[Document] = []
    findings: list[Finding] = []
    with _bar() as bar:
        for path in bar.track(papers, description="Lesen"):
            try:
                data = path.read_bytes()
            except OSError:
                findings.append(_unreadable(path))
                continue
            reading = read_document(path.name, data)
            findings += reading.findings
            if reading.document is not None:
                documents.append(reading.document)
    return documents, tuple(findings)


def _unreadable(path: Path) -> Finding:
    return Finding(
        "document.missing",
        Severity.ERROR,
        f"Die Datei {path} lässt sich nicht öffnen.",
        "Bitte Pfad und Leserechte prüfen.",
    )


def _bar() -> Progress:
    """Progress on a terminal, nothing in a file or a pipe."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"), BarColumn(), console=console, transient=True,
        disable=not console.is_terminal,
    )  # fmt: skip


def _free_port() -> int:
    for port in range(PORT, PORT + 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    return PORT


def _tell(findings: Sequence[Finding]) -> None:
    for finding in findings:
        _say(f"{finding.severity.label}: {finding}")


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _percent(share: float) -> str:
    return f"{round(share * 100)}\u00a0%"


def _nothing() -> str:
    from fundingkit.scale import NOTHING_FOUND  # noqa: PLC0415

    return NOTHING_FOUND


def _usage(error: TyperException) -> str:
    """What is wrong with how the command was called, in German."""
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    called = getattr(parameter, "metavar", None) or (getattr(parameter, "opts", None) or [""])[0]
    meant = ", ".join(getattr(error, "possibilities", None) or [])
    hint = f" Gemeint ist vielleicht: {meant}." if meant else ""
    more = "„python -m fundingkit --help“ zeigt alle Befehle."
    if name == "NoArgsIsHelpError":
        return str(error)
    if name == "MissingParameter":
        return f"Die Angabe {called} fehlt. {more}"
    if name == "NoSuchOption":
        return f"Die Option {getattr(error, 'option_name', '')} gibt es nicht.{hint} {more}"
    if name == "BadParameter":
        return f"Die Angabe zu {called} ist nicht brauchbar. {more}"
    return f"Den Befehl oder die Angabe gibt es so nicht.{hint} {more}"
