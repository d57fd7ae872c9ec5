"""The engine: documents and a call in, an assessment out. Pure: no clock, network or database.

    engine = Engine.load()
    assessment = assess(call, documents, engine)

The same papers give the same bytes, in whatever order they come and on however many threads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.catalogue.call import Call
from fundingkit.documents.document import Document
from fundingkit.errors import ModelDamaged
from fundingkit.evidence import Proposal
from fundingkit.grading.claims import find_claims
from fundingkit.grading.grade import GradeModel
from fundingkit.grading.level import UsualLevels
from fundingkit.grading.proposing import propose
from fundingkit.matching.combination import FILE, fitted
from fundingkit.matching.encoder import FOLDER, PassageEncoder, checksums
from fundingkit.matching.judge import PassageJudge
from fundingkit.matching.matcher import Matcher, Question
from fundingkit.matching.matches import DocumentMatches
from fundingkit.matching.meaning import Meaning
from fundingkit.passages.splitting import split

#: Counts up with every change of code that can change results.
REVISION = 9
GRADE_FILE = "grade.json"

#: Told how far the work has come: pieces done, pieces in all. May raise `Cancelled`.
Progress = Callable[[int, int], None]


class Engine:
    """Matcher and grade model, loaded once and safe to use from several threads."""

    def __init__(self, version: str, matcher: Matcher, model: GradeModel, usual: UsualLevels) -> None:
        self._version, self._matcher, self._model, self._usual = version, matcher, model, usual

    @classmethod
    def load(
        cls, meaning: Meaning | None = None, *, words_only: bool = False, folder: Path = FOLDER
    ) -> Engine:
        """The bundled engine; with a foreign `meaning` instead, or on words alone.

        Raises `ModelDamaged` where a bundled file is missing or changed.
        """
        kind = "words" if words_only else "judged" if meaning is None else "meaning"
        sums = dict(checksums(folder)) | {
            name: hashlib.sha256(_bundled(folder, name)).hexdigest() for name in (FILE, GRADE_FILE)
        }
        named = json.dumps([REVISION, kind, meaning.version if meaning else "", sums], sort_keys=True)
        version = f"{REVISION}.{kind}.{hashlib.sha256(named.encode()).hexdigest()[:12]}"
        models = json.loads(_bundled(folder, GRADE_FILE))
        model = GradeModel.from_data(models.get(kind, models["words"]))
        usual = UsualLevels.from_data(models["levels"])
        combination = fitted(kind, folder)
        if kind != "judged":
            return cls(version, Matcher(version, combination, meaning=meaning), model, usual)
        encoder = PassageEncoder(folder)
        matcher = Matcher(version, combination, encoder, PassageJudge(encoder, folder))
        return cls(version, matcher, model, usual)

    @property
    def version(self) -> str:
        """Changes whenever results can change."""
        return self._version

    def match(self, call: Call, document: Document, progress: Progress | None = None) -> DocumentMatches:
        """What one paper has to say to a call. `progress` may raise to cancel."""
        heard = progress or _unheard
        return self._matcher.match(_question(call), document.sha256, split(document), heard)

    def propose(self, call: Call, matches: Sequence[DocumentMatches]) -> Mapping[str, Proposal]:
        """The proposals that follow from the matches of all papers, by requirement id."""
        return {
            requirement.id: propose(requirement, matches, self._model, self._usual)
            for _, requirement in call.requirements()
        }


def _unheard(done: int, of_all: int) -> None:
    """Where no progress is asked for."""


@lru_cache(maxsize=16)
def _question(call: Call) -> Question:
    return Question.of(call)


def _bundled(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as fault:
        raise ModelDamaged(name) from fault


def assess(
    call: Call, documents: Sequence[Document], engine: Engine, progress: Progress | None = None
) -> Assessment:
    """A dossier's papers against a call: proposals for every requirement, and the papers' own claims."""
    ordered = sorted(
        {document.sha256: document for document in documents}.values(), key=lambda d: (d.name, d.sha256)
    )
    matches = [engine.match(call, document, progress) for document in ordered]
    claims = tuple(claim for document in ordered for claim in find_claims(split(document)))
    papers = tuple(
        Paper(document.name, document.sha256, len(document.pages) or None, len(document.text))
        for document in ordered
    )
    return Assessment(call, engine.version, papers, engine.propose(call, matches), claims)
