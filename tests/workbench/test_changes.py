import datetime as dt

from small_call import verdict, word

from fundingkit.assessment.history import Step, VerdictEntry
from fundingkit.assessment.verdict import Judgement
from fundingkit.scale import Commitment, Grade
from fundingkit.workbench.changes import Difference, chronicle, differences, shortened

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC)


def entry(revision, judgement, step=Step.JUDGED, person="Anna"):
    time = NOON + dt.timedelta(minutes=revision)
    return VerdictEntry("R1", "main", revision, step, f"a{revision}", person, time, judgement)


def test_differences_name_what_was_and_what_is():
    before = verdict("R1", Grade.PARTIAL, passages=(word("Eins."),))
    after = verdict("R1", Grade.NONE, reason="Anderes Projekt.", passages=(word("Eins.", "rejected"),))
    assert differences(before, after) == (
        Difference("Stufe", "2 teilweise", "0 kein Beleg"),
        Difference("Verbindlichkeit", "geplant", "–"),
        Difference("Begründung", "–", "Anderes Projekt."),
        Difference("Textstelle „Eins.“", "angenommen", "abgelehnt"),
    )
    assert differences(before, before) == ()


def test_not_applicable_is_named_and_a_withdrawn_word_is_counted():
    found = differences(
        verdict("R1", passages=(word("Eins."),)), verdict("R1", None, not_applicable=True, reason="Kreis.")
    )
    assert found[0] == Difference("Stufe", "2 teilweise", "nicht zutreffend")
    assert found[-1] == Difference("Textstellen ohne Wertung", "–", "1 zurückgezogen")


def test_the_chronicle_is_newest_first_and_says_what_was_taken_back():
    lines = chronicle(
        [
            entry(1, Judgement(Grade.PARTIAL, Commitment.PLANNED)),
            entry(2, Judgement(Grade.FULFILLED, Commitment.DONE, reason="Liegt vor."), person="Bert"),
            entry(3, Judgement(None), Step.TAKEN_BACK, person="Bert"),
        ]
    )
    assert [(line.revision, line.person, line.taken_back) for line in lines] == [
        (3, "Bert", False),
        (2, "Bert", True),
        (1, "Anna", False),
    ]
    assert Difference("Stufe", "3 erfüllt", "2 teilweise") in lines[0].differences
    assert lines[2].differences[0] == Difference("Stufe", "–", "2 teilweise")


def test_a_word_on_a_passage_before_any_verdict_is_in_the_chronicle():
    marked = Judgement(None, passages=(word("Eins.", "rejected"),))
    (line,) = chronicle([entry(1, marked, Step.MARKED)])
    assert line.differences == (Difference("Textstelle „Eins.“", "–", "abgelehnt"),)


def test_long_texts_are_cut_at_a_word():
    assert shortened("kurz  und\ngut") == "kurz und gut"
    assert shortened("Donaudampfschiff fährt heute, morgen nicht", 31) == "Donaudampfschiff fährt heute …"
