"""Step 5: writes the trained model in the layout that transformers.js loads (embeddings/isnad-mini)."""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import sentencepiece
from onnx import TensorProto, helper, numpy_helper

from fold import normalizer
from model import MOST_PIECES, PAD, UNKNOWN

OPSET = 15


def quantised(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and each row's scale: value = integer × scale, at most half a scale off."""
    scales = np.maximum(np.abs(vectors).max(axis=1, keepdims=True) / 127, 1e-12)
    return np.rint(vectors / scales).astype(np.int8), scales.astype(np.float32)


def graph(vectors: np.ndarray) -> onnx.ModelProto:
    """input_ids → rows of the int8 table × their scales → last_hidden_state. Casting comes after gathering, so that the
    table stays int8 in memory. The attention mask is declared because callers pass it; pooling outside the graph uses it."""
    table, scales = quantised(vectors)
    shape = ["batch", "tokens"]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"], axis=0),
        helper.make_node("Cast", ["rows"], ["values"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["row_scales"], axis=0),
        helper.make_node("Mul", ["values", "row_scales"], ["last_hidden_state"]),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, vectors.shape[1]])
    constants = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(scales, "scales")]
    body = helper.make_graph(nodes, "isnad-mini", inputs, [output], constants)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="isnad")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def tokenizer(pieces: sentencepiece.SentencePieceProcessor) -> dict:
    vocabulary = [[pieces.id_to_piece(number), round(pieces.get_score(number), 4)] for number in range(pieces.get_piece_size())]
    metaspace = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True, "prepend_scheme": "always"}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        # No added tokens: nothing that a person types is read as a special token.
        "added_tokens": [],
        "normalizer": normalizer(),
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace]},
        "post_processor": None,
        "decoder": metaspace,
        "model": {"type": "Unigram", "unk_id": UNKNOWN, "vocab": vocabulary, "byte_fallback": False},
    }


def write_json(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(options.work / "pieces.model"))
    vectors = np.load(options.work / "vectors.npy")
    vectors[PAD] = 0
    (options.model / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(graph(vectors), str(options.model / "onnx" / "model_quantized.onnx"))
    write_json(options.model / "tokenizer.json", tokenizer(pieces))
    special = {"pad_token": pieces.id_to_piece(PAD), "unk_token": pieces.id_to_piece(UNKNOWN)}
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MOST_PIECES, **special}
    write_json(options.model / "tokenizer_config.json", config)
    architecture = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": vectors.shape[1],
        "vocab_size": vectors.shape[0],
        "max_position_embeddings": MOST_PIECES,
        "pad_token_id": PAD,
    }
    write_json(options.model / "config.json", architecture)
    for path in sorted(path for path in options.model.rglob("*") if path.is_file()):
        print(f"{path.relative_to(options.model)}  {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
