"""What a second opinion leaves behind once it is closed: both sides, as they stood before any settlement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fundingkit.assessment.verdict import PassageVerdict, Verdict

#: Words on passages by requirement.
Words = Mapping[str, tuple[PassageVerdict, ...]]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A closed second opinion: who was asked, and what either side had said.

    All are by requirement. The words on passages are apart from the verdicts, for one can accept or
    reject a passage without giving a verdict.
    """

    reviewer: str
    first: Mapping[str, Verdict] = field(default_factory=dict, repr=False)
    second: Mapping[str, Verdict] = field(default_factory=dict, repr=False)
    first_words: Words = field(default_factory=dict, repr=False)
    second_words: Words = field(default_factory=dict, repr=False)

    @property
    def requirements(self) -> frozenset[str]:
        """Those of which the second person said anything."""
        return frozenset(self.second) | {name for name, words in self.second_words.items() if words}
