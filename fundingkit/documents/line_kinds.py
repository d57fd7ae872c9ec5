"""What a line or paragraph is by its own wording: list item, form line, caption, table of contents.

Shared by the readers of plain text, PDF and DOCX.
"""

from __future__ import annotations

import re

BULLET = re.compile(
    r"\s*(?:(?:[-–—+*_·]|[^\w\s.,;:!?\"'„“”‚‘’«»‹›()\[\]{}%&§€$#@/\\|<>=~^`\u0000-\u001f]|o(?=\s{2}|\t))[\s\u200b]+"
    r"|[•◦▪▫■●○‣⁃►▶➔➢❑❒✓✔\uf000-\uf0ff]\s*)(?=\S)"
)
NUMBERED = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+\.?|\(?[a-z]\)|[IVX]{1,4}\.|[ivx]{1,4}[.)]|[A-Z][.)])\s+(?=\S)"
    r"(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)
#: A glyph of a symbol font that came out as some foreign letter: "ȶ Moderation".
STRANGE_MARK = re.compile(r"[^\x00-\x7fÄÖÜäöüß„“‚–—§€…×«»±²³½¼¾°]\s+(?=\S)")
RULE = re.compile(r"\s*(?:[-=_*~#+|:]\s*){3,}$")
PAGE_MARK = re.compile(
    r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:Seite|S\.)\s*\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?|\d{1,3}\s*/\s*\d{1,3})\s*$"
)
CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{0,4}\s*$")
BLANKS_TO_FILL = re.compile(r"_{3,}|\.{6,}|…{2,}")
EMPTY_BOX = re.compile(r"[☐□❏❑❒⬜]|\[ \]|\uf06f|\uf0a8")
TICKED_BOX = re.compile(r"[☒☑✗✘]|\[[xX]\]|\uf0fe|\uf078|\uf0fd")
YES_AND_NO = re.compile(r"\bja\b.*\bnein\b|\bnein\b.*\bja\b", re.IGNORECASE)
FINAL = re.compile(r"[.!?…;][\"'”“’»«›‹)\]*_]*\s*$")
ABBREVIATION_END = re.compile(
    r"(?:(?<![\d.])\d{1,2}|\b(?:Nr|Abs|Art|Ziff|Kap|Abb|Tab|ca|bzw|inkl|exkl|zzgl|abzgl|insbes?|ggf|evtl|vgl|gem|lt|sog|max|mind"
    r"|Dez|Dr|Prof|St|Str|Mio|Mrd|Tsd|z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|s\. ?o|s\. ?u))\.\s*$"
)
OPEN_END = re.compile(
    r"(?:[,(–/&]|\b(?:und|oder|sowie|der|die|das|des|dem|den|für|von|vom|mit|zu|zur|zum|in|im|am|an|ans|auf|bei|beim|aus"
    r"|nach|über|unter|durch|gegen|ohne|seit|bis|um|als|wie|dass|wenn|ob|auch|nicht|nur|sich|eine?[rsnm]?|ihre?[rsnm]?"
    r"|diese[rsnm]?|keine?[rsnm]?|wird|werden|ist|sind|kann|können|soll|sollen|bzw\.))\s*$"
)
HYPHEN_END = re.compile(r"[^\W\d_][-\u00ad]\s*$")
CAPTION = re.compile(
    r"\s*\*{0,2}(?:Abb\.|Tab\.|(?:Abbildung|Tabelle|Grafik|Bild|Foto|Quelle)\s*\d*\s*[:.])", re.IGNORECASE
)
LABEL = re.compile(r"\s*\*{0,2}[^\W\d_][^:.!?\t]{0,48}:\*{0,2}\s+\S")
WORD = re.compile(r"[^\W\d_]{2,}")
ANSWER = re.compile(r"(?:[-•]\s*)?(?:ja|nein)\b[*,:]*(?:\s\S+){0,3}$", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|soll|sollen|sollte|muss|müssen|lassen"
    r"|lässt|gibt|gilt|gelten|setzt|setzen|zählen|zählt|gehören|gehört|lauten|lautet|folgen|folgt|möchte|wollen)\b"
)

#: Longer lines are running text, whatever their marks, in characters.
_LONG = 400


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence; an abbreviation or an ordinal at its end does not."""
    tail = text.rstrip()[-80:]
    return bool(FINAL.search(tail)) and not ABBREVIATION_END.search(tail)


def is_form(text: str) -> bool:
    """A line to be filled in: empty boxes, dots or a line to write on, "ja nein" side by side."""
    if len(text) > _LONG or TICKED_BOX.search(text):
        return False
    if ANSWER.match(text):
        return True
    if EMPTY_BOX.search(text) or (BLANKS_TO_FILL.search(text) and len(WORD.findall(text)) < 20):
        return True
    if re.search(r"\d\s*(?:Ja|Nein)\b", text):
        return False
    return bool(YES_AND_NO.search(text)) and len(text) < 80 and not FINAL.search(text.replace("?", ""))


def is_contents(text: str) -> bool:
    """A line of a table of contents: words, leader dots, a page number."""
    return (
        len(text) < _LONG and bool(CONTENTS.search(text)) and bool(WORD.search(text)) and text[-1:].isdigit()
    )


def is_page_mark(text: str) -> bool:
    """A page number ("- 2 -", "Seite 2 von 5") or a mere rule."""
    if len(text) > _LONG:
        return not WORD.search(text) and not re.search(r"\d", text)
    return bool(RULE.match(text)) or bool(PAGE_MARK.match(text))
