"""Wording that denies or refuses: „liegt nicht vor“, „wird verzichtet“, „lehnte ab“, „zurückgestellt“.

`SURE_…` patterns are precise enough to keep a passage from ever being evidence; the others only
say that something of the kind stands in it.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
_GAP = r"[^.;:!?\n]{0,120}?"
#: What a call asks for: things whose absence or refusal takes the evidence away.
_THING = (
    r"(?:\w*konzept\w*|\w*strategie\w*|\w*plan(?:s|es|ung|ungen)?|\w*leitbild\w*|\w*agenda|\w*roadmap"
    r"|\w*beschluss\w*|\w*beschlüsse"
    r"|\w*antrag\w*|\w*anträge|\w*bewerbung\w*|\w*mittel|\w*stelle[n]?|\w*budget\w*|\w*haushaltsansatz"
    r"|\w*finanzierung\w*|\w*förderung\w*|\w*beteiligung\w*"
    r"|\w*workshop\w*|\w*werkstatt|\w*umfrage\w*|\w*kooperation\w*|\w*vereinbarung\w*|\w*vertrag\w*"
    r"|\w*partner\w*|\w*netzwerk\w*|\w*projekt\w*|\w*maßnahme\w*"
    r"|\w*vorhaben|\w*plattform\w*|\w*portal\w*|\w*richtlinie\w*|\w*regelung\w*|\w*regel[n]?"
    r"|\w*vorgabe\w*|\w*leitlinie\w*|\w*kriterien|\w*indikator\w*|\w*kennzahl\w*"
    r"|\w*evaluation|\w*monitoring|\w*gremium|\w*beirat\w*|\w*büro\w*|\w*struktur\w*"
    r"|\w*zuständigkeit\w*|\w*personal\w*|\w*gutachten|\w*analyse\w*|\w*untersuchung\w*"
    r"|\w*erhebung\w*|\w*daten\w*|\w*aussage\w*|\w*angabe\w*|\w*überlegung\w*|\w*festlegung\w*"
    r"|\w*schulung\w*|\w*fortbildung\w*|\w*einbindung|\w*abstimmung"
    r"|\w*zeitplan\w*|\w*termin\w*|\w*frist\w*|\w*meilenstein\w*|\w*prognose\w*|\w*szenari\w*"
    r"|\w*verfahren\w*|\w*auswertung\w*|\w*bezug|\w*bezüge|\w*erklärung\w*|\w*zusage\w*"
    r"|\w*rückmeldung\w*|\w*bericht\w*|\w*priorisierung|\w*auswahl|\w*dokumentation|\w*schnittstelle\w*"
    r"|\w*standard\w*|\w*lizenz\w*|\w*sensor\w*|\w*betreiber\w*|\w*träger\w*)"
)
_BODY = (
    r"(?:\w*rat|\w*rates|\w*ausschuss|\w*tag|magistrat|gemeindevertretung|\w*versammlung|mehrheit"
    r"|ratsmehrheit|ministerium|projektträger|fördergeber|land|bund|verwaltung|fraktion"
    r"|bezirksregierung|kommunalaufsicht|kämmerei|vorstand|gremium)"
)

NEGATION = re.compile(
    r"\b(?:kein(?:e[mnrs]?|erlei)?|nicht|niemand(?:em|en)?|nirgends|nie|niemals|weder|bislang\s+ohne"
    r"|noch\s+ohne|ohne\s+(?:jede[nrms]?|dass)|fehl(?:t|en|te|ten|end\w*)|mangel(?:t|te)|mangels"
    r"|ausgeblieben"
    r"|entfällt|entfiel(?:en)?|verzichte(?:t|te|ten)|Verzicht\s+auf|abgesehen|unterblieb(?:en)?"
    r"|unberücksichtigt|entbehrlich|unterlassen|ausgeblendet|ausgeklammert|offengelassen|ungeklärt"
    r"|steht\s+aus|stehen\s+aus)\b"
    r"|\bsieh[t]?\b[^.;]{0,80}\bab[.]?$|\bn(?:i|a)hm(?:t)?\b[^.;]{0,80}\bAbstand\b"
    r"|\bnimmt\b[^.;]{0,80}\bAbstand\b|\blässt\b[^.;]{0,60}\boffen\b|\bbleib(?:t"
    r"|en)\b[^.;]{0,60}\b(?:offen|außen\s+vor|unklar)\b",
    _I,
)
#: Words after which a negation does not deny the statement: „nicht nur“, „nicht zuletzt“.
HARMLESS = re.compile(
    r"\b(?:nicht\s+(?:nur|zuletzt|allein|lediglich|bloß|ausschließlich|einzeln|isoliert|bei\s+null"
    r"|mehr\s+wegzudenken|unerheblich\w*|selten|ohne\s+grund|umsonst|weniger\s+als|öffentlich\w*"
    r"|-öffentlich\w*|schutzwürdig\w*|personenbezogen\w*|kommerziell\w*|amtlich\w*|investiv\w*"
    r"|rückzahlbar\w*|städtisch\w*|zu\s+unterschätzen)"
    r"|(?:kein|nie)(?:e[mnrs]?)?\s+(?:Zweifel|Selbstzweck|Einzel\w+|Insel\w+|Denkmal|Einbahnstraße"
    r"|Nachteil\w*|Personenbezug|ortsspezifische|Rückschl\w+)"
    r"|niemand\w*\s+(?:soll\s+)?(?:ausgeschlossen|zurückgelassen|abgehängt|verloren|draußen"
    r"|auf\s+der\s+strecke)|(?:um|damit|ohne)\s+(?:\w+\s+){0,5}nicht\s+|entfall(?:en|t)\s+auf"
    r"|auf\s+\S+\s+(?:\S+\s+){0,3}entfall(?:en|t)|sofern\s+nicht|soweit\s+nicht|wenn\s+nicht"
    r"|ob\s+(?:\w+\s+){0,6}nicht|was\s+(?:\w+\s+){0,6}nicht|abgesehen\s+von"
    r"|nicht\s+(?:\w+\s+){0,6}sondern|davon\s+abgesehen|nicht\s+(?:abschließend|abgeschlossen"
    r"|ausreichend|genug|vergessen|nebeneinander)|(?:soll|sollte|sollten|darf|dürfen|will|wollen"
    r"|möchte[n]?|muss)\s+(?:\S+\s+){0,8}(?:nicht|niemand\w*|kein\w*|nie)|(?:kein|keine|keiner|niemand"
    r"|nichts)\s+(?:\w+\s+)?(?:soll|darf|wird\s+ausgeschlossen|bleibt\s+zurück|muss)"
    r"|keine\s+(?:Bedenken|Einwände|Beanstandung\w*|Mängel|Rückschlüsse|Hürde\w*)|und\s+(?:nicht"
    r"|kein\w*)|es\s+sei\s+denn)\b",
    _I,
)
_IS = (
    r"(?:ist|sind|wird|werden|wurde[n]?|war|waren|worden|bleib[te]n?|blieb(?:en)?|hat|haben|konnte[n]?"
    r"|kann|können|soll|sollen)"
)
#: The main statement itself is denied.
SURE_NEGATED = (
    re.compile(
        (
            rf"^(?=[^\n]*\b{_THING}\b)[^,;:–?]{{8,170}}\b(?:nicht|nie|nirgends"
            rf"|keine[nrsm]?)(?:\s+\S+){{0,3}}$"
        ),
        _I,
    ),
    re.compile(
        (
            r"^(?!\W*(?:Schwäche|Problem|Mangel|Risiko|Herausforderung|Defizit|Ausgangslage"
            r"|Lage)\w*:)[^,;:–?]{0,60}:\s*(?:noch\s+)?(?:nicht\s+(?:erforderlich|vorgesehen|geplant"
            r"|vorhanden|notwendig|begonnen|zutreffend|bekannt|relevant|beschlossen|erfolgt)|kein(?:e"
            r"|er)?\b[^,;:–]{0,40})\s*[.!]?$"
        ),
        _I,
    ),
    re.compile(
        (
            rf"^[^,;:–?]{{0,140}}\b(?:kein(?:e[mnrs]?"
            rf"|erlei)?)\s+(?:[\w-]+\s+){{0,3}}{_THING}\b[^,;:–?]{{0,70}}$"
        ),
        _I,
    ),
    re.compile(
        (
            rf"^\W*(?:Weder|Keine[rsnm]?|Kein|Niemand)\b[^,;:–?]{{0,160}}$"
            rf"|^\W*{_THING}\b[^,;:–?]{{0,60}}\bfehl(?:t|en)\b[^,;:–?]{{0,60}}$"
        ),
        _I,
    ),
    re.compile(
        rf"^(?:\W*)(?:Ein|Eine|Einen|Der|Die|Das|Den|Für|Zu|Zum|Zur|Im|In|Über|Auf|An|Von|Mit|Bislang"
        rf"|Bisher|Derzeit|Aktuell|Ein\w*|[A-ZÄÖÜ][\w-]+)?\b{_GAP}\b{_THING}{_GAP}\b(?:liegt|liegen"
        rf"|existier(?:t|en|te)|gibt\s+es|gab\s+es|besteh(?:t|en)|besitz(?:t|en)|hat|haben|enthält"
        rf"|enthalten)\b[^,.;:–]{{0,60}}\bnicht(?:\s+(?:vor|mehr))?\s*[.!]?$",
        _I,
    ),
    re.compile(
        rf"\b(?:liegt|liegen|existier(?:t|en)|gibt\s+es|gab\s+es|besteh(?:t|en)|enthält|enthalten"
        rf"|trifft|macht|verfügt|findet\s+sich|finden\s+sich|sieht|sehen|fasste"
        rf"|stellte)\b[^,.;:–]{{0,70}}\bkein(?:e[mnrs]?"
        rf"|erlei)?\s+(?:[\w-]+\s+){{0,3}}{_THING}\b[^,;:–]{{0,60}}[.!]?$",
        _I,
    ),
    re.compile(
        rf"^\W*kein(?:e[mnrs]?|erlei)?\s+(?:[\w-]+\s+){{0,3}}{_THING}\b[^,;:–]{{0,80}}$",
        _I,
    ),
    re.compile(
        rf"\b{_IS}\b[^,.;:–]{{0,120}}\b(?:nicht|weder|noch\s+nicht"
        rf"|bisher\s+nicht)\b[^,.;:–]{{0,50}}\b(?:vorgesehen|geplant|beabsichtigt|vorhanden|beschlossen"
        rf"|erfolgt|stattgefunden|enthalten|veranschlagt|eingeplant|bekannt|festgelegt|geregelt|benannt"
        rf"|gegenstand|berücksichtigt|erstellt|erarbeitet|thematisiert|behandelt|begonnen|erforderlich"
        rf"|bestandteil"
        r"|angedacht|absehbar|untersucht|betrachtet|geprüft|abgestimmt|beteiligt|eingebunden|gesichert"
        r"|zugesagt|dokumentiert|ausgewertet|erhoben|definiert|entschieden|terminiert|beziffert"
        r"|hinterlegt)\b[^,;:–]{0,30}$",
        _I,
    ),
    re.compile(
        rf"\b{_IS}\b[^,.;:–]{{0,120}}\b(?:verzichtet|abgesehen|unberücksichtigt|entbehrlich"
        rf"|ausgeblendet|ausgeklammert|ungeklärt|unterlassen|außen\s+vor)\b[^,;:–]{{0,30}}$"
        r"|\bverzichte[nt]?e?n?\b[^,.;:–]{0,90}\bauf\b[^,.;:–]{0,120}$"
        r"|\bauf\b[^,.;:–]{3,90}\b(?:verzichtet|verzichten)\b[^,.;:–]{0,60}$"
        r"|\bvon\b[^.;:–]{3,120}\b(?:sieht|sehen|sah|sahen)\b[^.;:–]{0,60}\bab\s*[.!]?$"
        r"|\b(?:unterblieb(?:en)?|ausgeblieben|entfiel(?:en)?|entfällt)\b[^,.;:–]{0,60}$"
        r"|\bnahm(?:en)?\b[^.;:–]{0,80}\bAbstand\b|\bnimmt\b[^.;:–]{0,80}\bAbstand\b"
        r"|\bhält\b[^.;:–]{0,100}\bfür\s+(?:entbehrlich|verzichtbar|nicht\s+(?:erforderlich|notwendig"
        r"|zielführend))\b",
        _I,
    ),
    re.compile(
        rf"\b(?:es\s+)?(?:fehl(?:t|en|te|ten)|mangelt)\b(?:\s+(?:bislang|bisher|derzeit|noch|es"
        rf"|weiterhin|jedoch|aber|auch|leider|der\s+\w+|in\s+\w+)){{0,5}}\s+(?:an\s+)?(?:eine[rsmn]?"
        rf"|eine|der|die|das|den|einem|jede[rs]?)?\s*(?:[\w-]+\s+){{0,2}}{_THING}\b[^,;:–]{{0,60}}$"
        rf"|^[^,;:–]{{0,60}}\b{_THING}\b[^,.;:–]{{0,60}}\bfehl(?:t|en|te|ten)(?:\s+(?:bislang|bisher"
        rf"|derzeit|noch|jedoch|weiterhin|gänzlich|völlig))?\s*[.!]?$|:\s*(?:fehlt(?:\s+noch)?"
        rf"|nicht\s+vorhanden|keine?|entfällt|nein|–\s*entfällt|n\.\s?v\.|nicht\s+zutreffend"
        rf"|liegt\s+nicht\s+vor)\s*[.]?$",
        _I,
    ),
)

_DROPPED = (
    r"(?:abgelehnt|zurückgestellt|zurückgezogen|zurückverwiesen|zurückgewiesen|vertagt|verworfen"
    r"|gestrichen|abgesagt|versagt|widerrufen|gestoppt|ausgeschlagen|gekündigt|zurückgegeben|aufgehoben"
    r"|eingestellt|abgesetzt"
    r"|nicht\s+(?:bewilligt|gefördert|genehmigt|beschlossen|angenommen|freigegeben|weiter\s*verfolgt"
    r"|übernommen|erstellt|umgesetzt))"
)

REFUSED = re.compile(
    r"\b(?:abgelehnt\w*|ablehn(?:t|en|te|ten)|lehnt[e]?(?:n)?\b[^.;!?]{0,160}\bab|zurückgestellt"
    r"|zurückgezogen|zurückverwiesen|zurückgewiesen|vertagt\w*|verworfen|gestrichen|widerrufen|abgesagt"
    r"|versagt[e]?"
    r"|stellt[e]?(?:n)?\b[^.;!?]{0,120}\bzurück|zog(?:en)?\b[^.;!?]{0,120}\bzurück"
    r"|sagt[e]?(?:n)?\b[^.;!?]{0,80}\bab(?=\s*[.,;]|$)|nicht\s+(?:weiter\s*verfolgt|bewilligt|gefördert"
    r"|genehmigt|beschlossen|umgesetzt|angenommen|freigegeben|übernommen|ausgewählt|berücksichtigt"
    r"|verlängert|wieder\s+eingesetzt|erstellt|zur\s+förderung)"
    r"|kein(?:e|en)?\s+(?:Mehrheit|Zustimmung|Förderung|Zuschlag|Berücksichtigung)|verfehlte"
    r"|ohne\s+Erfolg|erfolglos|abschlägig|negativ\s+beschieden|von\s+der\s+Tagesordnung|abgesetzt"
    r"|ersatzlos|eingestellt\s+werden\s+muss(?:te)?|(?:nicht|nie)\s+zustande"
    r"|aus\s+dem\s+(?:Haushalt|Programm|Plan|Arbeitsprogramm)\s+genommen|auf\s+null\s+gesetzt"
    r"|zum\s+Opfer\s+gefallen|auf\s+Eis|ruht|gestoppt|bis\s+auf\s+Weiteres|aufgehoben"
    r"|schied\b[^.;]{0,60}\baus|gescheitert|scheiterte)\b",
    _I,
)
#: Refusals that are the main statement: a body or funder says no, or the thing itself is dropped.
SURE_REFUSED = (
    re.compile(
        (
            r"^\W*(?:(?:Mehrheitlich|Einstimmig|Auf\s+unbestimmte\s+Zeit"
            r"|Wegen\s+[^,:;]{3,60})\s+)?(?:Abgelehnt|Zurückgestellt|Zurückgezogen|Gestrichen|Vertagt"
            r"|Verworfen|Zurückverwiesen|Zurückgewiesen|Gestoppt|Abgesetzt|Nicht\s+(?:übernommen|bewilligt"
            r"|gefördert|beschlossen|genehmigt)|An\s+die\s+Verwaltung\s+zurückverwiesen)\b(?!\s+(?:und"
            r"|oder|Maßnahmen?\s+sind))"
        ),
        _I,
    ),
    re.compile(
        (
            rf"^\W*(?:Der|Die|Das|Ein|Eine|Den)\s+(?:\w+\s+)?(?:\w*Antrag|\w*Anregung|\w*Vorschlag"
            rf"|\w*Vorstoß|\w*Initiative|\w*Vorlage)\b[^;:]{{0,240}}\b(?:wurde|wird"
            rf"|ist)\b[^,;:]{{0,80}}\b{_DROPPED}\b[^,;:]{{0,30}}$"
        ),
        _I,
    ),
    re.compile(
        (
            r"^[^,;:–]{0,160}\b(?:hat|haben)\b[^,;:–]{0,120}\b(?:abgelehnt|verworfen|zurückgezogen"
            r"|zurückgestellt|gestrichen|nicht\s+(?:freigegeben|bewilligt|genehmigt|beschlossen"
            r"|übernommen))\s*[.!]?$|\bauf\s+unbestimmte\s+Zeit\s+(?:vertagt|verschoben)\b|\bvom\s+Tisch\b"
            r"|\bverfiel\s+der\s+Ablehnung\b|^[^,;:–]{0,120}\bstrich(?:en)?\b[^;:–]{0,120}$"
            r"|\bversagte[n]?\b[^,;:]{0,120}$|\bwird\s+nicht\s+weiter\s*verfolgt\b"
        ),
        _I,
    ),
    re.compile(r"^\W*Aus\s+(?:der|dem)\s+\w+\s+genommen\b|\bkeinen\s+Zuschlag\b|\bverzichtet\s+werden\b", _I),
    re.compile(
        r"\blehnt[e]?(?:n)?\b[^;!?]{0,200}\bab\b\s*(?:[.!]|$|,\s*(?:weil|da|obwohl|die|der|das|mit))", _I
    ),
    re.compile(
        r"\b(?:fand(?:en)?|findet|erhielt(?:en)?|bekam|fanden)\b[^.;!?]{0,100}\bkeine\s+(?:Mehrheit"
        r"|Zustimmung|Förderung|Unterstützung|Berücksichtigung)\b|\bkeine\s+(?:Mehrheit"
        r"|Zustimmung)\s+(?:fand|erhielt|bekam)|\bverfehlte\b[^.;]{0,60}\bMehrheit",
        _I,
    ),
    re.compile(
        r"^[^,;:–]{0,160}\b(?:wurde|wurden|wird|werden|ist|sind"
        r"|worden)\b[^,;:–]{0,160}\b(?:abgelehnt|zurückgestellt|zurückgezogen|zurückverwiesen"
        r"|zurückgewiesen|vertagt|verworfen|gestrichen|abgesagt|versagt|widerrufen"
        r"|auf\s+null\s+gesetzt|ersatzlos\s+(?:gestrichen|eingestellt|entfallen)|nicht\s+(?:bewilligt"
        r"|gefördert|genehmigt|beschlossen|angenommen|freigegeben|weiter\s*verfolgt|erstellt"
        r"|wieder\s+eingesetzt|zur\s+förderung\s+ausgewählt)|von\s+der\s+tagesordnung\s+(?:genommen"
        r"|abgesetzt)|aus\s+(?:dem|der)\s+\w+\s+genommen|zum\s+opfer\s+gefallen"
        r"|abschlägig\s+beschieden)\b[^,;:–]{0,40}$",
        _I,
    ),
    re.compile(
        rf"\b{_BODY}\b[^,;:]{{0,40}}\b(?:hat|haben)\b[^;:]{{0,160}}\b(?:abgelehnt|zurückgestellt"
        rf"|zurückgewiesen|verworfen|gestrichen|vertagt|nicht\s+(?:freigegeben|bewilligt|genehmigt"
        rf"|beschlossen|gefolgt))\b\s*[.!]?$",
        _I,
    ),
    re.compile(
        r"^[^;]{0,120}(?:[:–|,(]|\t)\s*(?:wurde\s+)?(?:abgelehnt|zurückgestellt|gestrichen"
        r"|zurückgezogen|nicht\s+(?:bewilligt|gefördert|weiterverfolgt|weiter\s+verfolgt"
        r"|zur\s+förderung\s+ausgewählt)|vertagt|verworfen)\b[^;]{0,60}$",
        _I,
    ),
    re.compile(
        r"\bblieb(?:en)?\b[^,.;:–]{0,80}\b(?:ohne\s+Erfolg|erfolglos|unberücksichtigt)\b[^,;:–]{0,20}$"
        r"|^[^,;:–]{0,140}\b(?:ruht|scheiterte[n]?|gescheitert)\b[^,;:–]{0,80}$"
        r"|\bbis\s+auf\s+weiteres\s+(?:zurück|zurückgestellt|ausgesetzt|verschoben|auf\s+eis)",
        _I,
    ),
    re.compile(
        r"\b(?:zog|zogen)\b[^,.;:–]{0,120}\bzurück\b"
        r"|^[^,;:–]{0,80}\bstellte[n]?\b[^,.;:–]{0,140}\bzurück\s*[.!]?$"
        r"|^[^,;:–]{0,120}\bsagte[n]?\b[^,.;:–]{0,100}\bab\s*[.!]?$",
        _I,
    ),
)
