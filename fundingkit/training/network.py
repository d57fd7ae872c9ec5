"""The judge as a network: a shortened encoder with one question per requirement over its tokens.

Only training needs torch; what is trained runs as an ONNX graph (`fundingkit.training.export`).
Every requirement asks the tokens of a passage with a query vector, pools what answers, and three
cut points say whether the relevance is at least 1, 2 and 3. Query and weights of a requirement
are a shared linear map of its embedded question plus an own correction. In training the
correction is left out at random, so that a requirement never seen still gets a useful judge.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from fundingkit.training.base_weights import BaseWeights

CUTS = 3
COMMITMENTS = 5
#: Parts of a layer, and what the published encoder calls their tensors.
TENSORS = {"query": "q", "key": "k", "value": "v", "out": "ao", "inner": "fi", "outer": "fo",
           "attention_norm": "aln", "output_norm": "oln"}  # fmt: skip


class StockedDropout(nn.Module):
    """Dropout whose masks are cut from a stock: drawing each anew would take as long as the layers."""

    def __init__(self, chance: float, stock: int = 1 << 23) -> None:
        super().__init__()
        kept = (torch.rand(stock) >= chance).to(torch.bfloat16) / (1 - chance)
        self.register_buffer("stock", kept, persistent=False)

    def forward(self, states: Tensor) -> Tensor:
        """The states, some of them zero while training."""
        if not self.training:
            return states
        count = states.numel()
        at = int(torch.randint(len(self.stock) - count, (1,)))
        return states * self.stock[at : at + count].view_as(states).to(states.dtype)


class Layer(nn.Module):
    """One transformer layer of the encoder (attention, then feed-forward, norms after each)."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, dropout: nn.Module) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.attention_norm, self.output_norm = (nn.LayerNorm(hidden, eps=epsilon) for _ in range(2))
        self.inner, self.outer = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.dropout = dropout

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of the next layer; `bias` closes the places that are only filled up."""
        batch, length, hidden = states.shape

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(hidden // self.heads) + bias, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, hidden)
        states = self.attention_norm(states + self.dropout(self.out(mixed)))
        return self.output_norm(states + self.dropout(self.outer(nn.functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Word pieces to token states, with the lowest `layers` layers of the published encoder."""

    def __init__(self, base: BaseWeights, keep: list[int], layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        tensor = {name: torch.from_numpy(value) for name, value in base.tensors.items()}
        self.words = nn.Embedding.from_pretrained(tensor["emb.word"][keep].clone(), freeze=True)
        self.places = nn.Embedding.from_pretrained(tensor["emb.pos"] + tensor["emb.type"], freeze=True)
        self.norm = nn.LayerNorm(base.hidden, eps=base.epsilon)
        self.norm.weight.data, self.norm.bias.data = tensor["emb.ln.w"].clone(), tensor["emb.ln.b"].clone()
        shared = StockedDropout(dropout)
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.heads, base.inner, base.epsilon, shared) for _ in range(layers)
        )
        for number, layer in enumerate(self.layers):
            for own, theirs in TENSORS.items():
                module = getattr(layer, own)
                module.weight.data = tensor[f"l{number}.{theirs}.w"].clone()
                module.bias.data = tensor[f"l{number}.{theirs}.b"].clone()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states (batch, length, hidden) of padded piece ids."""
        places = torch.arange(ids.shape[1])
        states = self.norm(self.words(ids) + self.places(places)[None])
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return states


class Judge(nn.Module):
    """Encoder and heads: relevance cut points per requirement.

    Commitment and kind of a passage are lessons beside: they shape the encoder and are not delivered.
    """

    def __init__(self, encoder: Encoder, hidden: int, requirements: int, kinds: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.shared_query = nn.Linear(hidden, hidden)
        self.shared_cut = nn.Linear(hidden, hidden * CUTS)
        self.shared_bias = nn.Linear(hidden, CUTS)
        self.own_query = nn.Parameter(torch.zeros(requirements, hidden))
        self.own_cut = nn.Parameter(torch.zeros(requirements, CUTS, hidden))
        self.own_bias = nn.Parameter(torch.zeros(requirements, CUTS))
        self.gist_query = nn.Linear(hidden, 1)
        self.commitment = nn.Sequential(nn.Dropout(0.1), nn.Linear(hidden, COMMITMENTS))
        self.kind = nn.Linear(hidden, kinds)
        self.shared_bias.bias.data = torch.tensor([-3.0, -4.0, -6.0])
        self.register_buffer("questions", torch.zeros(requirements, hidden))

    def embed(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Mean of the token states, of unit length: how a requirement's question is represented."""
        states = self._read(ids, mask)
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.normalize(mean, dim=-1) * math.sqrt(mean.shape[-1]) / 4

    def heads(self, own: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Query, weights and bias of every requirement; `own` (0 or 1 each) keeps its correction."""
        requirements, hidden = self.own_query.shape
        query = self.shared_query(self.questions) + own[:, None] * self.own_query
        cut = (
            self.shared_cut(self.questions).view(requirements, CUTS, hidden)
            + own[:, None, None] * self.own_cut
        )
        bias = self.shared_bias(self.questions) + own[:, None] * self.own_bias
        return query, cut, bias

    def forward(self, ids: Tensor, mask: Tensor, own: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Log odds of the relevance cuts, of commitment and of kind for every passage."""
        states = self._read(ids, mask)
        query, cut, bias = self.heads(own)
        closed = ((1.0 - mask) * -1e4)[:, None, :]
        scale = math.sqrt(states.shape[-1])
        attention = torch.softmax(torch.einsum("bth,rh->brt", states, query) / scale + closed, -1)
        pooled = attention @ states
        relevance = torch.einsum("brh,rch->brc", pooled, cut) / scale + bias
        weights = torch.softmax(self.gist_query(states)[..., 0] + closed[:, 0], -1)
        gist = (weights[..., None] * states).sum(1)
        return relevance, self.commitment(gist), self.kind(gist)

    def _read(self, ids: Tensor, mask: Tensor) -> Tensor:
        # Half precision, at which processors are quicker; the heads stay exact.
        with torch.autocast("cpu", torch.bfloat16):
            states: Tensor = self.encoder(ids, mask)
        return states.float()


class LevelHead(nn.Module):
    """Asks the states of a finished encoder how binding passages are (`matching.level_reader`).

    `reach` passages before and after one are heard beside it.
    """

    def __init__(
        self, hidden: int, queries: int = 4, gist: int = 64, reach: int = 3, dropout: float = 0.3
    ) -> None:
        super().__init__()
        self.query = nn.Linear(hidden, queries)
        self.gist = nn.Linear(hidden * queries, gist)
        self.own = nn.Linear(gist, COMMITMENTS)
        self.around = nn.Conv1d(gist, gist, 2 * reach + 1, padding=reach)
        self.beside = nn.Linear(gist, COMMITMENTS, bias=False)
        self.dropout = nn.Dropout(dropout)
        # What stands around says nothing at first, so that a passage is learnt for itself before.
        nn.init.zeros_(self.beside.weight)

    def forward(self, states: Tensor, mask: Tensor, *, apart: bool = False) -> Tensor:
        """Log odds of the levels, (passages, 5), of padded states (passages, length, hidden).

        The passages follow each other in one paper, or stand `apart`, each alone.
        """
        weights = torch.softmax(self.query(states) + ((1.0 - mask) * -1e4)[..., None], dim=1)
        pooled = torch.einsum("blq,blh->bqh", weights, states).flatten(1)
        gist = self.dropout(torch.tanh(self.gist(pooled)))
        around = self.around(gist[..., None])[..., 0] if apart else self.around(gist.T[None])[0].T
        odds: Tensor = self.own(gist) + self.beside(self.dropout(torch.tanh(around)))
        return odds
