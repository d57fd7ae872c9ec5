"""Peers of the engine on the same labelled papers: what others use to find evidence.

A peer says how near a passage is to a requirement, one number for each pair, from the same catalogue
texts (title, question, cue phrases). Strength and grade are then fitted for it exactly as for the
engine; signs, judge and elements are ours and not given to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import bm25s
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from fundingkit.catalogue.call import Call
from fundingkit.matching.encoder import PassageEncoder
from fundingkit.training.fitting import FittingPaper

Scores = np.ndarray
Peer = Callable[[Sequence[str], Sequence[str]], Scores]


def bm25(passages: Sequence[str], queries: Sequence[str]) -> Scores:
    """Plain BM25 over lower-cased words, as (passages, queries)."""
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(passages), stopwords=None, show_progress=False), show_progress=False)
    cut = bm25s.tokenize(list(queries), stopwords=None, return_ids=False, show_progress=False)
    return np.stack([index.get_scores(words) for words in cut], axis=1)


def characters(passages: Sequence[str], queries: Sequence[str]) -> Scores:
    """Cosine of TF-IDF over character 3- to 5-grams within words, as (passages, queries)."""
    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    table = model.fit_transform([*passages, *queries])
    result: Scores = (table[: len(passages)] @ table[len(passages) :].T).toarray()
    return result


class Cosine:
    """Cosine of mean token states: how sentence encoders are used as they come."""

    def __init__(self, encoder: PassageEncoder) -> None:
        self._encoder = encoder

    def __call__(self, passages: Sequence[str], queries: Sequence[str]) -> Scores:
        """Nearness as (passages, queries)."""
        result: Scores = self._means(passages) @ self._means(queries).T
        return result

    def _means(self, texts: Sequence[str]) -> np.ndarray:
        means = np.stack([states.mean(axis=0) for states in self._encoder.states(texts)])
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)


def fused(scores: Sequence[Scores]) -> Scores:
    """Reciprocal-rank fusion with the usual constant of 60, as (passages, queries)."""
    ranks = [np.argsort(np.argsort(-score, axis=0, kind="stable"), axis=0) for score in scores]
    total: Scores = np.sum([1 / (61 + rank) for rank in ranks], axis=0)
    return total * 100


def queries(call: Call) -> list[str]:
    """What a peer searches for each requirement."""
    return [
        " ".join([requirement.title, requirement.question, *requirement.cues.phrases])
        for _, requirement in call.requirements()
    ]


def as_peer(paper: FittingPaper, scores: Scores) -> FittingPaper:
    """The paper as the peer sees it: its one number, raw and against the rest of paper and call."""
    scores = scores.astype(np.float32)
    values = np.stack(
        [scores, scores - scores.mean(axis=1, keepdims=True), scores - scores.max(axis=0, keepdims=True)],
        axis=-1,
    )
    nothing = np.zeros_like(paper.signals.cues)
    signals = replace(paper.signals, signs=[() for _ in paper.signals.passages], cues=nothing, judgement=None)
    return replace(paper, signals=signals, names=("words", "words_own", "words_best"), values=values)


def peers(
    papers: Sequence[FittingPaper], call: Call, encoder: PassageEncoder
) -> dict[str, list[FittingPaper]]:
    """Every peer with the papers as it sees them."""
    wanted = queries(call)
    single: dict[str, Peer] = {
        "BM25 (bm25s)": bm25,
        "TF-IDF of characters": characters,
        "encoder by cosine": Cosine(encoder),
    }
    scores = {
        name: [peer([passage.quote for passage in paper.signals.passages], wanted) for paper in papers]
        for name, peer in single.items()
    }
    scores["rank fusion of the three"] = [fused(together) for together in zip(*scores.values(), strict=True)]
    return {
        name: [as_peer(paper, score) for paper, score in zip(papers, found, strict=True)]
        for name, found in scores.items()
    }
