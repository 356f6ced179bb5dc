"""The static model: one vector a piece; a text is the normalised mean of its pieces."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import sentencepiece

from fold import PLACEHOLDER, fold

MOST_PIECES = 512
PAD, UNKNOWN = 0, 1


class StaticModel:
    def __init__(self, pieces: sentencepiece.SentencePieceProcessor, vectors: np.ndarray):
        self.pieces, self.vectors = pieces, vectors

    @classmethod
    def load(cls, work: Path) -> StaticModel:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model"))
        return cls(pieces, np.load(work / "vectors.npy"))

    def embed(self, texts: list[str]) -> np.ndarray:
        """Unit vectors of the texts, in the same way as the exported model computes them."""
        result = np.empty((len(texts), self.vectors.shape[1]), dtype=np.float32)
        for row, ids in enumerate(self.pieces.encode([fold(text) or PLACEHOLDER for text in texts])):
            result[row] = self.vectors[ids[:MOST_PIECES]].mean(0)
        return result / np.linalg.norm(result, axis=1, keepdims=True)
