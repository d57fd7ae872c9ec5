"""Signs in a passage that it is no evidence, whatever it is about.

Each sign is a name with the words that gave it away. A passage is barred, and can never carry a
grade, by the signs in `BARRED` and by any sign that is `sure`: its main statement is denied,
refused, another's deed or the call's own. All others only lower it and are shown as reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from fundingkit.matching import denial_words, form_words, voice_words
from fundingkit.matching.german import words
from fundingkit.matching.places import Home
from fundingkit.matching.wording import composed
from fundingkit.passages.passage import Passage

SignKind = Literal[
    "heading", "note", "form", "contents", "address", "question", "echo", "call_text",
    "negated", "refused", "other_place", "bare",
]  # fmt: skip

#: Signs that keep a passage from ever being evidence.
BARRED: frozenset[SignKind] = frozenset(
    {"heading", "note", "form", "contents", "address", "question", "echo"}
)

LABELS: dict[SignKind, str] = {
    "heading": "ist eine Überschrift",
    "form": "ist eine leere oder vorgedruckte Formularzeile",
    "note": "steht neben dem Text: Zeichnung, Bildunterschrift oder Seitenzahl",
    "contents": "ist eine Zeile eines Inhaltsverzeichnisses",
    "address": "ist eine Anschrift oder Kontaktangabe",
    "question": "stellt eine Frage, statt etwas auszusagen",
    "echo": "gibt den Wortlaut des Förderaufrufs wieder",
    "call_text": "klingt nach einer Vorgabe des Förderaufrufs, nicht nach einer eigenen Aussage",
    "negated": "ist verneint",
    "refused": "nennt etwas Abgelehntes oder Zurückgestelltes",
    "other_place": "handelt von einer anderen Kommune oder Ebene",
    "bare": "ist nur ein Stichwort",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its place in the quote (offsets; the whole quote where no word stands out).

    `sure` says that it is the passage's main statement, so that nothing else in it can count.
    """

    kind: SignKind
    start: int
    end: int
    sure: bool = False


_ECHO_SHARE, _ECHO_WORDS = 0.72, 6
#: „Prüffragen: Wem hilft es? Geht es anders?“ states what is asked of every project.
_LIST_OF_QUESTIONS = re.compile(r":[^?]{3,}\?[^?]{3,}\?")
_LABEL_WORDS = 8
_BARE_WORDS = 4
#: Characters of a passage that are looked at; the splitter makes none as long.
_LONGEST = 2000


class CallEcho:
    """Recognises text that repeats the call: its criteria, questions and form."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._wholes: set[tuple[str, ...]] = set()
        for text in texts:
            stems = self._stems(text)
            self._runs.update(self._trigrams(stems))
            self._wholes.add(stems)

    @staticmethod
    def _stems(text: str) -> tuple[str, ...]:
        return tuple(word.terms[0] for word in words(text))

    @staticmethod
    def _trigrams(stems: tuple[str, ...]) -> list[tuple[str, ...]]:
        return list(zip(stems, stems[1:], stems[2:], strict=False))

    def repeats(self, quote: str) -> bool:
        """Whether most three-word runs of the quote stand in the call; a short one must be a whole piece."""
        stems = self._stems(quote)
        runs = self._trigrams(stems)
        if len(runs) < _ECHO_WORDS - 2:
            return bool(runs) and stems in self._wholes
        return sum(run in self._runs for run in runs) >= _ECHO_SHARE * len(runs)


def signs(passage: Passage, echo: CallEcho | None = None, home: Home | None = None) -> tuple[Sign, ...]:
    """All signs of a passage, in a fixed order. `home` is the municipality that the paper is about."""
    wording = composed(passage.quote[:_LONGEST])
    found = list(_layout(passage, wording.text))
    if echo is not None and echo.repeats(wording.text):
        found.append(Sign("echo", 0, len(wording.text)))
    found += _speech(wording.text, home)
    if _bare(passage, wording.text):
        found.append(Sign("bare", 0, len(wording.text)))
    return tuple(Sign(s.kind, *wording.original(s.start, s.end), s.sure) for s in found)


def barred(found: Iterable[Sign]) -> bool:
    """Whether one of the signs keeps the passage from being evidence."""
    return any(sign.sure or sign.kind in BARRED for sign in found)


def _layout(passage: Passage, text: str) -> Iterator[Sign]:
    """What the passage is by its form, whatever it says."""
    whole = (0, len(text))
    row = passage.kind == "row"
    if passage.kind == "heading":
        yield Sign("heading", *whole)
    if passage.kind == "note":
        yield Sign("note", *whole)
    form = _form(passage, text)
    if form is not None:
        yield Sign("form", *form)
    if form_words.CONTENTS.search(text) or (not row and form_words.CONTENTS_GAP.search(text)):
        yield Sign("contents", *whole)
    if not row and form_words.ADDRESS.search(text) and not form_words.NO_ADDRESS.search(text):
        yield Sign("address", *whole)
    if not row and form_words.QUESTION.search(text) and not _LIST_OF_QUESTIONS.search(text):
        yield Sign("question", *whole)


def _form(passage: Passage, text: str) -> tuple[int, int] | None:
    """Where a line shows that it is to be filled in and has not been; None where it is no such line."""
    if form_words.TICKED.search(text):
        return None
    asked = form_words.FORM_WORDS.search(text)
    if asked is not None and not _stated(text):
        return asked.span()
    if form_words.FILLED.search(text):
        return None
    empty = form_words.EMPTY_FORM.search(text)
    if empty is not None:
        return empty.span()
    if passage.kind == "form" or _column_heads(text) or _open_label(text):
        return 0, len(text)
    return None


def _stated(text: str) -> bool:
    """Whether a line with words of a form says something of its own all the same."""
    return bool(re.search(r"\d\s*(?:€|EUR|Euro)\b|\b(?:unterzeichnet|erfolgte|wurde|hat|haben)\b", text))


def _column_heads(text: str) -> bool:
    """A row of nothing but the names of columns."""
    cells = [cell.strip(" .:*") for cell in re.split(r"\s*[|\t]\s*|\s+/\s+", text) if cell.strip()]
    if len(cells) < 3 or len(text) > 160:
        return False
    heads = sum(bool(form_words.HEADER_CELL.fullmatch(cell)) for cell in cells)
    return heads >= 2 and heads * 2 > len(cells) and all(len(cell.split()) <= 3 for cell in cells)


def _open_label(text: str) -> bool:
    """A label with its colon and nothing behind it."""
    return (
        text.rstrip(" *_").endswith(":")
        and len(text.split()) <= _LABEL_WORDS
        and not form_words.VERB.search(text)
        and not any(char.isdigit() for char in text)
    )


def _speech(text: str, home: Home | None) -> Iterator[Sign]:
    """What the passage says that takes its statement back or gives it to others."""
    call_text = voice_words.CALL_TEXT.search(text)
    sure_call = voice_words.SURE_CALL_TEXT.search(text)
    if sure_call or call_text:
        yield _sign("call_text", sure_call, call_text)
    harmless = [match.span() for match in denial_words.HARMLESS.finditer(text)]
    denial = next(
        (
            match
            for match in denial_words.NEGATION.finditer(text)
            if not any(start <= match.start() < end for start, end in harmless)
        ),
        None,
    )
    sure_denial = _ticked_no(text)
    if denial is not None and sure_denial is None and _opens(text, denial.start()):
        sure_denial = _first(denial_words.SURE_NEGATED, text)
    if sure_denial or denial:
        yield _sign("negated", sure_denial, denial)
    refusal = denial_words.REFUSED.search(text)
    sure_refusal = _first(denial_words.SURE_REFUSED, text)
    if sure_refusal or refusal:
        yield _sign("refused", sure_refusal, refusal)
    other = voice_words.OTHER_PLACE.search(text)
    sure_other = voice_words.SURE_OTHER_PLACE.search(text)
    elsewhere = home.tells_of_another(text) if home is not None else None
    own = voice_words.OWN.search(text, elsewhere.end() if elsewhere is not None else 0)
    if (sure_other or other or elsewhere) and not own:
        yield _sign("other_place", sure_other, other or elsewhere)


def _ticked_no(text: str) -> re.Match[str] | None:
    """The „nein“ of a line whose ticked box belongs to it."""
    marks = list(form_words.ANSWERS.finditer(text))
    if not any(mark["ticked"] for mark in marks):
        return None
    boxes_lead = bool(marks[0]["ticked"] or marks[0]["empty"])
    pairs = pairwise(marks if boxes_lead else reversed(marks))
    return next((label for box, label in pairs if box["ticked"] and label["no"]), None)


def _opens(text: str, place: int) -> bool:
    """Whether nothing is stated before the clause in which a word stands."""
    border = max((match.end() for match in re.finditer(r"[,;:–]\s", text[:place])), default=0)
    before = text[:border]
    return not form_words.VERB.search(before) and not re.search(r"\d", before)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _sign(kind: SignKind, sure: re.Match[str] | None, hint: re.Match[str] | None) -> Sign:
    """The sign at the narrower of two places."""
    match = hint or sure
    assert match is not None
    return Sign(kind, *match.span(), sure is not None)


def _bare(passage: Passage, text: str) -> bool:
    if passage.kind == "row" or any(char.isdigit() for char in text) or ":" in text[:-1] or "(" in text:
        return False
    return len(text.split()) < _BARE_WORDS
