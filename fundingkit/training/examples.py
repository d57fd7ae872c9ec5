"""The training sentences and papers, written for this purpose and kept beside this module.

`sentences/<requirement>.tsv` holds single sentences with relevance 0 to 3 for that requirement,
commitment, kind and further requirements they serve; `papers/<name>.tsv` holds whole invented
papers, row by row, and `papers/<name>.grades.tsv` the grade of each requirement for the paper.
`long_papers` holds more of them, longer and each on few subjects, for the judge alone: in some the levels
were chosen to vary, so what is usual is not counted in them.
`retold_papers` and `kept_papers` are whole papers of invented places, each retold in own words, statement by
statement, after real papers and pages of several municipalities, and labelled when the text was finished;
they are meant to be as dull, vague and broken as real ones. A second reader has read each of them for
everything, and a third those of `retold_papers` for how binding they are, none knowing what another had
said. The judge learns from the first and never sees the second, on which combination and grade are fitted.
`wordings.tsv` holds passages of every kind of paper, written for how binding they are and then read
for every requirement.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from fundingkit.scale import Commitment, Grade

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as one to three readers see it.

    `levels` has the level that each of them gave; `labels` the relevance (1 to 3, else 0) for each
    requirement, of those who read for that. `asked` is the requirement it was written for; the others
    in `labels` it serves as well. `complete` says that every requirement was judged, so that what is
    not named is 0.
    """

    text: str
    levels: tuple[Commitment, ...]
    labels: tuple[Mapping[str, int], ...] = field(hash=False)
    asked: str = ""
    kind: str = "plain"
    complete: bool = False

    @property
    def named(self) -> set[str]:
        """The requirements that any reader names."""
        return set().union(*self.labels)

    def at_least(self, requirement: str, least: int) -> float:
        """Which share of the readers finds it at least so relevant, 0.0 to 1.0."""
        return fmean(labels.get(requirement, 0) >= least for labels in self.labels)

    def relevance(self, requirement: str) -> float:
        """The mean of the readers, 0.0 to 3.0."""
        return fmean(labels.get(requirement, 0) for labels in self.labels)

    def level_shares(self) -> list[float]:
        """Which share of the readers gives each of the five levels."""
        return [self.levels.count(level) / len(self.levels) for level in Commitment]


@dataclass(frozen=True, slots=True)
class PracticePaper:
    """A paper of our own: its rows in order, and each reader's grade and level of the answers.

    `grades` and `levels` have a value for each reader who gave one.
    """

    name: str
    rows: tuple[Example, ...]
    grades: Mapping[str, tuple[Grade, ...]]
    levels: Mapping[str, tuple[Commitment, ...]]

    def grade(self, requirement: str) -> float:
        """The mean of the readers, 0.0 to 3.0."""
        return fmean(self.grades[requirement])


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _labels(cell: str) -> dict[str, int]:
    pairs = (part.split("=") for part in cell.replace(" ", "").split(",") if part)
    return {requirement: int(value) for requirement, value in pairs}


def _readers(row: Mapping[str, str], column: str) -> list[str]:
    """What each reader wrote: the column has a number behind its name from the second on."""
    return [cell or "" for name, cell in row.items() if name.partition("_")[0] == column]


def _complete(row: dict[str, str]) -> Example:
    """A row that was read for every requirement."""
    levels = tuple(map(Commitment, _readers(row, "commitment")))
    return Example(row["text"], levels, tuple(map(_labels, _readers(row, "labels"))), complete=True)


def read_sentences(folder: Path = FOLDER / "sentences") -> list[Example]:
    """Every training sentence, in the order of the requirements."""
    examples = []
    for path in sorted(folder.glob("R*.tsv")):
        for row in _table(path):
            labels = _labels(row["also"]) | {path.stem: int(row["relevance"])}
            levels = (Commitment(row["commitment"]),)
            examples.append(Example(row["text"], levels, (labels,), path.stem, row["kind"]))
    return examples


def read_wordings(path: Path = FOLDER / "wordings.tsv") -> list[Example]:
    """Every passage that was written for its commitment, in the order of the file."""
    return [_complete(row) for row in _table(path)]


def read_papers(folder: Path = FOLDER / "papers") -> list[PracticePaper]:
    """Every practice paper of a folder, in the order of their names."""
    papers = []
    for path in sorted(folder.glob("*.grades.tsv")):
        name = path.name.removesuffix(".grades.tsv")
        answers = {row["requirement"]: row for row in _table(path)}
        grades = {one: tuple(Grade(int(g)) for g in _readers(row, "grade")) for one, row in answers.items()}
        levels = {
            one: tuple(Commitment(level) for level in _readers(row, "commitment") if level)
            for one, row in answers.items()
        }
        rows = tuple(_complete(row) for row in _table(folder / f"{name}.tsv"))
        papers.append(PracticePaper(name, rows, grades, levels))
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
