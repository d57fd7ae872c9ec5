"""What the YAML reader complains about, and what a person has usually done."""

from __future__ import annotations

_REMEDIES = (
    ("'\\t'", "Hier steht ein Tabulator.", "Bitte nur mit Leerzeichen einrücken, je Ebene zwei."),
    (
        "mapping values are not allowed",
        "Hier steht ein Doppelpunkt, wo keiner stehen darf.",
        "Texte mit Doppelpunkt in Anführungszeichen setzen und die Einrückung prüfen.",
    ),
    (
        "could not find expected ':'",
        "Hier fehlt ein Doppelpunkt nach dem Namen der Angabe.",
        "Jede Angabe heißt „name: Wert“; nach dem Doppelpunkt folgt ein Leerzeichen.",
    ),
    (
        "quoted scalar",
        "Ein Text in Anführungszeichen ist nicht geschlossen.",
        "Das schließende Anführungszeichen ergänzen.",
    ),
    (
        "expected <block end>",
        "Die Einrückung passt nicht zu den Zeilen davor.",
        "Angaben desselben Eintrags beginnen in derselben Spalte, Listenpunkte mit „- “.",
    ),
    (
        "flow sequence",
        "Eine Liste in eckigen Klammern ist nicht geschlossen.",
        "Die Klammer „]“ oder ein Komma ergänzen.",
    ),
    (
        "flow mapping",
        "Eine Angabe in geschweiften Klammern ist nicht geschlossen.",
        "Die Klammer „}“ oder ein Komma ergänzen.",
    ),
    (
        "alias",
        "Ein Verweis (*) zeigt auf nichts.",
        "Verweise sind in Katalogen nicht vorgesehen: den Text ausschreiben.",
    ),
    (
        "single document",
        "Die Datei enthält mehrere YAML-Dokumente.",
        "Je Datei genau ein Katalog; die Zeile „---“ entfernen.",
    ),
)


def remedy(complaint: str) -> tuple[str, str]:
    """What is wrong and what to do about it, in German, for a complaint of the YAML reader."""
    for sign, title, hint in _REMEDIES:
        if sign in complaint:
            return title, hint
    return (
        "Der Text ist an dieser Stelle kein gültiges YAML.",
        "Einrückung, Doppelpunkte und Anführungszeichen dieser und der vorigen Zeile prüfen.",
    )
