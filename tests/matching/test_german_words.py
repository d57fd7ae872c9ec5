from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.matching.german import terms_of, words


def test_a_compound_shares_terms_with_its_parts() -> None:
    assert set(terms_of("Beteiligung")) & set(terms_of("Bürgerbeteiligung"))
    assert set(terms_of("Strategie")) & set(terms_of("Digitalisierungsstrategie"))


def test_a_short_known_word_is_not_taken_apart() -> None:
    assert not set(terms_of("Haushalt")) & set(terms_of("Haus"))


def test_inflected_forms_share_a_term() -> None:
    assert set(terms_of("Konzepte")) & set(terms_of("Konzept"))


def test_stop_words_stand_for_nothing() -> None:
    assert list(words("und der die das")) == []


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end].strip()
        assert word.terms
