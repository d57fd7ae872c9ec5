from small_call import case, verdict

from fundingkit.workbench.queue import first, following, next_open, preceding, progress

ITEMS = case([verdict("R1"), verdict("R3"), verdict("R4", suspect=True)])


def test_the_next_open_requirement_comes_by_itself_and_wraps_around():
    assert first(ITEMS) == "R2"
    assert next_open(ITEMS, "R1") == "R2"
    assert next_open(ITEMS, "R2") == "R4"
    assert next_open(ITEMS, "R4") == "R2"


def test_what_is_to_be_checked_again_counts_as_open():
    assert (progress(ITEMS).reviewed, progress(ITEMS).suspect, progress(ITEMS).total) == (2, 1, 4)
    assert progress(ITEMS).share == 0.5


def test_when_all_is_reviewed_there_is_no_next_open_one_but_a_first():
    done = case([verdict(name) for name in ("R1", "R2", "R3", "R4")])
    assert next_open(done, "R2") is None
    assert first(done) == "R1"
    assert next_open(case([verdict("R1"), verdict("R3"), verdict("R4")]), "R2") is None


def test_neighbours_wrap_around_and_begin_anew_behind_a_filtered_out_item():
    assert (following(ITEMS, "R4"), preceding(ITEMS, "R1")) == ("R1", "R4")
    assert (following(ITEMS, "R99"), preceding(ITEMS, None)) == ("R1", "R4")
    assert (following((), "R1"), preceding((), None), first(())) == (None, None, None)
    assert progress(()).share == 0.0
