"""Writing the trained judge as files that the engine reads without torch.

`encoder.onnx` turns piece ids into token states: weights in half precision, the word table in
8 bits with a scale per piece. `heads.npz` and `levels.npz` hold what is asked of the states,
`pieces.tsv` the vocabulary. Together they are what `fundingkit.matching` loads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from fundingkit.matching.encoder import checksums
from fundingkit.matching.level_reader import FILE as LEVELS_FILE
from fundingkit.training.network import Judge, LevelHead

OPSET = 20
#: Names in the graph: the word table, its scale per piece, the places, and how heads are told apart.
WORDS, SCALE, PLACES, APART = "words", "words.scale", "places.weight", "apart"
#: Heads that only shape the encoder while it learns.
_LESSONS = ("gist_query.", "commitment.", "kind.")


class _Graph:
    """Collects nodes and weights; every method returns the name of its result.

    What was learnt keeps its name in the network, so that a delivered judge can be trained further.
    """

    def __init__(self, state: Mapping[str, NDArray[np.float32]]) -> None:
        self.state = state
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, value: NDArray[np.generic], name: str = "") -> str:
        name = name or f"c{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def learnt(self, name: str) -> str:
        return self.constant(self.state[name], name)

    def half(self, value: NDArray[np.float32], name: str) -> str:
        return self.node("Cast", self.constant(value.astype(np.float16), name), to=TensorProto.FLOAT)

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x: str, name: str) -> str:
        weight = self.half(self.state[f"{name}.weight"].T, f"{name}.weight")
        return self.node("Add", self.node("MatMul", x, weight), self.learnt(f"{name}.bias"))

    def norm(self, x: str, name: str, epsilon: float) -> str:
        weight, bias = self.learnt(f"{name}.weight"), self.learnt(f"{name}.bias")
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=epsilon)


def encoder_graph(judge: Judge) -> onnx.ModelProto:
    """The encoder as an ONNX model: `ids` and `mask` (batch, length) to `states` (batch, length, hidden)."""
    graph = _Graph({name: tensor.detach().numpy() for name, tensor in judge.encoder.state_dict().items()})
    words = graph.state["words.weight"]
    hidden = words.shape[1]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127
    table = np.round(words / np.maximum(scale, 1e-8)).astype(np.int8)
    rows = graph.node("Cast", graph.node("Gather", graph.constant(table, WORDS), "ids"), to=TensorProto.FLOAT)
    x = graph.node("Mul", rows, graph.node("Gather", graph.constant(scale.astype(np.float32), SCALE), "ids"))
    length = graph.node("Gather", graph.node("Shape", "ids"), graph.constant(np.array([1])))
    zero = graph.constant(np.array([0]))
    places = graph.node("Slice", graph.half(graph.state[PLACES], PLACES), zero, length, zero)
    x = graph.norm(graph.node("Add", x, places), "norm", judge.encoder.norm.eps)
    closed = graph.node(
        "Mul",
        graph.node("Sub", graph.constant(np.array([1.0], np.float32)), "mask"),
        graph.constant(np.array([-1e4], np.float32)),
    )
    bias = graph.node("Unsqueeze", closed, graph.constant(np.array([1, 2])))
    heads = judge.encoder.layers[0].heads
    apart = graph.constant(np.array([0, 0, heads, hidden // heads]), APART)
    joined = graph.constant(np.array([0, 0, hidden]))
    root = graph.constant(np.array([np.sqrt(hidden // heads)], np.float32))
    for number, layer in enumerate(judge.encoder.layers):
        own = f"layers.{number}"
        query, key, value = (
            graph.node("Transpose", graph.node("Reshape", graph.linear(x, f"{own}.{name}"), apart), perm=perm)
            for name, perm in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
        )
        scores = graph.node("Add", graph.node("Div", graph.node("MatMul", query, key), root), bias)
        mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
        mixed = graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), joined)
        x = graph.norm(
            graph.node("Add", x, graph.linear(mixed, f"{own}.out")),
            f"{own}.attention_norm",
            layer.attention_norm.eps,
        )
        inner = graph.node("Gelu", graph.linear(x, f"{own}.inner"))
        x = graph.norm(
            graph.node("Add", x, graph.linear(inner, f"{own}.outer")),
            f"{own}.output_norm",
            layer.output_norm.eps,
        )
    graph.nodes.append(helper.make_node("Identity", [x], ["states"]))
    value_info = helper.make_tensor_value_info
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "passage-encoder",
            [
                value_info("ids", TensorProto.INT64, ["b", "t"]),
                value_info("mask", TensorProto.FLOAT, ["b", "t"]),
            ],
            [value_info("states", TensorProto.FLOAT, ["b", "t", hidden])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="fundingkit",
    )
    model.ir_version = 9
    return model


def head_arrays(judge: Judge) -> dict[str, NDArray[np.float32]]:
    """What is asked of the token states, by name; shapes as in `fundingkit.training.network.Judge`."""
    names = [name for name in judge.state_dict() if not name.startswith(("encoder.", *_LESSONS))]
    return {name: judge.state_dict()[name].numpy().astype(np.float32) for name in names}


def write_judge(
    judge: Judge, pieces: list[str], scores: list[float], requirements: dict[str, str], folder: Path
) -> None:
    """Write the three files and their checksums, which the engine's version is made of.

    `requirements` are the titles by id, in the order of the judge's rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(judge), folder / "encoder.onnx")
    arrays: dict[str, NDArray[Any]] = {
        name: value.astype(np.float16) for name, value in head_arrays(judge).items()
    }
    titles = np.array(list(requirements.values()))
    arrays |= {"requirements": np.array(list(requirements)), "titles": titles}
    np.savez(folder / "heads.npz", **arrays)  # type: ignore[arg-type]  # names are the arrays' own
    lines = (f"{piece}\t{score:.4f}" for piece, score in zip(pieces, scores, strict=True))
    (folder / "pieces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_checksums(folder)


def write_levels(head: LevelHead, folder: Path) -> None:
    """Write what reads the level of commitment, and the checksums anew."""
    arrays = {name: value.numpy().astype(np.float16) for name, value in head.state_dict().items()}
    np.savez(folder / LEVELS_FILE, **arrays)
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write the checksums of the bundled files that are there."""
    names = ("encoder.onnx", "heads.npz", LEVELS_FILE, "pieces.tsv")
    there = [name for name in names if (folder / name).is_file()]
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in there}
    (folder / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    checksums.cache_clear()
