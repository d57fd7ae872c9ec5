"""Readiness as plain data, for `assessment.json` and everything else that reads figures by program."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from fundingkit.readiness.figures import Progress, Readiness, Share
from fundingkit.scale import Commitment


def readiness_record(ready: Readiness) -> dict[str, Any]:
    """Figure, band, split and progress of the call, of every block and of every criterion.

    Shares are numbers from 0 to 1 with six digits; `share` is None where nothing applies.
    """
    return {
        "share": _share(ready.share),
        "share_with_usual_weights": _share(ready.default),
        "weighting": ready.weighting.value,
        "progress": _progress(ready.progress),
        "band_model": {
            "correlation": ready.model.correlation,
            "factor": ready.model.factor,
            "coverage": ready.model.coverage,
            "measured_on": ready.model.measured_on,
        },
        "blocks": [
            {
                "id": block.id,
                "title": block.title,
                "official": block.official,
                "share": _share(block.share),
                "progress": _progress(block.progress),
                "criteria": [
                    {
                        "id": criterion.id,
                        "number": criterion.number,
                        "title": criterion.title,
                        "weight": _number(criterion.weight),
                        "share": _share(criterion.share),
                        "progress": _progress(criterion.progress),
                        "requirements": [item.id for item in criterion.requirements],
                    }
                    for criterion in block.criteria
                ],
            }
            for block in ready.blocks
        ],
        "unassessed": list(ready.unassessed),
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    return {
        "figure": _number(share.figure),
        "low": _number(share.band.low),
        "high": _number(share.band.high),
        "split": {level.value: _number(share.split[level]) for level in Commitment},
    }


def _progress(progress: Progress) -> dict[str, int]:
    return {
        "total": progress.total,
        "reviewed": progress.reviewed,
        "suspect": progress.suspect,
        "not_applicable": progress.not_applicable,
    }


def _number(value: Fraction) -> float:
    return round(float(value), 6)
