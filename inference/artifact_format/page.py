"""One page to show, whatever kind of files an artifact consists of."""

import json
import re
from collections.abc import Mapping
from html import escape

from markdown_it import MarkdownIt

from inference.artifact_format.outcome import kind_of

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
# Well-known addresses: the sandbox host serves its own copies of what they name.
CDN = "https://cdn.jsdelivr.net/npm/"
VEGA = ("vega@6", "vega-lite@6", "vega-embed@7")
ECHARTS = ("echarts@5/dist/echarts.min.js",)
CHART_JS = ("chart.js@4",)
MERMAID = ("mermaid@11/dist/mermaid.min.js",)
REACT = (
    "react@18/umd/react.development.js",
    "react-dom@18/umd/react-dom.development.js",
    "@babel/standalone/babel.min.js",
)
READABLE = (
    "<style>body { max-width: 72ch; margin: 3rem auto; padding: 0 1rem; "
    "font: 1.05rem/1.6 system-ui, sans-serif } pre { overflow: auto }</style>\n"
)
LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
SCRIPT = re.compile(r"(<script\b[^>]*>)\s*</script\s*>", re.IGNORECASE)
ATTRIBUTE = r"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
IMPORT = re.compile(r"^\s*import\b[^;\n]*(?:;|$)", re.MULTILINE)
EXPORT_DEFAULT = re.compile(
    r"^\s*export\s+default\s+(function\s+(\w+)|class\s+(\w+)|(\w+)\s*;?)", re.MULTILINE
)


def page_of(files: Mapping[str, str]) -> str:
    """The files as one HTML page; empty where there is nothing to show."""
    kind = kind_of(dict(files))
    if kind in {"html", "files"}:
        return _joined(files)
    if kind == "none":
        return ""
    builder = {
        "script": _script_page,
        "jsx": _jsx_page,
        "svg": _svg_page,
        "mermaid": _mermaid_page,
        "chart": _chart_page,
        "markdown": _markdown_page,
    }[kind]
    return builder(files)


def _joined(files: Mapping[str, str]) -> str:
    """The page with its local styles and scripts inside, linked or not."""
    path = "index.html" if "index.html" in files else _first(files, "html", "htm")
    page, used = files[path], {path}

    def style(match: re.Match[str]) -> str:
        target = _local(match.group(), "href", files)
        if target is None or not target.endswith(".css"):
            return match.group()
        used.add(target)
        return f"<style>\n{files[target]}</style>"

    def script(match: re.Match[str]) -> str:
        target = _local(match.group(1), "src", files)
        if target is None:
            return match.group()
        used.add(target)
        opening = re.sub(r"\s+" + ATTRIBUTE.format(name="src")[2:], "", match.group(1))
        return f"{opening}\n{files[target]}</script>"

    page = SCRIPT.sub(script, LINK.sub(style, page))
    unlinked = {name: text for name, text in files.items() if name not in used}
    styles = "".join(
        f"<style>\n{t}</style>\n" for name, t in unlinked.items() if name.endswith(".css")
    )
    scripts = "".join(
        f"<script>\n{text}</script>\n" for name, text in unlinked.items() if name.endswith(".js")
    )
    return _before(_before(page, "</head>", styles), "</body>", scripts)


def _before(page: str, tag: str, addition: str) -> str:
    if not addition:
        return page
    position = page.lower().rfind(tag)
    if position < 0:
        return page + addition
    return page[:position] + addition + page[position:]


def _local(tag: str, attribute: str, files: Mapping[str, str]) -> str | None:
    found = re.search(ATTRIBUTE.format(name=attribute), tag, re.IGNORECASE)
    if found is None:
        return None
    address = next(group for group in found.groups() if group is not None)
    path = address.split("?")[0].removeprefix("./").removeprefix("/")
    return path if path in files else None


def _script_page(files: Mapping[str, str]) -> str:
    styles = "".join(f"<style>\n{files[name]}</style>\n" for name in files if name.endswith(".css"))
    canvas = '<canvas id="canvas" width="800" height="600"></canvas>\n<div id="root"></div>\n'
    scripts = "".join(
        f"<script>\n{files[name]}</script>\n" for name in files if name.endswith("js")
    )
    return PAGE.format(head=styles, body=canvas + scripts)


def _jsx_page(files: Mapping[str, str]) -> str:
    path = _first(files, "jsx", "tsx")
    source, name = _component(files[path])
    styles = "".join(f"<style>\n{files[name]}</style>\n" for name in files if name.endswith(".css"))
    mount = f'ReactDOM.createRoot(document.getElementById("root")).render(<{name} />);'
    kind = "text/babel" if path.endswith("jsx") else 'text/babel" data-presets="react,typescript'
    hooks = "const { " + ", ".join(HOOKS) + " } = React;\n"
    body = f'<div id="root"></div>\n<script type="{kind}">\n{hooks}{source}\n{mount}\n</script>'
    return PAGE.format(head=_scripts(REACT) + styles, body=body)


HOOKS = ("useState", "useEffect", "useRef", "useMemo", "useCallback", "useReducer", "useContext")


def _component(source: str) -> tuple[str, str]:
    """The source without imports and exports, and the name of the component it exports."""
    name = "App"
    found = EXPORT_DEFAULT.search(source)
    if found is not None:
        name = found.group(2) or found.group(3) or found.group(4)
        kept = "" if found.group(4) else re.sub(r"export\s+default\s+", "", found.group(1))
        source = source[: found.start()] + "\n" + kept + source[found.end() :]
    return re.sub(
        r"^\s*export\s+(?=const|function|class)", "", IMPORT.sub("", source), flags=re.M
    ), name


def _svg_page(files: Mapping[str, str]) -> str:
    style = (
        "<style>body { margin: 0; min-height: 100vh; display: grid; place-items: center } "
        "svg { max-width: 100%; max-height: 100vh }</style>\n"
    )
    drawing = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", files[_first(files, "svg")])
    return PAGE.format(head=style, body=drawing.strip())


def _mermaid_page(files: Mapping[str, str]) -> str:
    body = f'<pre class="mermaid">{escape(files[_first(files, "mmd")])}</pre>'
    return PAGE.format(head=_scripts(MERMAID), body=body)


def _markdown_page(files: Mapping[str, str]) -> str:
    body = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(files[_first(files, "md")])
    )
    return PAGE.format(head=READABLE, body=body)


def _chart_page(files: Mapping[str, str]) -> str:
    """A specification in JSON: which library it is for shows in its fields."""
    text = files[_first(files, "json")]
    try:
        specification = json.loads(text)
    except ValueError:
        specification = None
    if not isinstance(specification, dict):
        return PAGE.format(head=READABLE, body=f"<pre>{escape(text)}</pre>")
    data = json.dumps(specification).replace("<", "\\u003c")
    fill = "<style>body { margin: 0 } #view { width: 100vw; height: 100vh }</style>\n"
    if "vega" in str(specification.get("$schema", "")) or "mark" in specification:
        return PAGE.format(
            head=_scripts(VEGA),
            body=f'<div id="view"></div>\n<script>vegaEmbed("#view", {data});</script>',
        )
    if "type" in specification and "data" in specification:
        return PAGE.format(
            head=_scripts(CHART_JS),
            body=f'<canvas id="view"></canvas>\n<script>new Chart("view", {data});</script>',
        )
    if "series" in specification:
        start = f'echarts.init(document.getElementById("view")).setOption({data});'
        return PAGE.format(
            head=fill + _scripts(ECHARTS),
            body=f'<div id="view"></div>\n<script>{start}</script>',
        )
    return PAGE.format(
        head=READABLE, body=f"<pre>{escape(json.dumps(specification, indent=2))}</pre>"
    )


def _scripts(names: tuple[str, ...]) -> str:
    return "".join(f'<script src="{CDN}{name}"></script>\n' for name in names)


def _first(files: Mapping[str, str], *extensions: str) -> str:
    return next(path for path in files if path.rsplit(".", 1)[-1] in extensions)
