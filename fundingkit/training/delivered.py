"""A delivered judge, read back to be trained further."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from fundingkit.matching.encoder import verified
from fundingkit.training.base_weights import Array, BaseWeights
from fundingkit.training.export import APART, PLACES, SCALE, WORDS
from fundingkit.training.network import TENSORS, Encoder, Judge


def read_delivered(folder: Path) -> tuple[BaseWeights, dict[str, torch.Tensor]]:
    """The encoder of a folder as weights to begin with, and its heads by their names in the network.

    Raises `ModelDamaged` where a file is missing or changed.
    """
    lines = verified(folder, "pieces.tsv").read_text("utf-8").splitlines()
    pieces, scores = zip(*(line.rsplit("\t", 1) for line in lines), strict=True)
    graph = onnx.load(verified(folder, "encoder.onnx")).graph
    learnt = {one.name: numpy_helper.to_array(one).copy() for one in graph.initializer}
    norm = next(node for node in graph.node if node.op_type == "LayerNormalization")
    epsilon = next(one.f for one in norm.attribute if one.name == "epsilon")
    layers = sum(name.endswith(".query.weight") for name in learnt)
    tensors: dict[str, Array] = {
        "emb.word": learnt[WORDS] * learnt[SCALE],
        "emb.pos": learnt[PLACES].astype(np.float32),
        "emb.type": np.zeros(1, np.float32),
        "emb.ln.w": learnt["norm.weight"],
        "emb.ln.b": learnt["norm.bias"],
    }
    for layer in range(layers):
        for own, theirs in TENSORS.items():
            weight = learnt[f"layers.{layer}.{own}.weight"].astype(np.float32)
            tensors[f"l{layer}.{theirs}.w"] = np.ascontiguousarray(weight.T)
            tensors[f"l{layer}.{theirs}.b"] = learnt[f"layers.{layer}.{own}.bias"]
    _, inner = learnt["layers.0.inner.weight"].shape
    _, _, heads, width = learnt[APART].tolist()
    base = BaseWeights(
        heads * width, layers, heads, inner, epsilon, list(pieces), np.array(scores, np.float32), tensors
    )
    with np.load(verified(folder, "heads.npz")) as arrays:
        named = {name: arrays[name] for name in arrays if arrays[name].dtype == np.float16}
    return base, {name: torch.from_numpy(value.astype(np.float32)) for name, value in named.items()}


def delivered_judge(folder: Path, requirements: int, kinds: int) -> tuple[Judge, list[str], list[float]]:
    """The judge that was written into a folder, with the pieces of its vocabulary and their scores."""
    base, heads = read_delivered(folder)
    encoder = Encoder(base, list(range(len(base.pieces))), base.layers)
    judge = Judge(encoder, base.hidden, requirements, kinds)
    judge.load_state_dict(heads, strict=False)
    return judge, base.pieces, base.scores.tolist()
