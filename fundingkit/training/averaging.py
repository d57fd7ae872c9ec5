"""The mean of judges that were trained one from the other: it swings less than each.

python -m fundingkit.training mean FOLDER FOLDER --out FOLDER
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fundingkit.catalogue.call import Call
from fundingkit.matching.wordpieces import WordPieces
from fundingkit.training.delivered import delivered_judge
from fundingkit.training.examples import read_kept_papers
from fundingkit.training.export import write_judge
from fundingkit.training.judge import KINDS, Recipe, Trainer, asked


def mean_judge(call: Call, folders: Sequence[Path], out: Path) -> None:
    """Write the judge whose weights are the mean of those in `folders`, which share one vocabulary."""
    titles, questions = asked(call)
    judges = [delivered_judge(folder, len(titles), len(KINDS)) for folder in folders]
    states = [judge.state_dict() for judge, _, _ in judges]
    judge, pieces, scores = judges[0]
    judge.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    trainer = Trainer(judge, WordPieces(pieces, scores), list(titles), Recipe())
    trainer.embed_questions(questions)
    print(trainer.ranking(read_kept_papers()), flush=True)
    write_judge(judge, pieces, scores, titles, out)
