from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.documents import text
from fundingkit.passages.splitting import split
from fundingkit.workbench.search import fold, search, search_text, terms


def paper(words, name="a.txt"):
    document, _ = text.read(name, name.ljust(64, "0"), words.encode(), markdown=False)
    return search_text(document, split(document))


LEITBILD = paper(
    "Digitale Bürgerbeteiligung\n\n"
    "Die Beteiligung der Bürgerschaft beginnt im Mai. Der Rat hat die Beteiligung beschlossen.\n\n"
    "Die Bürgerbeteiligung kostet 45.000 Euro.\n"
)


def quotes(query, *papers):
    return [hit.passage.quote for hit in search(papers or (LEITBILD,), query).hits]


def test_a_term_is_found_inside_compounds_and_words_that_begin_with_it_come_first():
    found = quotes("beteiligung")
    assert found[:2] == [
        "Die Beteiligung der Bürgerschaft beginnt im Mai.",
        "Der Rat hat die Beteiligung beschlossen.",
    ]
    assert "Die Bürgerbeteiligung kostet 45.000 Euro." in found


def test_all_terms_must_stand_in_one_passage():
    assert quotes("beteiligung rat") == ["Der Rat hat die Beteiligung beschlossen."]
    assert quotes("rat 45.000") == []


def test_a_phrase_in_quotation_marks_must_stand_as_it_is():
    assert quotes("„hat die Beteiligung“") == ["Der Rat hat die Beteiligung beschlossen."]
    assert quotes('"Beteiligung hat"') == []


def test_a_query_without_a_word_finds_nothing():
    assert search((LEITBILD,), "  „“ ... ").count == 0
    assert terms("Rat, (Mai) rat") == ("rat", "mai")


def test_hits_name_the_places_of_the_terms_in_the_quote():
    hit = search((LEITBILD,), "RAT beschlossen").hits[0]
    assert [hit.passage.quote[start:end] for start, end in hit.spans] == ["Rat", "beschlossen"]


def test_several_papers_are_searched_and_the_count_is_of_all_hits():
    other = paper("Rat und Tat. Der Rat tagt.", "b.txt")
    found = search((LEITBILD, other), "rat", most=1)
    assert (len(found.hits), found.count) == (1, 3)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_folding_keeps_every_offset(words):
    assert len(fold(words)) == len(words)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["Rat", "Straße", "ÄRGER", "İzmir", "Mai."]), min_size=1, max_size=12), st.data()
)
def test_every_word_of_a_paper_is_found_again(words, data):
    searched = paper(" ".join(words))
    wanted = data.draw(st.sampled_from(words))
    for hit in search((searched,), wanted).hits:
        for start, end in hit.spans:
            assert fold(hit.passage.quote[start:end]) == fold(wanted.strip("."))
    assert search((searched,), wanted).count
