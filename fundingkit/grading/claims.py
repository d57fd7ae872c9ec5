"""What the papers say of their own readiness: „ca. 70 %“ of the preconditions, „weitgehend abgeschlossen“.

A claim needs three things in one sentence: a measure of completion, something that is to be ready
for the application (a strategy, the preconditions, the application itself), and words that bind
the two. A share of anything else is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from fundingkit.evidence import Claim
from fundingkit.grading.figures import Figure, figures
from fundingkit.grading.numerals import number
from fundingkit.matching.wording import composed
from fundingkit.passages.passage import Passage

#: What an application stands on. Without one of these a share is about something else.
_OBJECT = re.compile(
    r"\b(?:\w*voraussetzung(?:en)?|\w*antrag(?:s|es|stellung|sunterlagen|sreife|sfähigkeit)?"
    r"|\w*bewerbung(?:en|sunterlagen|sreife)?|\w*anforderung(?:en)?|\w*strategie(?:n|entwicklung"
    r"|prozess\w*|papiers?)?"
    r"|(?:förder|auswahl|bewertungs|prüf)?kriterien|\w*konzept(?:s|es|e|en)?|agenda|masterplan\w*"
    r"|\w*unterlagen|\w*nachweise?n?|vorarbeiten?|vorbereitung(?:en|sarbeiten|sstand)?"
    r"|umsetzungsstand|bearbeitungsstand|reifegrad|erfüllungsgrad|umsetzungsgrad|antragsskizze"
    r"|projektskizze|interessenbekundung|roadmap|maßnahmenplan\w*|maßnahmenkatalog\w*)\b",
    re.IGNORECASE,
)
#: Words of being ready, far or finished.
_STATE = re.compile(
    r"\b(?:geschaffen|erfüllt|erfüllen|erfülle|erreicht|vorhanden|fertig(?:\s?gestellt)?|abgeschlossen"
    r"|erledigt|erarbeitet|ausgearbeitet|vorbereitet|abgedeckt|abdecken|deckt|gegeben|nachgewiesen"
    r"|vollständig|(?:liegen|liegt)\s+(?:\w+\s+){0,4}vor|vorliegen|vorliegt|steht|stehen|bereit"
    r"|umgesetzt|abgearbeitet|reifegrad|erfüllungsgrad|umsetzungsgrad|umsetzungsstand|bearbeitungsstand"
    r"|fertigstellungsgrad|antragsreif|bewerbungsreif|entscheidungsreif|beschlussreif|unterschriftsreif"
    r"|antragsfähig|bewerbungsfähig)\b",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\b(?:(?:bereits\s+|schon\s+|inzwischen\s+)?(?:weitgehend|weitestgehend|größtenteils|grösstenteils"
    r"|überwiegend|im\s+wesentlichen|nahezu|fast|so\s+gut\s+wie|annähernd|zum\s+(?:großen|größten"
    r"|überwiegenden)\s+teil|zu\s+(?:großen|weiten|wesentlichen)\s+teilen|in\s+(?:weiten|großen"
    r"|wesentlichen)\s+teilen"
    r"|teilweise|zum\s+teil|in\s+teilen|ansatzweise|vollständig|vollumfänglich|komplett|zur\s+gänze"
    r"|noch\s+nicht\s+vollständig|erst\s+(?:teilweise|in\s+ansätzen)|weit\s+fortgeschritten"
    r"|gut\s+fortgeschritten|sehr\s+weit)"
    r"(?:\s+(?:vollständig|bereits|schon|komplett))?)"
    r"(?=\s+(?:\w+\s+){0,2}(?:erfüllt|erfüllen|abgeschlossen|fertig\w*|erarbeitet|geschaffen|vorhanden"
    r"|vorbereitet|gegeben|abgearbeitet|erledigt|ausgearbeitet|umgesetzt|vor(?:liegend|liegen|liegt)?"
    r"|abgedeckt|erreicht|nachgewiesen|zusammengestellt)\b)"
    r"|\b(?:weit|gut)\s+fortgeschritten\b|\b(?:kurz|unmittelbar)\s+vor\s+(?:dem\s+abschluss"
    r"|der\s+fertigstellung)\b|\bauf\s+der\s+zielgeraden\b"
    r"|\b(?:ein\s+)?großteil\s+der\b|\bder\s+(?:größte|überwiegende)\s+teil\s+der\b"
    r"|\b(?:die\s+)?(?:meisten|wesentlichen|wichtigsten)\s+(?=(?:\w+\s+){0,2}(?:voraussetzungen"
    r"|anforderungen|kriterien|unterlagen|nachweise|vorarbeiten))"
    r"|\b(?:fast\s+)?alle(?:r)?\s+(?=(?:\w+\s+){0,2}(?:voraussetzungen|anforderungen|kriterien"
    r"|unterlagen|nachweise)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<top>[0-9]{1,3}|\w{3,16})\s+(?:von|der)\s+(?:den\s+|insgesamt\s+"
    r"|geforderten\s+)*(?P<all>[0-9]{1,3}|\w{3,16})\s+(?:\w+\s+){0,2}"
    r"(?:voraussetzungen|anforderungen|kriterien|unterlagen|nachweise[n]?|prüffragen|bausteine[n]?"
    r"|kapitel[n]?)\b",
    re.IGNORECASE,
)
_GAUGE = re.compile(
    (
        r"(?:reifegrad|erfüllungsgrad|umsetzungsgrad|fertigstellungsgrad|umsetzungsstand|bearbeitungsstand"
        r"|antragsreife|bewerbungsreife|grad\s+der\s+(?:erfüllung|fertigstellung))"
    ),
    re.IGNORECASE,
)
#: Money, votes, energy: a share that is near such a word is theirs.
_OTHER_SHARE = re.compile(
    r"(?:eigenanteil\w*|förderquote|fördersatz|förderanteil|zuschuss\w*|\w*kosten|\w*mittel[ns]?"
    r"|\w*stelle[ns]?|vzä|vollzeit\w*|haushalte[n]?\b|einwohner\w*|bürger\w*|beschäftigte\w*"
    r"|befragte\w*|teilnehm\w*|einspar\w*|reduktion|reduzier\w*|senk\w*|steiger\w*"
    r"|co2|co₂|treibhausgas\w*|energie\w*|strom\w*|fläche\w*|ausbau\w*|anschl\w*|glasfaser\w*"
    r"|gewicht\w*|gewichtung|punkte\w*|stimmen|mehrheit|rücklauf|quote\b|gefördert\w*|förderung\s+von"
    r"|zuwendung\w*|bezuschuss\w*|übernimmt|kofinanz\w*|anteilig|verkehr\w*|schulen|gebäude\w*|dächer)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:soll(?:en|te|ten)?|müssen|muss|wird|werden|würde[n]?|können|könnte[n]?|wenn|falls|sofern"
    r"|sobald|bis\s+(?:ende|mitte|zum|zur|20[0-9]{2})|ziel|damit|geplant|vorgesehen|erst\s+wenn|ob"
    r"|anstreben|angestrebt|streben)\b",
    re.IGNORECASE,
)
_PASSIVE_DONE = re.compile(
    (
        r"\b(?:wurden?|worden|ist|sind|hat|haben|bereits|schon|liegen|liegt|gelten|decken|deckt|erfüll(?:t"
        r"|en))\b"
    ),
    re.IGNORECASE,
)
_OTHERS = re.compile(
    (
        r"\b(?:andere[nr]?\s+(?:städte|kommunen)|viele[nr]?\s+(?:städte|kommunen)|bundesweit"
        r"|deutschlandweit|aller\s+(?:städte|kommunen|bewerb\w+))\b"
    ),
    re.IGNORECASE,
)
#: Words that keep a sentence from speaking of what is, whatever else it says.
_ONLY_WISHED = re.compile(
    r"\b(?:soll|sollen|wenn|falls|sobald|müssen|muss|ob|anstreben|angestrebt)\b", re.IGNORECASE
)
#: How far a share may be from what it measures, in characters.
_NEAR = 110
#: Characters of a passage that are looked at; the splitter makes none as long.
_LONGEST = 2000
_ABOUT = re.compile(
    (
        r"(?:ca\.?|circa|rund|etwa|ungefähr|knapp|gut|über|fast|nahezu|annähernd|weitgehend|weitestgehend"
        r"|schätzungsweise|geschätzt\w*|mehr als|~|rd\.)"
    ),
    re.IGNORECASE,
)


def find_claims(passages: Iterable[Passage]) -> tuple[Claim, ...]:
    """The papers' own statements on how ready they are, in order; those with a number keep it."""
    return tuple(claim for passage in passages for claim in _claims(passage))


def _claims(passage: Passage) -> Iterator[Claim]:
    if passage.kind in {"heading", "form"} or passage.quote.rstrip().endswith("?"):
        return
    wording = composed(passage.quote[:_LONGEST])
    text = wording.text
    objects = [match.span() for match in _OBJECT.finditer(text)]
    if not objects or _OTHERS.search(text):
        return
    states = [match.span() for match in _STATE.finditer(text)]
    counted = _counted(text)
    if counted is not None and states and _reached(text):
        yield _claim(passage, text, *counted)
        return
    for share in (figure for figure in figures(text) if figure.kind == "share"):
        if _measures(text, share, objects, states):
            value = share.value if isinstance(share.value, Decimal) else None
            start, end = _with_lead(text, share.start, share.end)
            yield _claim(passage, text, start, end, value)
            return
    worded = _WORDED.search(text)
    if worded and states and _reached(text) and _beside(worded.span(), objects):
        end = max((stop for start, stop in states if 0 <= start - worded.end() < 40), default=worded.end())
        yield _claim(passage, text, worded.start(), max(end, worded.end()), None)


def _claim(passage: Passage, text: str, start: int, end: int, value: Decimal | None) -> Claim:
    words = text[start:end]
    about = value is None or bool(_ABOUT.search(words))
    return Claim(passage, None if value is None else float(value), words, about)


def _measures(
    text: str, share: Figure, objects: list[tuple[int, int]], states: list[tuple[int, int]]
) -> bool:
    """Whether a share says how far something for the application is ready."""
    near = text[max(0, share.start - 60) : share.end + 60]
    if _OTHER_SHARE.search(near) or not _reached(text):
        return False
    if not isinstance(share.value, Decimal) or not 0 < share.value <= 1:
        return False
    gauge = _GAUGE.search(text)
    return _beside((share.start, share.end), objects) and (
        bool(gauge) or _beside((share.start, share.end), states)
    )


def _beside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start - span[1] < _NEAR and span[0] - end < _NEAR for start, end in others)


def _reached(text: str) -> bool:
    """Whether the sentence speaks of what is, not of what is to come."""
    return not _NOT_YET.search(text) or bool(_PASSIVE_DONE.search(text) and not _ONLY_WISHED.search(text))


def _with_lead(text: str, start: int, end: int) -> tuple[int, int]:
    """The share with the „ca.“ before it and the brackets around it."""
    lead = re.search(
        (
            r"\(?(?:\b(?:zu|schon|bereits|etwa|rund|circa|ungefähr|knapp|gut|über|mehr\s+als|annähernd"
            r"|nahezu|fast|schätzungsweise)\s*|\b(?:ca|rd)\.\s*|~\s*)+$"
        ),
        text[:start],
        re.IGNORECASE,
    )
    begin = lead.start() if lead else start - 1 if text[start - 1 : start] == "(" else start
    if text[begin : begin + 1] == "(":
        return (begin, end + 1) if text[end : end + 1] == ")" else (begin + 1, end)
    return begin, end


def _counted(text: str) -> tuple[int, int, Decimal | None] | None:
    """„Neun von zwölf Kriterien“ as a share."""
    match = _COUNTED.search(text)
    if match is None:
        return None
    top, whole = number(match["top"]), number(match["all"])
    if top is None or whole is None or not 0 < top <= whole:
        return None
    return match.start(), match.end(), (top / whole).quantize(Decimal("0.0001")).normalize()
