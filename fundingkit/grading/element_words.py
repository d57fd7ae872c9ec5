"""The words that give away an element: single words by form, and turns of several words.

Single words are tested in lower case against whole-word patterns, so that a compound counts by
its head: „Klimaanpassungskonzept“ is a document, „Konzeptlosigkeit“ is not.
"""

from __future__ import annotations

import re

_N = r"(?:e|en|er|ern|es|s|n|se|sen)?"
_IN = r"(?:[*:_/]?-?(?:in|innen))?"

#: Whole words in lower case. `{head}` patterns begin with `.*` where a compound counts as well.
WORDS: dict[str, str] = {
    "document": rf"""
        .*(?:konzept|strategie|strategiepapier|leitbild|leitlinie|masterplan|rahmenplan|aktionsplan
        |maßnahmenplan|zeitplan|ablaufplan|arbeitsplan|meilensteinplan|projektplan|finanzplan
        |finanzierungsplan|haushaltsplan|stellenplan|wirtschaftsplan|bebauungsplan|flächennutzungsplan
        |notfallplan|krisenplan|netzplan|businessplan|geschäftsplan|kostenplan|umsetzungsplan
        |entwicklungsplan|verkehrsplan|mobilitätsplan|klimaplan|luftreinhalteplan|lärmaktionsplan
        |handlungsplan|fahrplan|haushalt|nachtragshaushalt|doppelhaushalt|produkthaushalt|roadmap|charta
        |fahrplan|leitfaden|leitfäden|handbuch|handbücher|handreichung|dokumentation|abschlussbericht
        |sachstandsbericht|jahresbericht|zwischenbericht|prüfbericht|ergebnisbericht|energiebericht
        |gutachten|studie|satzung|geschäftsordnung|dienstanweisung|dienstvereinbarung|richtlinie|agenda
        |masterplan|absichtserklärung|kooperationsvertrag|kooperationsvereinbarung|zweckvereinbarung
        |rahmenvertrag|dienstleistungsvertrag|auftragsverarbeitungsvertrag|unterstützungsschreiben
        |zuwendungsbescheid|förderbescheid|bewilligungsbescheid|verarbeitungsverzeichnis
        |stadtentwicklungskonzept|projektsteckbrief|steckbrief|positionspapier|eckpunktepapier
        |thesenpapier|grundsatzpapier|förderprogramm|bundesprogramm|landesprogramm|gesetz|verordnung
        |pflichtenheft|lastenheft|merkblatt|broschüre|datenschutzerklärung|barrierefreiheitserklärung
        |sicherheitskonzept|whitepaper|manifest){_N}|(?:isek|insek|ikek|sdgs?|loi|dsgvo|ozg|sump|vep|gik
        |inhk|stek|lep|nki|efre|leader|elr|avv|dsfa|zuwendungsantrag|förderantrag)""",
    "format": rf"""
        .*(?:workshop|werkstatt|werkstätten|werkstattgespräch|bürgerforum|bürgerforen|forum|foren
        |konferenz|dialog|bürgerdialog|umfrage|befragung|hackathon|barcamp|sprechstunde|stammtisch
        |beteiligung|beteiligungsportal|beteiligungsplattform|mitmachportal|mitmachplattform|bürgerrat
        |bürgerräte|bürgerräten|planungszelle|spaziergang|spaziergänge|spaziergängen|rundgang|rundgänge
        |runde[rn]?-?tische?s?|versammlung|schulung|kurs|kurse|kursen|fortbildung|weiterbildung|seminar
        |webinar|e-learning|lernplattform|lernangebot|lernvideo|führung|führungen|tagung|netzwerktreffen
        |treffen|exkursion|jour-?fixe|klausur|klausurtagung|ausstellung|infostand|infoabend
        |informationsabend|bürgerabend|informationsveranstaltung|informationsveranstaltungen|veranstaltung
        |auftaktveranstaltung|dialogveranstaltung|hotline|telefonhotline|ideenwettbewerb|hearing|anhörung
        |planspiel|world-?café|world-?cafés|café|fokusgruppe|lenkungskreis|arbeitsgemeinschaft
        |arbeitsgruppe|erfahrungsaustausch|austausch|fachaustausch|austauschrunde|netzwerk|städtenetzwerk
        |hospitation|konsultation|onlinekonsultation|messe|ideenmesse|festival|camp|sommercamp|messestand
        |newsletter|podcast|crowdmapping|mängelmelder|ideenkarte|ideenkarten|fragebogen|fragebögen
        |interview|gesprächsrunde|küchentischgespräch|hausbesuch|haustürgespräch|sitzung|bürgerhaushalt
        |livestream){_N}|(?:lorawan|mqtt|citygml|dcat-ap(?:\.de)?|oparl|inspire|ogc|wms|wfs|xplanung
        |xplanbau|xöv|gtfs|ngsi-ld|fiware|oauth|odf|json|geojson|csv|rest|eupl|gpl(?:v[23])?|agpl
        |mit-lizenz|apache-lizenz|cc0|cc-by|gnu|publiccode|publiccode\.yml|bitv|wcag|opendocument|din
        |spec)""",
    "indicator": rf"""
        .*(?:indikator|indikatoren|indikatorenset|kennzahl|kennzahlen|kennwert|messgröße|messzahl|zielwert
        |zielgröße|erfolgskriterium|erfolgskriterien|wirkungsmessung|schwellenwert|nutzungsquote
        |abdeckungsquote|zufriedenheitswert|zufriedenheit|reichweite|auslastung|modal-split|co2-bilanz
        |treibhausgasbilanz|nutzerzahl|nutzungszahl|nutzungszahlen|fallzahl|fallzahlen|zugriffszahlen
        |abrufzahlen|bearbeitungszeit|bearbeitungsdauer|messwert|quote|rücklaufquote|benchmark){_N}|kpis?""",
    "method": rf"""
        .*(?:analyse|analysen|bestandsaufnahme|erhebung|befragung|umfrage|auswertung|monitoring|evaluation
        |evaluierung|messung|messungen|wirkungsmessung|szenario|szenarien|prognose|trendstudie
        |folgenabschätzung|abwägung|abwägungen|nutzwertanalyse|matrix|matrizen|scoring|punktesystem
        |punktebewertung|ranking|priorisierung|gewichtung|anonymisierung|pseudonymisierung|verschlüsselung
        |verschlüsselt|anonymisiert|anonymisierte[nrsm]?|pseudonymisiert|pseudonymisierte[nrsm]?
        |penetrationstest|grundschutz|zwei-faktor-authentisierung|mehrfaktorauthentifizierung
        |zwei-faktor-authentifizierung|virenschutz|firewall|backup|backups|datensicherung|redundanz
        |fortschreibung|review|reviews|losverfahren|auswahlverfahren|vergabeverfahren|bieterverfahren
        |interview|interviews|simulation|modellierung|kartierung|zählung|zählungen|stichprobe|controlling
        |soll-ist-vergleich|swot|swot-analyse|delphi|delphi-verfahren|design-thinking|scrum|kanban
        |prototyping|prototyp|prototypen|testlauf|pilotierung|risikoanalyse|schwachstellenscan
        |protokollierung|datenminimierung|löschkonzept|löschfrist|einwilligung|rollen-?und-?rechtekonzept
        |bilanzierung|benchmarking|zertifizierung|rezertifizierung|audit|audits|checkliste
        |workshopverfahren|fernauslesung|vorher-nachher-vergleich|szenarioübung|vorausberechnung
        |vorausschätzung|wirtschaftlichkeitsbetrachtung|wirtschaftlichkeitsuntersuchung|zukunftsradar
        |trendradar|gegenmaßnahme|gegenmaßnahmen|planspiel|begehung|nutzertest|nutzertests
        |zertifikatsprüfung|sicherheitsprüfung|notfallübung|wiederherstellungsübung|zugriffskonzept
        |rechtekonzept|auswahlgremium|jury|punktwertung){_N}|(?:analysierte?n?|analysiert|untersuchte?n?
        |untersucht|kartierte?n?|kartiert|ausgewertet|wertete?n?|gemessen|misst|messen|maß|maßen|erhoben
        |erhebt|befragt|befragte[n]?|evaluiert|bewertet|bewertete[n]?|gewichtet|priorisiert|gereiht
        |geprüft|überprüft|überprüfen|aktualisiert|fortgeschrieben|protokolliert|rollenbasiert|getrennt
        |simuliert|modelliert|bilanziert|foresight|bsi|iso|isms|sdm|dsfa|agil|agile[nrsm]?|iterativ\w*)""",
    "office": rf"""
        .*(?:stabsstelle|stabstelle|stabsabteilung|fachbereich|fachdienst|fachgebiet|dezernat|referat
        |abteilung|sachgebiet|geschäftsbereich|eigenbetrieb|projektbüro|digitalbüro|projektleitung
        |projektteam|projektgruppe|geschäftsstelle|koordinierungsstelle|koordinationsstelle
        |steuerungsgruppe|steuerungskreis|steuerkreis|lenkungskreis|lenkungsgruppe|lenkungsausschuss
        |kernteam|taskforce|task-force|arbeitskreis|beirat|beirates|beirats|ausschuss|ausschusses
        |ausschüsse|ausschüssen|gemeinderat|gemeinderats|gemeinderates|stadtrat|stadtrats|stadtrates
        |kreistag|kreistags|kreistages|ortsrat|ortsrats|ortsrates|ortschaftsrat|samtgemeinderat|magistrat
        |stadtverordnetenversammlung|gemeindevertretung|bürgerschaft|verwaltungsvorstand
        |bürgermeister{_IN}|oberbürgermeister{_IN}|landrat|landrätin|landrats|kämmerei|kämmerer|kämmerin
        |rechtsamt|bauhof|werkleitung|kompetenzzentrum|rechenzentrum|betreibergesellschaft
        |digitalgesellschaft|zentrale-?vergabestelle|vergabestelle|servicestelle|leitstelle|anlaufstelle
        |ordnungsamt|personalrat|personalrats|bibliothek|bücherei|stadtbücherei|archiv|volkshochschule|vhs
        |verwaltungsausschuss|eigengesellschaft|stadtkasse|rechnungsprüfung){_N}|(?!.*(?:ehrenamt|gesamt
        |beamt|standesamt))[\w-]*(?:amt|amts|amtes|ämter|ämtern)|.*beauftragte[rnms]?|.*(?:manager
        |koordinator|kümmerer|lots|sachbearbeiter|leiter|dezernent|referent|ansprechpartner){_IN}(?:en)?
        |.*(?:kümmerin|koordination|projektmanagement)|cdo|cio|ciso|isb|pmo|dpo""",
    "partner": rf"""
        .*(?:hochschule|universität|fachhochschule|akademie|institut|fraunhofer|kammer|handwerkskammer
        |industrie-und-handelskammer|sparkasse|volksbank|kreissparkasse|stadtwerke|stadtwerken
        |gemeindewerke|verkehrsbetriebe|netzbetreiber|zweckverband|zweckverbands|zweckverbandes
        |wirtschaftsförderung|gewerbeverein|heimatverein|verein|vereine|vereinen|vereins|verband|verbands
        |verbände|verbänden|genossenschaft|energiegenossenschaft|stiftung|diakonie|kreishandwerkerschaft
        |verkehrsverbund|start-?up|nachbargemeinde|nachbarkommune|nachbarstadt|nachbarkreis|partnerkommune
        |partnerstadt|verbundpartner|kooperationspartner|projektpartner|praxispartner|konsortium|klinikum
        |krankenkasse|wohnungsbaugesellschaft|wohnungsgesellschaft|wohnungsunternehmen|planungsbüro
        |ingenieurbüro|beratungsunternehmen|agentur|beratungsbüro|dienstleister|kreisverband|landkreis
        |landkreise|landkreises|städtetag|städte-und-gemeindebund|metropolregion|tourismusverband
        |kirchengemeinde|feuerwehr|energieversorger|anbieter|hersteller|lehrstuhl|lehrstuhls
        |forschungszentrum){_N}|(?:gmbh|ggmbh|mbh|ag|kg|eg|ohg|ihk|hwk|tu|fh|uni|th|haw|kit|dlr|drk|awo
        |caritas|telekom|vodafone|kgst|difu|bitkom|dstgb|vku|adac|ltd|dlrg|dwd|aok)""",
    "place": rf"""
        .*(?:ortsteil|ortsteile|ortsteilen|stadtteil|stadtteile|stadtteilen|stadtbezirk|quartier|quartiere
        |altstadt|innenstadt|kernstadt|ortskern|ortskerne|ortsmitte|stadtgebiet|gemeindegebiet|kreisgebiet
        |marktplatz|bahnhof|busbahnhof|rathaus|gewerbegebiet|gewerbepark|industriegebiet|neubaugebiet
        |dorfgemeinschaftshaus|gemeindehaus|mehrgenerationenhaus|bürgerhaus|stadtbibliothek|bücherei
        |bibliothek|jugendzentrum|schulzentrum|grundschule|gymnasium|mehrzweckhalle|stadthalle|dorfladen
        |fußgängerzone|hauptstraße|ringstraße|straße|allee|promenade|brücke|hafen|stadtpark|parkhaus
        |parkplatz|parkplätze|parkplätzen|kreuzung|kreuzungen|konversionsfläche|brache|leerstand
        |ladenlokal|kreisstadt|viertel|siedlung|anger|dorfplatz|marktplätze|kläranlage|freibad|friedhof
        |flussufer|pilotgebiet|modellquartier|reallabor|bürgerbüro|stützpunkt|seniorentreff
        |nachbarschaftszentrum){_N}|(?:github|gitlab|opencode|open-code|kommunalcampus|zenodo|govdata)""",
    "project": rf"""
        .*(?:app|apps|portal|portale|portalen|plattform|plattformen|dashboard|sensor|sensoren|sensorik
        |sensornetz|leitsystem|parkleitsystem|rufbus|rufbusse|straßenbeleuchtung|wlan|glasfaser
        |glasfasernetz|glasfaseranschluss|online-?dienst|onlinedienst|onlinedienste|chatbot|carsharing
        |car-sharing|ladesäule|ladesäulen|ladeinfrastruktur|mängelmelder|reallabor|zwilling|zwillinge
        |zwillings|pilotprojekt|modellprojekt|leuchtturmprojekt|teilprojekt|projekt|vorhaben|maßnahme
        |maßnahmen|e-akte|eakte|dokumentenmanagementsystem|ratsinformationssystem|ticketsystem|datenraum
        |datendrehscheibe|urban-data-platform|datenplattform|geoportal|open-data-portal|serviceportal
        |dorf-app|stadt-app|bürgerkonto|mobilitätsstation|verkehrssteuerung|ampelsteuerung|frühwarnsystem
        |pegelmesser|pegelsensor|fernauslesung|smart-?meter|pilot|prototyp|prototypen|demonstrator|labor
        |coworking|coworking-space|makerspace|fab-?lab|anwendung|fachverfahren|software|schnittstelle
        |gateway|gateways|funknetz|messnetz|messstation|wetterstation|telemedizin|lieferdienst
        |marktplatz-app|mitfahrbank|mitfahr-app|buchungssystem|terminbuchung|terminvergabe|chat|tablet
        |tablets|server|cloud|cloud-lösung|registratur|kataster|stadtmodell|3d-modell
        |geoinformationssystem){_N}|(?:lorawan|lpwan|5g|ki|iot|gis|dms|nextcloud|linux|libreoffice|matrix
        |consul|decidim|moodle|fiware|ckan|openproject|mastodon|bigbluebutton|jitsi)""",
    "result": r"""
        (?:ergab|ergaben|ergebnis|ergebnisse|ergebnissen|ergebnisses|erkenntnis|erkenntnisse|zeigte
        |zeigten|zeigt|zeigen|belegt|belegen|bestätigte|bestätigten|sank|sanken|stieg|stiegen|gesunken
        |gestiegen|verringert|verringerte|verkürzt|verkürzte|reduziert|reduzierte|halbiert|halbierte
        |verdoppelt|verdoppelte|eingespart|spart|sparte|senkt|senkte|gesenkt|erreicht|erreichte|erreichten
        |genutzt|nutzten|einsparung|einsparungen|rückgang|anstieg|zuwachs|wirkung|wirkungen|folge
        |folgerung|schlussfolgerung|resultat|bilanz|zertifikat|zertifiziert|zertifizierte|klimaneutral
        |klimaneutralität|treibhausgasneutral|treibhausgasneutralität|vorschläge|vorschlägen|anregungen
        |votum|empfehlungen|rangfolge|rangliste|prioritätenliste|top-ten|entlastet|entlastung|verbessert
        |beschleunigt|ermöglicht|ermöglichen|vermeidet|vermieden|zielbild|defizit|defizite|bedarf|bedarfe
        |handlungsbedarf|erfolg|mehrwert|wünschten|nannten|bemängelten|vermittelte|vermittelten
        |hervorgingen|ergibt|ergeben|verzeichnet|verzeichnete|verzeichneten|ausgezeichnet|weshalb|deshalb
        |daher|sodass|dadurch|besuche|zugriffe|downloads|beiträge|eingaben|hinweise|hinweisen
        |rückmeldungen|registrierte|kaufkraftverlust|umsatzrückgang|leerstand|einbruch|einbrüche
        |schließungen|ersparnis|minderung|aufenthaltsqualität|lebensqualität)""",
    "rule": r"""
        .*(?:richtlinie|richtlinien|satzung|dienstanweisung|dienstvereinbarung|vorgabe|vorgaben|leitlinie
        |leitlinien|grundsatz|grundsätze|grundsätzen|prinzip|prinzipien|kriterium|kriterien|regel|regeln
        |regelung|regelungen|regelwerk|geschäftsordnung|nutzungsordnung|nutzungsbedingungen|datenlizenz
        |lizenz|lizenzen|pflicht|pflichten|verpflichtung|zuständigkeit|zuständigkeiten|aufgabe|aufgaben
        |leitsatz|leitsätze|leitsätzen|oberziel|oberziele|teilziel|teilziele|handlungsfeld|handlungsfelder
        |handlungsfeldern|themenfeld|themenfelder|bedingung|bedingungen|standard|standards|rollen|vorrang
        |vergabebedingungen|vertragsklausel|klausel|auflage|auflagen|maßstab|rechte)|(?:muss|müssen|dürfen
        |darf|verpflichtet|verpflichten|verpflichtend|verbindlich|zuständig|verantwortlich|federführend
        |regelt|regeln|festgelegt|vorgeschrieben|vorschreibt|verlangt|verlangen|grundsätzlich|zulässig
        |übernimmt|übernehmen|obliegt|koordiniert|koordinieren|steuert|verantwortet|verantworten|berichtet
        |entscheidet|entscheiden|zwingend|gilt|gelten|unterliegt|vorausgesetzt|sofern)""",
    "target_group": rf"""
        .*(?:senior|seniorin){_N}(?:innen)?|.*(?:senioren|seniorinnen|jugendliche|jugendlichen
        |jugendlicher|jugend|kinder|kindern|familien|hochbetagte|alleinerziehende[nr]?|migrant{_IN}(?:en)?
        |migranten|geflüchtete[nr]?|zugewanderte[nr]?|gewerbetreibende[nr]?|einzelhändler|händler
        |händlerinnen|einzelhandel|handwerksbetriebe|landwirte|landwirtinnen|pendler|pendlerinnen
        |pendelnde|touristen|gäste|gästen|schüler|schülern|schülerinnen|schülerinnen-und-schüler
        |studierende[n]?|auszubildende[n]?|ehrenamtliche[nr]?|beschäftigte[nr]?|mitarbeitende[nr]?
        |mitarbeiter{_IN}|mitarbeitern|fachkräfte|führungskräfte|einwohner{_IN}|einwohnern|bürger{_IN}
        |bürgern|bewohner{_IN}|bewohnern|anwohner{_IN}|anwohnern|anwohnende[n]?|nutzer{_IN}|nutzern
        |nutzende[n]?|eltern|kundinnen|kunden|betriebe|betrieben|unternehmen|unternehmer|vereine|vereinen
        |kommunen|gründer{_IN}|bürgerschaft|bevölkerung|bewohnerschaft|einwohnerschaft|nachbarn
        |nachbarschaft|radfahrende[n]?|radfahrer|fußgänger|blinde[n]?|gehörlose[n]?|sehbehinderte[n]?
        |rollstuhlfahrer|rollstuhlfahrende|geringverdiener|leistungsberechtigte|patienten|patientinnen
        |pflegebedürftige[n]?|neubürger|neuzugezogene|verwaltungskräfte|lehrkräfte|rentner|mieter
        |mieterinnen)|(?:ältere[nr]?|behinderte|offliner|offlinern|silver-surfer)""",
}

#: Turns of several words, in the text as it stands; lower case where nothing else is needed.
TURNS: dict[str, str] = {
    "date": (
        r"\b(?i:(?:viertel|halb)?jährlich(?:e[rnsm]?)?|monatlich(?:e[rnsm]?)?"
        r"|(?:zwei)?wöchentlich(?:e[rnsm]?)?|14-tägig|vierzehntägig|quartalsweise|täglich(?:e[rnsm]?)?"
        r"|turnusmäßig|zweimal\s+(?:im|pro)\s+(?:Jahr|Monat)"
        r"|einmal\s+(?:im|pro|je)\s+(?:Jahr|Monat|Quartal|Woche)|jeden\s+(?:Montag|Dienstag|Mittwoch"
        r"|Donnerstag|Freitag|Samstag|Sonntag|Monat|ersten|zweiten|dritten|letzten)"
        r"|(?:mon|diens|mitt|donners|frei|sams|sonn)(?:tags|wochs)|jedes\s+(?:Jahr|Quartal|Frühjahr"
        r"|Halbjahr)|alle\s+(?:zwei|drei|vier|fünf|sechs|acht|[0-9]+)\s+(?:Jahre|Monate|Wochen))\b"
    ),
    "decision": (
        r"(?i:\b(?:(?:mit)?beschlossen\w{0,2}|beschließt|beschloss|beschliesst|zugestimmt"
        r"|verabschiedet\w{0,2}|genehmigt\w{0,2}"
        r"|bewilligt|freigegeben|ratifiziert|gebilligt|mandatiert|unterzeichnet|beigetreten"
        r"|abgestimmt\s+mit\s+[0-9]+)\b"
        r"|\b\w{0,20}(?:beschluss|beschlusses|beschlüsse|beschlüssen|beschlussvorschlag"
        r"|beschlussvorlage|ratsbeschluss|beitritt|zuwendungsbescheid|förderbescheid"
        r"|bewilligungsbescheid|zuschlag)\b"
        r"|\bstimm(?:t|te|en|ten)\b(?=[^.;]{0,120}\bzu\b)|\b(?:beauftragt|beauftragte|ermächtigt"
        r"|betraut|bestellt|berufen|ernannt|angenommen|befürwortet|zugesagt)\b|\bbeantrag(?:t|en)\b"
        r"|\bgrünes\s+licht\b|\bgab(?:en)?\b[^.;]{0,80}\bfrei\b|\bim\s+\w*(?:haushalt|stellenplan"
        r"|wirtschaftsplan)\w*\b[^.;]{0,80}\b(?:eingestellt|veranschlagt|verankert|enthalten)\b"
        r"|\b(?:mittel|euro|eur|€)\b[^.;]{0,60}\b(?:eingestellt|veranschlagt|bereitgestellt"
        r"|bewilligt)\b|\bstehen\b[^.;]{0,60}\bbereit\b"
        r"|\b(?:einstimmig|mehrheitlich|ja-stimmen)\b"
        r"|\bvertrag\b[^.;]{0,80}\b(?:geschlossen|unterschrieben|unterzeichnet)|\b(?:vereinbarung"
        r"|vertrag|kooperationsvertrag|zweckvereinbarung|absichtserklärung|mitgliedschaft)\b|\b(?:ist"
        r"|sind|wird|wurde)\s+(?:\w+\s+){0,3}mitglied\b"
        r"|\b(?:auftrag\s+(?:erteilt|vergeben)|zuschlag\s+erhielt|auftragsvergabe|antrag\s+(?:gestellt"
        r"|eingereicht|bewilligt))\b|\bstellt[e]?\b[^.;]{0,60}\b(?:bereit|ein)\b"
        r"|\bsprach(?:en)?\s+sich\b[^.;]{0,60}\baus\b|\bverpflichte[nt]\s+sich\b"
        r"|\bzusammengeschlossen\b|\bbekenn(?:t|en)\s+sich\b)"
    ),
    "document": (
        r"\b(?:Letter\s+of\s+Intent|Memorandum\s+of\s+Understanding|Smart[- ]City[- ]Charta"
        r"|Agenda\s+20[0-9]{2}|Green\s+Deal|Neue\s+Leipzig[- ]Charta|Leipzig[- ]Charta"
        r"|New\s+Urban\s+Agenda|Masterplan|Horizont\s+2020|Pariser\s+(?:Klima)?[Aa]bkommen"
        r"|(?:[A-ZÄÖÜ][\w-]{2,30})plan(?:s|es)?)\b"
    ),
    "format": (
        r"\b(?:[Rr]unde[rnms]?\s+Tisch\w*|Jour[- ][Ff]ixe|Design[- ]Thinking|Tag\s+der\s+offenen\s+Tür"
        r"|World[- ]Caf[ée]|Creative\s+Commons|CC[- ]BY(?:[- ]SA)?|Apache\s+2\.0|MIT[- ]Lizenz"
        r"|Open\s+Space|Open[- ]Source[- ]Lizenz\w*"
        r"|Datenlizenz\s+Deutschland|DIN\s?(?:SPEC|EN|ISO)?\s?[0-9]{3,6}|ISO(?:/IEC)?\s?[0-9]{4,5}"
        r"|OAuth\s?2|FIT-Connect|GNU\s+\w+)"
    ),
    "indicator": (
        r"(?i:\b(?:gemessen\s+(?:an|wird|werden)|anzahl\s+de[rs]|zahl\s+de[rs]|anteil\s+(?:de[rs]|an)"
        r"|je\s+(?:einwohner\w*|haushalt|1\.000|kilometer|fall)|pro\s+(?:einwohner\w*|kopf|haushalt|tag"
        r"|monat|jahr|woche)|messbar\w*))"
    ),
    "method": (
        r"(?i:\b(?:auf\s+basis\s+(?:von|der|einer)|mithilfe\s+(?:von|der|einer)|im\s+wege\s+(?:der"
        r"|eines|einer)|nach\s+dem\s+verfahren|gemessen\s+(?:wird|werden|an|durch)|bewertet\s+(?:nach"
        r"|anhand)|anhand\s+(?:von|der|eines|einer)|design\s+thinking|privacy\s+by\s+design"
        r"|open\s+source))"
    ),
    "office": (
        r"\b(?:Chief\s+(?:Digital|Information)\s+Officer|Smart[- ]City[- ](?:Team|Büro|Office"
        r"|Manager\w*|Beauftragte\w*|Koordinator\w*)|(?:Amt|FB|FD|Fachbereich|Fachdienst|Abteilung"
        r"|Abt\.|Referat|Dezernat|Dez\.|Sachgebiet|SG|Team)\s+(?:[0-9IVX]{1,5}(?:[./-][0-9A-Z]{1,3})*"
        r"|für\s+[A-ZÄÖÜ][\w-]+|[A-ZÄÖÜ][\w-]+)"
        r"|(?:[Dd]er|[Dd]em|[Dd]en|[Dd]es|[Ii]m|[Vv]om)\s+(?:Rat|Rates|Hauptausschuss"
        r"|Haupt-\s+und\s+Finanzausschuss|Kreis-\s+und\s+Finanzausschuss)\b|(?<!Uhr )\b(?:Frau|Herr"
        r"|Herrn)\s+[A-ZÄÖÜ][a-zäöüß]+)"
    ),
    "partner": (
        r"(?:\be\.\s?V\.|\b(?:TU|FH|HS|TH|Uni|Universität|Hochschule)\s+[A-ZÄÖÜ][\w-]+|\b(?:Städte"
        r"|Gemeinden|Kommunen"
        r"|Samtgemeinden)\s+[A-ZÄÖÜ][\w-]+(?:,\s+[A-ZÄÖÜ][\w-]+)*\s+und\s+[A-ZÄÖÜ][\w-]+"
        r"|\b(?:Landkreis|Kreis|Stadt|Gemeinde|Samtgemeinde|Büro|Agentur|Firma|Kanzlei"
        r"|Institut)\s+[A-ZÄÖÜ][\w-]+|\bProf\.(?:in)?\s|\bKommunales?\s+Rechenzentrum|\bFraunhofer)"
    ),
    "place": (
        r"\b(?:(?:Quartier|Stadtteil|Ortsteil|Ortschaft|Bezirk|Viertel|Platz|Straße|Bahnhof|Gewerbepark"
        r"|Gewerbegebiet|Baugebiet|Wohngebiet|Haus|Park)\s+(?:am\s+|an\s+der\s+"
        r"|im\s+)?[„\"]?[A-ZÄÖÜ][\w-]+"
        r"|[A-ZÄÖÜ][\wäöüß-]{2,30}(?:straße|strasse|str\.|platz|allee|gasse|ufer|ring|weg|viertel|park"
        r"|markt)\b"
        r"|[A-ZÄÖÜ][a-zäöüß]+(?:er|ner)\s+(?:Straße|Platz|Allee|Weg|Ring|Tor|Markt|Ufer|Hof|Park"
        r"|Viertel|Höhe|Feld)"
        r"|(?:in|aus|nach|bei|nahe|rund\s+um)\s+(?:Alt|Neu|Bad|Groß|Klein|Ober|Unter|Nieder"
        r"|St\.)?[- ]?[A-ZÄÖÜ][a-zäöüß]{1,20}(?:dorf|heim|hausen|feld|felde|bach|berg|stadt|burg|ingen"
        r"|rode|stedt|stett|brunn|born|kirchen|hofen|weiler|tal|au|furt|büttel|um|beck|loh|see|moor"
        r"|hain|roda|itz|ow)(?=[\s,.;)]))"
    ),
    "project": (
        r"(?:„[^“”\"]{3,60}[“”\"]|\"[A-ZÄÖÜ][^\"]{2,60}\"|»[^«]{3,60}«|\b(?:M|P"
        r"|Nr\.)\s?[0-9]{1,2}\b(?=\s*[:|–-])|\b(?:Projekt|Maßnahme|Vorhaben|Modul"
        r"|Baustein)\s+(?:[0-9IVX]{1,3}\b|[A-ZÄÖÜ][\w-]+)"
        r"|\b(?:[Dd]igitale[rnms]?\s+(?:Zwilling\w*|Dorfplatz|Rathaus|Marktplatz|Bürgerbüro|Akte"
        r"|Schaukasten|Schaufenster)|[Uu]rban\w*\s+Dat\w+\s+Platt?form|[Ss]mart\w*\s+(?:Meter\w*"
        r"|Parking|Lighting|Bench\w*|Poles?)|Online-Terminvergabe|[Kk]ünstliche\w*\s+Intelligenz))"
    ),
    "result": (
        r"(?i:\b(?:führte[n]?\s+(?:zu|dazu)|daraus\s+(?:ging|entstand|entstanden|folgt|ergibt|ergab)"
        r"|im\s+ergebnis|als\s+ergebnis|liegt\s+(?:bei|derzeit|inzwischen|damit)"
        r"|nahmen\s+(?:\S+\s+){0,8}teil|beteiligten\s+sich|konnte[n]?\s+(?:(?!nicht\b|kein)\S+\s+){1,10}werden"
        r"|dadurch\s+\w+|wodurch|sodass|so\s+dass"
        r"|bis\s+20[0-9]{2}\s+(?:klimaneutral|um\s+[0-9])|um\s+[0-9.,]+\s?(?:%|prozent)|ziel\s+ist\s+es"
        r"|von\s+[0-9.,]+\s+auf\s+[0-9.,]+|weist\b[^.;]{0,80}\baus\b|entf(?:ällt|allen)\s+auf"
        r"|bisher\s+[0-9.,]+|wird\s+(?:\w+\s+){0,3}von\s+(?:rund\s+|etwa\s+)?[0-9.]+|[0-9]\s*(?:%"
        r"|prozent)\s+(?:weniger|mehr|unter|über)|daraus\s+leite\w*))"
    ),
    "rule": (
        r"(?i:\b(?:ist|sind)\s+(?:\S+\s+){0,8}zu\s+(?:[a-zäöüß]+en|[a-zäöüß]+n)\b"
        r"|\bsieht\s+(?:\S+\s+){0,10}vor\b|\blegt\s+(?:\S+\s+){0,10}fest\b|\bsteh(?:t"
        r"|en)\s+(?:\S+\s+){0,4}im\s+(?:mittelpunkt|vordergrund)\b|\bnur\s+(?:dann|wenn|noch|mit"
        r"|nach)\b|\bist\s+(?:\S+\s+){0,5}(?:zuständig|verantwortlich)\b"
        r"|\bunter\s+(?:der\s+voraussetzung|einhaltung)\b|\bhat\s+(?:\S+\s+){0,5}vorrang\b|\bgemäß\b"
        r"|\bnach\s+§|\bdient\s+(?:\S+\s+){0,6}als\b|\bim\s+einklang\s+mit\b|\babgeleitet\b|\bknüpf(?:t"
        r"|en)\b|\bbau(?:t|en)\s+(?:\S+\s+){0,5}auf\b|\bverbinde[tn]\b|\bverknüpf(?:t|en)\b)"
    ),
    "target_group": (
        r"(?i:\b(?:menschen\s+(?:mit|ohne|ab|über|mit\s+geringem)\s+[\wäöüß-]+"
        r"|ältere[nr]?\s+(?:menschen|mitbürger\w*|generation|einwohner\w*)|junge[nr]?\s+(?:menschen"
        r"|familien|leute)|personen\s+(?:mit|ohne|ab|über)\s+\w+|über\s+(?:60|65|70|sechzig"
        r"|siebzig)-?jährige\w*|bürgerinnen\s+und\s+bürger\w*|leute[n]?\s+(?:mit|ohne|aus)\b"
        r"|andere[nr]?\s+kommunen|gemeinden\s+(?:unter|bis|mit)))"
    ),
}


def word_patterns() -> dict[str, re.Pattern[str]]:
    """Whole-word patterns by kind, to be matched against a word in lower case."""
    return {kind: re.compile("".join(pattern.split())) for kind, pattern in WORDS.items()}


def turn_patterns() -> dict[str, re.Pattern[str]]:
    """Patterns of turns by kind, to be searched in the text."""
    return {kind: re.compile(pattern) for kind, pattern in TURNS.items()}
