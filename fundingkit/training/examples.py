"""The training sentences and papers, written for this purpose and kept beside this module.

`sentences/<requirement>.tsv` holds single sentences with relevance 0 to 3 for that requirement,
commitment, kind and further requirements they serve; `papers/<name>.tsv` holds whole invented
papers, row by row, and `papers/<name>.grades.tsv` the grade of each requirement for the paper.
`long_papers` holds more of them, longer and each on few subjects, for the judge alone: in some the levels
were chosen to vary, so what is usual is not counted in them.
`retold_papers` and `kept_papers` are whole papers of invented places, each retold in own words, statement by
statement, after real papers and pages of several municipalities, and labelled when the text was finished;
they are meant to be as dull, vague and broken as real ones. The judge learns from the first and never sees
the second, on which combination and grade are fitted.
`wordings.tsv` holds passages of every kind of paper, written for how binding they are and then read
for every requirement.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fundingkit.scale import Commitment, Grade

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its relevance per requirement.

    `asked` is the requirement it was written for; the others in `relevance` it serves as well.
    `complete` says that every requirement was judged, so that what is not named is 0.
    """

    text: str
    commitment: Commitment
    relevance: dict[str, int] = field(hash=False)
    asked: str = ""
    kind: str = "plain"
    complete: bool = False


@dataclass(frozen=True, slots=True)
class PracticePaper:
    """An invented paper: its rows in order and the grade of each requirement for the whole."""

    name: str
    rows: tuple[Example, ...]
    grades: dict[str, tuple[Grade, Commitment]]


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _labels(cell: str) -> dict[str, int]:
    pairs = (part.split("=") for part in cell.replace(" ", "").split(",") if part)
    return {requirement: int(value) for requirement, value in pairs}


def _complete(row: dict[str, str]) -> Example:
    """A row that was read for every requirement."""
    return Example(row["text"], Commitment(row["commitment"]), _labels(row["labels"] or ""), complete=True)


def read_sentences(folder: Path = FOLDER / "sentences") -> list[Example]:
    """Every training sentence, in the order of the requirements."""
    examples = []
    for path in sorted(folder.glob("R*.tsv")):
        for row in _table(path):
            relevance = _labels(row["also"]) | {path.stem: int(row["relevance"])}
            examples.append(
                Example(row["text"], Commitment(row["commitment"]), relevance, path.stem, row["kind"])
            )
    return examples


def read_wordings(path: Path = FOLDER / "wordings.tsv") -> list[Example]:
    """Every passage that was written for its commitment, in the order of the file."""
    return [_complete(row) for row in _table(path)]


def read_papers(folder: Path = FOLDER / "papers") -> list[PracticePaper]:
    """Every practice paper of a folder, in the order of their names."""
    papers = []
    for path in sorted(folder.glob("*.grades.tsv")):
        name = path.name.removesuffix(".grades.tsv")
        grades = {
            row["requirement"]: (Grade(int(row["grade"])), Commitment(row["commitment"]))
            for row in _table(path)
        }
        rows = tuple(_complete(row) for row in _table(folder / f"{name}.tsv"))
        papers.append(PracticePaper(name, rows, grades))
    return papers


def read_long_papers() -> list[PracticePaper]:
    """The longer practice papers, from which only the judge learns."""
    return read_papers(FOLDER / "long_papers")


def read_retold_papers() -> list[PracticePaper]:
    """Papers retold after real ones, from which judge and level reader learn."""
    return read_papers(FOLDER / "retold_papers")


def read_kept_papers() -> list[PracticePaper]:
    """Retold papers that are kept from the judge's training, so that what it says of them is honest."""
    return read_papers(FOLDER / "kept_papers")
