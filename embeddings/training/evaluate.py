"""Step 4: measures vectors on sets that training never saw (NTREX-128, LASER's Tatoeba, ARCD); prints one JSON line."""
import argparse
import json
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

Embed = Callable[[list[str]], np.ndarray]
NEWS_LANGUAGES = {"arb": "ar", "fra": "fr", "tur": "tr", "deu": "de", "spa": "es", "rus": "ru", "fas": "fa"}
PASSAGE_SENTENCES = 4


def read(path: Path) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def news(folder: Path) -> tuple[list[str], dict[str, list[str]]]:
    """NTREX: the document of each sentence, and the sentences by language."""
    header, *rows = [line.split("\t") for line in read(folder / "ntrex128.news.tsv.xz")]
    columns = dict(zip(header, zip(*rows)))
    sentences = {short: list(columns[name]) for name, short in NEWS_LANGUAGES.items()}
    return list(columns["doc"]), {"en": list(columns["en"]), **sentences}


def tatoeba(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for path in sorted(folder.glob("tatoeba-laser.*.xz")):
        english, other = zip(*(line.split("\t")[:2] for line in read(path)))
        yield path.name.split(".")[1], list(english), list(other)


def arcd(folder: Path) -> list[dict]:
    return [json.loads(line) for part in ("train", "test") for line in read(folder / f"arcd-{part}.ar.jsonl.xz")]


def held_out_texts(folder: Path) -> Iterator[str]:
    """Everything measured on, so that training can leave it out."""
    for sentences in news(folder)[1].values():
        yield from sentences
    for _, english, other in tatoeba(folder):
        yield from english
        yield from other
    for record in arcd(folder):
        yield from (record["question"], record["passage"])


def accuracy(questions: np.ndarray, answers: np.ndarray) -> float:
    """Share (in %) of rows whose nearest answer is the one of the same row."""
    return 100 * float(np.mean((questions @ answers.T).argmax(1) == np.arange(len(questions))))


def hits(scores: np.ndarray, right: np.ndarray, depth: int) -> float:
    nearest = np.argsort(-scores, axis=1)[:, :depth]
    return 100 * float(np.mean((nearest == right[:, None]).any(1)))


def separation(present: np.ndarray, absent: np.ndarray) -> float:
    """AUC: how often a score with the answer in the library beats one without."""
    ranks = np.concatenate([present, absent]).argsort().argsort()[: len(present)] + 1
    return float((ranks.sum() - len(present) * (len(present) + 1) / 2) / (len(present) * len(absent)))


def news_passages(documents: list[str], sentences: list[str]) -> tuple[list[str], np.ndarray]:
    """Arabic passages of up to four sentences of one document, and the passage that each sentence lies in."""
    passages: list[list[str]] = []
    place, previous = [], None
    for document, sentence in zip(documents, sentences):
        if document != previous or len(passages[-1]) == PASSAGE_SENTENCES:
            passages.append([])
        passages[-1].append(sentence)
        place.append(len(passages) - 1)
        previous = document
    return [" ".join(passage) for passage in passages], np.array(place)


def evaluate(embed: Embed, folder: Path) -> dict[str, float]:
    documents, sentences = news(folder)
    arabic = embed(sentences["ar"])
    passages, place = news_passages(documents, sentences["ar"])
    passage_vectors = embed(passages)
    result: dict[str, float] = {}
    for language, texts in sentences.items():
        if language != "ar":
            vectors = embed(texts)
            result[f"ntrex {language}→ar"] = accuracy(vectors, arabic)
            result[f"passage {language}→ar"] = hits(vectors @ passage_vectors.T, place, 1)
    for group in ("ntrex", "passage"):
        others = [value for key, value in result.items() if key.startswith(group) and " en" not in key]
        result[f"{group} others→ar"] = float(np.mean(others))
    for name, english, other in tatoeba(folder):
        result[f"tatoeba {name}"] = accuracy(embed(other), embed(english))
    records = arcd(folder)
    paragraphs = list(dict.fromkeys(record["passage"] for record in records))
    articles = {record["passage"]: record["title"] for record in records}
    scores = embed([record["question"] for record in records]) @ embed(paragraphs).T
    right = np.array([paragraphs.index(record["passage"]) for record in records])
    for depth in (1, 5):
        result[f"arcd hit@{depth}"] = hits(scores, right, depth)
    elsewhere = np.array([[articles[p] != record["title"] for p in paragraphs] for record in records])
    result["arcd separation"] = separation(scores.max(1), np.where(elsewhere, scores, -1).max(1))
    return {key: round(value, 3 if "separation" in key else 1) for key, value in result.items()}


def main() -> None:
    from model import StaticModel

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    print(json.dumps(evaluate(StaticModel.load(options.work).embed, options.data / "eval"), ensure_ascii=False))


if __name__ == "__main__":
    main()
