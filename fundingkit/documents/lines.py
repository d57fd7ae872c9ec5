"""Plain text to blocks: which lines belong together, and what each block is.

The text stays as it is; blocks are spans over it. Lines are joined where the first is full and the
second goes on; short lines on their own become headings, labels, rows or form lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from fundingkit.documents.document import Block, BlockKind
from fundingkit.documents.line_kinds import (
    BULLET,
    CAPTION,
    FINAL,
    HYPHEN_END,
    LABEL,
    NUMBERED,
    OPEN_END,
    TICKED_BOX,
    VERB,
    WORD,
    ends_sentence,
    is_contents,
    is_form,
    is_page_mark,
)

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_DEPTH = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)[^*_].*\1:?\s*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+@\S+\.\w)")

#: A line longer than this is never a heading on its own, in characters.
_HEADING_LENGTH = 110
_HEADING_WORDS = 14


@dataclass(slots=True)
class Line:
    """One line: offsets without the line end, and whether an empty line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool
    kind: BlockKind | None = None
    level: int = 0


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain or Markdown text, in order; together they hold every visible character."""
    lines = _lines(text)
    width = _wrap_width(lines)
    for index, line in enumerate(lines):
        _classify(line, _neighbour(lines, index - 1), _neighbour(lines, index + 1), width)
    return tuple(_joined(lines, width))


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        if not match.group().strip("\ufeff\u200b \t\u00a0\x00"):
            continue
        gap = text[end : match.start()]
        blank = not lines or gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap) or "\x0c" in gap
        lines.append(Line(match.start(), match.end(), match.group(), blank))
        end = match.end()
    return lines


def _neighbour(lines: list[Line], index: int) -> Line | None:
    return lines[index] if 0 <= index < len(lines) else None


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the text was wrapped by hand, 0 where it was not, in characters."""
    wrapped = [
        len(line.text.rstrip())
        for line, following in pairwise(lines)
        if not following.after_blank and following.text.lstrip()[:1].islower() and not FINAL.search(line.text)
    ]
    if len(wrapped) < 8 or len(wrapped) < len(lines) * 0.12:
        return 0
    wrapped.sort()
    width = wrapped[int(len(wrapped) * 0.9)]
    return width if 30 <= width <= 160 else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line had no room any more on this one."""
    first = following.text.split(maxsplit=1)[0]
    return width > 0 and len(line.text.rstrip()) + 1 + len(first) > width * 0.87


def _classify(line: Line, before: Line | None, behind: Line | None, width: int) -> None:
    """Set the kind of a line that stands for itself; None means running text."""
    text = line.text.strip().lstrip("\ufeff")
    if is_page_mark(text):
        line.kind = "note"
    elif (found := _MARKDOWN_HEADING.match(text)) and not _is_prose(text):
        line.kind, line.level = "heading", len(found.group(1))
    elif is_contents(text):
        line.kind = "note"
    elif is_form(text):
        line.kind = "form"
    elif TICKED_BOX.search(text):
        line.kind = "item"
    elif "\t" in text.strip() or (text.startswith("|") and text.count("|") > 2):
        line.kind = "row"
    elif re.match(r"\*[^*\s][^*]*$", text) and len(text) < 60:
        line.kind = "note"
    elif CAPTION.match(text):
        line.kind = "note" if not FINAL.search(text) else None
    elif _is_heading(line, text, before, behind, width):
        line.kind, line.level = "heading", _level(text)
    elif BULLET.match(line.text) or NUMBERED.match(line.text):
        line.kind = "item"
    elif (
        text.strip("*_ ").endswith(":")
        and len(text.split()) <= 5
        and (behind is None or not _reads_on(behind))
    ):
        line.kind = "form"
    elif (
        len(WORD.findall(text)) <= 2
        and not re.search(r"\d", text)
        and not ends_sentence(text)
        and _stands_alone(line, text, before, behind, width)
    ):
        line.kind = "note"


def _stands_alone(line: Line, text: str, before: Line | None, behind: Line | None, width: int) -> bool:
    """Whether a line of one or two words belongs to no sentence of its neighbours."""
    if text[:1].islower() or OPEN_END.search(text) or HYPHEN_END.search(text):
        return False
    opens = (
        line.after_blank or before is None or ends_sentence(before.text) or not _goes_on(before, line, width)
    )
    closes = behind is None or behind.after_blank or not behind.text.lstrip()[:1].islower()
    return opens and closes


def _is_prose(text: str) -> bool:
    """Whether a line marked as a heading holds whole sentences."""
    return len(text) > 200 or (len(text) > 80 and bool(re.search(r"[a-zß]{3}\.\s+[A-ZÄÖÜ]", text)))


def _is_heading(line: Line, text: str, before: Line | None, behind: Line | None, width: int) -> bool:
    bare = text.strip("*_ ")
    if len(text) > _HEADING_LENGTH or len(bare.split()) > _HEADING_WORDS or BULLET.match(line.text):
        return False
    asks = bare.endswith("?") and line.after_blank and behind is not None and behind.after_blank
    if (FINAL.search(bare) and not asks) or bare.endswith((",", "-", "–", "/", "(")) or OPEN_END.search(bare):
        return False
    number = NUMBERED.match(bare)
    head = bare[number.end() :] if number else bare
    if not head[:1].isupper() or not WORD.search(head):
        return False
    if LABEL.match(text) or "@" in text or "www." in text or "://" in text:
        return False
    opens = (
        line.after_blank
        or before is None
        or bool(FINAL.search(before.text))
        or not _is_full(before, line, width)
    )
    if not opens:
        return False
    if behind is None:
        return False
    if number:
        listed = any(
            other is not None and NUMBERED.match(other.text.strip("*_ ")) and not apart
            for other, apart in ((before, line.after_blank), (behind, behind.after_blank))
        )
        return not listed and (behind.after_blank or _reads_on(behind)) and not _is_full(line, behind, width)
    if bare.endswith(":"):
        return len(bare.split()) <= 8 and _reads_on(behind) and not VERB.search(bare)
    if _BOLD_LINE.match(text):
        return True
    if before is not None and before.text.rstrip("* ").endswith(":"):
        return False
    return line.after_blank and behind.after_blank and len(bare.split()) <= 10


def _reads_on(line: Line) -> bool:
    """Whether a line looks like the text that stands below a heading."""
    text = line.text.strip()
    return (
        len(text) > 60
        or bool(BULLET.match(line.text))
        or bool(NUMBERED.match(text))
        or bool(FINAL.search(text))
    )


def _level(text: str) -> int:
    """Depth of a heading without Markdown marks: from its number, else below the numbered ones."""
    found = _DEPTH.match(text.strip("*_ ") + " ")
    return 1 + found.group(1).count(".") + 1 if found else 3


def _joined(lines: Iterable[Line], width: int) -> Iterable[Block]:
    """Lines to blocks: a line that only continues the one before it joins its block."""
    current: list[Line] = []
    for line in lines:
        if current and _continues(current, line, width):
            current.append(line)
            continue
        if current:
            yield _block(current)
        current = [line]
    if current:
        yield _block(current)


def _continues(current: list[Line], line: Line, width: int) -> bool:
    last = current[-1]
    kind = current[0].kind
    if line.kind is not None or kind in {"heading", "row", "note", "form"}:
        return False
    if _opens_bold(current):
        return True
    if line.after_blank:
        return _breaks_off(last) and line.text.lstrip()[:1].islower()
    return _goes_on(last, line, width)


def _goes_on(last: Line, line: Line, width: int) -> bool:
    """Whether the sentence or paragraph of a line goes on in the next one."""
    if HYPHEN_END.search(last.text) or _is_full(last, line, width):
        return True
    if ends_sentence(last.text) or (_ADDRESS.match(line.text.lstrip()) and not OPEN_END.search(last.text)):
        return False
    if line.text.lstrip()[:1].islower() or OPEN_END.search(last.text):
        return True
    return width == 0 and len(last.text) > 70 and not last.text.rstrip().endswith(":")


def _opens_bold(lines: list[Line]) -> bool:
    """Whether a Markdown emphasis is opened on these lines and not closed yet."""
    return (
        len(lines) < 3
        and sum(line.text.count("**") for line in lines) % 2 == 1
        and lines[0].text.lstrip().startswith("**")
    )


def _breaks_off(line: Line) -> bool:
    """Whether a line ends in the middle of a sentence, as before a page break."""
    text = line.text.rstrip()
    return len(text.split()) >= 4 and (text[-1:].islower() or text.endswith(","))


def _block(lines: list[Line]) -> Block:
    first = lines[0]
    return Block(first.start, lines[-1].end, first.kind or "paragraph", first.level)
