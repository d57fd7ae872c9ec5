"""How well the engine finds and grades evidence in labelled papers.

    python -m benchmarks.evidence --gold DIR --pred OUT                    by the bundled engine
    python -m benchmarks.evidence --gold DIR --pred OUT --leave-one-out    by models fitted on the others
    python -m benchmarks.evidence --gold DIR --pred OUT --kept             the kept papers instead
    python -m benchmarks.evidence --gold DIR --pred OUT --compare          left out, without parts, and peers

The last three need the packages of `requirements-training.txt`. Each paper is assessed alone;
`OUT/<paper>.json` is written for every `DIR/docs/*.txt`, with or without labels. Where the folder has
its judge (`score.py`) and labels, its figures follow, and how honest the confidence is. The kept papers
(`fundingkit/training/kept_papers`) are written as such a folder, `OUT/gold`, and judged in the same way,
left out in six parts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.calibration import draw_reliability, reliability, reliability_table
from fundingkit.catalogue.call import Call
from fundingkit.catalogue.shelf import load_call
from fundingkit.engine import Engine
from fundingkit.evidence import Proposal
from fundingkit.training.examples import read_kept_papers
from fundingkit.training.gold import paper_names, read_paper, write_gold


def prediction(name: str, proposals: dict[str, Proposal]) -> dict[str, Any]:
    """A paper's proposals in the form that the judge reads."""
    return {
        "doc": name,
        "requirements": {
            requirement: {
                "coverage": round(proposal.expected / 3, 4),
                "grade": int(proposal.grade),
                "commitment": proposal.commitment.value,
                "chances": proposal.chances,
                "evidence": [
                    {"start": item.passage.start, "end": item.passage.end, "score": item.strength}
                    for item in proposal.evidence
                ],
            }
            for requirement, proposal in proposals.items()
        },
    }


def bundled(gold: Path, call: Call) -> Iterator[tuple[str, dict[str, Proposal]]]:
    """Every paper, judged by the engine as it is delivered."""
    engine = Engine.load()
    for name in paper_names(gold):
        document, _ = read_paper(gold, name)
        yield name, dict(engine.propose(call, [engine.match(call, document)]))


def write(results: Iterable[tuple[str, dict[str, Proposal]]], pred: Path) -> None:
    """One file of predictions for each paper."""
    pred.mkdir(parents=True, exist_ok=True)
    for name, proposals in results:
        text = json.dumps(prediction(name, proposals), ensure_ascii=False, indent=1) + "\n"
        (pred / f"{name}.json").write_text(text, encoding="utf-8")


def judged(gold: Path, pred: Path, *, aloud: bool, judge: Path | None = None) -> dict[str, float]:
    """What the folder's judge, or another, says of predictions; `aloud` with intervals and per paper."""
    found = pred / "score.json"
    command = [
        sys.executable,
        str(judge or gold / "score.py"),
        "--gold",
        str(gold),
        "--pred",
        str(pred),
        "--json",
        str(found),
    ]
    if not aloud:
        command += ["--bootstrap", "1"]
    subprocess.run(command, check=True, stdout=None if aloud else subprocess.DEVNULL)
    return {name: figure["value"] for name, figure in json.loads(found.read_text("utf-8"))["metrics"].items()}


def main() -> None:
    """Write predictions and print what the judge says of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, required=True)
    parser.add_argument("--call", default="mpsc-2021")
    parser.add_argument("--leave-one-out", action="store_true")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--kept", action="store_true", help="judge the kept papers, not the labelled ones")
    either.add_argument(
        "--compare", action="store_true", help="with parts left out, and peers; implies --leave-one-out"
    )
    options = parser.parse_args()
    call = load_call(options.call)
    judge, gold = options.gold / "score.py", options.gold
    labelled = judge.is_file() and (gold / "labels").is_dir()
    if options.leave_one_out or options.compare or options.kept:
        from benchmarks.comparing import Comparison  # noqa: PLC0415  # needs scipy, the first form does not

        comparison = Comparison(options.gold, call)
        write(comparison.kept() if options.kept else comparison.engine(), options.pred)
    else:
        write(bundled(options.gold, call), options.pred)
    if options.kept:
        gold = options.pred / "gold"
        write_gold(read_kept_papers(), gold)
    if labelled:
        judged(gold, options.pred, aloud=True, judge=judge)
        bins = reliability(gold, options.pred, [requirement.id for _, requirement in call.requirements()])
        print(reliability_table(bins))
        draw_reliability(bins, options.pred / "reliability.svg")
    if options.compare:
        comparison.show(options.pred, write, judged)


if __name__ == "__main__":
    main()
