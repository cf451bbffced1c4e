"""`python -m inference.demo_model tokenizer|train|export|evaluate`"""

import argparse
from pathlib import Path

from inference import demo_model


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m inference.demo_model", description=__doc__)
    parser.add_argument("step", choices=["tokenizer", "train", "export", "evaluate"])
    parser.add_argument("--folder", type=Path, default=Path("var/demo_model"), help="work folder")
    parser.add_argument("--minutes", type=float, default=60, help="how long to train")
    parser.add_argument("--start", type=Path, help="folder of exported weights to go on from")
    parser.add_argument("--sentences", type=int, default=400, help="how many to evaluate")
    parser.add_argument("--temperature", type=float, default=0.0)
    parser.add_argument("--weights", type=Path, default=demo_model.WEIGHTS, help="the GGUF file")
    arguments = parser.parse_args()
    if arguments.step == "tokenizer":
        from inference.demo_model.tokenizer import build, save

        save(build(), arguments.folder, demo_model.CONTEXT_TOKENS)
    elif arguments.step == "train":
        from inference.demo_model.training import train

        train(arguments.folder, arguments.minutes, arguments.start)
    elif arguments.step == "export":
        from inference.demo_model.export import export

        export(arguments.folder, arguments.weights)
    else:
        from inference.demo_model.evaluation import evaluate

        evaluate(arguments.sentences, arguments.temperature, arguments.weights)


if __name__ == "__main__":
    main()
