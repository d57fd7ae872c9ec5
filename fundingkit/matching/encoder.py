"""From text to token states: the bundled encoder, run by onnxruntime.

Same text, same states: every passage is computed with others of its own length only, so that
neither the batch nor the number of threads changes a bit of the result.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from fundingkit.errors import ModelDamaged
from fundingkit.matching.wordpieces import WordPieces

Matrix = NDArray[np.float32]
FOLDER = Path(__file__).parent / "model"
#: Word pieces of a passage that are read; the rest of a longer one is ignored.
LONGEST = 160
_BATCH_PIECES = 2048


class PassageEncoder:
    """Word pieces to states of 384 numbers each, one per piece, begin and end left out."""

    def __init__(self, folder: Path = FOLDER) -> None:
        lines = verified(folder, "pieces.tsv").read_text("utf-8").splitlines()
        rows = (line.rpartition("\t") for line in lines)
        pieces = [(piece, float(score)) for piece, _, score in rows]
        self._pieces = WordPieces([piece for piece, _ in pieces], [score for _, score in pieces])
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # A waiting thread that spins takes the core from the pages beside it.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(verified(folder, "encoder.onnx")), options, providers=["CPUExecutionProvider"]
        )

    def states(self, texts: Sequence[str], progress: Callable[[int], None] = lambda _: None) -> list[Matrix]:
        """Token states of each text, in the order given. `progress` hears how many are done."""
        cut = [self._pieces.encode(text, LONGEST) for text in texts]
        by_length: dict[int, list[int]] = {}
        for index, ids in enumerate(cut):
            by_length.setdefault(len(ids), []).append(index)
        result: list[Matrix] = [np.empty((0, 0), np.float32)] * len(texts)
        done = 0
        for length in sorted(by_length):
            members = by_length[length]
            size = max(1, _BATCH_PIECES // length)
            for start in range(0, len(members), size):
                batch = members[start : start + size]
                ids_ = np.array([cut[index] for index in batch], dtype=np.int64)
                mask = np.ones(ids_.shape, dtype=np.float32)
                states = self._session.run(None, {"ids": ids_, "mask": mask})[0]
                for row, index in enumerate(batch):
                    result[index] = states[row]
                done += len(batch)
                progress(done)
        return result


def verified(folder: Path, name: str) -> Path:
    """Where a bundled file lies. Raises `ModelDamaged` where it is missing or not the one delivered."""
    path = folder / name
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != checksums(folder).get(name):
        raise ModelDamaged(name)
    return path


@cache
def checksums(folder: Path = FOLDER) -> dict[str, str]:
    """Checksums of the bundled files, by name; part of the engine's version."""
    path = folder / "checksums.json"
    if not path.is_file():
        raise ModelDamaged(path.name)
    sums: dict[str, str] = json.loads(path.read_text("utf-8"))
    return sums
