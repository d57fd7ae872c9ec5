"""Wording by which others speak: other municipalities and levels, and the call itself.

`SURE_…` patterns are precise enough to keep a passage from ever being evidence.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
_FAR = (
    r"(?:Barcelona|Kopenhagen|Wien|Helsinki|Tallinn|Amsterdam|Singapur|London|Zürich|Reykjavik|Oslo"
    r"|Stockholm|Paris|Seoul|Tokio|Dubai|San\s+Francisco|New\s+York|Santander|Aarhus|Eindhoven|Graz"
    r"|Linz"
    r"|Estland|Dänemark|Finnland|Schweden|Norwegen|Österreich|Schweiz|China|Südkorea|Japan|Frankreich"
    r"|Italien|Spanien|Niederlande[n]?|Belgien|Polen)"
)
_SUBJECT_VERB = (
    r"(?:hat|haben|setzt|zeigt|nutzt|macht|gilt|betreibt|betreiben|verfügt|verfügen|beschäftigt|misst"
    r"|erprobt|erhebt|steuert|simuliert|organisiert|investiert|unterhält|besitzt|konnte|gründete|bietet|läuft|organisiert"
    r"|lässt|ließ|ist|sind|war|waren|meldet|startet|entwickelte|führte|schult|plant|arbeitet"
    r"|veröffentlicht|baut|rechnet|fördert|regelt|verfolgt|beabsichtigt|stellt|leitete|gewann|wurde"
    r"|verbindet|skalierte|verbot|überprüft|begleitet|gibt|schuf|beschloss)"
)
OTHER_PLACE = re.compile(
    rf"(?:\b(?:[Aa]ndere|[Vv]iele|[Ee]inige|[Zz]ahlreiche|[Mm]anche|[Vv]ergleichbare)\s+(?:Städte"
    rf"|Kommunen|Gemeinden|Landkreise|Kreise|Länder)\s+(?:\w+\s+){{0,2}}{_SUBJECT_VERB}\b"
    rf"|\b[Ii]n\s+(?:anderen|vielen|einigen|vergleichbaren)\s+(?:Städten|Kommunen|Gemeinden|Landkreisen"
    rf"|Ländern)\b"
    rf"|^(?:Die|Der|Unsere|Unser)\s+(?:Nachbar|Partner)(?:stadt|gemeinde|kommune|kreis|landkreis"
    rf"|ort)\w*\s+(?:[\w-]+\s+){{0,4}}{_SUBJECT_VERB}\b|\b[Ii]n?m?\s+(?:der\s+"
    rf"|unserer\s+)?(?:\w+en\s+)?(?:Nachbar|Partner)(?:stadt|gemeinde|kommune|kreis|landkreis|ort)\b"
    rf"|\b[Vv]orbild(?:er|lich)?\s+(?:ist|sind|waren|war)\b|\bnach\s+(?:dem\s+)?(?:Vorbild"
    rf"|Beispiel)\s+(?:von|der\s+Stadt)\b|\bals\s+Vorbild\s+dien\w+|\bwie\s+(?:beispielsweise|etwa"
    rf"|z\.\s?B\.)\s+(?:in\s+)?{_FAR}\b"
    rf"|\b{_FAR}\s+(?:\w+\s+)?{_SUBJECT_VERB}\b"
    rf"|\b[Ii]n\s+(?:der\s+)?{_FAR}\s+(?:\w+\s+){{0,2}}{_SUBJECT_VERB}\b|\bdie\s+dortige[nrs]?\b"
    rf"|\bdort\s+laufende\w*|\bdortige[nrsm]?\b"
    rf"|^(?:Der\s+Bund|Das\s+Land(?:\s+[A-ZÄÖÜ][\w-]+)?|Die\s+Bundesregierung|Die\s+Landesregierung"
    rf"|Das\s+Landeskabinett|Der\s+Landtag|Der\s+Bundestag|Der\s+Freistaat(?:\s+[A-ZÄÖÜ]\w+)?"
    rf"|Die\s+EU(?:-Kommission)?|Die\s+Europäische\s+(?:Kommission|Union)|Das\s+Bundes(?:ministerium"
    rf"|institut|amt)\w*(?:\s+\S+){{0,8}}|Die\s+(?:Deutsche\s+Bahn"
    rf"|Bundesnetzagentur))\s+(?:\w+\s+){{0,3}}{_SUBJECT_VERB}\b)"
)
#: Mentions of the own municipality: a sentence with one of these is not only about others.
OWN = re.compile(
    rf"\b(?:wir|uns|unser\w*(?!\s+(?:Nachbar|Partner))|hier\s+vor\s+Ort"
    rf"|(?:der|die)\s+(?:Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Kommune|Verwaltung)(?!\s+{_FAR}))\b",
    _I,
)
#: Deeds of others with no word of one's own are surely theirs.
SURE_OTHER_PLACE = re.compile(
    rf"^(?:[Aa]ndere|[Vv]iele|[Ee]inige|[Zz]ahlreiche|[Mm]anche)\s+(?:deutsche\s+|größere\s+)?(?:Städte"
    rf"|Kommunen|Gemeinden|Landkreise|Länder)\s+(?:\w+\s+){{0,2}}{_SUBJECT_VERB}\b"
    rf"|^(?:In\s+(?:der\s+)?)?{_FAR}\s+(?:\w+\s+)?{_SUBJECT_VERB}\b"
    rf"|^(?:In|Im)\s+(?:der\s+|unserer\s+|unserem\s+)?(?:\w+en\s+)?(?:Nachbar|Partner)(?:stadt|gemeinde"
    rf"|kommune|kreis|landkreis|ort)\b|^(?:Die|Der|Unsere|Unser)\s+(?:Nachbar"
    rf"|Partner)(?:stadt|gemeinde|kommune|kreis|landkreis"
    rf"|ort)\w*\s+(?:(?:in\s+)?[A-ZÄÖÜ][\w-]+\s+)?{_SUBJECT_VERB}\b|^(?:Die\s+)?(?:Stadt|Metropole"
    rf"|Hauptstadt)\s+{_FAR}\b"
)

CALL_TEXT = re.compile(
    r"(?:\b(?:Die\s+|Alle\s+)?(?:Kommunen|Antragstellende\w*|Antragsteller\w*|Bewerber\w*"
    r"|Fördernehmer\w*|Zuwendungsempfänger\w*|Modellprojekte|Bewerbungen|Anträge"
    r"|Modellkommunen)\s+(?:\w+\s+){0,2}(?:sollen|sollten|müssen|haben\s+(?:\S+\s+){1,8}zu|verpflichten"
    r"|dürfen)\b"
    r"|\b(?:gefördert|unterstützt|bezuschusst)\s+werden\s+(?:(?:können|auch|insbesondere|nur"
    r"|in\s+phase\s+[ab])\s+){0,3}(?:Kommunen|Städte|Maßnahmen|Vorhaben|Strategien|Projekte|Lösungen"
    r"|Ansätze|\w+e\s+(?:Ansätze|Vorhaben|Maßnahmen|Projekte|Konzepte)|Moderation|Personal|Lösungen)"
    r"|\b(?:förder|antrags|zuwendungs)(?:fähig|berechtigt)\w*\b|\bZuwendungsvoraussetzung\w*"
    r"|\bBewertungskriteri(?:en|um)\b|\bBewertungsmaßstab\b|\bAuswahlkriteri(?:en|um)\s+(?:des|der|im"
    r"|für|sind)\b|\bFördervoraussetzung\w*|\bFörderkriteri(?:en|um)\b"
    r"|\bFörderrichtlinie\b[^.]{0,40}\b(?:ist|sind|verlangt|fordert)\b"
    r"|\bim\s+Rahmen\s+der\s+(?:Antragstellung|Bewerbung|Förderung)\s+(?:ist|sind)\b"
    r"|^\W*Kriterium\s+\d+(?:\.\d+)?\s*[:–-]|\b(?:laut|nach|gemäß)\s+(?:dem\s+)?(?:Aufruf|Förderaufruf"
    r"|Merkblatt|Ausschreibung)\b|\b(?:Ziffer|Ziff\.|Nr\.|Nummer)\s*\d+(?:\.\d+)*\s+(?:des\s+(?:Aufrufs"
    r"|Merkblatts)|der\s+(?:Richtlinie|Förderrichtlinie|Grundsätze|Nebenbestimmungen))"
    r"|^\W*(?:Erwartet|Bewertet|Gesucht|Bevorzugt|Vorausgesetzt|Gefördert|Berücksichtigt"
    r"|Gefordert)\s+(?:wird|werden)\b|\bBewerben\s+können\s+sich\b|\b(?:Vorrang|Priorität"
    r"|Vorzug)\s+(?:haben|erhalten)\s+(?:Anträge|Bewerbungen|Vorhaben|Projekte|Kommunen)"
    r"|\b[Ff]ördergeber\s+(?:erwartet|verlangt|fordert|behält)\b|\bDie\s+geförderten\s+\w+\s+(?:müssen"
    r"|sollen|sind)\b"
    r"|\b(?:ist|sind)\s+(?:\S+\s+){0,14}(?:darzustellen|darzulegen|nachzuweisen|beizufügen|vorzulegen"
    r"|einzureichen|zu\s+erläutern|zu\s+beschreiben|zu\s+belegen|sicherzustellen|aufzuzeigen)\s*[.;]?$"
    r"|^\W*(?:Darzustellen|Darzulegen|Nachzuweisen|Beizufügen|Vorzulegen|Aufzuzeigen)\s+(?:ist|sind)\b"
    r"|\bRechtsanspruch\s+auf\s+(?:eine\s+)?(?:Förderung|Zuwendung)"
    r"|\bPhase\s+[AB]\s+(?:dient|umfasst|ist|sieht|muss|soll)\b|\bVerwendungsnachweis\b"
    r"|\bZweckbindungsfrist\b|\bKommunen\s+in\s+Haushaltsnotlage\b|\bBundesmittel\s+werden\s+gewährt"
    r"|\bdie\s+Jury\b|\bFörderhöchst\w+)",
    _I,
)
#: Wording that only the call itself has: it sets out who or what is funded and how it is judged.
SURE_CALL_TEXT = re.compile(
    r"(?:^\W*(?:Gefördert|Bezuschusst)\s+werden\s+(?:(?:können|auch|insbesondere|nur|ausschließlich"
    r"|in\s+Phase\s+[AB]|grundsätzlich)\s+){0,3}(?!(?:die|das|der|sollen|soll|unser\w*|\d)\b)\w+"
    r"|^\W*(?:Erwartet|Bewertet|Vorausgesetzt)\s+(?:wird|werden)\b|^\W*Gesucht\s+werden\s+(?:Projekte"
    r"|Kommunen|Vorhaben|Ansätze|Konzepte)|\bBewerben\s+können\s+sich\b"
    r"|\b(?:nicht\s+)?(?:antrags|zuwendungs|förder)(?:fähig|berechtigt)\s+(?:sind|ist)\b"
    r"|^\W*(?:(?:Reine|Verbünde|Kommunen|Personalkosten|Sachkosten|Reisekosten|Ausgaben|Kosten"
    r"|Investitionen|Unternehmen|Städte|Gemeinden|Landkreise|Einzelmaßnahmen|Betriebskosten"
    r"|Eigenleistungen)\b)[^.;]{0,100}\b(?:sind|ist)\s+(?:\w+\s+){0,3}(?:antragsberechtigt|förderfähig"
    r"|zuwendungsfähig)\b|^(?:Die\s+|Alle\s+)?(?:Antragstellende[nr]?\s*\w*|Antragsteller\w*"
    r"|Zuwendungsempfänger\w*|Fördernehmer\w*|Bewerberkommunen"
    r"|Modellkommunen)\s+(?:\w+\s+){0,2}(?:sollen|sollten|müssen|haben\s+(?:\S+\s+){1,10}zu"
    r"|verpflichten|dürfen|weisen)\b"
    r"|^\W*Die\s+Kommunen\s+(?:\w+\s+){0,1}(?:sollen|müssen|haben\s+(?:\S+\s+){1,10}zu)\b"
    r"|^\W*Kriterium\s+\d+(?:\.\d+)?\s*[:–-]|\b(?:Ziffer|Ziff\.|Nr\."
    r"|Nummer)\s*\d+(?:\.\d+)*\s+des\s+(?:Aufrufs|Merkblatts)|\b(?:Vorrang"
    r"|Priorität)\s+haben\s+(?:Anträge|Bewerbungen|Vorhaben)|\bFördergeber\s+erwartet\b"
    r"|\bRechtsanspruch\s+auf\s+(?:eine\s+)?(?:Förderung|Zuwendung)"
    r"|^\W*(?:Darzustellen|Darzulegen|Nachzuweisen|Beizufügen|Vorzulegen|Aufzuzeigen)\s+(?:ist|sind)\b"
    r"|\bist\s+(?:der|dem)\s+(?:Bewerbung|Antrag)\s+beizufügen|\bDem\s+Antrag\b[^.]{0,80}\bbeizufügen"
    r"|\bDer\s+Bewerbung\s+(?:ist|sind)\b|\bIm\s+Rahmen\s+der\s+(?:Antragstellung|Bewerbung"
    r"|Förderung)\s+(?:ist|sind)\s+(?:\S+\s+){0,12}(?:darzulegen|darzustellen|nachzuweisen)"
    r"|^\W*(?:Bewertungskriterium|Bewertungsmaßstab|Zuwendungsvoraussetzung"
    r"|Fördervoraussetzung)\w*\s*[:–-])",
    _I,
)
