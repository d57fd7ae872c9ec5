import datetime as dt
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.assessment.verdict import PassageVerdict, Verdict
from fundingkit.assessment.versions import Fate, carried, compare, resting_on
from fundingkit.documents.reading import read_document
from fundingkit.passages.splitting import split
from fundingkit.scale import Commitment, Grade

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC)
WORDS = st.sampled_from(
    ["Leitbild", "Haushalt", "Beteiligung", "Mobilität", "Verwaltung", "Wirtschaft", "Klima", "Daten", "Plan"]
)
SENTENCES = st.lists(
    st.lists(WORDS, min_size=2, max_size=7).map(lambda words: "Der " + " ".join(words) + " steht fest."),
    min_size=1,
    max_size=12,
)


def version(text):
    data = text.encode()
    document = read_document("Strategie.md", data).document
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    return document, split(document)


def word(passage, state="accepted"):
    return PassageVerdict(passage.document, passage.start, passage.end, passage.quote, passage.page, state)


def verdict(*passages, basis=(), grade=Grade.PARTIAL):
    return Verdict("R1", grade, Commitment.DECIDED, "Anna", NOON, passages=passages, basis=tuple(basis))


def paragraphs(*sentences):
    return "\n\n".join(sentences) + "\n"


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_every_passage_has_one_fate_and_nothing_is_lost_or_used_twice(before, after):
    (_, old), (new_document, new) = version(paragraphs(*before)), version(paragraphs(*after))
    comparison = compare(old, new, new_document.text)
    assert [change.old for change in comparison.changes] == list(old)
    used = [change.new for change in comparison.changes if change.new is not None]
    assert sorted(passage.start for passage in (*used, *comparison.added)) == [p.start for p in new]
    for change in comparison.changes:
        assert (change.new is None) == (change.fate is Fate.VANISHED)
        if change.fate is Fate.UNCHANGED:
            assert change.old.quote.split() == change.new.quote.split()
        moved = comparison.moved(word(change.old))
        assert (moved is not None) == (change.fate is Fate.UNCHANGED)
        if moved is not None:
            assert new_document.text[moved.start : moved.end] == moved.quote


@given(SENTENCES)
@settings(max_examples=30, deadline=None)
def test_the_same_text_changes_nothing(sentences):
    document, passages = version(paragraphs(*sentences))
    comparison = compare(passages, passages, document.text)
    assert all(change.old == change.new for change in comparison.changes)
    assert comparison.added == ()


def test_a_changed_sentence_is_told_with_its_new_words():
    _, old = version(paragraphs("Der Rat tagt.", "Für die Werkstatt stehen 20.000 Euro bereit.", "Ende."))
    document, new = version(
        paragraphs("Der Rat tagt.", "Für die Werkstatt stehen 35.000 Euro bereit.", "Ende.")
    )
    change = compare(old, new, document.text).fate(word(old[1]))
    assert (change.fate, change.new.quote) == (Fate.CHANGED, "Für die Werkstatt stehen 35.000 Euro bereit.")


def test_a_sentence_wrapped_differently_is_unchanged():
    _, old = version("Der Rat hat das Leitbild\nam 1. März beschlossen.\n")
    document, new = version("Vorwort.\n\nDer Rat hat das\nLeitbild am 1. März beschlossen.\n")
    moved = compare(old, new, document.text).moved(word(old[0]))
    assert document.text[moved.start : moved.end] == moved.quote


def test_words_that_stand_twice_are_told_apart_by_their_surroundings():
    _, old = version(paragraphs("# Mobilität", "Stand: offen.", "# Klima", "Stand: offen."))
    document, new = version(paragraphs("# Klima", "Stand: offen."))
    comparison = compare(old, new, document.text)
    assert [change.fate for change in comparison.changes] == [
        Fate.VANISHED,
        Fate.VANISHED,
        Fate.UNCHANGED,
        Fate.UNCHANGED,
    ]


def test_evidence_set_by_hand_is_found_again_within_and_across_passages():
    text = "Der Rat hat das Leitbild beschlossen. Der Beschluss gilt ab Mai."
    old_document, old = version(text + "\n")
    new_document, new = version("Ein neues Vorwort.\n\n" + text + "\n")
    comparison = compare(old, new, new_document.text)
    for quote in ("das Leitbild", "beschlossen. Der Beschluss"):
        start = old_document.text.index(quote)
        by_hand = PassageVerdict(
            old_document.sha256, start, start + len(quote), quote, None, "accepted", by_hand=True
        )
        moved = comparison.moved(by_hand)
        assert (moved.quote, moved.by_hand) == (quote, True)
        assert new_document.text[moved.start : moved.end] == quote


def test_a_verdict_is_suspect_exactly_where_what_it_rests_on_changed():
    _, old = version(paragraphs("Erster Beleg steht hier.", "Zweiter Beleg steht dort drüben.", "Dritter."))
    document, new = version(paragraphs("Erster Beleg steht hier.", "Völlig anderer Inhalt nun.", "Dritter."))
    comparisons = {old[0].document: compare(old, new, document.text)}
    kept, doubt = carried(verdict(word(old[0]), word(old[1], "rejected")), comparisons)
    assert (kept.suspect, doubt) == (False, None)
    assert [passage.document for passage in kept.passages] == [document.sha256, old[1].document]
    kept, doubt = carried(verdict(word(old[0]), word(old[1])), comparisons)
    assert kept.suspect
    assert [change.old.quote for change in doubt.changes] == [old[1].quote]


def test_a_verdict_without_accepted_passages_rests_on_what_was_offered_and_not_rejected():
    _, old = version(paragraphs("Erster Beleg steht hier.", "Zweiter Beleg steht dort drüben."))
    document, new = version(paragraphs("Erster Beleg steht hier."))
    comparisons = {old[0].document: compare(old, new, document.text)}
    assert carried(verdict(basis=old), comparisons)[0].suspect
    assert not carried(verdict(word(old[1], "rejected"), basis=old), comparisons)[0].suspect
    assert not carried(verdict(basis=old, grade=Grade.NONE), comparisons)[0].suspect
    assert resting_on(verdict(word(old[0]), basis=old)) == (word(old[0]),)


def test_a_verdict_on_other_papers_or_on_none_is_left_alone():
    _, old = version("Ein Beleg.\n")
    given_ = verdict(word(old[0]))
    assert carried(given_, {}) == (given_, None)
    assert carried(given_, {"b" * 64: None}) == (given_, None)
    kept, doubt = carried(given_, {old[0].document: None})
    assert kept.suspect
    assert kept.passages == given_.passages
    assert doubt.changes[0].fate is Fate.VANISHED
