"""Step 3: learns the piece vectors (work/vectors.npy) by contrast.

A batch comes from one source, so that its negatives are of the same kind. The loss is InfoNCE both ways (van den Oord et al.
2018, arXiv:1807.03748): each text must find its partner among all of the batch. Two rows that share a text or a concept are
no negatives for each other.
"""
import argparse
import json
import math
import os
import pickle
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional

from corpus import LEXICON, Source
from model import UNKNOWN

# A source's share of the batches is its size to this power, times its weight.
SIZE_POWER = 0.6
WEIGHTS = {"names": 0.3, "pairs.en-ar.msdocs": 0.5, "msdocs": 0.4, "quran": 0.4, "made": 1.0, "written": 3.0, "cloze": 1.0, "antcorpus": 1.5}


# Sources whose rows stand in the order of their articles.
IN_READING_ORDER = ("cloze", "made", "t2b", "qa", "written")


class LazyAdam:
    """Adam (Kingma & Ba 2015, arXiv:1412.6980) over the rows that a batch touches; the others keep their moments.

    It computes what torch's SparseAdam does. That one takes sparse gradients, whose sorting costs more than all the rest of a
    step on a CPU; here the batch's rows are gathered once, so that their gradient is dense."""

    def __init__(self, vectors: torch.Tensor, decay: tuple[float, float] = (0.9, 0.999)):
        self.vectors, self.decay = vectors, decay
        self.mean, self.square = torch.zeros_like(vectors), torch.zeros_like(vectors)
        self.step_number = 0

    def step(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        self.step_number += 1
        first, second = self.decay
        mean = self.mean[rows].mul_(first).add_(gradient, alpha=1 - first)
        square = self.square[rows].mul_(second).addcmul_(gradient, gradient, value=1 - second)
        self.mean[rows], self.square[rows] = mean, square
        size = rate * math.sqrt(1 - second**self.step_number) / (1 - first**self.step_number)
        self.vectors.index_add_(0, rows, mean.div_(square.sqrt_().add_(1e-8)), alpha=-size)


def batch_shares(sources: dict[str, Source], lexicon_share: float, made_weight: float) -> dict[str, float]:
    """How often a batch comes from each source: the lexicon's fixed share, the rest by size and weight."""
    share = {}
    for name, source in sources.items():
        weight = next((weight for part, weight in WEIGHTS.items() if part in name), 1.0)
        share[name] = len(source) ** SIZE_POWER * weight * (made_weight if name.startswith("made") else 1.0)
    total = sum(value for name, value in share.items() if name != LEXICON)
    share[LEXICON] = lexicon_share / (1 - lexicon_share) * total
    return {name: value / sum(share.values()) for name, value in share.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=56_000)
    parser.add_argument("--dimension", type=int, default=640)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--lexicon-share", type=float, default=0.45)
    parser.add_argument("--made-weight", type=float, default=4.0)
    parser.add_argument("--run", type=int, default=8, help="neighbouring rows of an article that come into a batch together")
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()

    sources: dict[str, Source] = pickle.loads((options.work / "sources.pkl").read_bytes())
    share = batch_shares(sources, options.lexicon_share, options.made_weight)
    names, shares = list(share), np.array(list(share.values()))
    random = np.random.default_rng(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(os.cpu_count() or 1)
    table = torch.randn(options.pieces, options.dimension) * 0.1
    optimizer = LazyAdam(table)

    started = time.time()
    losses: dict[str, float] = {}
    for step in range(options.steps):
        warm = min(1.0, (step + 1) / 50)
        rate = options.rate * warm * (0.5 + 0.5 * math.cos(math.pi * step / options.steps) + 0.01)
        name = names[random.choice(len(names), p=shares)]
        source = sources[name]
        picked = source.sample(options.batch, random, options.run if name.startswith(IN_READING_ORDER) else 1)
        (left, left_starts), (right, right_starts) = source.left.batch(picked), source.right.batch(picked)
        pieces, places = np.unique(np.concatenate([left, right]), return_inverse=True)
        rows = torch.from_numpy(pieces)
        vectors = table[rows].requires_grad_()
        a, b = (
            functional.normalize(functional.embedding_bag(torch.from_numpy(place), vectors, torch.from_numpy(starts), mode="mean"))
            for place, starts in ((places[: len(left)], left_starts), (places[len(left) :], right_starts))
        )
        scores = (a @ b.T / options.temperature).masked_fill(torch.from_numpy(source.false_negatives(picked)), -1e4)
        target = torch.arange(len(picked))
        loss = (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2
        loss.backward()
        optimizer.step(rows, vectors.grad, rate)
        kind = name.split(".")[0]
        losses[kind] = 0.95 * losses.get(kind, loss.item()) + 0.05 * loss.item()
        if step % 200 == 199:
            print(step + 1, {kind: round(value, 2) for kind, value in losses.items()}, f"{time.time() - started:.0f} s", flush=True)

    learned = table.numpy()
    # An unreadable text needs some direction, and an unreadable word must not move a readable text.
    learned[UNKNOWN] *= 0.01 * np.median(np.linalg.norm(learned, axis=1)) / np.linalg.norm(learned[UNKNOWN])
    np.save(options.work / "vectors.npy", learned)
    (options.work / "run.json").write_text(json.dumps({**vars(options), "seconds": round(time.time() - started)}, default=str))


if __name__ == "__main__":
    main()
