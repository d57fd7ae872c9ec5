"""Encoders that an administrator may set in place of the bundled one, and none at all.

A folder with an ONNX model and its `tokenizer.json`, or an address that speaks the embeddings
interface of OpenAI. Both give one vector for a text; nearness is the cosine of two vectors.
"""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from fundingkit.errors import EncoderUnreachable, EncoderUnusable
from fundingkit.matching.encoder import Matrix

#: Characters of a text that are read; passages are shorter.
LONGEST = 2000
_PIECES = 512
_BATCH = 32
_MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_PROBE = "Der Gemeinderat beschließt die Digitalstrategie der Stadt."
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE}
_LARGEST_ANSWER = 200_000_000

Vectors = Callable[[Sequence[str]], Matrix]


def readable(text: str) -> str:
    """The text as any tokenizer or server can take it: cut, no NUL, no half of a character pair."""
    short = text[:LONGEST].replace("\x00", " ")
    return short.encode("utf-8", "replace").decode("utf-8").strip()


class NoMeaning:
    """No encoder: no text is near any other, and words alone decide."""

    name = "ohne Sprachmodell"
    version = "none"

    def similarity(self, quotes: Sequence[str], phrases: Sequence[str]) -> Matrix:
        """Zero for every pair."""
        return np.zeros((len(quotes), len(phrases)), np.float32)


class _VectorMeaning:
    """Nearness by the cosine of one vector for each text; remembers the phrases it was asked."""

    def __init__(self, name: str, version: str, vectors: Vectors) -> None:
        self.name, self.version = name, version
        self._vectors = vectors
        self._phrases: dict[tuple[str, ...], Matrix] = {}

    def similarity(self, quotes: Sequence[str], phrases: Sequence[str]) -> Matrix:
        """The cosine of every quote (rows) and every phrase (columns), -1.0 to 1.0; 0.0 for blank text."""
        if not quotes or not phrases:
            return np.zeros((len(quotes), len(phrases)), np.float32)
        asked = tuple(phrases)
        if asked not in self._phrases:
            self._phrases = {asked: self._units(asked)}
        left, right = self._units(quotes), self._phrases[asked]
        if left.shape[1] != right.shape[1]:  # one side is nothing but blank texts
            return np.zeros((len(quotes), len(phrases)), np.float32)
        result: Matrix = left @ right.T
        return result

    def _units(self, texts: Sequence[str]) -> Matrix:
        """Vectors of length one in the order of the texts; zeros for blank ones."""
        clean = [readable(text) for text in texts]
        different = sorted({text for text in clean if text})
        if not different:
            return np.zeros((len(texts), 1), np.float32)
        vectors = self._vectors(different)
        units = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        row = {text: number for number, text in enumerate(different)}
        result = np.zeros((len(texts), units.shape[1]), np.float32)
        for number, text in enumerate(clean):
            if text:
                result[number] = units[row[text]]
        return result


class FolderMeaning(_VectorMeaning):
    """A model in a folder: an ONNX file and `tokenizer.json`, as sentence-transformers exports them.

    Where the folder says how to pool (`1_Pooling/config.json`), that holds, else the mean.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model. Raises `EncoderUnusable` where a file or the tokenizer library is missing."""
        model = _model_file(folder)
        self._tokenizer = _tokenizer(folder)
        try:
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 4
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises classes of its own that share no public base
            raise EncoderUnusable(f"{model} ist kein lesbares ONNX-Modell.") from error
        self._inputs = {node.name for node in self._session.get_inputs()}
        if not self._inputs & {"input_ids", "ids"}:
            raise EncoderUnusable(f"{model} erwartet keine Eingabe „input_ids“.")
        self._first = _pools_first(folder)
        super().__init__(f"Ordner {folder.name}", _fingerprint(folder, model), self._encode)

    def _encode(self, texts: Sequence[str]) -> Matrix:
        cut = [self._tokenizer.encode(text).ids[:_PIECES] or [0] for text in texts]
        by_length: dict[int, list[int]] = {}
        for number, ids in enumerate(cut):
            by_length.setdefault(len(ids), []).append(number)
        rows: list[Matrix] = [np.empty(0, np.float32)] * len(texts)
        for length in sorted(by_length):
            members = by_length[length]
            for start in range(0, len(members), _BATCH):
                batch = members[start : start + _BATCH]
                pooled = self._pooled(np.array([cut[number] for number in batch], np.int64))
                for row, number in enumerate(batch):
                    rows[number] = pooled[row]
        return np.stack(rows)

    def _pooled(self, ids: np.ndarray) -> Matrix:
        """One vector for each row; all rows have the same number of pieces, so none is filled up."""
        given = {"input_ids": ids, "ids": ids, "attention_mask": np.ones_like(ids)}
        given |= {
            "token_type_ids": np.zeros_like(ids),
            "position_ids": np.arange(ids.shape[1])[None, :] + 0 * ids,
        }
        states = self._session.run(None, {name: given[name] for name in self._inputs if name in given})[0]
        if states.ndim == 3:
            states = states[:, 0] if self._first else states.mean(axis=1)
        result: Matrix = np.nan_to_num(states.astype(np.float32))
        return result


class AddressMeaning(_VectorMeaning):
    """A model behind an address that speaks the embeddings interface of OpenAI.

    `pause` waits between two attempts where the server is busy; `timeout` is in seconds.
    """

    def __init__(
        self,
        address: str,
        model: str,
        key: str = "",
        *,
        timeout: float = 30.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask once, to know the model by its answer. Raises `EncoderUnreachable`."""
        self._address, self._model, self._key = _embeddings_address(address), model, key
        self._timeout, self._pause = timeout, pause
        # Neither proxies of the environment nor redirects: only the address that was set is asked.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
        self._width = 0
        probe = self._embed([_PROBE])
        self._width = probe.shape[1]
        said = json.dumps([self._address, model, self._width, np.round(probe[0], 2).tolist()[:64]])
        version = hashlib.sha256(said.encode()).hexdigest()[:16]
        super().__init__(f"{model or 'Modell'} unter {self._address}", version, self._embed)

    def _embed(self, texts: Sequence[str]) -> Matrix:
        parts = [self._asked(list(texts[start : start + _BATCH])) for start in range(0, len(texts), _BATCH)]
        if len({part.shape[1] for part in parts} | {self._width or parts[0].shape[1]}) != 1:
            raise EncoderUnreachable(self._address, "Die Vektoren sind verschieden lang.")
        return np.concatenate(parts)

    def _asked(self, texts: list[str]) -> Matrix:
        body = json.dumps({"model": self._model, "input": texts, "encoding_format": "float"}).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address, body, headers, method="POST")  # noqa: S310 - http(s) only
        for attempt in (1, 2, 3):
            try:
                with self._opener.open(request, timeout=self._timeout) as answer:
                    return self._read(answer.read(_LARGEST_ANSWER), len(texts))
            except urllib.error.HTTPError as error:
                if error.code not in _BUSY or attempt == 3:
                    why = f"Der Server meldet {error.code} ({error.reason})."
                    raise EncoderUnreachable(self._address, why) from error
                self._pause(attempt)
            except (urllib.error.URLError, TimeoutError, OSError, ValueError) as error:
                why = f"Grund: {getattr(error, 'reason', error)}."
                raise EncoderUnreachable(self._address, why) from error
        raise AssertionError  # the loop returns or raises

    def _read(self, answer: bytes, count: int) -> Matrix:
        """The vectors of an answer in the order of the texts."""
        try:
            data: list[dict[str, Any]] = json.loads(answer)["data"]
            ordered = sorted(data, key=lambda entry: int(entry.get("index", 0)))
            vectors = np.array([entry["embedding"] for entry in ordered], np.float32)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise EncoderUnreachable(self._address, "Die Antwort enthält keine Vektoren.") from error
        if (
            vectors.ndim != 2
            or len(vectors) != count
            or not vectors.shape[1]
            or not np.isfinite(vectors).all()
        ):
            raise EncoderUnreachable(self._address, f"Statt {count} Vektoren kam etwas anderes.")
        return vectors


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key must not travel to another address than the one that was set."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Leave the redirect as the error that it then is."""


def _embeddings_address(address: str) -> str:
    parts = urllib.parse.urlsplit(address.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EncoderUnreachable(address, "Die Adresse beginnt nicht mit http:// oder https://.")
    path = parts.path.rstrip("/")
    if not path.endswith("/embeddings"):
        path += "/embeddings" if path.endswith("/v1") else "/v1/embeddings"
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _model_file(folder: Path) -> Path:
    for name in _MODELS:
        if (folder / name).is_file():
            return folder / name
    raise EncoderUnusable(
        f"Im Ordner {folder} liegt keine Datei {_MODELS[0]} (auch nicht im Unterordner onnx). "
        "Ein Modell von sentence-transformers muss vorher als ONNX ausgegeben werden."
    )


def _tokenizer(folder: Path) -> Any:
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise EncoderUnusable(f"Im Ordner {folder} fehlt die Datei tokenizer.json.")
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415 - only who sets a folder needs the library
    except ImportError as error:
        raise EncoderUnusable(
            "Dafür wird die Bibliothek „tokenizers“ gebraucht: „pip install tokenizers“."
        ) from error
    try:
        tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
    except Exception as error:  # the library raises bare Exception
        raise EncoderUnusable(f"{path} ist keine lesbare Tokenizer-Datei.") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(_PIECES)
    return tokenizer


def _pools_first(folder: Path) -> bool:
    path = folder / "1_Pooling" / "config.json"
    if not path.is_file():
        return False
    try:
        return bool(json.loads(path.read_text("utf-8")).get("pooling_mode_cls_token"))
    except (ValueError, AttributeError) as error:
        raise EncoderUnusable(f"{path} ist nicht lesbar.") from error


def _fingerprint(folder: Path, model: Path) -> str:
    """Changes with the model, its tokenizer or its pooling."""
    digest = hashlib.sha256()
    for path in (
        model,
        model.with_suffix(".onnx_data"),
        folder / "tokenizer.json",
        folder / "1_Pooling/config.json",
    ):
        if path.is_file():
            with path.open("rb") as data:
                digest.update(hashlib.file_digest(data, "sha256").digest())
    return digest.hexdigest()[:16]
