"""A catalogue is read whole, or every fault is named at its place."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from fundingkit.catalogue.call import FieldGroup
from fundingkit.catalogue.reading import read_call, read_call_text
from fundingkit.findings import Severity


def where(finding):
    return finding.place.line, finding.place.column


def the_only(reading, code):
    (finding,) = [one for one in reading.findings if one.code == f"catalogue.{code}"]
    return finding


def line_of(text, part):
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def test_a_catalogue_without_faults_gives_the_call_and_no_finding(small):
    reading = read_call_text(small, "probe-2024.yaml")
    assert reading.findings == ()
    assert reading.call.id == "probe-2024"


def test_decimal_shares_are_exact_and_never_pass_through_binary_numbers(small):
    call = read_call_text(small.replace("share: 0.65", "share: 0.1"), "x.yaml").call
    assert call.terms.rates[0].share == Decimal("0.1")


def test_words_that_other_yaml_readers_turn_into_truth_values_stay_text(small):
    call = read_call_text(small.replace("title: Probeaufruf", "title: NO"), "x.yaml").call
    assert call.title == "NO"


def test_a_field_that_names_repeat_or_fields_is_a_group(small):
    call = read_call_text(small, "x.yaml").call
    group = call.form.sections[0].fields[1]
    assert isinstance(group, FieldGroup)
    assert [item.id for _, _, item in call.form.all_fields()] == ["I.1", "I.2a"]


def test_all_faults_of_a_file_are_reported_at_once_with_line_and_column(small):
    broken = (
        small.replace("version: 1\n", "version: eins\n")
        .replace("issuer: Land Irgendwo\n", "")
        .replace('round: "2024"', "round: 2024")
        .replace("    kind: own\n", "    kind: eigene\n")
        .replace("            partial: ein Termin\n", "")
        .replace("    deadline: schluss\n", "    deadlin: schluss\n")
        .replace("      share: 0.65\n", "      share: 65\n")
        .replace("      part_of: gesamt\n", "      part_of: gesammt\n")
        .replace("    date: 2024-05-31\n", "    date: 31.05.2024\n")
        .replace("          limit: 600\n", "          limit: 0\n")
        .replace("          requirements: [R01]\n", "          requirements: [R01, R02]\n")
    )
    reading = read_call_text(broken, "probe-2024.yaml")
    assert reading.call is None
    found = {(finding.code.removeprefix("catalogue."), *where(finding)) for finding in reading.errors}

    def at(part, offset=0):
        number = line_of(broken, part)
        return number, broken.splitlines()[number - 1].index(part) + 1 + offset

    assert found == {
        ("number", *at("version: eins", len("version: "))),
        ("missing", 2, 1),  # issuer
        ("not_text", *at("round: 2024", len("round: "))),
        ("not_allowed", *at("kind: eigene", len("kind: "))),
        ("missing", *at("id: R01")),  # partial
        ("unknown_name", *at("deadlin: schluss")),
        ("number", *at("share: 65", len("share: "))),
        ("unknown_reference", *at("part_of: gesammt", len("part_of: "))),
        ("date", *at("date: 31.05.2024", len("date: "))),
        ("number", *at("limit: 0", len("limit: "))),
        ("unknown_reference", *at("requirements: [R01, R02]", len("requirements: [R01, "))),
    }
    assert [where(finding) for finding in reading.findings] == sorted(map(where, reading.findings))


def test_every_finding_is_a_german_sentence_with_a_remedy(small):
    broken = (
        small.replace("share: 0.65", "share: viel").replace("deadline:", "dedline:").replace("[R01]", "R01")
    )
    reading = read_call_text(broken, "probe-2024.yaml")
    assert len(reading.findings) >= 3
    for finding in reading.findings:
        assert finding.title.endswith(".")
        assert finding.hint.endswith((".", "?"))
        assert str(finding).startswith("probe-2024.yaml, Zeile ")
        for word in ("Input", "should", "valid", "Extra", "Field"):
            assert word not in finding.title + finding.hint


def test_a_name_that_was_mistyped_is_answered_with_the_one_that_was_meant(small):
    finding = the_only(
        read_call_text(small.replace("          limit: 600", "          limt: 600"), "x.yaml"), "unknown_name"
    )
    assert "„limit“" in finding.hint
    assert finding.example == "limit: 400"


def test_a_fault_in_a_form_field_is_reported_once_and_not_for_every_alternative(small):
    reading = read_call_text(small.replace("          limit: 600", "          limit: -1"), "x.yaml")
    assert [finding.code for finding in reading.findings] == ["catalogue.number"]


def test_a_faulty_entry_does_not_make_its_list_seem_empty(small):
    reading = read_call_text(small.replace("title: Zeitplan", "title: 7"), "x.yaml")
    assert [finding.code for finding in reading.findings] == ["catalogue.not_text"]
    assert "Prüffrage „R01“" in reading.findings[0].title


def test_a_value_left_empty_says_so(small):
    finding = the_only(read_call_text(small.replace("title: Nutzen", "title:"), "x.yaml"), "empty_value")
    assert "löschen" in finding.hint


@pytest.mark.parametrize(
    ("change", "code", "part"),
    [
        (("    - id: erste", "    - id: gesamt"), "duplicate_id", "gesamt"),
        (("            - id: I.2a", "            - id: I.1"), "duplicate_id", "I.1"),
        (("      phase: A", "      phase: B"), "unknown_reference", "„B“"),
        (("    deadline: schluss", "    deadline: ende"), "unknown_reference", "„ende“"),
        (("        sources: [seite]", "        sources: [seit]"), "unknown_reference", "„seit“"),
        (("            certainty: inferred", "            certainty: stated"), "own_source", "R01"),
        (("      amount: 50000", "      amount: 500000"), "part_too_large", "erste"),
        (("      phase: A\n", "      phase: A\n      part_of: erste\n"), "circle", "gesamt"),
        (("terms: [zeitplan", "terms: [Zeitplan"), "term_case", "Zeitplan"),
    ],
)
def test_references_and_ids_must_agree(small, change, code, part):
    assert change[0] in small
    reading = read_call_text(small.replace(*change, 1), "x.yaml")
    assert reading.call is None
    assert any(part in one.title for one in reading.findings if one.code == f"catalogue.{code}"), (
        reading.findings
    )


def test_references_are_checked_even_where_the_schema_has_refused_something_else(small):
    broken = small.replace("version: 1", "version: x").replace("    deadline: schluss", "    deadline: ende")
    codes = {finding.code for finding in read_call_text(broken, "x.yaml").findings}
    assert codes == {"catalogue.number", "catalogue.unknown_reference"}


def test_a_weight_for_some_criteria_only_is_a_fault(small):
    second = small.replace(
        "attachments:",
        "      - {id: K2, title: Wirkung, weight: 40, sources: [seite], certainty: stated}\nattachments:",
        1,
    )
    codes = [finding.code for finding in read_call_text(second, "x.yaml").findings]
    assert "catalogue.weight_missing" in codes


def test_hints_and_warnings_leave_the_catalogue_usable(small):
    text = small.replace(
        "blocks:",
        "  - {id: unbenutzt, title: Weitere Seite, href: https://www.example.org, kind: secondary}\nblocks:",
        1,
    ).replace("terms: [zeitplan, termin]", "terms: [zeitplan, zeitplan]")
    reading = read_call_text(text, "x.yaml")
    assert reading.call is not None
    assert reading.errors == ()
    assert {finding.severity for finding in reading.findings} == {Severity.HINT, Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "empty", None, None),
        ("# nur ein Kommentar\n", "empty", None, None),
        ("id: probe\ntitle: Aufruf: der zweite\n", "syntax", 2, 14),
        ("id: probe\n\ttitle: x\n", "syntax", 2, 1),
        ("id: probe\nid: noch-eine\n", "duplicate_key", 2, 1),
        ("id: probe\ntitle: \x07\n", "character", 2, 8),
        ("a: &anker [1]\nb: *anker\n", "alias", 1, 4),
        ("id: !!python/object:os.system x\n", "tag", 1, None),
        ("id: [1, 2\n", "syntax", 2, 1),
        ("id: a\n---\nid: b\n", "syntax", 2, None),
    ],
)
def test_a_file_that_is_no_readable_yaml_is_a_finding_with_its_place(text, code, line, column):
    reading = read_call_text(text, "kaputt.yaml")
    assert reading.call is None
    finding = next(one for one in reading.findings if one.code == f"catalogue.{code}")
    assert finding.place.line == line
    if column is not None:
        assert finding.place.column == column
    assert finding.hint


def test_a_list_or_a_bare_word_instead_of_a_catalogue_is_a_finding():
    for text in ("- eins\n- zwei\n", "nur ein Satz\n", "42\n"):
        reading = read_call_text(text, "x.yaml")
        assert reading.call is None
        assert reading.findings


def test_a_file_in_another_encoding_is_named_with_the_place_of_the_first_wrong_letter(tmp_path, small):
    path = tmp_path / "latin.yaml"
    path.write_bytes(small.encode("latin-1"))
    finding = the_only(read_call(path), "encoding")
    assert finding.place.line == line_of(small, "Maßnahmen")
    assert finding.place.column == small.splitlines()[finding.place.line - 1].index("ß") + 1


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(small):
    content = b"\xef\xbb\xbf" + small.replace("\n", "\r\n").encode()
    assert read_call_text(content, "x.yaml").call == read_call_text(small, "x.yaml").call


def test_a_missing_file_is_a_finding(tmp_path):
    (finding,) = read_call(tmp_path / "fehlt.yaml").findings
    assert finding.code == "catalogue.unreadable"


def test_deep_nesting_ends_in_a_finding_and_not_in_a_crash():
    for text in ("[" * 1000, "a: " + "[" * 700 + "]" * 700):
        reading = read_call_text(text, "tief.yaml")
        assert reading.call is None
        assert reading.findings


def test_reading_is_stable_through_yaml_and_json(small, tmp_path):
    call = read_call_text(small, "x.yaml").call
    assert type(call).model_validate_json(call.model_dump_json()) == call
    yaml = YAML()
    path = tmp_path / "zurueck.yaml"
    yaml.dump(yaml.load(small), path)
    assert read_call(path).call == call


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_findings_and_never_an_exception(text):
    reading = read_call_text(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert reading.call is None
    assert reading.findings


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=70), limit=st.integers(-5, 5000))
def test_an_id_and_a_limit_are_taken_or_refused_at_their_own_places(small, name, limit):
    quoted = json.dumps(name)  # a JSON string is a YAML string
    text = small.replace("id: I.2a", f"id: {quoted}").replace("limit: 600", f"limit: {limit}")
    reading = read_call_text(text, "x.yaml")
    good_name = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name) and name not in {"I.1", "I.2"}
    places = {finding.place.line for finding in reading.errors}
    expected = set()
    if not good_name:
        expected.add(line_of(small, "id: I.2a"))
    if limit <= 0:
        expected.add(line_of(small, "limit: 600"))
    assert places == expected
    assert (reading.call is None) == bool(expected)


def test_a_file_that_is_far_too_large_is_refused_unread():
    reading = read_call_text("a" * 1_000_001, "gross.yaml")
    assert [finding.code for finding in reading.findings] == ["catalogue.too_large"]
