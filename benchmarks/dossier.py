"""From a file to a full assessment, and one more paper in a dossier: `python -m benchmarks.dossier PAPER`.

The command line is started cold, as a person would; then the same paper joins a dossier that already
holds ten practice papers, and comes a second time under another name. Peer: reading the file alone, in
the same run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fundingkit.documents.reading import read_document
from fundingkit.settings import Settings
from fundingkit.store.store import Store, open_store
from fundingkit.training.examples import read_papers

CALL = "mpsc-2021"
_PERSON = "Benchmark"


@contextmanager
def timed(what: str, times: dict[str, float]) -> Iterator[None]:
    """Remember how many seconds the block took."""
    begun = time.perf_counter()
    yield
    times[what] = time.perf_counter() - begun


def cold(paper: Path, times: dict[str, float]) -> float:
    """`fundingkit assess` in a process of its own; gives the most memory it used, in MB."""
    with tempfile.TemporaryDirectory() as out, timed("assess, cold, three files written", times):
        command = [sys.executable, "-m", "fundingkit", "assess", "--call", CALL, "--out", out, str(paper)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{paper.name} could not be assessed")
    return used.ru_maxrss / 1024


def dossier(paper: Path, times: dict[str, float]) -> None:
    """Ten practice papers, then the paper, then the paper once more."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Settings(data=Path(folder)))
        made = store.dossiers.create("Vorhaben", "Kommune", [CALL], by=_PERSON)
        ten = [
            (f"{practice.name}.md", "\n\n".join(row.text for row in practice.rows).encode())
            for practice in read_papers()[:10]
        ]
        with timed("dossier of ten practice papers", times):
            _work(store, made.id, ten)
        with timed("one paper more", times):
            _work(store, made.id, [(paper.name, paper.read_bytes())])
        with timed("looking at the dossier", times):
            store.review(made.id, CALL)
        other = store.dossiers.create("Zweites", "Kommune", [CALL], by=_PERSON)
        with timed("the same paper in another dossier", times):
            _work(store, other.id, [(f"noch einmal {paper.name}", paper.read_bytes())])
        store.close()


def _work(store: Store, dossier_id: int, files: list[tuple[str, bytes]]) -> None:
    store.upload(dossier_id, files, by=_PERSON)
    worker = store.worker("benchmark")
    while worker.work():
        pass


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dossier", description=__doc__)
    parser.add_argument("paper", type=Path)
    paper = parser.parse_args().paper
    times: dict[str, float] = {}
    with timed("reading alone", times):
        read_document(paper.name, paper.read_bytes())
    memory = cold(paper, times)
    dossier(paper, times)
    for what, seconds in times.items():
        print(f"{what:40}{seconds:8.2f} s{seconds / times['reading alone']:8.2f} x reading alone")
    print(f"{'most memory of the cold run':40}{memory:8.0f} MB")


if __name__ == "__main__":
    main()
