"""Wording that says that something is wished for or is there: Leitbild and umgesetzt.

The rows are name, level, strength and pattern, as `commitment_words` describes them.
"""

from __future__ import annotations

from fundingkit.scale import Commitment

Row = tuple[str, Commitment, float, str]

PARTICIPLE = (
    r"(?:ge\w{2,24}(?:t|en)|\w{2,12}ge\w{2,20}(?:t|en)|(?:be|er|ver|ent|zer)\w{3,22}(?:t|en)"
    r"|\w{3,24}iert|(?:über|unter|wider|durch|um|hinter)\w{3,20}(?:t|en))"
)

VISION: tuple[Row, ...] = (
    (
        "want",
        Commitment.VISION,
        2.8,
        (
            r"\b(?:wollen|will|möchte[n]?|wünsch(?:t|en|te)|wünschenswert|hofft|hoffen"
            r"|strebt?\b[^.;]{0,80}\ban|streben\b[^.;]{0,80}\ban|anstreben|angestrebt|erhofft|träum\w+)\b"
        ),
    ),
    (
        "aim",
        Commitment.VISION,
        2.3,
        (
            r"\b(?:(?:unser|das|oberstes|erklärtes|langfristiges|gemeinsames)\s+ziel\b|ziel\s+(?:ist|der"
            r"|des|bleibt|war)|ziele?\s*:|vision|leitbild|leitgedanke|leitsatz|leitmotiv|leitstern|anspruch"
            r"|maxime|motto|selbstverständnis|ambition|bestreben|richtschnur|gebot|im\s+(?:mittelpunkt"
            r"|vordergrund|zentrum)|werte\s*:|verstehen\s+(?:wir|uns)|versteht\s+sich"
            r"|setzen?\s+(?:wir\s+)?auf|stehen?\s+für|für\s+uns|am\s+herzen|legen\s+wir|legt\s+(?:die"
            r"|unsere)\s+\w+\s+(?:\w+\s+)?wert)\b"
        ),
    ),
    (
        "should_be",
        Commitment.VISION,
        2.2,
        (
            r"\b(?:soll(?:en)?)\b[^.;]{0,120}\b(?:sein|bleiben|können|helfen|dienen|gehören|profitieren"
            r"|stehen|machen|schaffen|stärken|fördern|ermöglichen|beitragen|leisten|werden\s+können|haben"
            r"|erleichtern|verbessern|ausbauen|leben|mitnehmen)\b"
        ),
    ),
    (
        "must",
        Commitment.VISION,
        1.6,
        (
            r"\b(?:müssen|muss|brauchen|braucht|gilt\s+es|darf\s+nicht|dürfen\s+nicht|sollte[n]?|notwendig"
            r"|unverzichtbar|wichtig|entscheidend|unerlässlich|unabdingbar|erforderlich|nötig|gefragt"
            r"|bedarf)\b"
        ),
    ),
    (
        "value",
        Commitment.VISION,
        0.8,
        (
            r"\b(?:chance[n]?|potenzial\w*|schlüssel\s+(?:zu|für)|motor|kitt|treibstoff|grundlage\s+für"
            r"|lebenswert\w*|zukunftsfähig\w*|nachhaltig\w*|innovativ\w*|attraktiv\w*|ganzheitlich\w*"
            r"|in\s+die\s+zukunft|lebensqualität|synergien|leuchtturm\w*|vorreiter\w*|resilienz"
            r"|gemeinwohl\w*)\b"
        ),
    ),
    (
        "infinitive",
        Commitment.VISION,
        1.3,
        (
            r"^[^.!?]{3,90}\b(?:stärken|fördern|ausbauen|verbessern|nutzen|schaffen|entwickeln|gestalten"
            r"|vernetzen|schützen|senken|steigern|erhöhen|sichern|bündeln|öffnen|erleichtern|intensivieren"
            r"|schonen|einbinden|vermeiden|etablieren|unterstützen|reduzieren|ermöglichen|wahren"
            r"|heben)\s*[.!]?$"
        ),
    ),
    (
        "phrase",
        Commitment.VISION,
        1.0,
        r"^(?!.*\d)(?!.*:)(?![^.]*\b(?:ist|sind|wird|werden|hat|haben)\b)[^.]{3,60}[.]?$",
    ),
    (
        "voice",
        Commitment.VISION,
        1.2,
        (
            r"\b(?:mahn(?:t|te)|betonte|appellier\w+|dürfe[n]?|müsse[n]?|hätten\s+wir|wir\s+(?:denken|sehen"
            r"|verstehen|glauben|stehen)|mehr\s+\w+,\s+mehr)\b"
        ),
    ),
    ("slogan", Commitment.VISION, 1.8, r"!\s*[“\"»]?\s*$"),
)

DONE: tuple[Row, ...] = (
    (
        "perfect",
        Commitment.DONE,
        2.4,
        (
            rf"\b(?:hat|haben|ist|sind|habe)\b[^.;]{{0,140}}\b(?!geplant|vorgesehen|beabsichtigt|angedacht"
            rf"|angestrebt|gefragt|gefordert|geeignet|gedacht|geboten|verbunden|bestimmt|bewusst|beantragt"
            rf"|beauftragt|beschlossen|bewilligt|verpflichtet|gerichtet|gestaffelt|erforderlich"
            rf"|entscheidend|bekannt|bedeutend|verantwortlich|übermorgen"
            rf"|entsprechend)(?<!zu ){PARTICIPLE}\b(?!\s+(?:werden|wird|soll|sein)|\s+zu\b)"
        ),
    ),
    (
        "past_passive",
        Commitment.DONE,
        2.4,
        rf"\b(?:wurde|wurden|worden)\b|\b{PARTICIPLE}\s+(?:wurde|wurden|worden)\b",
    ),
    (
        "past",
        Commitment.DONE,
        2.4,
        (
            r"\b(?:war|waren|hatte|hatten|fand|fanden|ergab|ergaben|zeigte|zeigten|nahmen|nahm|begann"
            r"|begannen|startete|starteten|entstand|entstanden|entwickelte\w?|erarbeitete\w?|führte[n]?"
            r"|setzte[n]?|stellte[n]?|legte[n]?|nutzte[n]?|erhielt(?:en)?|gewann|schloss|trafen|kamen|kam"
            r"|ging(?:en)?|gab|saßen|standen|lag|lagen|lief|liefen|wählte[n]?|baute[n]?|richtete[n]?"
            r"|gründete[n]?|testete[n]?|beteiligte[n]?|untersuchte[n]?|befragte[n]?|prüfte[n]?"
            r"|berichtete[n]?|übernahm(?:en)?|erprobte[n]?|sank(?:en)?|stieg(?:en)?|half(?:en)?|meldete[n]?"
            r"|konnte[n]?|veröffentlichte[n]?|installierte[n]?|schulte[n]?|bildete[n]?|verteilte[n]?"
            r"|organisierte[n]?)\b"
        ),
    ),
    (
        "exists",
        Commitment.DONE,
        2.6,
        (
            r"\b(?:liegt\s+(?:\w+\s+){0,5}vor|liegen\s+(?:\w+\s+){0,5}vor|vorliegend\w*|in\s+betrieb"
            r"|im\s+einsatz|in\s+kraft\s+(?:ist|seit)|läuft|laufen|besteht|bestehen|existiert|existieren"
            r"|verfügt|verfügen|vorhanden|bereits|schon|seit\s+(?:dem\s+)?(?:\w+\s+){0,2}(?:19|20)\d\d"
            r"|seit\s+(?:jahren|langem|vielen|\w+\s+jahren|januar|februar|märz|april|mai|juni|juli|august"
            r"|september|oktober|november|dezember|anfang|ende|mitte|dem)|derzeit|aktuell|inzwischen"
            r"|mittlerweile|bislang|bisher|heute|momentan|gegenwärtig|zurzeit|abrufbar|verfügbar"
            r"|erhältlich)\b"
        ),
    ),
    (
        "uses",
        Commitment.DONE,
        1.5,
        (
            r"\b(?:nutzt|nutzen|betreibt|betreiben|bietet|bieten|stellt\b[^.;]{0,60}\bbereit|misst|erfasst"
            r"|erfassen|veröffentlicht|tagt|trifft\s+sich|treffen\s+sich|arbeitet|arbeiten|leitet|betreut"
            r"|berät|begleitet|umfasst|enthält|besitzt|beschäftigt|zählt|zeigt|zeigen|funktioniert|melden"
            r"|hilft|beschreibt|benennt|beruht|basiert|ergänzt|leidet|leiden|fehlt|fehlen|lebt"
            r"|leben\s+(?:in|rund|heute))\b"
        ),
    ),
    (
        "finished",
        Commitment.DONE,
        2.6,
        (
            r"\b(?:umgesetzt|abgeschlossen|eingeführt|realisiert|eröffnet|installiert|fertiggestellt"
            r"|in\s+betrieb\s+genommen|freigeschaltet|erledigt|✓|☒|☑)\b(?!\s+(?:werden|wird|sein\b"
            r"|soll))(?<!wird umgesetzt)"
        ),
    ),
    (
        "state",
        Commitment.DONE,
        0.6,
        (
            r"\b(?:ist|sind|hat|haben|gibt|gehört|gehören|kann|können|steht|stehen|liegt|liegen|regelt"
            r"|übernimmt|koordiniert|sorgt|sorgen|definiert|verknüpft|folgt)\b"
        ),
    ),
    ("past_date", Commitment.DONE, 2.0, r"\b(?:19[5-9]\d|200\d|201\d)\b"),
)
