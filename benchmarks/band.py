"""How often the band of readiness holds the readers' figure.

    python -m benchmarks.band --gold DIR --pred OUT

`OUT` are predictions of left-out papers (`benchmarks.evidence --leave-one-out`). Beside the papers
as they are, resampled ones: requirements drawn with replacement, 1,000 times for each paper.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import statistics
from fractions import Fraction
from pathlib import Path

from fundingkit.catalogue.shelf import load_call
from fundingkit.readiness.band import DEFAULT_BAND_MODEL, OpenItem, band
from fundingkit.training.gold import paper_names, read_gold

_DRAWS, _SEED = 1000, 2021


def main() -> None:
    """Print coverage and width of the band for every paper and over resampled papers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.band", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, required=True)
    options = parser.parse_args()
    ids = [requirement.id for _, requirement in load_call("mpsc-2021").requirements()]
    generator = random.Random(_SEED)
    held, widths = [], []
    print(f"{'paper':30}{'readers':>9}{'figure':>9}{'band':>16}")
    for name in paper_names(options.gold):
        readers = read_gold(options.gold, name, ids).grades / 3
        said = json.loads((options.pred / f"{name}.json").read_text("utf-8"))["requirements"]
        rows = [(float(truth), said[requirement]) for truth, requirement in zip(readers, ids, strict=True)]
        low, high = _band([row for _, row in rows])
        figure = statistics.mean(row["grade"] / 3 for _, row in rows)
        truth = statistics.mean(value for value, _ in rows)
        missed = "" if low <= truth <= high else "  missed"
        print(f"{name:30}{truth:9.1%}{figure:9.1%}{low:8.1%} –{high:6.1%}{missed}")
        widths.append(high - low)
        for _ in range(_DRAWS):
            drawn = generator.choices(rows, k=len(rows))
            low, high = _band([row for _, row in drawn])
            held.append(low <= statistics.mean(value for value, _ in drawn) <= high)
    print(f"resampled papers held: {statistics.mean(held):.1%}, mean width {statistics.mean(widths):.1%}")


def _band(rows: list[dict[str, object]]) -> tuple[float, float]:
    share = Fraction(1, len(rows))
    items = []
    for row in rows:
        chances: list[float] = row["chances"]  # type: ignore[assignment]  # plain JSON
        grade = int(row["grade"])  # type: ignore[call-overload]  # plain JSON
        expected = math.fsum(level * chance for level, chance in enumerate(chances)) / 3
        variance = math.fsum(chance * (level / 3 - expected) ** 2 for level, chance in enumerate(chances))
        items.append(OpenItem(share, expected - grade / 3, variance))
    figure = Fraction(sum(int(row["grade"]) for row in rows), 3 * len(rows))  # type: ignore[call-overload]
    found = band(figure, items, DEFAULT_BAND_MODEL)
    return float(found.low), float(found.high)


if __name__ == "__main__":
    main()
