"""How well the engine finds and grades evidence in labelled papers.

    python -m benchmarks.evidence --gold DIR --pred OUT                    by the bundled engine
    python -m benchmarks.evidence --gold DIR --pred OUT --leave-one-out    by models fitted on the others

Writes `OUT/<paper>.json` for every `DIR/docs/*.txt`, with or without labels, each paper assessed alone.
Where the folder has its judge (`score.py`) and labels, its figures follow.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from fundingkit.catalogue.call import Call
from fundingkit.catalogue.shelf import load_call
from fundingkit.engine import Engine
from fundingkit.evidence import Proposal
from fundingkit.matching.encoder import FOLDER
from fundingkit.training.gold import paper_names, read_paper


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


def left_out(
    gold: Path, call: Call, kind: str = "judged", drop: tuple[str, ...] = ()
) -> Iterator[tuple[str, dict[str, Proposal]]]:
    """Every paper, judged by combination and grade fitted on the other papers of the folder."""
    from fundingkit.training.fitting import matchers, read_fitting_papers  # noqa: PLC0415  # needs scikit-learn
    from fundingkit.training.leaving_out import without_paper  # noqa: PLC0415

    matcher = matchers(FOLDER)[kind]
    papers = [paper.without(drop) for paper in read_fitting_papers(gold, call, matcher)]
    for paper in papers:
        yield paper.gold.name, without_paper(papers, paper, call)


def calibration(gold: Path, pred: Path, call: Call) -> str:
    """Expected calibration error of the confidence, with the reliability table."""
    from fundingkit.training.gold import read_gold  # noqa: PLC0415

    ids = [requirement.id for _, requirement in call.requirements()]
    said, right = [], []
    for name in paper_names(gold):
        paper = read_gold(gold, name, ids)
        requirements = json.loads((pred / f"{name}.json").read_text("utf-8"))["requirements"]
        for requirement, grade in zip(ids, paper.grades, strict=True):
            entry = requirements[requirement]
            said.append(entry["chances"][entry["grade"]])
            right.append(abs(entry["grade"] - grade) <= 0.5)
    chance, hit = np.array(said), np.array(right, float)
    lines, error = ["confidence   share right   n"], 0.0
    for low in np.arange(0.2, 1.0, 0.1):
        inside = (chance >= low) & (chance < low + 0.1 + (low > 0.85))
        if inside.any():
            error += inside.mean() * abs(chance[inside].mean() - hit[inside].mean())
            lines.append(f"{chance[inside].mean():10.2f}   {hit[inside].mean():11.2f}   {inside.sum()}")
    return "\n".join([*lines, f"expected calibration error {error:.3f}"])


def main() -> None:
    """Write predictions and print what the judge says of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, required=True)
    parser.add_argument("--call", default="mpsc-2021")
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--kind", default="judged", choices=["judged", "meaning", "words"])
    parser.add_argument("--drop", nargs="*", default=[], help="leave out features that begin so (ablation)")
    options = parser.parse_args()
    call = load_call(options.call)
    options.pred.mkdir(parents=True, exist_ok=True)
    results = (
        left_out(options.gold, call, options.kind, tuple(options.drop))
        if options.leave_one_out
        else bundled(options.gold, call)
    )
    for name, proposals in results:
        text = json.dumps(prediction(name, proposals), ensure_ascii=False, indent=1) + "\n"
        (options.pred / f"{name}.json").write_text(text, encoding="utf-8")
        print(
            f"{name}: {sum(p.grade > 0 for p in proposals.values())} of {len(proposals)} with evidence",
            flush=True,
        )
    if (options.gold / "score.py").is_file() and (options.gold / "labels").is_dir():
        command = [
            sys.executable,
            str(options.gold / "score.py"),
            "--gold",
            str(options.gold),
            "--pred",
            str(options.pred),
        ]
        subprocess.run(command, check=True)
        print(calibration(options.gold, options.pred, call))


if __name__ == "__main__":
    main()
