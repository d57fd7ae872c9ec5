"""What verdicts stand on in tests: passages and proposals written out."""

from collections.abc import Mapping

from fundingkit.evidence import Evidence, Proposal
from fundingkit.passages.passage import Passage
from fundingkit.scale import Commitment, Grade


def passage(quote="Der Rat hat das Leitbild beschlossen.", document="a" * 64, start=0):
    return Passage(document, 0, start, start + len(quote), quote, "sentence", 1)


def proposal(requirement="R01", grade=Grade.PARTIAL, commitment=Commitment.DECIDED, quotes=("Beschlossen.",)):
    evidence = tuple(
        Evidence(passage(quote, start=100 * number), 0.8, commitment) for number, quote in enumerate(quotes)
    )
    chances = tuple(1.0 if number == grade else 0.0 for number in range(4))
    return Proposal(requirement, grade, commitment, 0.8, chances, evidence)


class FixedGround:
    """Proposals as given, and papers that never change."""

    def __init__(self, proposals: Mapping[str, Proposal]) -> None:
        self._proposals = proposals

    def proposals(self, dossier_id, call_id):
        return self._proposals

    def unfounded(self, dossier_id, passages):
        return tuple(passage for passage in passages if passage.quote == "Steht nirgends.")

    def moved(self, dossier_id, passages):
        return passages
