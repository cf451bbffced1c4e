"""One page to show, whatever kind of files an artifact consists of."""

import json
import re
from collections.abc import Callable, Mapping
from html import escape

from markdown_it import MarkdownIt

from inference.artifact_format import react
from inference.artifact_format.join import in_script, in_style, joined
from inference.artifact_format.kinds import (
    Kind,
    assigns_option,
    chart_kind,
    extension_of,
    is_script,
    kind_of,
)
from inference.artifact_format.libraries import CHART_JS, ECHARTS, MERMAID, VEGA, tags, used_by

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}</head>
<body>
{body}
</body>
</html>
"""
_READABLE = (
    "<style>body { max-width: 72ch; margin: 3rem auto; padding: 0 1rem; "
    "font: 1.05rem/1.6 system-ui, sans-serif } pre { overflow: auto }</style>\n"
)
_FILLING = "<style>body { margin: 0 } #view { width: 100vw; height: 100vh }</style>\n"
_CENTRED = (
    "<style>body { margin: 0; min-height: 100vh; display: grid; place-items: center } "
    "svg { max-width: 100%; max-height: 100vh }</style>\n"
)
# Unbalanced brackets cost time that grows with the square: half a second for this many.
LONGEST_MARKDOWN = 200_000  # characters
_LOOKED_UP = re.compile(
    r"(?:getElementById\(\s*|querySelector\(\s*(?=[\"'`]#))[\"'`]#?([A-Za-z][\w-]{0,60})[\"'`]\s*\)"
)
_CANVAS = '<canvas id="{}" width="800" height="600"></canvas>'


def page_of(files: Mapping[str, str]) -> str:
    """The files as one HTML page; empty where there are none."""
    return _BUILDERS[kind_of(files)](files)


def _joined_page(files: Mapping[str, str]) -> str:
    path = "index.html" if "index.html" in files else _first(files, "html", "htm")
    return joined(path, files)


def _script_page(files: Mapping[str, str]) -> str:
    """A page with the elements that the scripts look up, or else a canvas and a root element."""
    scripts = {path: text for path, text in files.items() if is_script(path)}
    if any(assigns_option(text) for text in scripts.values()):
        return _option_page(scripts)
    source = "\n".join(scripts.values())
    head = tags(used_by(source)) + _styles(files)
    return PAGE.format(head=head, body=_elements(source) + _in_scripts(scripts))


def _option_page(scripts: Mapping[str, str]) -> str:
    start = 'echarts.init(document.getElementById("view")).setOption(option);'
    body = _in_scripts(scripts) + in_script(start)
    return PAGE.format(head=tags(ECHARTS) + _FILLING, body=f'<div id="view"></div>\n{body}')


def _in_scripts(scripts: Mapping[str, str]) -> str:
    return "".join(in_script(text, path) for path, text in scripts.items())


def _elements(source: str) -> str:
    names = list(dict.fromkeys(_LOOKED_UP.findall(source)))
    canvases = [name for name in names if "canvas" in name.lower()]
    others = [name for name in names if name not in canvases]
    if not canvases and ("getContext" in source or "canvas" in source or not names):
        canvases = [] if "createCanvas" in source else ["canvas"]
    if not others:
        others = ["root"]
    lines = [_CANVAS.format(name) for name in canvases]
    return "".join(f"{line}\n" for line in [*lines, *(f'<div id="{n}"></div>' for n in others)])


def _jsx_page(files: Mapping[str, str]) -> str:
    sources = {path: text for path, text in files.items() if extension_of(path) in {"jsx", "tsx"}}
    head = tags(react.libraries(sources.values())) + _styles(files)
    body = f'<div id="root"></div>\n{react.script(sources)}'
    return PAGE.format(head=head, body=body)


def _svg_page(files: Mapping[str, str]) -> str:
    drawing = re.sub(r"<\?xml[^<>]*\?>|<!DOCTYPE[^<>]*>", "", files[_first(files, "svg")])
    return PAGE.format(head=_CENTRED, body=drawing.strip())


def _mermaid_page(files: Mapping[str, str]) -> str:
    diagram = escape(files[_first(files, "mmd")], quote=False)
    body = (
        f'<pre class="mermaid">{diagram}</pre>\n'
        "<script>mermaid.initialize({ startOnLoad: true });</script>"
    )
    return PAGE.format(head=tags(MERMAID), body=body)


def _markdown_page(files: Mapping[str, str]) -> str:
    text = files[_first(files, "md")]
    if len(text) > LONGEST_MARKDOWN:
        return _listing(files)
    body = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return PAGE.format(head=_READABLE, body=body)


def _chart_page(files: Mapping[str, str]) -> str:
    texts = (text for path, text in files.items() if extension_of(path) == "json")
    text = next(text for text in texts if chart_kind(text) != "none")
    libraries, element, start = _CHARTS[chart_kind(text)]
    # Written anew, so that nothing in it can end the script.
    data = json.dumps(json.loads(text), ensure_ascii=False).replace("<", "\\u003c")
    body = f"{element}\n<script>{start.replace('SPECIFICATION', data)}</script>"
    return PAGE.format(head=tags(libraries) + _FILLING, body=body)


_CHARTS: dict[Kind, tuple[tuple[str, ...], str, str]] = {
    "vega-lite": (VEGA, '<div id="view"></div>', 'vegaEmbed("#view", SPECIFICATION);'),
    "chartjs": (CHART_JS, '<canvas id="view"></canvas>', 'new Chart("view", SPECIFICATION);'),
    "echarts": (
        ECHARTS,
        '<div id="view"></div>',
        'echarts.init(document.getElementById("view")).setOption(SPECIFICATION);',
    ),
}


def _listing(files: Mapping[str, str]) -> str:
    """Files that are no app, to be read."""
    parts = (f"<h2>{escape(path)}</h2>\n<pre>{escape(files[path])}</pre>" for path in files)
    return PAGE.format(head=_READABLE, body="\n".join(parts)) if files else ""


_BUILDERS: dict[Kind, Callable[[Mapping[str, str]], str]] = {
    "html": _joined_page,
    "multi-file": _joined_page,
    "script": _script_page,
    "jsx": _jsx_page,
    "svg": _svg_page,
    "mermaid": _mermaid_page,
    "markdown": _markdown_page,
    "vega-lite": _chart_page,
    "chartjs": _chart_page,
    "echarts": _chart_page,
    "none": _listing,
}


def _styles(files: Mapping[str, str]) -> str:
    return "".join(
        in_style(text, path=path) for path, text in files.items() if extension_of(path) == "css"
    )


def _first(files: Mapping[str, str], *extensions: str) -> str:
    return next(path for path in files if extension_of(path) in extensions)
