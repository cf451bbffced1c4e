"""The bundled tiny model: trained by this project, so that nobody needs a GPU to see it work."""

from pathlib import Path

NAME = "artifacts-demo"
WEIGHTS = Path(__file__).parent / "weights" / "artifacts-demo.gguf"
CONTEXT_TOKENS = 2048
