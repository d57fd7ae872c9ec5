import itertools

import pytest

from fundingkit.charts.palette import DARK, LIGHT, PATTERNS
from fundingkit.scale import Commitment

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (max(high, 0) + 0.05) / (max(low, 0) + 0.05)


def seen(colour, kind):
    return [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in BLIND[kind]]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_can_be_read_on_what_it_stands_on(palette):
    for level, colour in palette.commitment.items():
        assert contrast(linear(colour), linear(palette.text_on[level])) >= 4.5 or level is Commitment.PLANNED
        assert contrast(linear(colour), linear(palette.text_on[level])) >= 3
    for colour in (palette.ink, palette.muted, palette.claim, palette.better):
        assert contrast(linear(colour), linear(palette.paper)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("kind", BLIND)
def test_neighbouring_commitments_differ_in_lightness_for_everyone(palette, kind):
    levels = [Commitment.DONE, Commitment.DECIDED, Commitment.PLANNED, Commitment.VISION]
    for one, other in itertools.pairwise(levels):
        assert contrast(seen(palette.commitment[one], kind), seen(palette.commitment[other], kind)) >= 1.45


def test_every_commitment_has_its_own_pattern():
    assert len(set(PATTERNS.values())) == len(Commitment)
