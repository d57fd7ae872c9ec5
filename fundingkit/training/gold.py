"""Labelled papers: readers' judgements, joined with the passages that our splitter makes.

A folder holds `docs/<name>.txt`, `units/<name>.tsv` (unit id, start, end, text) and
`labels/{a,b}/<name>.json` (grade, commitment and evidence units with relevance per requirement).
Practice papers can be read as if they were such.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fundingkit.documents.document import Document
from fundingkit.documents.reading import read_document
from fundingkit.passages.passage import Passage
from fundingkit.passages.splitting import split
from fundingkit.training.examples import PracticePaper


@dataclass(frozen=True)
class GoldPaper:
    """A labelled paper. `relevance` is (passages, requirements), 0.0 to 3.0; `grades` (requirements,)."""

    name: str
    document: Document
    passages: tuple[Passage, ...]
    relevance: np.ndarray
    grades: np.ndarray


def paper_names(folder: Path) -> list[str]:
    """Names of all papers of the folder, labelled or not."""
    return sorted(path.stem for path in (folder / "docs").glob("*.txt"))


def read_paper(folder: Path, name: str) -> tuple[Document, tuple[Passage, ...]]:
    """The paper and its passages; offsets are those of the file as it is on disk."""
    path = folder / "docs" / f"{name}.txt"
    reading = read_document(path.name, path.read_bytes())
    if reading.document is None:
        raise ValueError("; ".join(map(str, reading.findings)))
    return reading.document, split(reading.document)


def read_gold(folder: Path, name: str, requirements: Sequence[str]) -> GoldPaper:
    """The paper with the mean of both readers. Raises `OSError` where labels are missing."""
    document, passages = read_paper(folder, name)
    labels = [
        json.loads((folder / "labels" / who / f"{name}.json").read_text("utf-8"))["labels"]
        for who in ("a", "b")
    ]
    units: dict[str, tuple[int, int]] = {}
    for line in (folder / "units" / f"{name}.tsv").read_text("utf-8").splitlines():
        unit, start, end, _ = line.split("\t", 3)
        units[unit] = (int(start), int(end))
    number = {unit: row for row, unit in enumerate(units)}
    of_units = np.zeros((len(units), len(requirements)))
    grades = np.zeros(len(requirements))
    for column, requirement in enumerate(requirements):
        for reader in labels:
            grades[column] += reader[requirement]["grade"] / len(labels)
            for unit, relevance in reader[requirement]["evidence"]:
                of_units[number[unit], column] += relevance / len(labels)
    return GoldPaper(name, document, passages, _relevance(passages, list(units.values()), of_units), grades)


def as_gold(paper: PracticePaper, requirements: Sequence[str]) -> GoldPaper:
    """A practice paper as if it had been uploaded and labelled: its rows are paragraphs of a text."""
    text, spans = _laid_out(paper)
    reading = read_document(f"{paper.name}.txt", text.encode())
    if reading.document is None:
        raise ValueError("; ".join(map(str, reading.findings)))
    passages = split(reading.document)
    of_rows = np.array(
        [[row.relevance(requirement) for requirement in requirements] for row in paper.rows], float
    )
    grades = np.array([paper.grade(requirement) for requirement in requirements])
    return GoldPaper(paper.name, reading.document, passages, _relevance(passages, spans, of_rows), grades)


def write_gold(papers: Sequence[PracticePaper], folder: Path) -> None:
    """Write practice papers as a folder of labelled papers; each row is a unit.

    Raises `IndexError` for a paper that only one has read.
    """
    for path in ("docs", "units", "labels/a", "labels/b"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    for paper in papers:
        text, spans = _laid_out(paper)
        units = [
            (f"u{number}", str(start), str(end), text[start:end])
            for number, (start, end) in enumerate(spans, 1)
        ]
        (folder / "docs" / f"{paper.name}.txt").write_text(text, "utf-8")
        lines = "".join("\t".join(unit) + "\n" for unit in units)
        (folder / "units" / f"{paper.name}.tsv").write_text(lines, "utf-8")
        for reader, who in enumerate(("a", "b")):
            labels = {
                requirement: {
                    "grade": int(grades[reader]),
                    "commitment": paper.levels[requirement][reader].value,
                    "evidence": [
                        [unit[0], row.labels[reader][requirement]]
                        for unit, row in zip(units, paper.rows, strict=True)
                        if requirement in row.labels[reader]
                    ],
                }
                for requirement, grades in paper.grades.items()
            }
            data = json.dumps({"doc": paper.name, "labels": labels}, ensure_ascii=False)
            (folder / "labels" / who / f"{paper.name}.json").write_text(data, "utf-8")


def _laid_out(paper: PracticePaper) -> tuple[str, list[tuple[int, int]]]:
    """The text of a practice paper, each row a paragraph, and where its rows stand."""
    text, spans = "", []
    for row in paper.rows:
        spans.append((len(text), len(text) + len(row.text)))
        text += f"{row.text}\n\n"
    return text, spans


def _relevance(
    passages: Sequence[Passage], spans: Sequence[tuple[int, int]], of_spans: np.ndarray
) -> np.ndarray:
    """Relevance of our passages from that of the readers' units, each a span of the text."""
    relevance = np.zeros((len(passages), of_spans.shape[1]))
    for row, passage in enumerate(passages):
        for span, values in zip(spans, of_spans, strict=True):
            if _overlap(passage, span):
                relevance[row] = np.maximum(relevance[row], values)
    return relevance


def _overlap(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether passage and unit share half of the shorter, the rule by which they are judged."""
    common = min(passage.end, span[1]) - max(passage.start, span[0])
    return common > 0 and common >= 0.5 * min(passage.end - passage.start, span[1] - span[0])
