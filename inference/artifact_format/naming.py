"""Which file a code block is: from its info string, the line before it, its language."""

import re

# Language of a fence → (language of the file, default path). Others are no part of an artifact.
LANGUAGES = {
    "html": ("html", "index.html"),
    "htm": ("html", "index.html"),
    "xhtml": ("html", "index.html"),
    "vue": ("html", "index.html"),
    "css": ("css", "style.css"),
    "js": ("javascript", "script.js"),
    "javascript": ("javascript", "script.js"),
    "mjs": ("javascript", "script.js"),
    "jsx": ("jsx", "App.jsx"),
    "tsx": ("jsx", "App.jsx"),
    "react": ("jsx", "App.jsx"),
    "svg": ("svg", "image.svg"),
    "mermaid": ("mermaid", "diagram.mmd"),
    "json": ("json", "chart.json"),
    "vega-lite": ("json", "chart.json"),
    "vega": ("json", "chart.json"),
    "markdown": ("markdown", "page.md"),
    "md": ("markdown", "page.md"),
}
EXTENSIONS = {
    "html": "html", "htm": "html", "css": "css", "js": "javascript", "mjs": "javascript",
    "jsx": "jsx", "tsx": "jsx", "svg": "svg", "mmd": "mermaid", "json": "json", "md": "markdown",
}  # fmt: skip
PATH = re.compile(
    r"(?<![\w./-])((?:[\w-]+/)*[\w-]+(?:\.[\w-]+)*\.(html?|css|m?js|jsx|tsx|svg|mmd|json|md))(?![\w/])"
)
LONGEST_PATH = 120


def named_in(text: str) -> tuple[str, str] | None:
    """(path, language) of the one file name in a line such as "**style.css**" or "html:a.html"."""
    found = PATH.findall(text)
    if len(found) != 1 or len(found[0][0]) > LONGEST_PATH:
        return None
    path, extension = found[0]
    return path, EXTENSIONS[extension]


def language_of(info: str) -> str:
    """The first word of a fence's info string, in lower case: "html", "js" …"""
    return re.split(r"[\s:{,]", info.strip(), maxsplit=1)[0].lower()


def heading_names_file(line: str) -> tuple[str, str] | None:
    """A file name in the line before a block, if the line is hardly more than that."""
    return named_in(line) if len(line.strip()) <= 60 else None
