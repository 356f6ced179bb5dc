"""Step 1: reads the public data, folds it, leaves out what the held-out sets contain, and writes work/pairs.pkl."""
import argparse
import pickle
import random
from collections import defaultdict
from itertools import chain
from pathlib import Path

from evaluate import held_out_texts
from fold import fold
from questions import ConceptReader, ask
from sources import arabic_passages, lexicon_concepts, pivoted, records
from written import Articles, held_out_articles, written_pairs

LONGEST_QUESTION, LONGEST_PASSAGE = 400, 900
SHINGLE = 8
QUESTIONS_A_PASSAGE = 5
MOST_QUESTIONS = 450_000


class HeldOut:
    """Recognises a text that the evaluation measures on: the same sentence, or eight of its words in a row."""

    def __init__(self, folder: Path):
        self.sentences: set[str] = set()
        self.shingles: set[tuple[str, ...]] = set()
        for text in map(fold, held_out_texts(folder)):
            self.sentences.add(text)
            self.shingles.update(self._shingles(text))

    @staticmethod
    def _shingles(text: str):
        words = text.split()
        return zip(*(words[start:] for start in range(SHINGLE)))

    def holds(self, text: str) -> bool:
        return text in self.sentences or any(shingle in self.shingles for shingle in self._shingles(text))


def lexicon_pairs(folder: Path) -> list[tuple[str, str, int]]:
    """Word pairs with their concept's number: every alternative of English against every one of Arabic, the first two of
    each other language against both, and Arabic alternatives against each other."""
    rows: dict[tuple[str, str], int] = {}
    for number, concept in enumerate(lexicon_concepts(folder)):
        english, arabic, *others = [[fold(text) for text in cell] for cell in concept]
        pairs = [(a, b) for a in english for b in arabic]
        pairs += [(arabic[0], b) for b in arabic[1:]] + [(english[0], b) for b in english[1:]]
        for cell in others:
            pairs += [(b, a) for a in arabic for b in cell[:3]] + [(a, b) for a in english[:2] for b in cell[:2]]
        for pair in pairs:
            if pair[0] and pair[1] and pair[0] != pair[1]:
                rows.setdefault(pair, number)
    return [(a, b, number) for (a, b), number in rows.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    chooser = random.Random(20)
    held_out = HeldOut(options.data / "eval")
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    dropped = 0
    left_out = held_out_articles()
    written = (("written.any-ar.questions", pair) for pair in written_pairs(Articles(options.data)))
    public = (pair for path in sorted(options.data.glob("*.xz")) for pair in records(path, chooser, left_out))
    for name, (a, b) in chain(public, written):
        a, b = fold(a)[:LONGEST_QUESTION], fold(b)[:LONGEST_PASSAGE]
        if not a or not b:
            continue
        if not name.startswith("lex") and (held_out.holds(a) or held_out.holds(b)):
            dropped += 1
        else:
            pairs[name].append((a, b))
    pairs.update(pivoted(pairs))
    reader = ConceptReader(lexicon_concepts(options.lexicon))
    for passage in arabic_passages(options.data, left_out):
        passage = fold(passage)[:LONGEST_PASSAGE]
        if held_out.holds(passage):
            continue
        found = reader.read(passage)
        for _ in range(QUESTIONS_A_PASSAGE):
            if question := ask(reader, found, chooser):
                pairs["made.questions"].append((question, passage))
    if len(pairs["made.questions"]) > MOST_QUESTIONS:
        kept = sorted(chooser.sample(range(len(pairs["made.questions"])), MOST_QUESTIONS))
        pairs["made.questions"] = [pairs["made.questions"][row] for row in kept]
    options.work.mkdir(parents=True, exist_ok=True)
    lexicon = lexicon_pairs(options.lexicon)
    (options.work / "pairs.pkl").write_bytes(pickle.dumps({"pairs": dict(pairs), "lexicon": lexicon}))
    for name, rows in pairs.items():
        print(f"{name:40} {len(rows):8}")
    print(f"{'lexicon':40} {len(lexicon):8}\nleft out because held out: {dropped}")


if __name__ == "__main__":
    main()
