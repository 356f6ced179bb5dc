"""The training corpus as records: what each file of ../shared/training-data holds, read one way.

Every source yields pairs of texts that mean the same or belong together. `kind` is the first part of the file's name.
"""
import json
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Set
from pathlib import Path

Pair = tuple[str, str]
SENTENCE_END = re.compile(r"(?<=[.؟!?؛])\s+")


def open_lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def columns(path: Path) -> Iterator[Pair]:
    """`pairs.*` and `lex.*`: English and its translation, in the first two columns."""
    for line in open_lines(path):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0] and cells[1]:
            yield cells[0], cells[1]


def inverse_cloze(sentences: list[str], chooser: random.Random) -> Pair | None:
    """One sentence of a passage as the question, the rest as its answer (Lee et al. 2019, arXiv:1906.00300)."""
    if len(sentences) < 2:
        return None
    chosen = chooser.randrange(len(sentences))
    rest = " ".join(sentences[:chosen] + sentences[chosen + 1 :])
    return (sentences[chosen], rest) if len(sentences[chosen]) > 25 and len(rest) > 40 else None


def windows(sentences: list[str], size: int = 5) -> Iterator[list[str]]:
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def records(path: Path, chooser: random.Random, left_out: Set[str] = frozenset()) -> Iterator[tuple[str, Pair]]:
    """The pairs of one file, each with the name of the source it counts as; none of the articles left out (keys of written.py)."""
    kind, language, origin = path.name.removesuffix(".xz").rsplit(".", 1)[0].split(".", 2)
    name = f"{kind}.{language}.{origin}"
    if kind in ("pairs", "lex"):
        for pair in columns(path):
            yield name, pair
        return
    for number, line in enumerate(open_lines(path)):
        record = json.loads(line)
        if article_key(name, number, record) in left_out:
            continue
        if kind == "qa":
            yield name, (record["question"], record["passage"])
        elif kind == "t2b" and language == "ar":
            yield name, (record["title"], record["body"])
            for sentences in windows(SENTENCE_END.split(record["body"])):
                if pair := inverse_cloze(sentences, chooser):
                    yield "cloze.ar.antcorpus", pair
        elif kind == "t2b":
            yield name, (record["title_en"], record["body_ar"])
            yield "bodies.en-ar.msdocs", (record["body_en"], record["body_ar"])
        elif kind == "mono":
            for paragraph in [text for text in record["paragraphs"] if len(text) > 80][:40]:
                if pair := inverse_cloze(SENTENCE_END.split(paragraph), chooser):
                    yield "cloze.ar.wikipedia", pair


def article_key(name: str, number: int, record: dict) -> str | None:
    """How written questions name an article of a source: by its line or its id."""
    if name == "t2b.ar.antcorpus":
        return f"ant:{number}"
    return f"wiki:{record['id']}" if name == "mono.ar.wikipedia2017_10k" else None


def arabic_passages(data: Path, left_out: Set[str] = frozenset()) -> Iterator[str]:
    """News and encyclopaedia passages of a quote's length, as material for made-up questions (see questions.py)."""
    for number, line in enumerate(open_lines(data / "t2b.ar.antcorpus.jsonl.xz")):
        if f"ant:{number}" not in left_out:
            for sentences in windows(SENTENCE_END.split(json.loads(line)["body"]), 4):
                yield " ".join(sentences)
    for _, arabic in columns(data / "pairs.en-ar.fignews_mt.tsv.xz"):
        yield arabic
    for line in open_lines(data / "mono.ar.wikipedia2017_10k.jsonl.xz"):
        record = json.loads(line)
        if f"wiki:{record['id']}" not in left_out:
            yield from (text for text in record["paragraphs"] if 120 < len(text) < 900)


def pivoted(translations: dict[str, list[Pair]]) -> dict[str, list[Pair]]:
    """Pairs of Arabic with the other languages, joined over an English sentence that both translate."""
    by_english: dict[str, dict[str, str]] = defaultdict(dict)
    for name, pairs in translations.items():
        kind, languages, _ = name.split(".", 2)
        if kind == "pairs":
            for english, other in pairs:
                by_english[english].setdefault(languages.removeprefix("en-"), other)
    joined: dict[str, list[Pair]] = defaultdict(list)
    for by_language in by_english.values():
        arabic = by_language.get("ar")
        for language, text in by_language.items():
            if arabic and language != "ar":
                joined[f"pivot.{language}-ar.joined"].append((text, arabic))
    return dict(joined)


def lexicon_concepts(folder: Path) -> list[list[list[str]]]:
    """concept → language → alternatives, in the order of the lexicon's columns (English, Arabic, French …)."""
    concepts = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.split("|") for cell in line.split("\t")]
            concepts.append([[alternative.strip() for alternative in cell if alternative.strip()] for cell in cells])
    return concepts
