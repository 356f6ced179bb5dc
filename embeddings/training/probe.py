"""Step 6a: writes work/probe.jsonl: texts with the piece numbers and the vector that the Python side gives them, for
verify.mjs to compare with what transformers.js makes of the exported files. The texts are those of the held-out sets plus
texts that are hard on a tokenizer."""
import argparse
import json
from pathlib import Path

from evaluate import arcd, news
from fold import PLACEHOLDER, fold
from model import MOST_PIECES, StaticModel

NEWS_LINES, PARAGRAPHS = 400, 300
AWKWARD = [
    "السَّلامُ عَلَيْكُمْ ورحمةُ اللهِ",
    "أإآٱؤئءىة ـــ تطويل",
    "می‌خواهم کتاب‌های یک دوست را ۱۲۳ بار بخوانم",
    "İSTANBUL'DA ISPARTA ILIK ığdır",
    "Straße Œuvre Ærø Łódź ﬁn ²³ ½ №5 ™",
    "ёлка Ёж йод Й",
    "١٢٣٬٤٥٦٫٧٨ ٪ ۲۰۲۴",
    "日本語と emoji 🙂🙂 mixed العربية",
    "zero\u200bwidth \u202bembedded\u202c \ufeffmark soft\u00adhyphen",
    "  spaces \t tabs\u00a0nbsp \u2003em ",
    "[PAD] [UNK] <s> </s> ▁ ▁▁",
    "don’t ‘quote’ “double” «guillemets»",
    "ΣΊΣΥΦΟΣ ὈΔΥΣΣΕΎΣ",
    "a" * 300,
    "ﷺ ﷲ ﻻ",
    "...!!!???؟؟؟",
    "日本",
    " ",
    "ـ",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    texts = [text for lines in news(options.data / "eval")[1].values() for text in lines[:NEWS_LINES]]
    texts += list(dict.fromkeys(record["passage"] for record in arcd(options.data / "eval")))[:PARAGRAPHS]
    texts += AWKWARD
    model = StaticModel.load(options.work)
    vectors = model.embed(texts)
    with open(options.work / "probe.jsonl", "w", encoding="utf-8") as file:
        for text, vector in zip(texts, vectors):
            ids = model.pieces.encode(fold(text) or PLACEHOLDER)[:MOST_PIECES]
            record = {"text": text, "ids": ids, "vector": [round(float(value), 6) for value in vector]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"{len(texts)} texts")


if __name__ == "__main__":
    main()
