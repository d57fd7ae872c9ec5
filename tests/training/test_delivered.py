import numpy as np
import pytest

from fundingkit.matching.encoder import FOLDER, LONGEST, PassageEncoder
from fundingkit.matching.wordpieces import WordPieces

torch = pytest.importorskip("torch", reason="torch is only there where the judge is trained")


def test_a_delivered_judge_read_back_reads_a_passage_as_the_engine_does():
    from fundingkit.training.delivered import read_delivered  # noqa: PLC0415  # needs torch
    from fundingkit.training.network import Encoder  # noqa: PLC0415  # needs torch

    text = "Der Rat beschließt die Strategie im Mai und stellt 40.000 Euro bereit."
    base, heads = read_delivered(FOLDER)
    encoder = Encoder(base, list(range(len(base.pieces))), base.layers).eval()
    ids = torch.tensor([WordPieces(base.pieces, base.scores.tolist()).encode(text, LONGEST)])
    with torch.no_grad():
        states = encoder(ids, torch.ones(ids.shape)).numpy()[0]
    np.testing.assert_allclose(states, PassageEncoder().states([text])[0], atol=1e-3)
    assert heads["own_query"].shape == (48, base.hidden)
