"""Text folding: which written differences the model does not see.

One table serves both sides. `fold` applies it while training, and `normalizer` writes it as the `normalizer` of
tokenizer.json, so that what transformers.js reads at run time is what the pieces were learned from.
"""
import re
import unicodedata

# What an unreadable text becomes: one character that no training text holds, so its piece is the unknown piece and its
# vector is finite (see export.py). U+2047 is SentencePiece's own sign for it, but NFKD would turn it into "??".
PLACEHOLDER = "\ufffd"

# Bidirectional and zero-width controls, soft hyphen, tatweel, byte-order mark: they carry no sound.
INVISIBLE = "\u00ad\u0640\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

LETTERS = {
    "\u0649": "\u064a",  # alef maqsura → ya
    "\u06cc": "\u064a",  # Persian ya → ya
    "\u0629": "\u0647",  # ta marbuta → ha
    "\u06c0": "\u0647",  # he with ya above → ha
    "\u06c1": "\u0647",
    "\u0671": "\u0627",  # alef wasla → alef
    "\u06a9": "\u0643",  # Persian kaf → kaf
    "\u0131": "i",  # Turkish dotless i
    "\u00df": "ss",
    "\u00f8": "o",
    "\u0142": "l",
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u200c": " ",  # the Persian half-space parts an ending from its word
    "\u066b": ".",
    "\u066c": ",",
    "\u2019": "'",
    "\u2018": "'",
    "\u2581": " ",  # the sign that tokenizers write for a space
}
DIGITS = {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
REPLACEMENTS = {**LETTERS, **DIGITS}

_removed = {code: "" for code in range(0x110000) if unicodedata.category(chr(code)) == "Mn"}
_removed |= {code: "" for code in range(0x10000) if re.match(f"[{INVISIBLE}]", chr(code))}
_folding = {**_removed, **str.maketrans(REPLACEMENTS)}


def fold(text: str) -> str:
    """The text as the model reads it: compatibility forms decomposed (which parts أ إ آ ؤ ئ from their hamza), lower case,
    no combining marks, Arabic letter variants and digits unified, single spaces."""
    return " ".join(unicodedata.normalize("NFKD", text).lower().translate(_folding).split())


def normalizer() -> dict:
    """The same folding in the terms of tokenizer.json. Accents are stripped by an explicit Replace because generations of
    transformers.js disagree about StripAccents."""

    def pattern(expression: str, content: str) -> dict:
        return {"type": "Replace", "pattern": {"Regex": expression}, "content": content}

    def character(old: str, new: str) -> dict:
        return {"type": "Replace", "pattern": {"String": old}, "content": new}

    by_target: dict[str, list[str]] = {}
    for old, new in REPLACEMENTS.items():
        by_target.setdefault(new, []).append(old)
    unify = [
        character(old[0], new) if len(old) == 1 else pattern(f"[{''.join(old)}]", new) for new, old in by_target.items()
    ]
    return {
        "type": "Sequence",
        "normalizers": [
            {"type": "NFKD"},
            {"type": "Lowercase"},
            pattern(f"[\\p{{Mn}}{INVISIBLE}]", ""),
            *unify,
            pattern("\\s+", " "),
            {"type": "Strip", "strip_left": True, "strip_right": True},
            pattern("^$", PLACEHOLDER),
        ],
    }
