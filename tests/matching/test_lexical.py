from fundingkit.matching.lexical import Cue, LexicalIndex, Query, cue_matrix


def test_the_passage_that_shares_the_rare_words_wins() -> None:
    quotes = ["Die Stadt hat Ämter.", "Die Beteiligung in der Stadt wurde ausgewertet.", "Die Stadt wächst."]
    scores = LexicalIndex(quotes).scores([Query({"beteil": 1.0, "stadt": 1.0})])
    assert scores[:, 0].argmax() == 1


def test_a_long_cue_is_found_inside_a_compound_and_a_short_one_only_at_a_word_start() -> None:
    assert Cue.of("beteilig").spans("die Bürgerbeteiligung") == [(10, 18)]
    assert Cue.of("app").spans("eine Klappe und eine App") == [(21, 24)]


def test_a_cue_of_two_words_bridges_hyphen_and_line_end() -> None:
    cue = Cue.of("smart city")
    assert cue.spans("Smart-City-Strategie")
    assert cue.spans("die Smart\nCity")


def test_different_cues_are_counted_once_each() -> None:
    cues = [[Cue.of("forum"), Cue.of("werkstatt")]]
    assert cue_matrix(["Forum, Forum und Werkstatt", "nichts"], cues).tolist() == [[2.0], [0.0]]


def test_no_passages_give_no_scores() -> None:
    assert LexicalIndex([]).scores([Query({"x": 1.0})]).shape == (0, 1)
