"""Made-up questions: a passage's own concepts, named in another language and put behind a question's words.

Translations teach whole sentences and the lexicon teaches single words; what the bot is asked is neither. Here a real Arabic
passage is read through the lexicon, a few neighbouring concepts are picked and written in a random language as somebody
might type them: "what happened to hostages prison raqqa". The grammar is poor, which a bag of sub-words does not notice.
"""
import random
from functools import lru_cache

from fold import fold

LANGUAGES = ("en", "ar", "fr", "tr", "de", "es", "ru", "fa")
SHARES = (5, 2, 2, 2, 2, 2, 2, 2)
OPENINGS = {
    "en": (
        "who is|who was|what is|what happened to|what did|where is|where did|when did|when was|why did|how many"
        "|how did|which|tell me about|is there any news of|was there|what do we know about|whom did"
    ),
    "ar": "من هو|من هم|ما هو|ما هي|ماذا حدث|ماذا فعل|أين|إلى أين|متى|لماذا|كم عدد|كيف|هل|ما الذي نعرفه عن|ماذا قال",
    "fr": (
        "qui est|qui sont|qu'est-ce que|que s'est-il passé|où est|où sont|quand|pourquoi|combien de|comment|quel"
        "|que sait-on de|est-ce que"
    ),
    "tr": "kim|kimdir|nedir|ne oldu|nerede|nereye|ne zaman|neden|kaç|nasıl|hangi|hakkında ne biliniyor|var mı",
    "de": (
        "wer ist|wer waren|was ist|was geschah mit|wo ist|wohin|wann|warum|wie viele|wie|welche|was weiß man über"
        "|gibt es"
    ),
    "es": (
        "quién es|quiénes son|qué es|qué pasó con|dónde está|adónde|cuándo|por qué|cuántos|cómo|cuál"
        "|qué se sabe de|hay"
    ),
    "ru": "кто|кто такой|что такое|что случилось с|где|куда|когда|почему|сколько|как|какой|что известно о|есть ли",
    "fa": "چه کسی|چیست|چه اتفاقی افتاد|کجا|به کجا|چه زمانی|چرا|چند|چگونه|کدام|درباره|آیا",
}
OPENING_LIST = {language: openings.split("|") for language, openings in OPENINGS.items()}
PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
LONGEST_PHRASE = 4
# Concepts in a question. Long ones are glosses of a sentence rather than questions, and get no opening.
QUESTION_SIZES = (2, 3, 3, 4, 5, 7, 9)
LONGEST_OPENED = 5


@lru_cache(maxsize=200_000)
def first_word_forms(word: str) -> tuple[str, ...]:
    """A word as it stands, then without its proclitics and its article: والسجن, السجن, سجن."""
    forms = []
    for prefix in PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            forms += [rest, rest.removeprefix("ال")]
            if prefix == "ل" and rest.startswith("ل"):
                forms += ["ال" + rest[1:], rest[1:]]
    return tuple(dict.fromkeys(form for form in forms if len(form) > 2))


class ConceptReader:
    """Finds the lexicon's concepts in folded Arabic text."""

    def __init__(self, concepts: list[list[list[str]]]):
        self.concepts = [[[fold(text) for text in cell] for cell in concept] for concept in concepts]
        self.by_phrase: dict[str, list[int]] = {}
        for number, concept in enumerate(self.concepts):
            for phrase in concept[1]:
                self.by_phrase.setdefault(phrase, []).append(number)

    def _lookup(self, words: list[str]) -> list[int] | None:
        rest = " ".join(["", *words[1:]])
        for form in first_word_forms(words[0]):
            if found := self.by_phrase.get(form + rest):
                return found
        return None

    def read(self, passage: str) -> list[list[int]]:
        """The concepts in their order; each with every lexicon line that holds the phrase. The longest phrase wins."""
        words, found, position = passage.split(), [], 0
        words = [word.strip('.,:;!?"()«»،؛؟“”') for word in words]
        while position < len(words):
            for length in range(LONGEST_PHRASE, 0, -1):
                window = words[position : position + length]
                if window[0] and len(window) == length and (lines := self._lookup(window)):
                    found.append(lines)
                    position += length
                    break
            else:
                position += 1
        return found


def ask(reader: ConceptReader, found: list[list[int]], chooser: random.Random) -> str | None:
    """A made-up question about the concepts that were read in a passage, or None where they are too few."""
    if len(found) < 3:
        return None
    size = chooser.choice(QUESTION_SIZES)
    start = chooser.randrange(max(1, len(found) - size))
    near = found[start : start + size + 2]
    language = chooser.choices(range(len(LANGUAGES)), SHARES)[0]
    words: list[str] = []
    for lines in sorted(chooser.sample(near, min(size, len(near))), key=near.index):
        alternatives = reader.concepts[chooser.choice(lines)]
        if language < len(alternatives) and alternatives[language]:
            words.append(alternatives[language][min(int(chooser.expovariate(0.7)), len(alternatives[language]) - 1)])
    if len(dict.fromkeys(words)) < 2:
        return None
    name = LANGUAGES[language]
    opening = [fold(chooser.choice(OPENING_LIST[name]))] if size <= LONGEST_OPENED and chooser.random() < 0.8 else []
    return " ".join(opening + list(dict.fromkeys(words)))
