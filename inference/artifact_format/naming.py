"""Which file a code block is: by its info string, the line before it, its first line."""

import re

# First word after a fence → (language of the file, its usual path).
LANGUAGES = {
    "html": ("html", "index.html"),
    "htm": ("html", "index.html"),
    "xhtml": ("html", "index.html"),
    "css": ("css", "style.css"),
    "js": ("javascript", "script.js"),
    "javascript": ("javascript", "script.js"),
    "mjs": ("javascript", "script.js"),
    "jsx": ("jsx", "App.jsx"),
    "react": ("jsx", "App.jsx"),
    "tsx": ("jsx", "App.tsx"),
    "svg": ("svg", "image.svg"),
    "mermaid": ("mermaid", "diagram.mmd"),
    "json": ("json", "chart.json"),
    "vega-lite": ("json", "chart.json"),
    "vega": ("json", "chart.json"),
    "echarts": ("json", "chart.json"),
    "markdown": ("markdown", "page.md"),
    "md": ("markdown", "page.md"),
}
EXTENSIONS = {
    "html": "html", "htm": "html", "css": "css", "js": "javascript", "mjs": "javascript",
    "jsx": "jsx", "tsx": "jsx", "svg": "svg", "mmd": "mermaid", "json": "json", "md": "markdown",
}  # fmt: skip
# No empty part, no "..", no leading slash: a path stays inside the artifact.
_PATH = re.compile(
    r"(?<![\w./\\-])(?:\./)?((?:[\w-]{1,40}/){0,4}[\w-]{1,60}(?:\.[\w-]{1,20}){0,3}\."
    r"(?:html?|css|m?js|jsx|tsx|svg|mmd|json|md))(?![\w/-]|\.\w)"
)
_COMMENT = re.compile(r"[ \t]*(?://|/\*|<!--|\{/\*|#)(.*)")
_BEGINNINGS_OF_COMMENTS = frozenset({"/", "<", "<!", "<!-", "{", "{/"})
# What is called as a file is, and seldom is one: "I now draw it with Chart.js".
_LIBRARIES = frozenset({
    "alpine", "angular", "anime", "babylon", "brain", "chart", "chartist", "d3", "fabric",
    "highlight", "howler", "konva", "leaflet", "matter", "mermaid", "ml5", "moment", "next", "node",
    "nuxt", "p5", "paper", "particles", "phaser", "pixi", "plotly", "react", "rough", "socket.io",
    "swiper", "tensorflow", "three", "tone", "typed", "vivus", "vue",
})  # fmt: skip
LONGEST_NAMING_LINE = 72  # characters; a longer line says more than a name


def language_of_path(path: str) -> str:
    """Empty for a file that no block of an answer can be."""
    return EXTENSIONS.get(path.rsplit(".", 1)[-1].lower(), "")


def named_in(text: str) -> tuple[str, str] | None:
    """(path, language) of the one file that a line such as "**style.css**" names."""
    paths = set(_PATH.findall(text))
    if len(paths) != 1:
        return None
    path = paths.pop()
    return path, language_of_path(path)


def language_of(info: str) -> str:
    """The first word of a fence's info string, in lower case: "html", "js" …"""
    return re.split(r"[\s:{,]", info.strip(), maxsplit=1)[0].lower()


def named_by_heading(line: str) -> tuple[str, str] | None:
    """The file that the line before a block names, if the line is hardly more than that."""
    named = named_in(line) if len(line.strip()) <= LONGEST_NAMING_LINE else None
    return None if named and _speaks_of_library(line, named[0]) else named


def _speaks_of_library(line: str, path: str) -> bool:
    """A file of that name is marked as one, or stands alone."""
    if path.lower().removesuffix(".js") not in _LIBRARIES:
        return False
    stands_alone = line.strip(" \t\r\n#*_`-:：") == path
    return not stands_alone and not re.search(rf"[`*]\s*{re.escape(path)}", line)


def named_by_comment(line: str) -> tuple[str, str] | None:
    """The file that a block's first line names, if the line is a comment and hardly more."""
    comment = _COMMENT.match(line)
    return named_by_heading(comment.group(1)) if comment else None


def may_name_by_comment(beginning: str) -> bool:
    """Whether a first line that begins so, without its end yet, may turn out to name a file."""
    if len(beginning) > 2 * LONGEST_NAMING_LINE:
        return False
    head = beginning.lstrip()
    return _COMMENT.match(head) is not None or head in _BEGINNINGS_OF_COMMENTS
