import shutil
from pathlib import Path

import numpy as np
import pytest

from fundingkit.errors import ModelDamaged
from fundingkit.matching.encoder import FOLDER, PassageEncoder
from fundingkit.matching.meaning import TokenMeaning


def test_a_passage_gets_the_same_states_alone_and_among_others(encoder: PassageEncoder) -> None:
    quotes = [
        "Die Stadt plant ein Bürgerforum.",
        "Kosten: 45.000 Euro",
        "Der Rat beschließt die Strategie im Mai.",
    ]
    together = encoder.states(quotes * 5)
    for index, quote in enumerate(quotes):
        assert np.array_equal(encoder.states([quote])[0], together[index])


def test_a_damaged_file_is_refused_with_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for path in FOLDER.iterdir():
        if path.name != "encoder.onnx":
            shutil.copy(path, folder)
    (folder / "encoder.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelDamaged, match=r"encoder\.onnx"):
        PassageEncoder(folder)


def test_a_paraphrase_is_nearer_than_another_subject(encoder: PassageEncoder) -> None:
    near = TokenMeaning(encoder, "1").similarity(
        ["In drei Bürgerforen wurden Anregungen gesammelt.", "Die Kanalsanierung kostet 40.000 Euro."],
        ["Die Einwohnerinnen und Einwohner konnten in Foren mitreden"],
    )
    assert near[0, 0] > near[1, 0]
