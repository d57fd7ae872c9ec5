import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.assessment.verdict import Verdict
from fundingkit.drafting.citations import Citation, citations
from fundingkit.drafting.counting import count, counted
from fundingkit.drafting.draft import Origin, make_draft
from fundingkit.drafting.field_text import FieldState
from fundingkit.drafting.selection import joined, select
from fundingkit.scale import Commitment


@pytest.fixture(scope="module")
def draft(application):
    return make_draft(application)


def test_every_field_of_the_form_stands_in_the_draft_in_its_order(draft, call):
    expected = [question.id for _, _, question in call.form.all_fields()]
    assert list(dict.fromkeys(item.question.id for item in draft.fields)) == expected


def test_a_proposal_consists_of_whole_quotes_with_their_places(draft, paper):
    item = draft.of("I.1")
    assert item.origin is Origin.QUOTES
    assert item.state is FieldState.PROPOSED
    assert item.text == " ".join(quote.text for quote in item.quotes)
    for quote in item.quotes:
        assert paper.text[quote.start : quote.end] == quote.quote
        assert draft.sources[draft.number(quote) - 1].name == "strategie.txt"


def test_where_the_papers_hold_nothing_the_field_says_so_and_stays_empty(draft):
    item = draft.of("II.3")
    assert (item.text, item.origin, item.state) == ("", Origin.NOTHING, FieldState.EMPTY)
    assert item.origin.label == "nichts gefunden"
    assert item.open == ("R14",)


def test_a_persons_text_outranks_the_proposal_and_is_kept_beyond_the_limit(draft):
    item = draft.of("III.1d")
    assert item.origin is Origin.PERSON
    assert (item.count.over, item.finished) == (10, False)
    assert item.count.label == "160 von 150 Zeichen, 10 zu viel"
    assert item.evidence, "the evidence stays to hand beside a person's text"


def test_groups_repeat_by_measure_in_the_order_of_the_register(draft):
    titles = [item.text for item in draft.fields if item.question.id == "IV.1a"]
    assert titles == ["Klimadaten", "Offenes Funknetz"]
    assert draft.of("IV.1b", "m2").finished
    assert draft.of("I.6e", "m1").text == "250.000,50"


def test_a_measure_gets_only_the_evidence_linked_to_it(draft, sentences):
    assert draft.of("I.6c", "m1").text == sentences[3].quote
    assert draft.of("IV.1f", "m2").text == ""


def test_a_text_whose_measure_is_gone_is_kept_apart(draft):
    assert [text.entry for text in draft.orphans] == ["weg"]


def test_a_rejected_requirement_offers_nothing(assessment):
    verdict = dataclasses.replace(assessment.verdicts["R25"], requirement="R01", grade=0, passages=())
    judged = dataclasses.replace(assessment, verdicts={"R01": verdict})
    assert citations(judged, "R01") == ()
    assert isinstance(verdict, Verdict)


def test_a_quote_from_a_superseded_version_is_never_proposed(assessment):
    stale = dataclasses.replace(assessment, papers=())
    offers = citations(stale, "R25")
    assert [offer.current for offer in offers] == [False]
    assert select([offers], 400) == ()


def test_confirmed_quotes_push_out_unconfirmed_ones():
    weak = quote("Schwach.", 0, accepted=True, strength=0.1)
    strong = quote("Stark.", 20, strength=0.9)
    assert select([[weak, strong]], 400) == (weak,)


@pytest.mark.parametrize(
    ("text", "kind", "whole"),
    [
        ("Die Stadt handelt.", "sentence", True),
        ("Die Stadt nennt:", "sentence", False),
        ("und handelt dann.", "sentence", False),
        ("Digitale Stadt", "heading", False),
        ("Sensoren für Parkplätze", "item", False),
        ("Sensoren messen den Platz.", "item", True),
        ("Amt | 3 VZÄ.", "row", False),
    ],
)
def test_only_what_stands_by_itself_is_whole(text, kind, whole):
    assert quote(text, 0, kind=kind).whole is whole


def test_counting_takes_a_line_break_as_one_and_letters_composed():
    assert count("a\r\nb") == 3
    assert count("a\u0308") == 1
    assert count("🏛") == 2
    assert counted("a\nb", 3).strict == 4


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.text("äaB .", min_size=0, max_size=60), max_size=6), max_size=4),
    st.one_of(st.none(), st.integers(1, 300)),
)
def test_a_proposal_never_exceeds_its_limit_and_never_cuts_a_sentence(texts, limit):
    offers = [
        [quote("X" + text + ".", 1000 * row + 100 * column) for column, text in enumerate(line)]
        for row, line in enumerate(texts)
    ]
    chosen = select(offers, limit)
    assert count(joined(chosen)) <= (limit if limit is not None else 1000)
    allowed = {citation.key for line in offers for citation in line}
    assert all(citation.key in allowed for citation in chosen)
    assert len({citation.text for citation in chosen}) == len(chosen)


def quote(text, start, *, kind="sentence", accepted=False, strength=0.5):
    return Citation(
        "R01",
        "ab",
        "a.txt",
        start,
        start + len(text),
        None,
        text,
        kind,
        accepted=accepted,
        strength=strength,
        commitment=Commitment.PLANNED,
    )


def test_weak_quotes_stay_at_hand_but_are_not_proposed_as_text(application, assessment):
    weak = dataclasses.replace(
        assessment.proposals["R03"],
        evidence=tuple(
            dataclasses.replace(item, strength=0.1) for item in assessment.proposals["R03"].evidence
        ),
    )
    judged = dataclasses.replace(assessment, proposals={**assessment.proposals, "R03": weak})
    item = make_draft(dataclasses.replace(application, assessment=judged)).of("I.2a")
    assert (item.text, item.origin) == ("", Origin.UNFIT)
    assert item.evidence


def test_a_sentence_that_says_something_by_itself_goes_first():
    leaning = quote("Sie leitet das Vorhaben.", 0, strength=0.6)
    free = quote("Das Amt leitet alles.", 50, strength=0.5)
    assert select([[leaning, free]], 30) == (free,)
