"""Time and memory of an assessment from 10 to 10,000 pages: `python -m benchmarks.scale --out DIR`.

The papers are made of the sentences of the practice papers, numbered so that no two are the same,
2,500 characters to a page and 1,000 pages to a paper. Each size runs in a process of its own, so that
its memory is its own. The peer is SQLite's full-text index, filled with the same passages and asked for
every requirement in the same process: what a search without judgement costs. `DIR/scale.svg` is the
picture.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go

from fundingkit.catalogue.shelf import load_call
from fundingkit.charts.pictures import draw
from fundingkit.documents.document import Document
from fundingkit.documents.reading import read_document
from fundingkit.engine import Engine
from fundingkit.passages.splitting import split
from fundingkit.training.examples import read_papers

PAGES = (10, 30, 100, 300, 1000, 3000, 10_000)
_PAGE = 2500
#: Pages of one paper; a single file may have no more than 3,000.
_PAPER = 1000


def papers_of(pages: int) -> list[bytes]:
    """Markdown papers that have so many pages together."""
    rows = [row.text for paper in read_papers() for row in paper.rows]
    texts = (f"{text.rstrip('.')} (Nummer {number})." for number, text in enumerate(itertools.cycle(rows)))
    return [_paper(texts, min(_PAPER, pages - begun)) for begun in range(0, pages, _PAPER)]


def _paper(texts: Iterator[str], pages: int) -> bytes:
    parts: list[str] = []
    length = 0
    while length < pages * _PAGE:
        parts.append(next(texts))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts).encode()


def measured(pages: int) -> dict[str, float]:
    """Seconds for reading, matching and the peer, and the most memory used, for one size."""
    call = load_call("mpsc-2021")
    engine = Engine.load()
    engine.match(call, _read(b"Der Rat hat die Strategie beschlossen."))
    papers = papers_of(pages)
    begun = time.perf_counter()
    documents = [_read(data) for data in papers]
    passages = [passage for document in documents for passage in split(document)]
    read = time.perf_counter()
    engine.propose(call, [engine.match(call, document) for document in documents])
    matched = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE passages USING fts5(quote)")
    index.executemany("INSERT INTO passages VALUES (?)", ((passage.quote,) for passage in passages))
    for _, requirement in call.requirements():
        words = " OR ".join(f'"{word}"' for word in set(re.findall(r"\w{3,}", requirement.question)))
        index.execute(
            "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 5", (words,)
        ).fetchall()
    searched = time.perf_counter()
    return {
        "pages": pages,
        "passages": len(passages),
        "read": read - begun,
        "match": matched - read,
        "peer": searched - matched,
        "memory": memory,
    }


def _read(data: bytes) -> Document:
    document = read_document("papier.md", data).document
    assert document is not None
    return document


def main() -> None:
    """Print the table and draw the picture."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--pages", type=int, nargs="*", default=PAGES)
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measured(options.alone)))
        return
    rows = []
    heads = ("pages", "passages", "read s", "match s", "ms a page", "MB", "search s", "ratio")
    print("".join(f"{head:>11}" for head in heads))
    for pages in options.pages:
        command = [sys.executable, "-m", "benchmarks.scale", "--alone", str(pages)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows.append(row)
        whole = row["read"] + row["match"]
        cells = (
            f"{pages:,}",
            f"{row['passages']:,}",
            f"{row['read']:.2f}",
            f"{row['match']:.2f}",
            f"{1000 * whole / pages:.1f}",
            f"{row['memory']:.0f}",
            f"{row['peer']:.2f}",
            f"{whole / row['peer']:.0f}",
        )
        print("".join(f"{cell:>11}" for cell in cells), flush=True)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for picture in draw([_figure(rows)], "svg", width=760).files:
            (options.out / "scale.svg").write_bytes(picture)


def _figure(rows: list[dict[str, float]]) -> go.Figure:
    pages = [row["pages"] for row in rows]
    times = [1000 * (row["read"] + row["match"]) / row["pages"] for row in rows]
    memory = [row["memory"] for row in rows]
    return go.Figure(
        [
            go.Scatter(x=pages, y=times, name="milliseconds a page"),
            go.Scatter(x=pages, y=memory, name="memory, MB", yaxis="y2", line={"dash": "dot"}),
        ],
        go.Layout(
            xaxis={"title": "pages", "type": "log"},
            yaxis={"title": "milliseconds a page", "rangemode": "tozero"},
            yaxis2={"title": "MB", "overlaying": "y", "side": "right", "rangemode": "tozero"},
            width=760,
            height=460,
            template="plotly_white",
            legend={"orientation": "h", "y": 1.12},
        ),
    )


if __name__ == "__main__":
    main()
