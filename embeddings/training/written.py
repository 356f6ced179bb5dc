#!/usr/bin/env python3
"""Written questions (written/) beside the public texts that they ask about.

The questions are this project's own; the texts are others' and stay where they are. A question names its article (`ant:LINE` of the ANT
corpus, `wiki:ID` of the Arabic Wikipedia file) and where in the article's text the answer stands, in characters. Nothing in the set
answers one without an article: `near-topic` asks about other events of the same war or subject, `untold-detail` about something
that the set tells of but for what is asked. The model learns from `written/training`; `written/held-out` is for measuring and for fitting
the search, and no training text comes from its articles.

    python3 embeddings/training/written.py --out FOLDER       # each held-out set as a folder of reports and a questions.jsonl, for isnad eval
"""
import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sources import open_lines

HERE = Path(__file__).resolve().parent
SHORTEST_PARAGRAPH, LONGEST_PARAGRAPH, MOST_PARAGRAPHS = 150, 1300, 6


@dataclass(frozen=True)
class Article:
    title: str
    # Paragraphs, one a line: what `start` and `end` count in.
    text: str
    date: str | None


class Articles:
    """The articles that written questions name, by their keys."""

    def __init__(self, data: Path):
        self._news = [json.loads(line) for line in open_lines(data / "t2b.ar.antcorpus.jsonl.xz")]
        records = (json.loads(line) for line in open_lines(data / "mono.ar.wikipedia2017_10k.jsonl.xz"))
        self._encyclopaedia = {record["id"]: record for record in records}

    def __getitem__(self, key: str) -> Article:
        source, identifier = key.split(":", 1)
        if source == "ant":
            record = self._news[int(identifier)]
            return Article(record["title"], record["body"], record["date"])
        record = self._encyclopaedia[identifier]
        paragraphs = [text for text in record["paragraphs"] if SHORTEST_PARAGRAPH <= len(text) <= LONGEST_PARAGRAPH]
        return Article(record["title"], "\n".join(paragraphs[:MOST_PARAGRAPHS]), None)


def read_set(path: Path) -> tuple[list[str], list[dict]]:
    """The keys of a set's articles, and its questions."""
    first, *rest = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return first["articles"], rest


def sets(part: str) -> dict[str, Path]:
    """The question sets of a part (`training`, `held-out`) by name."""
    return {path.stem: path for path in sorted((HERE / "written" / part).glob("*.jsonl"))}


def held_out_articles() -> set[str]:
    return {key for path in sets("held-out").values() for key in read_set(path)[0]}


def written_pairs(articles: Articles, around: int = 300) -> Iterator[tuple[str, str]]:
    """The training part's questions, each with what stands around its answer: so many characters before and behind, to whole words."""
    for path in sets("training").values():
        for question in read_set(path)[1]:
            if "article" in question:
                text = articles[question["article"]].text
                start = text.rfind(" ", 0, max(0, question["start"] - around)) + 1
                end = text.find(" ", question["end"] + around)
                yield question["question"], text[start : end if end > 0 else len(text)].replace("\n", " ")


def write_report(path: Path, article: Article) -> None:
    matter = {"title": article.title, "published": article.date, "language": "ar"}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in matter.items()]
    body = article.text.replace("\n", "\n\n")
    path.write_text("\n".join(["---", *lines, "---", "", body, ""]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent.parent / "shared" / "training-data")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", choices=("training", "held-out"), default="held-out")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"No training data at {options.data}: name its folder with --data.")
    articles = Articles(options.data)
    for name, path in sets(options.part).items():
        keys, questions = read_set(path)
        folder = options.out / name
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        for key in keys:
            write_report(folder / "reports" / f"{key.replace(':', '-')}.md", articles[key])
        with open(folder / "questions.jsonl", "w", encoding="utf-8") as file:
            for number, question in enumerate(questions, 1):
                gold = [articles[question["article"]].text[question["start"] : question["end"]]] if "article" in question else []
                row = {"id": f"{name}-{number:03}", "lang": question["lang"], "question": question["question"], "gold": gold}
                if not gold:
                    row["kind"] = question["kind"]
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        print(f"{name}: {len(keys)} reports, {len(questions)} questions")


if __name__ == "__main__":
    main()
