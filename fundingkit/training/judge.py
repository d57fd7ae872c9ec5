"""Training the judge of passages on the written sentences, papers and wordings.

    python -m fundingkit.training judge --begin e5-small-q4.bin
    python -m fundingkit.training judge --begin fundingkit/matching/model --rounds 7

The first begins with the published encoder, the second trains a delivered judge further. What the
sentences say of requirements they were not written for is only a weak hint and counts little. After
every round is printed how well the judge ranks the passages of the kept papers, which it never learns.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from fundingkit.catalogue.call import Call
from fundingkit.matching.encoder import LONGEST
from fundingkit.matching.wordpieces import PADDING, WordPieces
from fundingkit.training.base_weights import read_base_weights
from fundingkit.training.delivered import delivered_judge
from fundingkit.training.examples import (
    Example,
    PracticePaper,
    read_kept_papers,
    read_long_papers,
    read_papers,
    read_retold_papers,
    read_sentences,
    read_wordings,
)
from fundingkit.training.export import write_judge
from fundingkit.training.network import CUTS, Encoder, Judge
from fundingkit.training.vocabulary import german_words, kept_pieces

#: Kinds of sentence that the judge learns to tell apart beside its work; order as trained.
KINDS = (
    "plain", "table", "unusual", "topic", "slogan", "negated", "refused", "other_city", "call_text",
    "form", "heading", "other_sense", "wrong_object", "to_be_developed", "general",
)  # fmt: skip
#: Layers of the published encoder that are kept, from the bottom: all.
LAYERS = 12
#: Word pieces in one step, roughly.
_STEP = 2048
#: From which mean relevance of its readers a row is evidence.
_REAL = 1.5


@dataclass(frozen=True)
class Recipe:
    """How to train: rounds over the data, learning rates, and how hints count.

    In every round all retold papers are read, that share of the `invented` ones, and that share of
    what stands `alone`.
    """

    rounds: int = 10
    alone: float = 0.6
    invented: float = 1.0
    encoder_rate: float = 1e-4
    head_rate: float = 1.5e-3
    hint_weight: float = 0.1
    paper_weight: float = 0.3
    drop_own: float = 0.15
    seed: int = 7


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


@dataclass(frozen=True)
class Material:
    """Everything that teaches: sentences and wordings that stand alone, and papers."""

    alone: list[Example]
    invented: list[PracticePaper]
    retold: list[PracticePaper]

    @classmethod
    def all(cls) -> Material:
        """All that lies beside this module, but for the kept papers."""
        return cls(
            [*read_sentences(), *read_wordings()], [*read_papers(), *read_long_papers()], read_retold_papers()
        )

    def words(self) -> set[str]:
        """Every word in it."""
        rows = chain(self.alone, *(paper.rows for paper in (*self.invented, *self.retold)))
        return {word for example in rows for word in example.text.split()}


def padded(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
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

    def _batch(self, read: Sequence[tuple[Example, list[int]]]) -> Batch:
        examples = [example for example, _ in read]
        ids, mask = padded([ids for _, ids in read])
        target = torch.zeros(len(examples), len(self.index), CUTS)
        weight = torch.full((len(examples), len(self.index), 1), self.recipe.hint_weight)
        for row, example in enumerate(examples):
            if example.complete:
                weight[row] = self.recipe.paper_weight
            for requirement in example.named:
                number = self.index[requirement]
                weight[row, number] = 1.0 if requirement == example.asked or example.complete else 0.7
                for cut in range(CUTS):
                    target[row, number, cut] = example.at_least(requirement, cut + 1)
        commitment = torch.tensor([example.level_shares() for example in examples])
        kind = torch.tensor([-100 if e.complete else KINDS.index(e.kind) for e in examples])
        return Batch(ids, mask, target, weight, commitment, kind)

    def embed_questions(self, questions: list[str]) -> None:
        """Represent every requirement by the present encoder; done again before every round."""
        self.judge.eval()
        with torch.no_grad():
            ids, mask = padded([self.pieces.encode(question, LONGEST) for question in questions])
            self.judge.questions.copy_(self.judge.embed(ids, mask))

    def _steps(self, material: Material) -> list[list[tuple[Example, list[int]]]]:
        """A round in random steps of about as many pieces each, passages of like length together."""
        chosen = self.rng.sample(material.alone, round(self.recipe.alone * len(material.alone)))
        invented = self.rng.sample(material.invented, round(self.recipe.invented * len(material.invented)))
        chosen += [row for paper in (*invented, *material.retold) for row in paper.rows]
        self.rng.shuffle(chosen)
        found: list[list[tuple[Example, list[int]]]] = []
        chunk = 1280
        for start in range(0, len(chosen), chunk):
            read = [
                (e, self.pieces.encode(_varied(e.text, self.rng), LONGEST))
                for e in chosen[start : start + chunk]
            ]
            step: list[tuple[Example, list[int]]] = []
            for example, ids in sorted(read, key=lambda pair: len(pair[1])):
                if step and (len(step) + 1) * len(ids) > _STEP:
                    found.append(step)
                    step = []
                step.append((example, ids))
            found.append(step)
        self.rng.shuffle(found)
        return found

    def train(
        self,
        material: Material,
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
            fused=True,
        )
        count = recipe.rounds * len(self._steps(material))
        warm = max(1, count // 15)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / warm, max(0.02, (count - step) / (count - warm)))
        )
        allowed = torch.ones(len(self.index)) if own is None else own
        for number in range(recipe.rounds):
            self.embed_questions(questions)
            judge.train()
            total, begun = 0.0, time.monotonic()
            batches = self._steps(material)
            for read in batches:
                batch = self._batch(read)
                keep = (torch.rand(len(self.index)) > recipe.drop_own).float() * allowed
                relevance, commitment, kind = judge(batch.ids, batch.mask, keep)
                loss = nn.functional.binary_cross_entropy_with_logits(
                    relevance, batch.target, batch.weight.expand_as(relevance), reduction="sum"
                ) / len(relevance)
                loss = loss + nn.functional.cross_entropy(commitment, batch.commitment)
                if (batch.kind >= 0).any():
                    loss = loss + 0.3 * nn.functional.cross_entropy(kind, batch.kind)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
            seconds = time.monotonic() - begun
            print(f"round {number + 1}: loss {total / len(batches):.3f}, {seconds:.0f} s", flush=True)
            self.embed_questions(questions)
            after_round(number)

    def ranking(self, papers: Sequence[PracticePaper]) -> str:
        """How well the judge alone ranks passages of papers it has not seen, in words and figures."""
        hits, precisions = [], []
        for paper in papers:
            with torch.no_grad():
                chances = self.chances(paper)
            for requirement, column in self.index.items():
                real = np.array([row.relevance(requirement) >= _REAL for row in paper.rows])
                if not real.any():
                    continue
                order = np.argsort(-chances[:, column, 1])
                found = real[order]
                hits.append(bool(found[0]))
                precisions.append((np.cumsum(found) / np.arange(1, len(found) + 1))[found].mean())
        return f"first hit {np.mean(hits):.3f}, average precision {np.mean(precisions):.3f}, n {len(hits)}"

    def chances(self, paper: PracticePaper) -> np.ndarray:
        """Log odds of the cuts for every row of a paper, (rows, requirements, 3)."""
        self.judge.eval()
        ids, mask = padded([self.pieces.encode(row.text, LONGEST) for row in paper.rows])
        relevance, _, _ = self.judge(ids, mask, torch.ones(len(self.index)))
        result: np.ndarray = relevance.numpy()
        return result


def train_judge(call: Call, begin: Path, folder: Path, recipe: Recipe) -> None:
    """Train the judge for a call on all sentences and papers, and write its files into `folder`.

    `begin` is the file of the published encoder, or the folder of a delivered judge, which is then
    trained further.
    """
    material = Material.all()
    titles, questions = asked(call)
    judge, pieces, scores = _begun(begin, material, len(titles))
    unseen = read_kept_papers()
    last: deque[dict[str, Tensor]] = deque(maxlen=AVERAGED)
    trainer = Trainer(judge, WordPieces(pieces, scores), list(titles), recipe)

    def after_round(_: int) -> None:
        last.append({name: x.clone() for name, x in judge.state_dict().items()})
        judge.load_state_dict({name: sum(state[name] for state in last) / len(last) for name in last[0]})
        trainer.embed_questions(questions)
        print(f"  {trainer.ranking(unseen)}", flush=True)
        # Written after every round, so that a training which is ended early leaves a judge.
        write_judge(judge, pieces, scores, titles, folder)
        judge.load_state_dict(last[-1])

    trainer.train(material, questions, after_round=after_round)


def asked(call: Call) -> tuple[dict[str, str], list[str]]:
    """Titles of the requirements by id, and their questions, both in the order of the ids."""
    requirements = sorted((requirement for _, requirement in call.requirements()), key=lambda r: r.id)
    return {r.id: r.title for r in requirements}, [f"{r.title}: {r.question}" for r in requirements]


def _begun(begin: Path, material: Material, requirements: int) -> tuple[Judge, list[str], list[float]]:
    """A judge to train, with the pieces of its vocabulary and their scores."""
    if begin.is_dir():
        return delivered_judge(begin, requirements, len(KINDS))
    base = read_base_weights(begin)
    keep = kept_pieces(base, material.words() | german_words())
    judge = Judge(Encoder(base, keep, LAYERS), base.hidden, requirements, len(KINDS))
    return judge, [base.pieces[i] for i in keep], [float(base.scores[i]) for i in keep]
