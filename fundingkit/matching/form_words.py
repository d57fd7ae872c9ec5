"""Wording of lines that say nothing by their form: addresses, contents, forms, questions."""

from __future__ import annotations

import re

_I = re.IGNORECASE

# Letters matter here: without them „Mobilität“ is a mobile number and a sentence a postal code.
ADDRESS = re.compile(
    r"^(?=.{0,170}$)(?:.*\b(?:D-)?[0-9]{5}\s+[A-ZÄÖÜ][a-zäöüß]+(?:[\s/-][A-ZÄÖÜa-zäöüß.]+){0,3}\s*"
    r"(?:[,|•·–]\s*\S.*)?$"
    r"|.*\b(?:Tel(?:efon)?|Fax|Telefax|Mobil|Mobilfunk|Fon)\s?(?:[:.]{1,2}"
    r"|-?Nr\.?:?)?\s*\(?[+0][0-9][0-9\s/()–-]{4,}|.*\b(?:E-?Mail|Mail)\s*:\s*\S+@\S+"
    r"|\W*\S+@\S+\.[a-z]{2,8}\W*$|\W*(?:https?://|www\.)\S+\W*$"
    r"|(?:[A-ZÄÖÜ][\w.-]*\s){0,3}[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|platz|weg|allee|ring|gasse"
    r"|ufer|damm)\s+[0-9]{1,4}\s?[a-z]?(?:\s?[-–]\s?[0-9]{1,4})?\s*$|Postfach\s+[0-9]"
    r"|(?:Ansprechpartner(?:in)?|Ansprechperson|Kontakt|Auskunft\s+erteilt|Bearbeitet\s+von"
    r"|Bearbeiter(?:in)?|Sachbearbeiter(?:in)?|Verfasser(?:in)?|Aktenzeichen|Az\.|Telefon|Durchwahl"
    r"|Zimmer|Raum)\s*:\s*[^:]{0,80}$)"
)
NO_ADDRESS = re.compile(
    r"(?:[0-9]\s*(?:€|EUR|Euro|%|Prozent)|\b(?:ist|sind|wird|werden|wurde|wurden|hat|haben|veranschlagt"
    r"|bereitgestellt|Kostenstelle|Produkt)\b)"
)
CONTENTS = re.compile(r"(?:\.\s?){4,}\s*[0-9IVX]{1,4}\s*$|…\s*[0-9]{1,3}\s*$")
CONTENTS_GAP = re.compile(r"^\s*[0-9]+(?:\.[0-9]+)*\.?\s+[^\W\d][^\t]{2,80}?(?:\t|\s{3,})[0-9]{1,3}\s*$")

EMPTY_FORM = re.compile(
    r"(?:_{3,}|\.{6,}|…{2,}|☐|□|❑|❏|\[\s?\]|\(\s\)|o\s+ja\s+o\s+nein"
    r"|^(?:[\w/ -]{2,60}:)?\s*(?:-\s*)?(?:ja\*?\s*[/|,]?\s*(?:-\s*)?nein\*?"
    r"|nein\*?\s*[/|,]?\s*ja\*?)\s*[.:*]*\s*$|\b(?:ja\s*/\s*nein"
    r"|ja\s*\|\s*nein)\s*(?:\(.{0,40}\))?\s*$)",
    _I,
)
TICKED = re.compile(r"☒|☑|✓|✔|✗|✘|\[[xX]\]|\([xX]\)|\uf0fe|\uf078|\uf0fd")
#: Boxes and the answers beside them, in the order of the line.
ANSWERS = re.compile(
    r"(?P<ticked>☒|☑|✓|✔|✗|✘|\[[xX]\]|\([xX]\)|\uf0fe|\uf078|\uf0fd)|(?P<empty>☐|□|❑|❏|\[\s?\]|\(\s\)|\uf06f|\uf0a8)"
    r"|\b(?P<yes>ja)\b|\b(?P<no>nein)\b",
    _I,
)
#: What a form says to those who fill it in.
FORM_WORDS = re.compile(
    r"(?:\bbitte\s+(?:\S+\s+){0,12}(?:angeben|eintragen|ankreuzen|ausfüllen|erläutern|beifügen"
    r"|beschreiben|benennen|nennen|auswählen|ergänzen|ausführen|begründen|einfügen|einreichen)\b"
    r"|\bbitte\s+(?:erläutern|beschreiben|nennen|benennen|geben|tragen|kreuzen|fügen|legen|füllen"
    r"|formulieren|skizzieren|begründen|stellen|führen|wählen)\s+Sie\b"
    r"|^\W*(?:Erläutern|Beschreiben|Nennen|Benennen|Skizzieren|Begründen|Geben|Tragen|Kreuzen|Füllen"
    r"|Fügen|Legen|Formulieren)\s+Sie\b|^\W*Stellen\s+Sie\s+(?!sich\b)[^.]{3,120}\b(?:dar|ein"
    r"|zusammen)\b|\((?:max\.|maximal|höchstens)\s*[0-9.]+\s*(?:Zeichen|Wörter|Zeilen|Seiten|Sätze)"
    r"|\(?TT\.MM\.JJJJ\)?|\bOrt,\s*Datum(?:,\s*Unterschrift)?"
    r"|^\W*(?:rechtsverbindliche\s+)?(?:Datum,\s*)?Unterschrift\b(?!\s+(?:unter|durch|erfolgte))"
    r"|\bUnterschrift\s*[/,(]\s*(?:Stempel|Datum)|\bUnterschrift\s+der/des\b"
    r"|\bMehrfachnennung(?:en)?\s+möglich|\bZutreffendes\b|\bauszufüllen\b|\bvom\s+(?:Fördergeber|Amt"
    r"|Projektträger)\s+ausgefüllt|\bwird\s+in\s+der\s+Sitzung\s+gefasst|\bfalls\s+zutreffend"
    r"|\bsoweit\s+vorhanden\s*[:)]?$|\bin\s+Druckbuchstaben|\bvon\s+der\s+Bewilligungsstelle\b"
    r"|\bText\s+folgt\b|\bPlatzhalter\b|\[[^\]]{0,60}(?:ergänz|einfüg|eintrag|nachtrag)\w*[^\]]{0,20}\]"
    r"|^\W*Hier\s+(?:\S+\s+){0,4}einfügen|\bMuster\s+\(?Vordruck|\(Vordruck\b"
    r"|\bHiermit\s+(?:erkläre?[nt]?|bestätige[nt]?|versichere[nt]?)\b(?:\s+ich\b|\s+\())",
    _I,
)
#: An amount, a share, a count or a date behind a label: the line has been filled in.
FILLED = re.compile(
    (
        r"[0-9][0-9.,]{0,15}\s?(?:€|EUR|Euro|Mio|Mrd|Tsd|T€|%|Prozent|VZÄ|Stellen?)"
        r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}|\b(?:19|20)[0-9]{2}\b|[0-9]{1,2}/20[0-9]{2}"
    ),
    _I,
)
HEADER_CELL = re.compile(
    r"(?:lfd\.?\s*)?nr\.?|maßnahmen?|projekte?|titel|bezeichnung|beschreibung|termine?|datum|zeitraum"
    r"|zeit|laufzeit|verantwortlich\w*|zuständig\w*|status|stand|kosten|gesamtkosten|betrag|ansatz"
    r"|bedarf|verfügbar|haushaltsjahr|jahr|produkt|sachkonto|konto|gremium|beratungsfolge"
    r"|sitzungstermin|zuständigkeit|gebiet|ort|priorität|prio|ziele?|indikator(?:en)?|einheit|zielwert"
    r"|bemerkung(?:en)?|anmerkung(?:en)?|federführung|partner|akteure|beteiligte|handlungsfeld(?:er)?"
    r"|ausbaustufe|name|funktion|amt|dezernat|fachbereich|anzahl|menge|summe|finanzierung|förderung"
    r"|eigenanteil|quelle|thema|inhalt|format|zielgruppe|dauer|stellenumfang|vergütungsgruppe|art|typ"
    r"|wer|was|wann|beginn|ende|kategorie|phase|meilenstein|dienststelle|ergebnis|ressourcen"
    r"|nächste schritte|umsetzung|einnahmen|ausgaben|plan|ist|soll",
    _I,
)
QUESTION = re.compile(
    (
        r"\?\s*(?:[\"”“»)*]|\([^()]{0,60}\)|Bitte\s+\S+(?:\s+Sie\b.*)?\.?|Wenn\s+ja,.{0,80}"
        r"|ja\s*[/|]\s*nein\W*|…+|\.{3,}|_+|\s)*$"
    ),
    _I,
)
VERB = re.compile(
    (
        r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|soll|sollen|muss|müssen"
        r"|gibt|gilt|liegt|liegen|besteht|beträgt|umfasst|bietet|nutzt|plant|erfolgt|beschloss"
        r"|beschlossen|geplant|vorgesehen|umgesetzt)\b"
    ),
    _I,
)
