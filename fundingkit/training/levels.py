"""Training what reads how binding a passage is, on the finished encoder.

    python -m fundingkit.training levels

The passages of `wordings.tsv`, twice, and the rows of the retold papers teach it. The levels beside the
sentences on relevance do not: they were given in passing and pull it away from how officers read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from fundingkit.matching.encoder import Matrix, PassageEncoder
from fundingkit.scale import Commitment
from fundingkit.training.examples import read_retold_papers, read_wordings
from fundingkit.training.export import write_levels
from fundingkit.training.network import LevelHead

_ROUNDS, _BATCH, _RATE, _SEED = 8, 64, 3e-3, 7
_LEVELS = list(Commitment)


def train_levels(folder: Path) -> None:
    """Train for a minute and write the bundled file."""
    torch.manual_seed(_SEED)
    examples = [*read_wordings() * 2, *(row for paper in read_retold_papers() for row in paper.rows)]
    states = PassageEncoder(folder).states([example.text for example in examples])
    levels = [_LEVELS.index(example.commitment) for example in examples]
    head = LevelHead(states[0].shape[1])
    # Passages of like length together, so that little is filled up.
    order = sorted(range(len(examples)), key=lambda row: len(states[row]))
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    optimiser = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=_ROUNDS * len(batches))
    losses = nn.CrossEntropyLoss(label_smoothing=0.1)
    rng = random.Random(_SEED)
    for _ in range(_ROUNDS):
        rng.shuffle(batches)
        for rows in batches:
            loss = losses(
                head(*padded([states[row] for row in rows])), torch.tensor([levels[r] for r in rows])
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    print(f"{len(examples)} passages, loss of the last batch {loss.item():.3f}", flush=True)
    write_levels(head.eval(), folder)


def padded(states: Sequence[Matrix]) -> tuple[Tensor, Tensor]:
    """States filled up to the longest passage, and the mask of what is real."""
    filled = nn.utils.rnn.pad_sequence([torch.from_numpy(one) for one in states], batch_first=True)
    mask = nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in states], batch_first=True)
    return filled, mask
