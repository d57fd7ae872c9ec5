"""Wording that says how binding a statement is, one rule per way of saying it.

Each rule has a name, the level it speaks for, how strongly (1 weak to 4 beyond doubt) and a
pattern. The rules of one level do not add up: its strongest counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fundingkit.grading.commitment_rules import DONE, PARTICIPLE, VISION, Row
from fundingkit.scale import Commitment


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying how binding something is."""

    name: str
    level: Commitment
    strength: float
    pattern: re.Pattern[str]


_BODY = (
    r"(?:rat(?:es|s)?|gemeinderat\w*|stadtrat\w*|kreistag\w*|ortsrat\w*|samtgemeinderat\w*"
    r"|ortschaftsrat\w*|ausschuss\w*|\w+ausschuss\w*|magistrat\w*|gemeindevertretung"
    r"|stadtverordneten\w*"
    r"|bürgerschaft|verwaltungsvorstand\w*|aufsichtsrat\w*|gremium|verbandsversammlung"
    r"|gemeindevorstand\w*|kreisausschuss\w*|hfa|werksausschuss|vorstand|gesellschafterversammlung)"
)
_GAP = r"(?:[^.;!?\n]{0,160}?)"

_DECIDED: tuple[Row, ...] = (
    (
        "resolution",
        Commitment.DECIDED,
        3.5,
        (
            rf"\b{_BODY}\b{_GAP}\b(?:beschließt|beschliesst|beschloss|beschlossen|stimmt(?:e)?\b{_GAP}\bzu"
            rf"|zugestimmt|genehmigt\w*|bewilligt\w*|verabschiedet\w*|beauftragt\w*|ermächtigt\w*"
            rf"|billigt\w*|gebilligt|freigegeben|befürwortet\w*|bestätigt\w*|empfiehlt|bekräftigt\w*"
            rf"|gab{_GAP}frei|(?:hat|haben){_GAP}(?:festgelegt|vergeben|aufgenommen|eingesetzt|berufen"
            rf"|aufgegeben|verpflichtet|betraut)|votiert\w*|nimmt{_GAP}zur\s+kenntnis"
            rf"|nahm{_GAP}zur\s+kenntnis|erlässt|erließ)\b"
        ),
    ),
    (
        "resolution_by",
        Commitment.DECIDED,
        3.5,
        (
            rf"\b(?:beschlossen|beschließt|beschloss|genehmigt|bewilligt|verabschiedet|beauftragt"
            rf"|ermächtigt|gebilligt|zugestimmt|stimmte)\b{_GAP}\b{_BODY}\b"
        ),
    ),
    (
        "by_resolution",
        Commitment.DECIDED,
        3.0,
        (
            r"\b(?:mit|durch|laut|nach|gemäß|per|auf grundlage des)\s+(?:dem\s+|einem\s+"
            r"|einstimmige[mn]\s+)?(?:\w+-?)?beschluss\b"
        ),
    ),
    (
        "resolution_proposal",
        Commitment.DECIDED,
        3.5,
        (
            r"\b(?:beschlussvorschlag|beschlussempfehlung|beschlussentwurf|beschlussantrag"
            r"|beschlusstenor)\b|\bvorlage\b.{0,40}\bzur\s+(?:beschlussfassung|entscheidung)"
            r"|\bschlägt\s+(?:\w+\s+)?vor,?\s+zu\s+beschließen|\bwird\s+(?:um\s+)?zustimmung\s+(?:gebeten"
            r"|empfohlen)|\bempfiehlt\s+(?:dem|der)\b.{0,60}\b(?:beschluss|zu\s+beschließen|zuzustimmen)"
        ),
    ),
    (
        "consent",
        Commitment.DECIDED,
        3.5,
        (
            r"\bwird\s+(?:\w+\s+){0,3}zugestimmt\b|\bstimm(?:t|te|en"
            r"|ten)\b[^.;]{0,140}\bzu\b(?=\s*(?:[.;,:)]|$|und\b))|\bzustimmung\s+(?:fand|erhielt"
            r"|erteilt\w*)|\b(?:gab(?:en)?|erteilte)\b[^.;]{0,80}\b(?:zustimmung|grünes\s+licht|ihr\s+ja"
            r"|das\s+ja|votum)\b|\bgrünes\s+licht\b"
        ),
    ),
    (
        "decide",
        Commitment.DECIDED,
        3.0,
        (
            r"\b(?:beschließt|beschliesst|beschloss|beschlossen\w*|bewilligt\w*|verabschiedet\w{0,2}"
            r"|ermächtigt\w{0,2}|mandatiert\w{0,2}|beauftragt\w{0,2}|freigegeben|gebilligt|entschieden"
            r"|entscheidung\s+(?:fiel|gefallen))\b"
        ),
    ),
    (
        "vote",
        Commitment.DECIDED,
        3.2,
        (
            r"\b(?:einstimmig|einmütig|mehrheitlich|ja-stimmen|gegenstimmen?|enthaltung(?:en)?"
            r"|abstimmungsergebnis|votierte[n]?|stimmenmehrheit|sprach(?:en)?\s+sich\s+(?:der|die"
            r"|das)\s+\w+\s+(?:\w+\s+){0,3}für)\b|\b\d{1,3}\s*:\s*\d{1,3}\s+stimmen|\bmit\s+\d+\s+(?:ja\b"
            r"|zu\s+\d+\s+stimmen)"
        ),
    ),
    (
        "resolution_noun",
        Commitment.DECIDED,
        2.3,
        r"\b\w*beschluss(?:es|fassung)?\b|\bbeschlüsse\b|\bbeschlusslage\b",
    ),
    (
        "granted",
        Commitment.DECIDED,
        2.8,
        (
            r"\b(?:zuwendungsbescheid|förderbescheid|bewilligungsbescheid|förderzusage|bewilligung)\b"
            r"|\bbescheid\s+(?:vom|über|liegt)|\b(?:mittel|euro|eur|€|betrag|summe|budget"
            r"|kosten)\b[^.;]{0,80}\b(?:bewilligt|freigegeben|eingestellt|veranschlagt|bereitgestellt"
            r"|etatisiert|eingeplant|vorgemerkt|zugesagt|gesichert)\b"
        ),
    ),
    (
        "budgeted",
        Commitment.DECIDED,
        2.4,
        (
            r"\bim\s+(?:\w*haushalt\w*|wirtschaftsplan|stellenplan|finanzplan|etat"
            r"|investitionsprogramm)\b[^.;]{0,90}\b(?:eingestellt|veranschlagt|enthalten|ausgewiesen"
            r"|verankert|eingeplant|vorgesehen|bereitgestellt|etatisiert|aufgenommen|gesichert)\b"
            r"|\b(?:haushaltsansatz|verpflichtungsermächtigung|sperrvermerk|veranschlagt|etatisiert)\b"
            r"|\bstehen?\b[^.;]{0,100}\b(?:euro|eur|€|mittel)\b[^.;]{0,40}\bbereit\b"
        ),
    ),
    (
        "contract",
        Commitment.DECIDED,
        2.6,
        (
            r"\b(?:vertrag|kooperationsvertrag|vereinbarung|kooperationsvereinbarung|verwaltungsabkommen"
            r"|zweckvereinbarung|rahmenvertrag|absichtserklärung|letter\s+of\s+intent"
            r"|loi)\b[^.;]{0,100}\b(?:geschlossen|unterzeichnet|unterschrieben|abgeschlossen)\b"
            r"|\b(?:unterzeichnete[n]?|unterschrieb(?:en)?|unterzeichnet)\b[^.;]{0,80}\b(?:vertrag"
            r"|vereinbarung|absichtserklärung|letter|loi|charta)\b|\bschließt\b[^.;]{0,80}\b(?:vertrag"
            r"|vereinbarung)\b"
        ),
    ),
    (
        "pledge",
        Commitment.DECIDED,
        2.6,
        (
            r"\bverpflichte[nt]\s+sich\b|\bsich\b[^.;]{0,60}\bverpflichtet\b"
            r"|\bsagte?n?\b[^.;]{0,80}\bzu\b(?=\s*[.,;]|$)|\bzugesagt\b|\bsagt\s+(?:\w+\s+){0,4}zu\b"
            r"|\bselbstverpflichtung\b|\bzusage\b|\bbekenn(?:t|en)\s+sich\b"
        ),
    ),
    (
        "ordered",
        Commitment.DECIDED,
        2.6,
        (
            r"\b(?:auftrag|zuschlag)\b[^.;]{0,60}\b(?:erteilt|vergeben|ging|erhielt|erhält)\b|\bvergab\b"
            r"|\b(?:auftragsvergabe|beauftragung)\b|\bbeauftragt\s+(?:wurde|worden|ist|\d)"
        ),
    ),
    (
        "appointed",
        Commitment.DECIDED,
        1.8,
        (
            r"\b(?:bestellt|benannt|ernannt|berufen|betraut|eingesetzt)\s+(?:wurde|worden)|\b(?:wurde|wird"
            r"|ist)\b[^.;]{0,80}\b(?:ernannt|betraut|bestellt|benannt|berufen)\b"
        ),
    ),
    (
        "binding",
        Commitment.DECIDED,
        1.5,
        (
            r"\b(?:verbindlich|verpflichtend|ab\s+sofort|tritt\s+(?:am|zum|mit|rückwirkend)|in\s+kraft"
            r"|festgeschrieben|festgelegt|vorgeschrieben|schreibt\b[^.;]{0,60}\bvor)\b"
        ),
    ),
)

_PLANNED: tuple[Row, ...] = (
    (
        "intended",
        Commitment.PLANNED,
        3.0,
        (
            r"\b(?:(?<!un)geplant\w*|vorgesehen\w*|angedacht\w*|beabsichtigt\w*|vorbereitet\s+(?:wird"
            r"|werden)|angestrebt\s+(?:wird|werden)|in\s+(?:vorbereitung|planung|prüfung|ausschreibung"
            r"|aussicht|abstimmung|erarbeitung|aufstellung)|vorgemerkt|avisiert|anvisiert|bevorstehend\w*"
            r"|einzuleiten)\b|\bplan(?:t|en)\b(?=\s)"
        ),
    ),
    ("shall", Commitment.PLANNED, 2.0, r"\b(?:soll|sollen)\b"),
    ("should", Commitment.VISION, 2.1, r"\b(?:sollte|sollten)\b"),
    (
        "will_be",
        Commitment.PLANNED,
        2.6,
        (
            rf"\b(?:wird|werden)\b[^.;]{{0,160}}\b(?-i:(?!jeden|allen|einen|seinen|ihren|vielen|meisten"
            rf"|ersten|letzten|oben|unten|eben|gegen|wegen|zwischen|neben|innen|außen|hinten|mitten|selten"
            rf"|zusammen|insgesamten|beiden|anderen|neuen|digitalen|weiteren"
            rf"|kommunalen)[a-zäöüß]{{3,}}(?:en|ern|eln)|sein|tun)\s*(?:[.;,:)“]|$|und\b|oder\b)"
            rf"|\b{PARTICIPLE}\s+werden\b(?=\s*(?:[.;,:)]|$|und|kann|können|soll))"
        ),
    ),
    ("passive_now", Commitment.PLANNED, 1.3, rf"\b(?:wird|werden)\b[^.;]{{0,160}}\b{PARTICIPLE}\b"),
    (
        "habit",
        Commitment.DONE,
        1.6,
        (
            r"\b(?:wird|werden)\b[^.;]{0,80}\b(?:täglich|regelmäßig|laufend|bereits|schon|seit|jährlich"
            r"|monatlich|wöchentlich|derzeit|aktuell|gut\s+angenommen|genutzt|aufgerufen|gestreift"
            r"|beschrieben|dargestellt|genannt|erwähnt|verwendet|betrieben|eingesetzt|gezeigt|deutlich"
            r"|bezeichnet|verstanden)\b"
        ),
    ),
    (
        "future_time",
        Commitment.PLANNED,
        2.2,
        (
            r"\b(?:künftig\w*|zukünftig\w*|demnächst|perspektivisch\w*|mittelfristig\w*|langfristig\w*"
            r"|kurzfristig|in\s+kürze|(?:im|ab|zum)\s+(?:kommenden|nächsten|folgenden)"
            r"|in\s+den\s+(?:kommenden|nächsten|folgenden)|(?:kommende[nrsm]?|nächste[nrsm]?"
            r"|folgende[ns]?)\s+(?:jahr\w*|monat\w*|woche\w*|frühjahr|sommer|herbst|winter|haushalt\w*"
            r"|schritt\w*|quartal\w*|sitzung\w*|phase\w*)|nächste\s+schritte|anschließend|im\s+anschluss"
            r"|nach\s+abschluss|sobald|im\s+weiteren\s+(?:verlauf|prozess)|voraussichtlich\w*"
            r"|bis\s+(?:spätestens\s+)?(?:ende|mitte|anfang|zum|20[2-9]\d|\d{1,2}/20[2-9]\d)|spätestens"
            r"|erstmals\s+(?:im|am))\b"
        ),
    ),
    (
        "recommended",
        Commitment.PLANNED,
        2.2,
        (
            r"\b(?:empfohlen|empfiehlt|empfehlen|schlägt\b[^.;]{0,80}\bvor|vorgeschlagen|vorschlag"
            r"|regt\b[^.;]{0,60}\ban|angeregt|prüft|geprüft\s+(?:wird|werden)|zu\s+prüfen|prüfung"
            r"|prüfauftrag|machbarkeitsstudie|erwägt|erwogen|bereite[nt]\b[^.;]{0,80}\bvor"
            r"|vorbereitung(?:en)?)\b"
        ),
    ),
    (
        "open",
        Commitment.PLANNED,
        2.2,
        (
            r"\b(?:noch\s+(?:zu|offen|ausstehend|in|auszuarbeiten|abzustimmen|anzusprechen|festzulegen"
            r"|nicht)|steht\s+noch\s+aus|ausstehend|zu\s+erarbeitende\w*|zu\s+entwickelnde\w*"
            r"|zu\s+(?:klären|erstellen|erarbeiten|entwickeln|gründen|beschaffen|ermitteln|benennen)"
            r"|offen)\b"
        ),
    ),
    (
        "estimated",
        Commitment.PLANNED,
        1.5,
        (
            r"\b(?:voraussichtlich\w*|kostenschätzung|geschätzt\w*|kalkuliert\w*|rechnet\b[^.;]{0,60}\bmit"
            r"|beantragt\w*|beantragen|antrag\s+(?:gestellt|eingereicht)|bewirbt\s+sich|bewerben"
            r"|gesamtkosten|kostenrahmen|eigenanteil|zeitplan|meilenstein\w*|laufzeit|projektlaufzeit"
            r"|entfallen\s+auf|fallen\b[^.;]{0,40}\ban|würde[n]?|entspräche|wäre[n]?)\b"
        ),
    ),
    (
        "phase",
        Commitment.PLANNED,
        1.2,
        (
            r"\b(?:start(?:et|en)?|beginnt|beginnen|folgt|folgen|entsteht|entstehen|ersetzt|erhält|erhalten"
            r"|übernimmt|bekommt|bekommen|kommt\b[^.;]{0,40}\bhinzu|meldet\b[^.;]{0,60}\ban|bewirbt|sucht"
            r"|will)\b"
        ),
    ),
    (
        "perhaps",
        Commitment.PLANNED,
        1.8,
        (
            r"\b(?:könnte[nt]?|dürfte[nt]?|müsste[nt]?|bekämen|beliefe|vielleicht|denkbar|möglicherweise"
            r"|eventuell|ggf\.|kommt\b[^.;]{0,60}\bin\s+betracht|lässt\s+sich)\b"
        ),
    ),
    (
        "costs",
        Commitment.PLANNED,
        1.7,
        (
            r"\b(?:kostet|kosten\b[^.;]{0,40}\bin\s+höhe|verursach(?:t|en)|entf(?:ällt|allen)\s+auf"
            r"|beläuft\s+sich|belaufen\s+sich|beansprucht|schlägt\b[^.;]{0,40}\bzu\s+buche|finanzbedarf"
            r"|mehraufwand|angesetzt|kalkulier\w+|aufwendungen\s+von|hängt\b[^.;]{0,40}\bab)\b"
        ),
    ),
    (
        "by_when",
        Commitment.PLANNED,
        2.0,
        (
            r"\b(?:bis\s+(?:zur\s+\w+pause|ostern|pfingsten|weihnachten|herbst|sommer|frühjahr|jahresende"
            r"|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
            r"|zu\s+einem\s+späteren|in\s+der\s+(?:konzept|planungs|antrags)phase|in\s+der\s+antragstellung"
            r"|(?:kündigt|kündigte)\b[^.;]{0,120}\ban|erfolgt|findet\b[^.;]{0,80}\bstatt"
            r"|finden\b[^.;]{0,80}\bstatt|obliegt|noch\s+auszu\w+|bittet\s+um|gehen\b[^.;]{0,60}\büber"
            r"|sieht\b[^.;]{0,20}\bvor)\b"
        ),
    ),
    ("far_date", Commitment.PLANNED, 1.0, r"\b20(?:3\d|4\d|50)\b"),
    (
        "to_do",
        Commitment.PLANNED,
        2.0,
        (
            r"\b(?:ist|sind|bleibt|bleiben)\b[^.;]{0,110}\b(?:zu\s+(?-i:[a-zäöüß]{3,}(?:en|ern|eln|n))"
            r"|(?-i:[a-zäöüß]{2,8}zu[a-zäöüß]{3,}en))\b|\bgilt\s+es\b"
        ),
    ),
    (
        "terse_money",
        Commitment.PLANNED,
        1.3,
        (
            r"^(?![^.]*\b(?:ist|sind|wird|werden|wurden?|hat|haben|hatte|war|waren|nutzt|steht"
            r"|beträgt)\b)[^.]{0,140}\d\s*(?:€|EUR\b|Euro\b|T€|TEUR)"
        ),
    ),
    (
        "terse_step",
        Commitment.PLANNED,
        1.5,
        (
            r"^(?:(?:M|AP|P|Los|Phase|Schritt|Jahr|Etappe|Stufe|Maßnahme|Meilenstein)\s?\d|Q[1-4]\b"
            r"|\d\.\s*Quartal|(?:nächster?|weiterer?)\s+schritt)"
        ),
    ),
)

RULES: tuple[Rule, ...] = tuple(
    Rule(name, level, strength, re.compile(pattern, re.IGNORECASE))
    for name, level, strength, pattern in (*_DECIDED, *_PLANNED, *VISION, *DONE)
)
