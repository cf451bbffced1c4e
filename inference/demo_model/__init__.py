"""The bundled tiny model: trained by this project, so that nobody needs a GPU to see it work."""

from collections.abc import Mapping
from pathlib import Path

NAME = "artifacts-demo"
FOLDER = Path(__file__).parent / "weights"  # as safetensors, for vLLM
WEIGHTS = FOLDER / "artifacts-demo.gguf"
CONTEXT_TOKENS = 2048
HONEST_TITLES = ("Demo model", "演示模型")  # of the page that says what the model cannot do


def gives_up(files: Mapping[str, str]) -> bool:
    """Whether this answer is the honest page: right for a first sentence, but it must not replace
    a page that was to be changed."""
    page = files.get("index.html", "")
    return any(f"<title>{title}</title>" in page for title in HONEST_TITLES)
