from small_call import PAPER, case, passage, proposal, verdict, word

from fundingkit.scale import Commitment, Grade
from fundingkit.workbench.bulk import confirmable
from fundingkit.workbench.exhibits import by_hand, exhibits

TWO = proposal("R1", quotes=("Ein Beleg.", "Noch einer."))


def test_the_engines_passages_come_first_each_with_peoples_word():
    item = case(
        marks={"R1": (word("Noch einer.", "rejected", 100), word("Gesucht.", start=900, by_hand=True))},
        R1=TWO,
    )[0]
    found = exhibits(item)
    assert [(one.number, one.quote, one.state) for one in found] == [
        (1, "Ein Beleg.", None),
        (2, "Noch einer.", "rejected"),
        (3, "Gesucht.", "accepted"),
    ]
    assert (found[0].strength, found[2].strength, found[2].by_hand) == (0.8, None, True)
    assert found[0].commitment is Commitment.PLANNED


def test_a_word_on_a_passage_that_no_longer_counts_is_shown_as_stale():
    item = case([verdict("R1", passages=(word("Entfallen.", start=500),))], R1=TWO)[0]
    assert [one.stale for one in exhibits(item, frozenset({"b" * 64}))] == [False, False, True]
    assert [one.stale for one in exhibits(item, frozenset({PAPER}))] == [False, False, False]


def test_a_word_keeps_the_span_and_who_found_it():
    first = exhibits(case(R1=TWO)[0])[0]
    assert first.word("rejected") == word("Ein Beleg.", "rejected")
    assert by_hand(passage("Gesucht.", 7)) == word("Gesucht.", start=7, by_hand=True)


def test_only_sure_open_proposals_with_evidence_may_be_confirmed_together():
    found = confirmable(
        case(
            [verdict("R2", Grade.MENTIONED)],
            marks={"R4": (word("Ein Beleg.", "rejected"),)},
            R3=proposal("R3", confidence=0.6),
        )
    )
    assert [item.id for item in found] == ["R1"]


def test_an_unreviewed_zero_is_never_confirmed_in_bulk():
    zeros = {name: proposal(name, Grade.NONE, 0.99) for name in ("R1", "R2", "R3", "R4")}
    assert confirmable(case(**zeros)) == ()
