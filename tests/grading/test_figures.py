import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.grading.dates import DateRange
from fundingkit.grading.figures import Figure, figures
from fundingkit.grading.numerals import number


def one(text: str, kind: str) -> Figure:
    (figure,) = (figure for figure in figures(text) if figure.kind == kind)
    assert text[figure.start : figure.end] == figure.wording
    return figure


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> DateRange:
    return DateRange(dt.date(*first), dt.date(*last))


@pytest.mark.parametrize(
    ("text", "value", "wording"),
    [
        ("Es fallen 45.000 Euro an.", "45000", "45.000 Euro"),
        ("Summe: 1.250.000,50 €", "1250000.50", "1.250.000,50 €"),
        ("Ansatz EUR 12.000,- im Haushalt", "12000", "EUR 12.000,-"),
        ("Kosten von 12,5 Mio. €", "12500000", "12,5 Mio. €"),
        ("rund 1,2 Mrd. Euro", "1200000000", "1,2 Mrd. Euro"),
        ("Budget 500 T€ pro Jahr", "500000", "500 T€"),
        ("Budget 500 TEUR", "500000", "500 TEUR"),
        ("eine halbe Million Euro", "500000", "eine halbe Million Euro"),
        ("drei Millionen Euro", "3000000", "drei Millionen Euro"),
        ("anderthalb Millionen Euro", "1500000", "anderthalb Millionen Euro"),
        ("2 100 000 Euro", "2100000", "2 100 000 Euro"),
        ("9\u00a0800\u00a0€", "9800", "9\u00a0800\u00a0€"),
        ("zwanzigtausend Euro", "20000", "zwanzigtausend Euro"),
    ],
)
def test_money_is_read_in_euros(text: str, value: str, wording: str) -> None:
    figure = one(text, "amount")
    assert figure.value == Decimal(value)
    assert figure.wording == wording
    assert figure.unit == "EUR"


def test_a_range_has_both_ends() -> None:
    figure = one(["zwischen 10.000 und 20.000 Euro", "3 bis 5 Mio. Euro"][1], "amount")
    assert (figure.value, figure.high) == (Decimal(3_000_000), Decimal(5_000_000))
    share = one("10 bis 15 %", "share")
    assert (share.value, share.high) == (Decimal("0.1"), Decimal("0.15"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ca. 70%", "0.7"),
        ("12,5 Prozent der Mittel", "0.125"),
        ("die Hälfte der Haushalte", "0.5"),
        ("zwei Drittel der Betriebe", "0.6667"),
        ("drei Viertel", "0.75"),
        ("ein Fünftel", "0.2"),
        ("35 v. H.", "0.35"),
        ("90-prozentige Förderung", "0.9"),
    ],
)
def test_shares_are_read_as_fractions(text: str, value: str) -> None:
    assert one(text, "share").value == Decimal(value)


def test_about_is_told_from_exactly() -> None:
    assert one("ca. 70 %", "share").approximate
    assert one("rund 45.000 Euro", "amount").approximate
    assert not one("genau 45.000 Euro", "amount").approximate


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("An der Umfrage nahmen 1.184 Einwohnerinnen und Einwohner teil.", "1184", "Einwohnerinnen"),
        ("Es sind 2,5 Stellen vorgesehen.", "2.5", "Stellen"),
        ("Dafür braucht es 1,5 VZÄ.", "1.5", "VZÄ"),
        ("eine halbe Stelle im Hauptamt", "0.5", "Stelle"),
        ("eine Vollzeitstelle", "1", "Vollzeitstelle"),
        ("fünf Workshops", "5", "Workshops"),
        ("22 Klimasensoren", "22", "Klimasensoren"),
        ("30 zufällig ausgeloste Personen", "30", "Personen"),
        ("64 TN", "64", "TN"),
        ("14 km Radweg", "14", "km"),
    ],
)
def test_counts_come_with_their_unit(text: str, value: str, unit: str) -> None:
    figure = one(text, "count")
    assert figure.value == Decimal(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Phase 2 Beteiligung",
        "§ 5 Abs. 2 Satz 1",
        "um 14 Uhr",
        "3.5 Handlungsfeld Wirtschaft",
        "Fachbereich 3",
        "TOP 9",
        "2021 Teilnehmende",
    ],
)
def test_numbers_of_things_count_nothing(text: str) -> None:
    assert not [figure for figure in figures(text) if figure.kind == "count"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 28.01.2021", days((2021, 1, 28), (2021, 1, 28))),
        ("am 2.5.21 im Rat", days((2021, 5, 2), (2021, 5, 2))),
        ("2021-01-28", days((2021, 1, 28), (2021, 1, 28))),
        ("am 4. Mai 2021", days((2021, 5, 4), (2021, 5, 4))),
        ("vom 2. bis 30. November 2020", days((2020, 11, 2), (2020, 11, 30))),
        ("12.–14.05.2021", days((2021, 5, 12), (2021, 5, 14))),
        ("1.3.2021 bis 31.5.2022", days((2021, 3, 1), (2022, 5, 31))),
        ("im März 2022", days((2022, 3, 1), (2022, 3, 31))),
        ("Februar 2024", days((2024, 2, 1), (2024, 2, 29))),
        ("März bis Mai 2022", days((2022, 3, 1), (2022, 5, 31))),
        ("Oktober 2021 bis März 2022", days((2021, 10, 1), (2022, 3, 31))),
        ("04/2022", days((2022, 4, 1), (2022, 4, 30))),
        ("Q3/2022", days((2022, 7, 1), (2022, 9, 30))),
        ("im 3. Quartal 2022", days((2022, 7, 1), (2022, 9, 30))),
        ("III. Quartal 2023", days((2023, 7, 1), (2023, 9, 30))),
        ("Q1-Q2 2023", days((2023, 1, 1), (2023, 6, 30))),
        ("zweites Halbjahr 2022", days((2022, 7, 1), (2022, 12, 31))),
        ("im Frühjahr 2022", days((2022, 3, 1), (2022, 5, 31))),
        ("Winter 2021", days((2021, 12, 1), (2022, 2, 28))),
        ("Ende 2023", days((2023, 9, 1), (2023, 12, 31))),
        ("Mitte des Jahres 2022", days((2022, 5, 1), (2022, 8, 31))),
        ("KW 12/2022", days((2022, 3, 21), (2022, 3, 27))),
        ("2021–2025", days((2021, 1, 1), (2025, 12, 31))),
        ("Haushaltsjahr 2021/22, erster Teil", days((2021, 1, 1), (2022, 12, 31))),
        ("im Jahr 2030", days((2030, 1, 1), (2030, 12, 31))),
        ("am 5. März", None),
        ("im Mai", None),
        ("am 31.02.2021", None),
        ("12.03.", None),
    ],
)
def test_dates_are_read_as_the_days_they_leave_open(text: str, expected: DateRange | None) -> None:
    assert one(text, "date").value == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ab 2027", "from"),
        ("seit Mai 2019", "from"),
        ("bis Ende 2023", "until"),
        ("spätestens am 14.03.2021", "until"),
        ("im Jahr 2021", ""),
    ],
)
def test_beginnings_and_ends_are_told(text: str, bound: str) -> None:
    assert one(text, "date").bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "BV 2020/0218",
        "ö-2019-0050",
        "VO/2021/034",
        "Agenda 2030",
        "DIN 2021",
        "2.021 Personen",
        "Vorlage 114/21",
        "DS 2021-12",
    ],
)
def test_file_numbers_are_no_dates(text: str) -> None:
    assert not [figure for figure in figures(text) if figure.kind == "date"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Die Laufzeit beträgt 18 Monate.", "18", "Monate"),
        ("fünf Jahre", "5", "Jahre"),
        ("ein fünfjähriges Vorhaben", "5", "Jahre"),
        ("sechswöchig", "6", "Wochen"),
        ("zweieinhalb Jahre", "2.5", "Jahre"),
        ("einem Jahr", "1", "Jahre"),
        ("30-minütig", "30", "Minuten"),
    ],
)
def test_durations_have_a_unit_in_the_plural(text: str, value: str, unit: str) -> None:
    figure = one(text, "duration")
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_decomposed_letters_keep_their_offsets() -> None:
    text = "Fu\u0308r fu\u0308nf Workshops stehen 5.000 Euro bereit."
    assert [(f.kind, f.wording) for f in figures(text)] == [
        ("count", "fu\u0308nf Workshops"),
        ("amount", "5.000 Euro"),
    ]


def words(value: int) -> str:
    """The German number word, as a second, independent way."""
    ones = [
        "",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ]
    tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    if value < 20:
        return ones[value]
    if value < 100:
        return (ones[value % 10] + "und" if value % 10 else "") + tens[value // 10]
    if value < 1000:
        return ones[value // 100] + "hundert" + words(value % 100)
    return words(value // 1000) + "tausend" + words(value % 1000)


@given(st.integers(2, 999_999))
@settings(max_examples=150, deadline=None)
def test_number_words_are_read_back(value: int) -> None:
    assert number(words(value)) == value


@given(st.decimals(0, 99_999_999, places=2))
@settings(max_examples=150, deadline=None)
def test_money_is_read_back_from_german_writing(value: Decimal) -> None:
    german = f"{value:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert one(f"Es sind {german} € eingeplant", "amount").value == value


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_days_are_read_back_in_every_way_of_writing(day: dt.date) -> None:
    months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    for text in (
        day.strftime("%d.%m.%Y"),
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f"{day.day}. {months[day.month - 1]} {day.year}",
    ):
        assert one(f"Sitzung am {text} im Rathaus", "date").value == DateRange(day, day)


ALPHABET = st.sampled_from(
    [*"0123456789.,/–- €%()\u00a0\u0308\ufdfa\x00\ud800abcdeMßü", " Euro", " bis ", "Mai ", "Q3", " Jahre"]
)


@given(st.lists(ALPHABET, max_size=40).map("".join))
@settings(max_examples=250, deadline=None)
def test_spans_are_literal_ordered_and_apart(text: str) -> None:
    last = 0
    for figure in figures(text):
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.wording
        last = figure.end


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "7" * 100_000,
        "\ufdfa" * 20_000,
        "\x00" * 20_000,
        "\ud800" * 20_000,
        "1." * 20_000,
        "zwei" * 20_000,
    ],
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    figures(text)
