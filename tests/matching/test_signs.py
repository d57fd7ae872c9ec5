import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.matching.signs import BARRED, LABELS, CallEcho, Sign, barred, signs
from fundingkit.passages.passage import Passage, PassageKind


def read(text: str, kind: PassageKind = "sentence", echo: CallEcho | None = None) -> dict[str, Sign]:
    return {sign.kind: sign for sign in signs(Passage("paper", 0, 0, len(text), text, kind), echo)}


def is_barred(text: str, kind: PassageKind = "sentence") -> bool:
    return barred(read(text, kind).values())


DENIED = [
    "Eine Smart-City-Strategie liegt bisher nicht vor.",
    "Ein Konzept zur Bürgerbeteiligung gibt es nicht.",
    "Es gibt derzeit kein Datenschutzkonzept.",
    "Für die Umsetzung stehen keine Haushaltsmittel zur Verfügung.",
    "Ein Beschluss des Rates wurde nicht gefasst.",
    "Eine Beteiligung der Öffentlichkeit ist nicht vorgesehen.",
    "Auf eine Evaluation wird verzichtet.",
    "Von einer Bewerbung wird abgesehen.",
    "Von der Einrichtung eines Beirats nahm die Gemeinde Abstand.",
    "Die Verwaltung hält einen Zeitplan für entbehrlich.",
    "Angaben zur Finanzierung fehlen in der Vorlage.",
    "Es fehlt an einer Regelung für den Betrieb.",
    "Das Papier macht keine Aussage zur IT-Sicherheit.",
    "Die Vorlage enthält keinen Zeitplan.",
    "Keine Kooperation mit Hochschulen.",
    "Digitale Agenda: nicht vorhanden",
    "Bürgerbeteiligung: keine",
    "Indikatoren wurden noch nicht festgelegt.",
    "Weder Stellen noch Mittel sind eingeplant.",
    "Die Kennzahlen werden nicht erhoben.",
    "Haushaltsmittel veranschlagt: ja ☐ nein ☒",
    "☒ nein  ☐ ja",
    "Folgekosten: [ ] ja [x] nein",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denied_statement_is_never_evidence(text: str) -> None:
    assert "negated" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Strategie richtet sich nicht nur an die Kernstadt, sondern an alle zwölf Ortsteile.",
        "Nicht zuletzt stellt der Rat 120.000 Euro für die Datenplattform bereit.",
        "Die Sensoren erfassen keine personenbezogenen Daten, das hat die Datenschutzbeauftragte geprüft.",
        "Eine eigene Strategie gibt es noch nicht; der Rat hat am 4. Mai 2021 ihre Erarbeitung beschlossen.",
        "Niemand soll zurückgelassen werden, deshalb bieten wir Kurse in allen Ortsteilen an.",
        "Damit kein Haushalt ohne Anschluss bleibt, baut der Zweckverband bis 2024 Glasfaser.",
        "Von den 32 Maßnahmen sind 14 umgesetzt, 5 wurden noch nicht begonnen.",
        "Der Quellcode unterliegt keinen Beschränkungen und steht auf einer offenen Plattform bereit.",
        "In acht Dörfern gibt es keine Arztpraxis mehr, daher startet dort die Videosprechstunde.",
        "Auf die Evaluation entfallen fünf Prozent der Projektsumme.",
        "Nicht personenbezogene Daten werden im Portal veröffentlicht.",
        "☒ ja  ☐ nein",
        "Klimarelevanz: ja ☒ nein ☐",
    ],
)
def test_a_negation_beside_a_statement_does_not_bar_it(text: str) -> None:
    assert not is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat lehnte die Bewerbung mit 14 zu 12 Stimmen ab.",
        "Den Vorschlag, einen Beirat einzusetzen, lehnte der Ausschuss ab.",
        "Der Antrag auf Förderung wurde abgelehnt.",
        "Der Antrag der Fraktion, eine Stabsstelle einzurichten, wurde mit 9 zu 17 Stimmen abgelehnt.",
        "Die Digitalstrategie fand im Stadtrat keine Mehrheit.",
        "Das Projekt Parkraumsensorik wurde bis auf Weiteres zurückgestellt.",
        "Die Mittel wurden im Haushalt gestrichen.",
        "Die Verwaltung zog die Vorlage zurück.",
        "Der Personalausschuss stellte die Besetzung der Stelle zurück.",
        "Zurückgestellt: Vergabe der Datenplattform",
        "Abgelehnt wurde der Antrag auf eine halbe Stelle.",
        "Die Bewerbung blieb ohne Erfolg.",
        "Das Vorhaben wurde nicht gefördert.",
        "Die Beschlussfassung wurde auf unbestimmte Zeit vertagt.",
        "Reallabor am Hafen – gestrichen",
        "Der Finanzausschuss strich die Mittel für das Sicherheitsaudit.",
        "Mit Bescheid vom 3. März lehnte das Ministerium die Förderung ab.",
        "Das Ministerium hat die Förderung nicht bewilligt.",
    ],
)
def test_what_was_refused_is_never_evidence(text: str) -> None:
    assert "refused" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Von 60 Vorschlägen wurden 37 übernommen, die übrigen mit Begründung abgelehnt.",
        "Der Rat verpflichtet sich, jede Ablehnung schriftlich zu begründen.",
        "Seit 2019 haben elf Geschäfte aufgegeben.",
        "Mit Beschluss vom 22.11. wurde der Verwaltung aufgegeben, jährlich zu berichten.",
        "Jeweils im Herbst wird beraten, welche Maßnahmen ergänzt oder gestrichen werden.",
    ],
)
def test_refusals_in_passing_do_not_bar(text: str) -> None:
    assert not is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Andere Städte betreiben bereits eigene Datenplattformen.",
        "Kopenhagen steuert seine Fernwärme mit künstlicher Intelligenz.",
        "In Estland nutzt fast jeder die elektronische Identität.",
        "Die Nachbarstadt verfügt seit 2017 über einen CDO.",
        "Der Nachbarkreis hat seine Strategie im Mai beschlossen.",
        "Viele Kommunen haben inzwischen einen Digitalbeirat.",
        "Im Nachbarkreis läuft die Plattform seit 2020.",
        "Unsere Nachbarstadt betreibt ein Parkleitsystem.",
        "Die Stadt Wien organisiert ihre Daseinsvorsorge selbst.",
    ],
)
def test_deeds_of_others_are_never_evidence(text: str) -> None:
    assert "other_place" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Quellcode wird anderen Kommunen kostenfrei bereitgestellt.",
        "Mit der Nachbargemeinde ist eine gemeinsame Plattform vereinbart.",
        "Wir tauschen uns regelmäßig mit anderen Städten aus.",
        "Nach dem Vorbild von Wien richtet unsere Stadt einen Digitalbeirat ein.",
        "Die Stadt arbeitet mit Kopenhagen im Projekt Fernwärme zusammen.",
        "Das Land bewilligte der Gemeinde 80.000 Euro für die Dorf-App.",
    ],
)
def test_work_with_and_for_others_counts(text: str) -> None:
    assert not is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gefördert werden Kommunen mit einer integrierten Strategie.",
        "Antragsberechtigt sind Städte, Kreise und Gemeinden.",
        "Die Zuwendungsempfänger müssen an der Begleitforschung teilnehmen.",
        "Antragstellende Kommunen sollen ihren Raumbezug darstellen.",
        "Erwartet wird eine Aussage zur Übertragbarkeit.",
        "Bewertet wird, inwieweit Formate der Beteiligung vorgesehen sind.",
        "Kriterium 4: Berücksichtigung der Leitlinien",
        "Ein Rechtsanspruch auf Förderung besteht nicht.",
        "Darzulegen ist, wie der Betrieb gesichert wird.",
        "Bewerben können sich Kommunen mit und ohne Strategie.",
        "Der Bewerbung ist ein Beschluss des Rates beizufügen.",
        "Offene Daten sind nach Ziffer 3.2 des Aufrufs bereitzustellen.",
    ],
)
def test_the_voice_of_the_call_is_never_evidence(text: str) -> None:
    assert "call_text" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Glasfaseranschluss der Schulen ist förderfähig; der Antrag wird in Kürze gestellt.",
        "Mit dem Vorhaben sollen drei Ortsteile an das Netz angeschlossen werden.",
        "Auswahlkriterien: Gemeinwohl, Nachhaltigkeit, Machbarkeit",
        "Die Kommunen des Kreises haben sich auf eine gemeinsame Plattform verständigt.",
        "Das Projekt wird mit 65 % gefördert.",
    ],
)
def test_own_statements_with_words_of_the_call_count(text: str) -> None:
    assert not is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Abstimmungsergebnis: Ja ___ Nein ___ Enthaltung ___",
        "☐ ja   ☐ nein",
        "Im Haushalt veranschlagt: ja / nein",
        "Vision: ………………………………",
        "Bitte beschreiben Sie Ihr Vorhaben (max. 1.500 Zeichen).",
        "Erläutern Sie die Finanzierung.",
        "Projektleitung (bitte Name und Telefon angeben):",
        "Datum des Beschlusses (TT.MM.JJJJ):",
        "Ort, Datum, Unterschrift",
        "Name der Ansprechperson:",
        "Nr. | Maßnahme | Verantwortlich | Termin | Kosten",
        "Haushaltsjahr\tAnsatz\tBedarf",
        "[Kennzahlen werden noch ergänzt]",
        "Trends und Szenarien: Text folgt",
        "Betroffene Bereiche (Mehrfachnennung möglich)",
    ],
)
def test_empty_form_lines_are_never_evidence(text: str) -> None:
    assert "form" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kosten: 45.000 EUR", "form"),
        ("Kosten | 45.000 EUR | Haushalt 2022", "row"),
        ("1. Sensorik\t310.000 €", "row"),
        ("1 Sensornetz Innenstadt\t25", "row"),
        ("M 12 | Straßenbeleuchtung | 480.000 EUR | Fachbereich 4 | 2023", "row"),
        ("Folgekosten: ☒ ja, 12.000 Euro jährlich", "form"),
        ("Anschlüsse\tBahnhofstraße 12\t14.500 Euro", "row"),
        ("Bürgerforum | 12.03.2021 | Stadthalle | 64 Teilnehmende", "row"),
        ("Im Haushalt 2022 sind 380.000 EUR unter Produkt 11180 veranschlagt.", "sentence"),
        ("Beschluss: einstimmig, 24 Ja-Stimmen, 0 Nein-Stimmen", "sentence"),
        ("Serverstandort: Rathauskeller, Eigenbetrieb", "item"),
        ("Zuständig: Amt für Mobilität", "item"),
        ("Kooperationsvertrag mit dem Klinikum, Unterschrift 14.12.2022", "item"),
        ("Folgende Maßnahmen sind für 2022 geplant:", "sentence"),
        ("Nein, die Sensoren zählen Fahrzeuge anonym in jeder der 14 Straßen.", "sentence"),
    ],
)
def test_filled_lines_and_table_rows_are_not_barred(text: str, kind: PassageKind) -> None:
    assert not is_barred(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Rathausplatz 1, 12345 Musterstadt",
        "12345 Altenbruch",
        "Tel.: 01234 567-890",
        "Telefon 01234/5678, Fax 01234/5679",
        "E-Mail: digital@altenbruch.example",
        "www.altenbruch.example/digital",
        "https://altenbruch.example/strategie",
        "Lindenstraße 14a",
        "Ansprechpartnerin: Frau Sommer, Zimmer 12",
        "Aktenzeichen: 10.2-45",
    ],
)
def test_addresses_are_never_evidence(text: str) -> None:
    assert "address" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Sensoren hängen in der Lindenstraße 14 und am Rathausplatz.",
        "Für Mobilität und Verkehr werden 12345 Euro bereitgestellt.",
        "Das Telefonbuch der Verwaltung wird durch ein Serviceportal ersetzt.",
        "Der Mobilfunkausbau in Altenbruch umfasst 14 Standorte.",
    ],
)
def test_places_in_sentences_are_no_addresses(text: str) -> None:
    assert "address" not in read(text)


def test_what_stands_beside_the_text_is_never_evidence() -> None:
    legend = "Der Rat hat die Strategie am 4. Mai 2021 beschlossen."
    assert is_barred(legend, "note")
    assert not is_barred(legend)


@pytest.mark.parametrize(
    "text",
    [
        "3.2 Beteiligung der Bürgerschaft ............ 14",
        "Finanzierung . . . . . . 7",
        "4.1 Organisation    23",
    ],
)
def test_lines_of_a_table_of_contents_are_never_evidence(text: str) -> None:
    assert "contents" in read(text)
    assert is_barred(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wer ist für die Umsetzung zuständig?",
        "Wie werden Ergebnisse der Beteiligung verwendet? Bitte erläutern.",
        "Liegt ein Beschluss des Rates vor? (ja / nein)",
        "„Was ist eine Smart City?“",
    ],
)
def test_questions_are_never_evidence(text: str) -> None:
    assert "question" in read(text)
    assert is_barred(text)


def test_headings_are_never_evidence() -> None:
    assert is_barred("Bürgerbeteiligung im Jahr 2021", "heading")


def test_a_lone_word_is_told_but_not_barred() -> None:
    assert "bare" in read("Digitale Teilhabe")
    assert not is_barred("Digitale Teilhabe", "item")
    assert "bare" not in read("Standort: Parkhaus Süd")
    assert "bare" not in read("LoRaWAN", "row")


CALL = [
    "Die Strategie beschreibt, wie die Zivilgesellschaft und die Bürgerschaft an Entwicklung und Umsetzung beteiligt werden.",
    "Der Eigenanteil der Kommune ist durch den Haushalt gesichert und vom zuständigen Gremium beschlossen.",
]


def test_the_wording_of_the_call_is_recognised_also_when_slightly_changed() -> None:
    echo = CallEcho(CALL)
    assert "echo" in read(CALL[0], echo=echo)
    assert "echo" in read(
        "Eigenanteil der Kommune ist durch den Haushalt gesichert, vom zuständigen Gremium beschlossen!",
        echo=echo,
    )
    own = "Der Eigenanteil von 180.000 Euro steht im Haushalt 2022 der Samtgemeinde, beschlossen am 4. Mai."
    assert "echo" not in read(own, echo=echo)


def test_a_short_question_of_the_call_is_an_echo_without_its_mark() -> None:
    echo = CallEcho(["Werden offene Daten oder eine kommunale Datenplattform bereitgestellt?"])
    assert "echo" in read("Werden offene Daten oder eine kommunale Datenplattform bereitgestellt.", echo=echo)
    assert "echo" not in read("Die Datenplattform mit offenen Daten ist bereitgestellt.", echo=echo)


def test_short_text_never_counts_as_an_echo() -> None:
    assert "echo" not in read("Eigenanteil der Kommune", echo=CallEcho(CALL))


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    text = "Fu\u0308r die Umsetzung stehen keine Haushaltsmittel zur Verfu\u0308gung."
    sign = read(text)["negated"]
    assert sign.sure
    assert text[sign.start : sign.end] == "keine"


def test_every_kind_has_its_german_words() -> None:
    assert set(LABELS) >= BARRED
    assert all(LABELS.values())


@pytest.mark.parametrize(
    "text",
    ["\ufdfa" * 900, "x" * 100_000, "7" * 100_000, "\x00" * 5000, "\ud800" * 50, "(" * 5000, "nicht " * 5000],
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    read(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_signs_lie_within_their_quote(text: str) -> None:
    for sign in read(text).values():
        assert 0 <= sign.start <= sign.end <= len(text)
