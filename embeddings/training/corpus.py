"""The training corpus as piece numbers: what train.py draws its batches from."""
from collections.abc import Iterable

import numpy as np
import sentencepiece

from model import UNKNOWN

# A training text's pieces; at run time a text may have model.MOST_PIECES.
LONGEST_TEXT = 128
LEXICON = "lexicon"


class Texts:
    """Many texts as piece numbers in one flat array, so that a batch is two numpy calls and no Python loop."""

    def __init__(self, encoded: Iterable[list[int]]):
        rows = [row or [UNKNOWN] for row in encoded]
        self.lengths = np.array([len(row) for row in rows], dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]]).astype(np.int64)
        self.flat = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
        self.keys = np.array([hash(tuple(row)) for row in rows], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.lengths)

    def batch(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The chosen texts' pieces one after the other, and where each begins: what EmbeddingBag wants."""
        lengths = self.lengths[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        index = np.arange(lengths.sum()) + np.repeat(self.starts[rows] - offsets, lengths)
        return self.flat[index].astype(np.int64), offsets


class Source:
    """Rows of two texts that belong together; rows of one group (a lexicon's concept) mean the same."""

    def __init__(self, left: Texts, right: Texts, group: np.ndarray | None = None):
        self.left, self.right, self.group = left, right, group

    def __len__(self) -> int:
        return len(self.left)

    def sample(self, size: int, random: np.random.Generator, run: int = 1) -> np.ndarray:
        """Rows for a batch: runs of so many neighbours from random places. Neighbours of a source that keeps its reading order are of one
        article, so they are hard negatives for each other."""
        starts = random.integers(0, max(1, len(self) - run + 1), size=max(1, min(size, len(self)) // run))
        return np.unique((starts[:, None] + np.arange(run)).ravel())

    def false_negatives(self, rows: np.ndarray) -> np.ndarray:
        """Which pairs of different rows share a text or a group."""
        left, right = self.left.keys[rows], self.right.keys[rows]
        same = (left[:, None] == left) | (right[:, None] == right) | (left[:, None] == right) | (right[:, None] == left)
        if self.group is not None:
            same |= self.group[rows][:, None] == self.group[rows]
        np.fill_diagonal(same, False)
        return same


def encode_corpus(content: dict, pieces: sentencepiece.SentencePieceProcessor) -> dict[str, Source]:
    def texts(column: list[str]) -> Texts:
        return Texts(ids[:LONGEST_TEXT] for ids in pieces.encode(column, num_threads=2))

    sources = {name: Source(texts([a for a, _ in rows]), texts([b for _, b in rows])) for name, rows in content["pairs"].items()}
    left, right, concepts = zip(*content["lexicon"])
    sources[LEXICON] = Source(texts(list(left)), texts(list(right)), np.array(concepts))
    return sources
