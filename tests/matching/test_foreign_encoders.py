import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from fundingkit.errors import EncoderUnreachable, EncoderUnusable
from fundingkit.matching.foreign_encoders import AddressMeaning, FolderMeaning, NoMeaning, readable

WORDS = ["rat", "beschluss", "strategie", "garten", "blume"]
VECTORS = {
    "rat": [1, 0, 0],
    "beschluss": [0.9, 0.1, 0],
    "strategie": [0.8, 0.2, 0],
    "garten": [0, 0, 1],
    "blume": [0, 0.1, 0.9],
}
STRANGE = [
    "\ufdfa" * 5000,
    "a" * 100_000,
    "Rat\x00Beschluss",
    "Rat \ud800 Beschluss",
    "",
    "   ",
    "u\u0308ber",
    "über",
]


class Server(BaseHTTPRequestHandler):
    """The embeddings interface, answering with counts of known words; `mode` makes it misbehave."""

    mode = "good"
    requests: ClassVar[list[dict]] = []
    keys: ClassVar[list[str]] = []
    busy = 0

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = type(self)
        kind.requests.append(body | {"path": self.path})
        kind.keys.append(self.headers.get("Authorization", ""))
        if kind.busy:
            kind.busy -= 1
            self.send_error(503)
            return
        if kind.mode == "refuses":
            self.send_error(401, "key missing")
            return
        if kind.mode == "redirects":
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:9/v1/embeddings")
            self.end_headers()
            return
        entries = [
            {"index": number, "embedding": [1.0 + text.lower().count(word) * 5 for word in WORDS]}
            for number, text in enumerate(body["input"])
        ]
        entries.reverse()
        answer = {
            "good": json.dumps({"data": entries}),
            "short": json.dumps({"data": entries[1:]}),
            "words": "<html>Willkommen</html>",
            "list": "[1, 2]",
            "nan": json.dumps({"data": [entry | {"embedding": [float("nan")]} for entry in entries]}),
        }[kind.mode].encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[type[Server]]:
    kind = type("OneServer", (Server,), {"requests": [], "keys": [], "mode": "good", "busy": 0})
    listening = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    kind.address = f"http://127.0.0.1:{listening.server_port}"
    yield kind
    listening.shutdown()
    listening.server_close()
    thread.join()


def test_an_address_tells_near_texts_from_far_ones(server: type[Server]) -> None:
    meaning = AddressMeaning(server.address, "klein", "geheim")
    near = meaning.similarity(["Rat und Beschluss", "Blume im Garten"], ["Beschluss des Rates", "Garten"])
    assert near.shape == (2, 2)
    assert near.dtype == np.float32
    assert near[0, 0] > near[0, 1]
    assert near[1, 1] > near[1, 0]
    assert np.allclose(meaning.similarity(["Rat"], ["Rat"]), 1.0, atol=1e-5)
    assert set(server.keys) == {"Bearer geheim"}
    assert {request["model"] for request in server.requests} == {"klein"}
    assert {request["path"] for request in server.requests} == {"/v1/embeddings"}


def test_phrases_are_asked_once_and_long_lists_in_batches(server: type[Server]) -> None:
    meaning = AddressMeaning(server.address + "/v1", "klein")
    quotes = [f"Rat {number}" for number in range(70)]
    first = meaning.similarity(quotes, ["Garten"])
    sent = len(server.requests)
    assert sent == 1 + 1 + 3  # the probe, the phrase, 70 texts by 32
    assert np.array_equal(first, meaning.similarity(quotes, ["Garten"]))
    assert len(server.requests) == sent + 3


def test_a_full_address_is_asked_as_it_stands(server: type[Server]) -> None:
    AddressMeaning(server.address + "/eigen/embeddings", "m")
    assert server.requests[0]["path"] == "/eigen/embeddings"


def test_the_version_follows_the_model(server: type[Server]) -> None:
    one, same, other = (AddressMeaning(server.address, name) for name in ("a", "a", "b"))
    assert one.version == same.version
    assert one.version != other.version


def test_strange_texts_break_nothing_over_the_wire(server: type[Server]) -> None:
    meaning = AddressMeaning(server.address, "klein")
    near = meaning.similarity(STRANGE, STRANGE)
    assert near.shape == (len(STRANGE), len(STRANGE))
    assert np.isfinite(near).all()
    assert not near[4].any()
    assert all(len(text) <= 2000 for request in server.requests for text in request["input"])


def test_a_busy_server_is_asked_again_a_little_later(server: type[Server]) -> None:
    server.busy = 2
    waited: list[float] = []
    AddressMeaning(server.address, "klein", pause=waited.append)
    assert waited == [1, 2]


def test_a_server_that_stays_busy_is_reported(server: type[Server]) -> None:
    server.busy = 9
    with pytest.raises(EncoderUnreachable, match="503"):
        AddressMeaning(server.address, "klein", pause=lambda _: None)


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        ("refuses", "401"),
        ("short", "Statt 1"),
        ("words", "keine Vektoren"),
        ("list", "keine Vektoren"),
        ("nan", "Statt 1"),
    ],
)
def test_an_answer_without_vectors_is_told_in_german(server: type[Server], mode: str, why: str) -> None:
    server.mode = mode
    with pytest.raises(EncoderUnreachable, match=why):
        AddressMeaning(server.address, "klein")


def test_a_redirect_is_not_followed_with_the_key(server: type[Server]) -> None:
    server.mode = "redirects"
    with pytest.raises(EncoderUnreachable, match="307"):
        AddressMeaning(server.address, "klein", "geheim")


def test_nobody_listening_is_told_at_once() -> None:
    with pytest.raises(EncoderUnreachable, match="antwortet nicht"):
        AddressMeaning("http://127.0.0.1:9", "klein", timeout=2)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x/y", "localhost:8080", ""])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(EncoderUnreachable, match="http"):
        AddressMeaning(address, "klein")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny model: every word has a vector of its own."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary = {"[UNK]": 0} | {word: number for number, word in enumerate(WORDS, 1)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = tokenizers.normalizers.Lowercase()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    table = np.array([[0.1, 0.1, 0.1], *(VECTORS[word] for word in WORDS)], np.float32)
    make = onnx.helper
    graph = make.make_graph(
        [make.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [make.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["batch", "length"])],
        [make.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, ["batch", "length", 3])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = make.make_model(graph, opset_imports=[make.make_opsetid("", 17)], ir_version=9)
    (tmp_path / "model.onnx").write_bytes(model.SerializeToString())
    return tmp_path


def test_a_folder_tells_near_texts_from_far_ones(folder: Path) -> None:
    meaning = FolderMeaning(folder)
    near = meaning.similarity(["Rat Beschluss", "Blume Garten"], ["Strategie", "Garten"])
    assert near[0, 0] > 0.9 > near[0, 1]
    assert near[1, 1] > near[1, 0]


def test_a_folder_gives_the_same_bytes_whatever_the_company(folder: Path) -> None:
    meaning = FolderMeaning(folder)
    alone = meaning.similarity(["Rat Beschluss Strategie"], ["Garten Blume"])
    among = meaning.similarity(["Blume", "Rat Beschluss Strategie", "Garten Garten Rat"], ["Garten Blume"])
    assert alone[0].tobytes() == among[1].tobytes()


def test_strange_texts_break_nothing_in_a_folder(folder: Path) -> None:
    near = FolderMeaning(folder).similarity(STRANGE, STRANGE)
    assert near.shape == (len(STRANGE), len(STRANGE))
    assert np.isfinite(near).all()


def test_the_pooling_of_the_folder_holds_and_changes_the_version(folder: Path) -> None:
    mean = FolderMeaning(folder)
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}', "utf-8")
    first = FolderMeaning(folder)
    assert first.version != mean.version
    assert first.similarity(["Garten Rat"], ["Garten"])[0, 0] == pytest.approx(1.0)
    assert mean.similarity(["Garten Rat"], ["Garten"])[0, 0] < 0.9


def test_a_folder_without_model_or_tokenizer_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnusable, match=r"model\.onnx"):
        FolderMeaning(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderUnusable, match=r"tokenizer\.json"):
        FolderMeaning(tmp_path)


def test_damaged_files_are_told_apart(folder: Path) -> None:
    good = (folder / "tokenizer.json").read_text("utf-8")
    (folder / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(EncoderUnusable, match="Tokenizer"):
        FolderMeaning(folder)
    (folder / "tokenizer.json").write_text(good, "utf-8")
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderUnusable, match="ONNX"):
        FolderMeaning(folder)


def test_without_encoder_nothing_is_near() -> None:
    near = NoMeaning().similarity(["Rat", "Garten"], ["Rat"])
    assert near.shape == (2, 1)
    assert not near.any()


def test_no_texts_give_an_empty_matrix(folder: Path) -> None:
    meaning = FolderMeaning(folder)
    assert meaning.similarity([], ["Rat"]).shape == (0, 1)
    assert meaning.similarity(["Rat"], []).shape == (1, 0)


def test_readable_text_can_always_be_sent() -> None:
    for text in STRANGE:
        clean = readable(text)
        assert clean.encode("utf-8").decode("utf-8") == clean
        assert "\x00" not in clean
        assert len(clean) <= 2000


def test_nothing_but_blank_texts_is_near_to_nothing(folder: Path) -> None:
    meaning = FolderMeaning(folder)
    assert not meaning.similarity(["", " "], ["Rat"]).any()
    assert not meaning.similarity(["Rat"], ["\x00"]).any()


def test_a_missing_tokenizer_library_is_named_with_its_remedy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(EncoderUnusable, match="pip install tokenizers"):
        FolderMeaning(folder)
