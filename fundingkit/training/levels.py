"""Training what reads how binding the passages of a paper are, on the finished encoder.

    python -m fundingkit.training levels

The rows of the retold papers teach it, each between its neighbours and as all of its readers saw it, and
the passages of `wordings.tsv`, each alone. The levels beside the sentences on relevance do not: they were
given in passing and pull it away from how officers read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from fundingkit.matching.encoder import Matrix, PassageEncoder
from fundingkit.training.examples import Example, read_retold_papers, read_wordings
from fundingkit.training.export import write_levels
from fundingkit.training.network import LevelHead

_ROUNDS, _RATE, _SEED = 8, 2e-3, 7
#: So many of the passages that stand alone are read in one step; of a paper, all.
_APART = 100


def train_levels(folder: Path) -> None:
    """Train for a minute and write the bundled file."""
    torch.manual_seed(_SEED)
    encoder = PassageEncoder(folder)
    wordings = _Read(read_wordings(), encoder)
    papers = [_Read(paper.rows, encoder) for paper in read_retold_papers()]
    head = LevelHead(papers[0].states[0].shape[1])
    apart = range(0, len(wordings.states), _APART)
    optimiser = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, _RATE, total_steps=_ROUNDS * (len(papers) + len(apart))
    )
    losses = nn.CrossEntropyLoss(label_smoothing=0.05)
    rng = random.Random(_SEED)
    for _ in range(_ROUNDS):
        order = rng.sample(range(len(wordings.states)), len(wordings.states))
        steps = [(wordings, order[start : start + _APART]) for start in apart]
        steps += [(paper, list(range(len(paper.states)))) for paper in papers]
        rng.shuffle(steps)
        for read, rows in steps:
            states, mask = padded([read.states[row] for row in rows])
            loss = losses(head(states, mask, apart=read is wordings), read.levels[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    print(f"{len(papers)} papers, loss of the last step {loss.item():.3f}", flush=True)
    write_levels(head.eval(), folder)


class _Read:
    """Passages as the encoder sees them, and which share of their readers gave each level."""

    def __init__(self, examples: Sequence[Example], encoder: PassageEncoder) -> None:
        self.states = encoder.states([example.text for example in examples])
        self.levels = torch.tensor([example.level_shares() for example in examples])


def padded(states: Sequence[Matrix]) -> tuple[Tensor, Tensor]:
    """States filled up to the longest passage, and the mask of what is real."""
    filled = nn.utils.rnn.pad_sequence([torch.from_numpy(one) for one in states], batch_first=True)
    mask = nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in states], batch_first=True)
    return filled, mask
