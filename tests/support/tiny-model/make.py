"""Makes the tiny embedding model the tests load: one vector of 8 numbers a character, in the layout transformers.js reads.

Run with a Python that has numpy and onnx: `python3 tests/support/tiny-model/make.py`. The same files come out every time.

Two characters are there to be wrong on purpose: U+2622 (radioactive) has a vector of NaN, and U+2205 (empty set) one of zeros.
"""

import json
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

HERE = Path(__file__).parent
DIMENSION = 8
MAXIMUM_TOKENS = 64
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
NOT_A_NUMBER, NOTHING = "\u2622", "\u2205"
CHARACTERS = (
    "\u2581"
    + "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"-()"
    + "".join(chr(code) for code in range(0x0621, 0x064B))
    + "\u061f\u060c\u061b"
    + "".join(chr(code) for code in range(0x0430, 0x0450))
    + NOT_A_NUMBER
    + NOTHING
)
WORDS = ["\u2581the", "\u2581of", "\u2581where", "\u2581\u0641\u064a", "\u2581\u0645\u0646"]
PIECES = SPECIAL + list(CHARACTERS) + WORDS


def write_json(name, value):
    (HERE / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def added_token(index, content):
    return {
        "id": index,
        "content": content,
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }


def special_token(name):
    return {"SpecialToken": {"id": name, "type_id": 0}}


def sequence(name):
    return {"Sequence": {"id": name, "type_id": 0}}


write_json("config.json", {"model_type": "bert", "hidden_size": DIMENSION, "vocab_size": len(PIECES)})
write_json(
    "tokenizer_config.json",
    {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAXIMUM_TOKENS,
        "bos_token": "<s>",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "sep_token": "</s>",
        "cls_token": "<s>",
        "pad_token": "<pad>",
        "mask_token": "<mask>",
    },
)
write_json(
    "tokenizer.json",
    {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added_token(index, content) for index, content in enumerate(SPECIAL)],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "WhitespaceSplit"},
                {"type": "Metaspace", "replacement": "\u2581", "add_prefix_space": True, "prepend_scheme": "always"},
            ],
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [special_token("<s>"), sequence("A"), special_token("</s>")],
            "pair": [special_token("<s>"), sequence("A"), special_token("</s>"), sequence("B"), special_token("</s>")],
            "special_tokens": {
                name: {"id": name, "ids": [SPECIAL.index(name)], "tokens": [name]} for name in ("<s>", "</s>")
            },
        },
        "decoder": {
            "type": "Metaspace",
            "replacement": "\u2581",
            "add_prefix_space": True,
            "prepend_scheme": "always",
        },
        "model": {
            "type": "Unigram",
            "unk_id": SPECIAL.index("<unk>"),
            "vocab": [[piece, 0.0 if piece in SPECIAL else -2.0 if piece in WORDS else -3.0] for piece in PIECES],
        },
    },
)

numbers = np.random.default_rng(20160503)
table = numbers.integers(-127, 128, size=(len(PIECES), DIMENSION), dtype=np.int8)
scales = numbers.uniform(0.002, 0.01, size=(len(PIECES), 1)).astype(np.float32)
scales[PIECES.index(NOT_A_NUMBER)] = np.nan
for nothing in (*SPECIAL, "\u2581", NOTHING):
    table[PIECES.index(nothing)] = 0

graph = helper.make_graph(
    [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"], axis=0),
        helper.make_node("Cast", ["rows"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["row_scales"], axis=0),
        helper.make_node("Mul", ["numbers", "row_scales"], ["last_hidden_state"]),
    ],
    "tiny-model",
    [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])],
    [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", DIMENSION])],
    [numpy_helper.from_array(table, "table"), numpy_helper.from_array(scales, "scales")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 8
(HERE / "onnx").mkdir(exist_ok=True)
save(model, HERE / "onnx" / "model_quantized.onnx")
