import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.matching.encoder import PassageEncoder
from fundingkit.matching.wordpieces import BEGIN, END, WordPieces


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    listed = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Stadt", "▁Sta", "dt", "plan", "▁plan", "s"]
    return WordPieces(listed, [0, 0, 0, 0, -8, -2, -5, -5, -3, -4, -6])


def test_the_likeliest_cut_wins(pieces: WordPieces) -> None:
    assert pieces.encode("Stadtplan", 10) == [BEGIN, 5, 8, END]


def test_a_longer_text_is_cut_off_but_still_ends(pieces: WordPieces) -> None:
    ids = pieces.encode("Stadt " * 50, 12)
    assert len(ids) == 12
    assert ids[-1] == END


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_cut(text: str) -> None:
    listed = WordPieces(["<s>", "<pad>", "</s>", "<unk>", "▁a"], [0, 0, 0, 0, -1])
    ids = listed.encode(text, 64)
    assert ids[0] == BEGIN
    assert ids[-1] == END
    assert len(ids) <= 64


@pytest.mark.parametrize(
    "text", ["\ufdfa" * 2000, "x" * 100_000, "a\x00b", "\ud800 Stadt \udfff", "u\u0308ber", "", "   "]
)
def test_text_that_breaks_other_programs_is_encoded(encoder: PassageEncoder, text: str) -> None:
    states = encoder.states([text])
    assert states[0].shape[1] == 384
    assert bool((states[0] == states[0]).all())


def test_composed_and_decomposed_letters_mean_the_same(encoder: PassageEncoder) -> None:
    composed, decomposed = encoder.states(
        ["Bürgerbüro für Ämter", "Bu\u0308rgerbu\u0308ro fu\u0308r A\u0308mter"]
    )
    assert (composed == decomposed).all()
