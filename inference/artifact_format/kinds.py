"""What sort of thing a set of files is."""

import json
import re
from collections.abc import Mapping
from typing import Literal

Kind = Literal[
    "html", "multi-file", "script", "svg", "markdown", "mermaid",
    "vega-lite", "echarts", "chartjs", "jsx", "none",
]  # fmt: skip

# A script without any of these has nothing to look at.
_SEEN = re.compile(
    r"\b(?:document|window|canvas|getContext|requestAnimationFrame|createCanvas|THREE|d3|echarts|"
    r"vegaEmbed|Chart|customElements|p5|ReactDOM)\b"
)
_ECHARTS_OPTION = re.compile(r"^[ \t]*(?:(?:var|let|const)[ \t]+)?option[ \t]*=[ \t]*\{", re.M)
_VEGA_VIEWS = {"mark", "layer", "hconcat", "vconcat", "concat", "facet", "repeat"}


def extension_of(path: str) -> str:
    return path.rsplit(".", 1)[-1].lower()


def kind_of(files: Mapping[str, str]) -> Kind:
    extensions = {extension_of(path) for path in files}
    if extensions & {"html", "htm"}:
        return "html" if len(files) == 1 else "multi-file"
    if extensions & {"jsx", "tsx"}:
        return "jsx"
    if any(_can_be_seen(text) for path, text in files.items() if is_script(path)):
        return "script"
    if "svg" in extensions:
        return "svg"
    if "mmd" in extensions:
        return "mermaid"
    for path, text in files.items():
        if extension_of(path) == "json" and (chart := chart_kind(text)) != "none":
            return chart
    return "markdown" if "md" in extensions else "none"


def is_script(path: str) -> bool:
    return extension_of(path) in {"js", "mjs"}


def _can_be_seen(script: str) -> bool:
    return _SEEN.search(script) is not None or assigns_option(script)


def assigns_option(script: str) -> bool:
    """A script that only assigns an ECharts option, as that library's own examples do."""
    return "series" in script and _ECHARTS_OPTION.search(script) is not None


def chart_kind(text: str) -> Kind:
    """Which library a JSON specification is for, by its fields."""
    try:
        specification = json.loads(text)
    except (ValueError, RecursionError):
        return "none"
    if not isinstance(specification, dict):
        return "none"
    if "vega" in str(specification.get("$schema", "")) or _VEGA_VIEWS & specification.keys():
        return "vega-lite"
    if "type" in specification and isinstance(specification.get("data"), dict):
        return "chartjs"
    return "echarts" if "series" in specification else "none"
