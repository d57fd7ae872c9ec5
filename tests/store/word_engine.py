"""A small engine for tests of the store: a requirement is met as often as its title's words occur.

It really reads and judges, so that tests see what papers do to proposals, but takes no time.
The word "Absturz" in a paper ends the process, "Fehler" raises, "Langsam" takes half a minute.
"""

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fundingkit.catalogue.call import Call
from fundingkit.documents.document import Document
from fundingkit.evidence import Evidence, Proposal
from fundingkit.passages.passage import Passage
from fundingkit.passages.splitting import split
from fundingkit.scale import Commitment, Grade


@dataclass(frozen=True)
class WordMatches:
    document: str
    found: dict[str, tuple[Passage, ...]]


class WordEngine:
    def __init__(self, version="words-1"):
        self.version = version
        self.matched = 0

    def match(self, call: Call, document: Document, progress=None) -> WordMatches:
        self.matched += 1
        passages = split(document)
        if "Absturz" in document.text:
            os._exit(99)
        if "Fehler" in document.text:
            raise RuntimeError("that paper")
        steps = 300 if "Langsam" in document.text else len(passages)
        for step in range(steps):
            if progress is not None:
                progress(step, steps)
            if "Langsam" in document.text:
                time.sleep(0.1)
        if "Starrsinn" in document.text:
            time.sleep(30)
        return WordMatches(
            document.sha256,
            {
                requirement.id: tuple(p for p in passages if requirement.title.lower() in p.quote.lower())
                for _, requirement in call.requirements()
            },
        )

    def propose(self, call: Call, matches: Sequence[WordMatches]) -> Mapping[str, Proposal]:
        return {
            requirement.id: self._proposal(
                requirement.id, [p for m in matches for p in m.found[requirement.id]]
            )
            for _, requirement in call.requirements()
        }

    def _proposal(self, requirement, passages):
        grade = Grade(min(3, len(passages)))
        commitment = Commitment.DECIDED if grade else Commitment.NONE
        chances = tuple(1.0 if number == grade else 0.0 for number in range(4))
        evidence = tuple(Evidence(passage, 0.9, commitment) for passage in passages)
        return Proposal(requirement, grade, commitment, 0.9, chances, evidence)


def load():
    return WordEngine()
