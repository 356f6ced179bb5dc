#!/usr/bin/env python3
"""Makes embeddings/isnad-mini from the public data and the lexicon: all six steps, or those named with --only.

    python3 embeddings/training/run.py                     # everything, about a quarter of an hour on two cores
    python3 embeddings/training/run.py --only train evaluate --dimension 512
"""
import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STEPS = ("prepare", "tokenizer", "train", "evaluate", "export", "probe", "verify")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "training-data", help="the public data")
    parser.add_argument("--lexicon", type=Path, default=HERE.parent / "lexicon")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder of intermediate files")
    parser.add_argument("--model", type=Path, default=HERE.parent / "isnad-mini", help="where the model goes")
    parser.add_argument("--only", nargs="+", choices=STEPS, default=STEPS)
    options, training = parser.parse_known_args()
    if not options.data.is_dir():
        sys.exit(f"No training data at {options.data}: name its folder with --data.")
    data, lexicon, work, model = ([f"--{name}", str(getattr(options, name))] for name in ("data", "lexicon", "work", "model"))
    arguments = {
        "prepare": [*data, *lexicon, *work],
        "tokenizer": work,
        "train": [*work, *training],
        "evaluate": [*data, *work],
        "export": [*work, *model],
        "probe": [*data, *work],
        "verify": [*model, "--probe", str(options.work / "probe.jsonl")],
    }
    for step in (step for step in STEPS if step in options.only):
        started = time.time()
        program = ["node", str(HERE / "verify.mjs")] if step == "verify" else [sys.executable, str(HERE / f"{step}.py")]
        print(f"— {step}", flush=True)
        subprocess.run([*program, *arguments[step]], check=True)
        print(f"— {step}: {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
