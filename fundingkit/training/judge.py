"""Training the judge of passages on the written sentences, papers and wordings.

    python -m fundingkit.training judge --base e5-small-q4.bin

What the sentences say of requirements they were not written for is only a weak hint and counts
little.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from fundingkit.catalogue.call import Call
from fundingkit.matching.wordpieces import PADDING, WordPieces
from fundingkit.scale import Commitment
from fundingkit.training.base_weights import read_base_weights
from fundingkit.training.examples import Example, read_papers, read_sentences, read_wordings
from fundingkit.training.export import write_judge
from fundingkit.training.network import CUTS, Encoder, Judge
from fundingkit.training.vocabulary import german_words, kept_pieces

#: Kinds of sentence that the judge learns to tell apart beside its work; order as trained.
KINDS = (
    "plain", "table", "unusual", "topic", "slogan", "negated", "refused", "other_city", "call_text",
    "form", "heading", "other_sense", "wrong_object", "to_be_developed", "general",
)  # fmt: skip
LONGEST = 160
#: Layers of the published encoder that are kept, from the bottom.
LAYERS = 6
_COMMITMENTS = list(Commitment)


@dataclass(frozen=True)
class Recipe:
    """How to train: rounds over the data, batch size, learning rates, and how hints count."""

    rounds: int = 6
    batch: int = 32
    encoder_rate: float = 1.2e-4
    head_rate: float = 2e-3
    hint_weight: float = 0.15
    paper_weight: float = 0.3
    drop_own: float = 0.15
    seed: int = 7


#: How the bundled judge was trained: gently at first, then in earnest, each from where the last ended.
RECIPES = (
    Recipe(rounds=3, encoder_rate=6e-5, head_rate=1.5e-3),
    Recipe(rounds=6),
    Recipe(rounds=8, seed=11),
    Recipe(rounds=5, encoder_rate=8e-5, head_rate=1.5e-3, seed=13),
)
#: The judge is the mean of its weights after so many last rounds, which swings less than the last alone.
AVERAGED = 3


@dataclass(frozen=True)
class Batch:
    """Tensors of one step: piece ids and mask, targets and their weights."""

    ids: Tensor
    mask: Tensor
    target: Tensor
    weight: Tensor
    commitment: Tensor
    kind: Tensor


def padded(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Piece ids filled up to the longest row, and the mask of what is real."""
    longest = max(map(len, rows))
    ids = torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])
    return ids, (ids != PADDING).float()


def _varied(text: str, rng: random.Random) -> str:
    """The same sentence as other papers would set it: bullets, no full stop, Markdown."""
    chance = rng.random()
    if chance < 0.06:
        return "- " + text
    if chance < 0.10:
        return "• " + text
    if chance < 0.18:
        return text.rstrip(".")
    if chance < 0.21:
        return f"**{text}**"
    return text


class Trainer:
    """Holds the data as tensors would want it and runs the rounds."""

    def __init__(self, judge: Judge, pieces: WordPieces, requirements: list[str], recipe: Recipe) -> None:
        self.judge, self.pieces, self.recipe = judge, pieces, recipe
        self.index = {requirement: number for number, requirement in enumerate(requirements)}
        self.rng = random.Random(recipe.seed)
        torch.manual_seed(recipe.seed)

    def _batch(self, examples: list[Example]) -> Batch:
        ids, mask = padded([self.pieces.encode(_varied(e.text, self.rng), LONGEST) for e in examples])
        target = torch.zeros(len(examples), len(self.index), CUTS)
        weight = torch.full((len(examples), len(self.index), 1), self.recipe.hint_weight)
        for row, example in enumerate(examples):
            if example.complete:
                weight[row] = self.recipe.paper_weight
            for requirement, relevance in example.relevance.items():
                number = self.index[requirement]
                weight[row, number] = 1.0 if requirement == example.asked or example.complete else 0.7
                target[row, number, :relevance] = 1.0
        commitment = torch.tensor([_COMMITMENTS.index(e.commitment) for e in examples])
        kind = torch.tensor([-100 if e.complete else KINDS.index(e.kind) for e in examples])
        return Batch(ids, mask, target, weight, commitment, kind)

    def _batches(self, examples: list[Example]) -> list[list[Example]]:
        order = examples[:]
        self.rng.shuffle(order)
        size, chunk = self.recipe.batch, self.recipe.batch * 20
        batches = []
        for start in range(0, len(order), chunk):
            part = sorted(order[start : start + chunk], key=lambda e: len(e.text))
            batches += [part[at : at + size] for at in range(0, len(part), size)]
        self.rng.shuffle(batches)
        return batches

    def embed_questions(self, questions: list[str]) -> None:
        """Represent every requirement by the present encoder; done again before every round."""
        self.judge.eval()
        with torch.no_grad():
            ids, mask = padded([self.pieces.encode(question, LONGEST) for question in questions])
            self.judge.questions.copy_(self.judge.embed(ids, mask))

    def train(
        self,
        examples: list[Example],
        questions: list[str],
        own: Tensor | None = None,
        after_round: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Run all rounds. `own` (0 or 1 per requirement) forbids corrections for left-out ones."""
        judge, recipe = self.judge, self.recipe
        encoder = [p for p in judge.encoder.parameters() if p.requires_grad]
        heads = [p for n, p in judge.named_parameters() if not n.startswith("encoder.")]
        optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}],
            weight_decay=0.01,
        )
        steps = recipe.rounds * len(self._batches(examples))
        warm = max(1, steps // 15)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))
        )
        allowed = torch.ones(len(self.index)) if own is None else own
        for number in range(recipe.rounds):
            self.embed_questions(questions)
            judge.train()
            total, begun = 0.0, time.monotonic()
            batches = self._batches(examples)
            for chosen in batches:
                batch = self._batch(chosen)
                keep = (torch.rand(len(self.index)) > recipe.drop_own).float() * allowed
                relevance, commitment, kind = judge(batch.ids, batch.mask, keep)
                loss = nn.functional.binary_cross_entropy_with_logits(
                    relevance, batch.target, batch.weight.expand_as(relevance), reduction="sum"
                ) / len(chosen)
                loss = loss + nn.functional.cross_entropy(commitment, batch.commitment)
                if (batch.kind >= 0).any():
                    loss = loss + 0.3 * nn.functional.cross_entropy(kind, batch.kind)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
            print(
                f"round {number + 1}: loss {total / len(batches):.3f}, {time.monotonic() - begun:.0f} s",
                flush=True,
            )
            after_round(number)
        self.embed_questions(questions)
        judge.eval()


def train_judge(call: Call, base_file: Path, folder: Path) -> None:
    """Train the judge for a call on all sentences and papers, and write its files into `folder`."""
    base = read_base_weights(base_file)
    papers = (row for paper in read_papers() for row in paper.rows)
    examples = [*read_sentences(), *papers, *read_wordings()]
    words = {word for example in examples for word in example.text.split()}
    keep = kept_pieces(base, words | german_words())
    pieces, scores = [base.pieces[i] for i in keep], [float(base.scores[i]) for i in keep]
    requirements = sorted((requirement for _, requirement in call.requirements()), key=lambda r: r.id)
    titles = {requirement.id: requirement.title for requirement in requirements}
    judge = Judge(Encoder(base, keep, LAYERS), base.hidden, len(titles), len(KINDS))
    questions = [f"{requirement.title}: {requirement.question}" for requirement in requirements]
    last: deque[dict[str, Tensor]] = deque(maxlen=AVERAGED)
    for recipe in RECIPES:
        trainer = Trainer(judge, WordPieces(pieces, scores), list(titles), recipe)
        trainer.train(
            examples,
            questions,
            after_round=lambda _: last.append({name: x.clone() for name, x in judge.state_dict().items()}),
        )
    judge.load_state_dict({name: sum(state[name] for state in last) / len(last) for name in last[0]})
    trainer.embed_questions(questions)
    write_judge(judge, pieces, scores, titles, folder)
