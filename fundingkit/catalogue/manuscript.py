"""A catalogue file as it was written: plain data, and for every entry its line and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from fundingkit.catalogue import syntax
from fundingkit.findings import Finding, Place, Severity

#: The way from the root to an entry: keys of mappings, positions in lists counted from 0.
Path = tuple[str | int, ...]

#: Larger files are not catalogues; reading them would only cost time.
LARGEST_BYTES = 1_000_000

_TAG = "tag:yaml.org,2002:"


@dataclass
class Manuscript:
    """What stands in one file.

    `data` is plain Python (None where nothing could be read); decimal numbers are `Decimal`,
    dates stay text. `places` knows every entry by its path; `keys` where its name stands.
    """

    file: str
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Where the entry stands, or the nearest one around it that exists."""
        for end in range(len(path), -1, -1):
            found = self.places.get(path[:end])
            if found is not None:
                return found
        return Place(self.file)

    def place_of_key(self, path: Path) -> Place:
        """Where the name of the entry stands; for a list item the place of the item."""
        return self.keys.get(path) or self.place(path)

    def fault(self, code: str, title: str, hint: str, place: Place | None = None, example: str = "") -> None:
        """Add an error to the findings."""
        self.findings.append(
            Finding(f"catalogue.{code}", Severity.ERROR, title, hint, place or Place(self.file), example)
        )


def read_manuscript(content: bytes, file: str) -> Manuscript:
    """Read the bytes of a catalogue file; every fault is a finding, nothing is raised.

    `file` is the name that places are given with.
    """
    script = Manuscript(file)
    text = _decoded(content, script)
    if text is None:
        return script
    root = _composed(text, script)
    if root is not None:
        builder = _Builder(script)
        try:
            script.data = builder.build(root, ())
        except RecursionError:
            _too_deep(script)
    return script


def _decoded(content: bytes, script: Manuscript) -> str | None:
    if len(content) > LARGEST_BYTES:
        script.fault(
            "too_large",
            "Die Datei ist für einen Katalog zu groß.",
            f"Ein Katalog hat höchstens {LARGEST_BYTES // 1_000_000} MB. Ist es die richtige Datei?",
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        start_of_line = before.rfind(b"\n") + 1
        place = Place(
            script.file,
            line=before.count(b"\n") + 1,
            column=len(before[start_of_line:].decode("utf-8", "replace")) + 1,
        )
        script.fault(
            "encoding",
            "Die Datei ist nicht in UTF-8 geschrieben.",
            "Im Editor „Speichern mit Codierung UTF-8“ wählen und die Umlaute prüfen.",
            place,
        )
        return None
    if not text.strip():
        script.fault(
            "empty",
            "Die Datei ist leer.",
            "Einen vorhandenen Katalog kopieren und anpassen; docs/catalogue.md beschreibt den Aufbau.",
        )
        return None
    return text


def _composed(text: str, script: Manuscript) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    try:
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(script.file, mark) if mark else None
        message = " ".join(filter(None, (error.context, error.problem)))
        script.fault("syntax", *syntax.remedy(message), place)
        return None
    except ReaderError as error:
        before = text[: error.position]
        place = Place(
            script.file,
            line=before.count("\n") + 1,
            column=error.position - before.rfind("\n"),
        )
        script.fault(
            "character",
            "Hier steht ein unsichtbares Steuerzeichen.",
            "Das Zeichen löschen; es kommt meist aus einem kopierten PDF.",
            place,
        )
        return None
    except RecursionError:
        _too_deep(script)
        return None
    except (YAMLError, ValueError):
        script.fault(
            "syntax",
            "Die Datei ist kein gültiges YAML.",
            "Mit einem vorhandenen Katalog vergleichen; docs/catalogue.md beschreibt den Aufbau.",
        )
        return None
    if root is None:
        script.fault(
            "empty",
            "Die Datei enthält nur Kommentare.",
            "Einen vorhandenen Katalog kopieren und anpassen; docs/catalogue.md beschreibt den Aufbau.",
        )
    return root


def _too_deep(script: Manuscript) -> None:
    script.fault(
        "nesting",
        "Die Angaben sind zu tief ineinander verschachtelt.",
        "Ein Katalog hat höchstens zehn Ebenen; Klammern und Einrückung prüfen.",
    )


def _place(file: str, mark: StringMark) -> Place:
    return Place(file, line=mark.line + 1, column=mark.column + 1)


class _Builder:
    """Turns YAML nodes into plain data and notes where each stands."""

    def __init__(self, script: Manuscript) -> None:
        self.script = script
        self.seen: set[int] = set()

    def build(self, node: Node, path: Path) -> Any:
        place = _place(self.script.file, node.start_mark)
        self.script.places[path] = place
        # A node met twice is an alias. Expanding aliases could make a small file fill the memory.
        if id(node) in self.seen:
            self.script.fault(
                "alias",
                "Verweise mit & und * sind in Katalogen nicht vorgesehen.",
                "Den Text an dieser Stelle ausschreiben.",
                place,
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(str(node.value), str(node.tag), place)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(self.script.file, key_node.start_mark)
            if not isinstance(key_node, ScalarNode):
                self.script.fault(
                    "key",
                    "Der Name einer Angabe muss ein einfaches Wort sein.",
                    "Klammern vor dem Doppelpunkt entfernen.",
                    place,
                )
                continue
            key = key_node.value
            here = (*path, key)
            if key in data:
                first = self.script.keys[here]
                self.script.fault(
                    "duplicate_key",
                    f"Die Angabe „{key}“ steht zweimal in demselben Eintrag, zuerst in Zeile {first.line}.",
                    "Eine der beiden löschen.",
                    place,
                )
                continue
            self.script.keys[here] = place
            data[key] = self.build(value_node, here)
        return data

    def _scalar(self, text: str, tag: str, place: Place) -> Any:
        readers: dict[str, Callable[[str], Any]] = {
            "str": str,
            "timestamp": str,
            "null": lambda _: None,
            "bool": lambda word: word.lower() == "true",
            "int": _whole_number,
            "float": lambda digits: Decimal(digits.replace("_", "")),
        }
        reader = readers.get(tag.removeprefix(_TAG))
        if reader is None:
            self.script.fault(
                "tag",
                f"Die Auszeichnung „{tag}“ ist in Katalogen nicht vorgesehen.",
                "Das Wort mit dem Ausrufezeichen löschen.",
                place,
            )
            return None
        try:
            return reader(text)
        except (ValueError, InvalidOperation):
            # ".inf" and the like: the schema says what is expected here.
            return text


def _whole_number(digits: str) -> int:
    prefix = digits.lstrip("+-")[:2]
    return int(digits.replace("_", ""), 0 if prefix in {"0x", "0o", "0b"} else 10)
