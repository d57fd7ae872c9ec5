"""The catalogues in `criteria/` say what their sources say, and nothing more."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from pydantic import BaseModel
from ruamel.yaml import YAML

from fundingkit.catalogue.call import Certainty, Fact, Form, FormField, Requirement
from fundingkit.catalogue.reading import read_call
from fundingkit.catalogue.shelf import DEFAULT_FOLDER, load_call, read_shelf

CALLS = list(read_shelf().calls.values())

# Character limits of the printed form of 2020, by field; None where the print shows none.
LIMITS_2020 = {
    "I.1": 600, "I.2a": 200, "I.2b": 200, "I.2c": 400, "I.2d": 300, "I.3": None, "I.3a": 400, "I.3b": 400,
    "I.3c": 400, "I.3d": 400, "I.3e": 300, "I.3f": None, "I.4": 500, "I.5": 400,
    "I.6a": 50, "I.6b": 50, "I.6c": 200, "I.6d": 200, "I.6e": 14,
    "II.1": 500, "II.2": 400, "II.3": 500, "II.4": 500, "II.4u": None, "II.5a": 400, "II.5b": 400,
    "II.5c": 400, "II.5d": 400, "II.6": 300,
    "III.1a": 50, "III.1b": 300, "III.1u": None, "III.1c": 400, "III.1d": 150, "III.1e": None, "III.2a": 400,
    "III.2b": 400, "III.2c": 400, "III.2d": 400, "III.2u": None, "III.3": None, "III.3a": 200,
    "III.3b": 300, "III.3c": 300, "III.3d": 400,
    "IV.1a": 50, "IV.1b": 300, "IV.1c": 200, "IV.1d": 300, "IV.1e": 100, "IV.1f": 300, "IV.1g": 200,
    "IV.1h": 200, "IV.1i": 200, "IV.2": None, "IV.3": 400,
    "V.1": 500, "V.2": 500, "VI.1": None, "VI.2": None, "VI.3": 150, "VII.1": 1500, "VII.2": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def mpsc():
    return load_call("mpsc-2021")


@pytest.fixture(scope="module")
def communities():
    return load_call("gsl40-bw-2018")


def facts(entry):
    """Every fact in a call, at any depth."""
    if isinstance(entry, Fact):
        yield entry
    if isinstance(entry, BaseModel):
        for name in type(entry).model_fields:
            yield from facts(getattr(entry, name))
    elif isinstance(entry, tuple):
        for item in entry:
            yield from facts(item)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)
class TestEveryCatalogue:
    def test_every_fact_names_a_source_that_the_catalogue_lists(self, call):
        known = {source.id for source in call.sources}
        for fact in facts(call):
            assert set(fact.sources) <= known

    def test_every_source_has_a_title_and_an_address(self, call):
        for source in call.sources:
            assert source.title.strip()
            assert source.kind == "own" or source.href.startswith("https://")

    def test_what_rests_on_our_own_thinking_only_is_never_called_stated(self, call):
        own = {source.id for source in call.sources if source.kind == "own"}
        for fact in facts(call):
            if set(fact.sources) <= own:
                assert fact.certainty is Certainty.INFERRED

    def test_every_requirement_says_that_its_place_is_our_own_mapping(self, call):
        for _, requirement in call.requirements():
            assert requirement.certainty is Certainty.INFERRED
            assert "fundingkit" in requirement.sources

    def test_every_criterion_serves_at_least_one_requirement(self, call):
        assert all(criterion.requirements for _, criterion in call.criteria())

    def test_every_requirement_has_cues_and_deciding_elements(self, call):
        for _, requirement in call.requirements():
            assert 8 <= len(requirement.cues.phrases) <= 14, requirement.id
            assert len(requirement.cues.terms) >= 6, requirement.id
            assert 1 <= len(requirement.cues.negative) <= 6, requirement.id
            assert 2 <= len(requirement.elements) <= 5, requirement.id

    def test_terms_are_lower_case_stems_without_space_around_them(self, call):
        for _, requirement in call.requirements():
            for term in requirement.cues.terms:
                assert term == term.lower().strip()

    def test_a_phrase_stands_under_one_requirement_only(self, call):
        phrases = [phrase for _, requirement in call.requirements() for phrase in requirement.cues.phrases]
        assert len(phrases) == len(set(phrases))

    def test_the_file_survives_being_written_again(self, call, tmp_path):
        yaml = YAML()
        path = tmp_path / f"{call.id}.yaml"
        yaml.dump(yaml.load((DEFAULT_FOLDER / f"{call.id}.yaml").read_text(encoding="utf-8")), path)
        assert read_call(path).call == call

    def test_the_file_is_plain_utf8_without_escapes(self, call):
        text = (DEFAULT_FOLDER / f"{call.id}.yaml").read_bytes().decode("utf-8")
        assert not re.search(r"\\[ux]", text)
        assert not any(line != line.rstrip() for line in text.splitlines())


def test_mpsc_2021_asks_the_48_questions(mpsc):
    ids = [requirement.id for _, requirement in mpsc.requirements()]
    assert sorted(ids) == [f"R{number:02}" for number in range(1, 49)]


def test_mpsc_2021_has_twelve_numbered_criteria_in_three_official_blocks(mpsc):
    blocks = [block for block in mpsc.blocks if block.official]
    assert len(blocks) == 3
    assert [criterion.number for block in blocks for criterion in block.criteria] == list(range(1, 13))
    assert [len(block.criteria) for block in blocks] == [5, 3, 4]


def test_the_twelve_criteria_are_known_for_another_round_only(mpsc):
    for block in mpsc.blocks:
        if block.official:
            assert {one.certainty for one in (block, *block.criteria)} == {Certainty.OTHER_ROUND}


def test_motto_and_charta_stand_beside_the_twelve_criteria(mpsc):
    beside = [block for block in mpsc.blocks if not block.official]
    assert [block.id for block in beside] == ["leitthema", "charta"]
    assert [len(block.criteria) for block in beside] == [1, 4]
    assert [one.id for one in beside[0].criteria[0].requirements] == ["R47"]


def test_mpsc_2021_gives_no_weights_and_says_that_none_are_known(mpsc):
    assert all(criterion.weight is None for _, criterion in mpsc.criteria())
    assert any("Gewicht" in line for line in mpsc.unknown)


def test_the_form_has_63_fields_beside_the_general_ones_with_the_printed_limits(mpsc):
    fields = {field.id: field for section, _, field in mpsc.form.all_fields() if section.id != "G"}
    assert {name: field.limit for name, field in fields.items()} == LIMITS_2020
    assert len(fields) == 63
    general = [field for section, _, field in mpsc.form.all_fields() if section.id == "G"]
    assert len(general) == 10
    assert isinstance(mpsc.form, Form)


def test_measures_of_the_form_repeat_five_times(mpsc):
    groups = {group.id: group for _, group, _ in mpsc.form.all_fields() if group is not None}
    assert {name: (group.repeat, len(group.fields)) for name, group in groups.items()} == {
        "I.6": (5, 5),
        "IV.1": (5, 9),
    }


def test_every_requirement_feeds_a_field_of_the_form(mpsc):
    fed = {name for _, _, field in mpsc.form.all_fields() for name in field.requirements}
    assert fed == {requirement.id for _, requirement in mpsc.requirements()}
    assert all(isinstance(field, FormField) for _, _, field in mpsc.form.all_fields())


def test_rates_caps_and_phases_are_those_of_2021(mpsc):
    assert [rate.share for rate in mpsc.terms.rates] == [Decimal("0.65"), Decimal("0.90")]
    caps = {cap.id: (cap.amount, cap.phase, cap.part_of) for cap in mpsc.terms.caps}
    assert caps == {
        "phase-a": (Decimal(2_500_000), "A", None),
        "erste-massnahmen": (Decimal(1_000_000), "A", "phase-a"),
        "phase-b": (Decimal(15_000_000), "B", None),
    }
    assert {phase.id: phase.months for phase in mpsc.terms.phases} == {"A": 12, "B": 48}


def test_deadlines_are_those_of_2021(mpsc):
    dates = {deadline.kind: (deadline.date, deadline.time) for deadline in mpsc.deadlines}
    dates.pop("other")
    assert dates == {
        "opening": (dt.date(2020, 12, 16), ""),
        "event": (dt.date(2021, 2, 12), ""),
        "question": (dt.date(2021, 3, 4), ""),
        "application": (dt.date(2021, 3, 14), "24:00 Uhr"),
        "council": (dt.date(2021, 4, 14), "24:00 Uhr"),
        "selection": (dt.date(2021, 7, 15), ""),
    }


def test_the_council_decision_is_always_required_and_has_a_checklist(mpsc):
    decision = next(one for one in mpsc.attachments if one.id == "ratsbeschluss")
    assert decision.required == "always"
    assert decision.deadline == "ratsbeschluss"
    assert len(decision.checklist) == 7


def test_the_weights_of_future_communities_are_the_published_points(communities):
    weights = [criterion.weight for _, criterion in communities.criteria()]
    assert weights == [Decimal(points) for points in (25, 20, 10, 15, 15, 15)]
    assert sum(weights) == 100


def test_a_call_without_a_known_form_has_none(communities):
    assert communities.form is None
    assert communities.attachments == ()


def test_a_requirement_is_found_by_its_id(mpsc):
    assert isinstance(mpsc.requirement("R29"), Requirement)
    with pytest.raises(KeyError):
        mpsc.requirement("R99")


def test_a_source_is_found_by_its_id(mpsc):
    assert mpsc.source("fundingkit").kind == "own"
    with pytest.raises(KeyError):
        mpsc.source("unbekannt")
