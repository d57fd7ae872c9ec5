"""How well and how fast papers are read: agreement with readers' units, and time per file.

`python -m benchmarks.reading --gold DIR` takes units/<doc>.tsv over docs/<doc>.txt, and labels/ where
present. `--files DIR` reads every paper of a folder: seconds, pages, passages by kind, findings.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from fundingkit.documents.reading import read_document
from fundingkit.passages.passage import Passage
from fundingkit.passages.splitting import split

Span = tuple[int, int]
#: Kinds that are never shown as evidence.
SILENT = {"heading", "form", "note"}


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _hits(one: Span, other: Span) -> bool:
    shared = _shared(one, other)
    return shared > 0 and shared >= 0.5 * min(one[1] - one[0], other[1] - other[0])


def _likeness(one: Span, other: Span) -> float:
    shared = _shared(one, other)
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared else 0.0


def _relevant(gold: Path, doc: str) -> set[str]:
    """Units that both readers together take for evidence of any requirement."""
    relevance: Counter[tuple[str, str]] = Counter()
    for path in gold.glob(f"labels/*/{doc}.json"):
        for requirement, label in json.loads(path.read_text("utf-8"))["labels"].items():
            for unit, value in label["evidence"]:
                relevance[requirement, unit] += value
    return {unit for (_, unit), value in relevance.items() if value >= 3}


def _agreement(gold: Path, *, verbose: bool) -> None:
    print(f"{'document':28s} units  hit %  like %  exact %  passages  evidence only in silent passages")
    for path in sorted(gold.glob("docs/*.txt")):
        reading = read_document(path.name, path.read_bytes())
        assert reading.document is not None
        passages = split(reading.document)
        table = (gold / "units" / f"{path.stem}.tsv").read_text("utf-8")
        rows = [line.split("\t", 3) for line in table.splitlines()]
        units = {row[0]: (int(row[1]), int(row[2])) for row in rows}
        relevant = _relevant(gold, path.stem)
        hit = like = exact = 0
        silent: list[tuple[str, list[Passage]]] = []
        for name, unit in units.items():
            touching = [p for p in passages if _hits((p.start, p.end), unit)]
            hit += bool(touching)
            best = max((_likeness((p.start, p.end), unit) for p in touching), default=0.0)
            like += best >= 0.5
            exact += best >= 0.9
            if name in relevant and all(p.kind in SILENT for p in touching):
                silent.append((name, touching))
        n = len(units) / 100
        print(
            f"{path.stem:28s} {len(units):5d} {hit / n:6.1f} {like / n:7.1f} {exact / n:8.1f} "
            f"{len(passages):9d}  {len(silent)} of {len(relevant)}"
        )
        if verbose:
            for name, touching in silent:
                print("   ", name, [(p.kind, p.quote[:100]) for p in touching])


def _speed(folder: Path) -> None:
    print(f"{'file':60s}       s  pages  passages")
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        before = time.perf_counter()
        reading = read_document(path.name, data)
        passages = split(reading.document) if reading.document else ()
        seconds = time.perf_counter() - before
        pages = len(reading.document.pages) if reading.document else 0
        kinds = dict(Counter(p.kind for p in passages))
        print(f"{path.name:60s} {seconds:7.2f} {pages:6d} {len(passages):9d}  {kinds}")
        for finding in reading.findings:
            print(f"    {finding.severity.label}: {finding}")


def main() -> None:
    """Parse the command line and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--files", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if options.gold:
        _agreement(options.gold, verbose=options.verbose)
    if options.files:
        _speed(options.files)


if __name__ == "__main__":
    main()
