"""The steps of training, in order; each writes into the folder of bundled models.

python -m fundingkit.training judge --begin e5-small-q4.bin     sentences and papers -> judge
python -m fundingkit.training mean FOLDER FOLDER                judges -> their mean
python -m fundingkit.training levels                            wordings, papers -> how binding a passage is
python -m fundingkit.training fit --gold DIR                    labelled papers -> combination, grade
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fundingkit.catalogue.shelf import load_call
from fundingkit.matching.encoder import FOLDER


def _judge(options: argparse.Namespace) -> None:
    from fundingkit.training.judge import Recipe, train_judge  # noqa: PLC0415  # needs torch, fitting does not

    recipe = Recipe(options.rounds, options.alone, options.invented, options.rate)
    train_judge(load_call(options.call), options.begin, options.out, recipe)


def _mean(options: argparse.Namespace) -> None:
    from fundingkit.training.averaging import mean_judge  # noqa: PLC0415  # needs torch, fitting does not

    mean_judge(load_call(options.call), options.folders, options.out)


def _levels(options: argparse.Namespace) -> None:
    from fundingkit.training.levels import train_levels  # noqa: PLC0415  # needs torch, fitting does not

    train_levels(options.out)


def _fit(options: argparse.Namespace) -> None:
    from fundingkit.training.fitting import fit_models  # noqa: PLC0415  # needs scikit-learn

    combination, grade = fit_models(options.gold, load_call(options.call), options.out)
    for name, data in ((options.combination, combination), (options.grade, grade)):
        (options.out / name).write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Run the step that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m fundingkit.training", description=__doc__)
    steps = parser.add_subparsers(required=True)
    judge = steps.add_parser("judge")
    judge.add_argument("--begin", type=Path, required=True, help="file of the encoder, or folder of a judge")
    judge.add_argument("--rounds", type=int, default=10)
    judge.add_argument("--alone", type=float, default=0.6, help="share of what stands alone in a round")
    judge.add_argument("--invented", type=float, default=1.0, help="share of the invented papers in a round")
    judge.add_argument("--rate", type=float, default=1e-4, help="highest learning rate of the encoder")
    judge.set_defaults(run=_judge)
    mean = steps.add_parser("mean")
    mean.add_argument("folders", type=Path, nargs="+")
    mean.set_defaults(run=_mean)
    levels = steps.add_parser("levels")
    levels.set_defaults(run=_levels)
    fit = steps.add_parser("fit")
    fit.add_argument("--gold", type=Path, required=True)
    fit.set_defaults(run=_fit, combination="combination.json", grade="grade.json")
    for step in (judge, mean, levels, fit):
        step.add_argument("--call", default="mpsc-2021")
        step.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
