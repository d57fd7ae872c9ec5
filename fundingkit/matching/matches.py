"""What matching finds in one document: the candidates for every requirement, best first.

This is all that grading needs of a paper. It depends on the paper, the call and the engine only,
so that it can be kept by content hash and a dossier of ten papers pays for a new one alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from fundingkit.passages.passage import Passage

#: Candidates kept per requirement and document.
KEPT = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be evidence for a requirement; all numbers are 0.0 to 1.0.

    `strength` is the chance that a reader takes it for real evidence, `mention` that it touches
    the requirement at all, `full` that it answers it alone. `commitment` are the chances of the
    five levels of `fundingkit.scale.Commitment`; `cues` counts the different cue terms in it.
    """

    passage: Passage
    strength: float
    mention: float
    full: float
    commitment: tuple[float, ...]
    cues: int


@dataclass(frozen=True, slots=True)
class DocumentMatches:
    """The candidates of one document version for each requirement, by requirement id.

    `passages` counts what was read; `engine` is the version that read it.
    """

    document: str
    engine: str
    passages: int
    candidates: dict[str, tuple[Candidate, ...]]
