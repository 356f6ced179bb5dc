"""Step 2: learns the Unigram pieces (work/pieces.model) from a sample of all eight languages, and writes the whole corpus as
piece numbers (work/sources.pkl)."""
import argparse
import pickle
import random
from pathlib import Path

import sentencepiece

from corpus import encode_corpus

# Lines a source may give: Arabic is what is quoted, so it may give more.
MOST_ARABIC, MOST_OTHER, MOST_LEXICON = 50_000, 20_000, 250_000
LONGEST_LINE = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=56_000)
    options = parser.parse_args()
    chooser = random.Random(20)
    content = pickle.loads((options.work / "pairs.pkl").read_bytes())
    lines: list[str] = []
    for name, rows in content["pairs"].items():
        most = MOST_ARABIC if "en-ar" in name or ".ar." in name else MOST_OTHER
        if not name.startswith(("pivot", "made", "bodies")):
            for pair in chooser.sample(rows, min(most, len(rows))):
                lines += [text[:LONGEST_LINE] for text in pair]
    for a, b, _ in chooser.sample(content["lexicon"], min(MOST_LEXICON, len(content["lexicon"]))):
        lines.append(f"{a} {b}")
    sample = options.work / "sample.txt"
    sample.write_text("\n".join(lines), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(sample),
        model_prefix=str(options.work / "pieces"),
        model_type="unigram",
        vocab_size=options.pieces,
        character_coverage=0.9998,
        normalization_rule_name="identity",
        input_sentence_size=500_000,
        shuffle_input_sentence=True,
        max_sentence_length=2_000,
        num_threads=2,
        pad_id=0,
        unk_id=1,
        bos_id=-1,
        eos_id=-1,
        pad_piece="[PAD]",
        unk_piece="[UNK]",
        minloglevel=1,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(options.work / "pieces.model"))
    (options.work / "sources.pkl").write_bytes(pickle.dumps(encode_corpus(content, pieces)))


if __name__ == "__main__":
    main()
