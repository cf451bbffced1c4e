"""A page with the libraries it loads inside it: it opens from disk, with no internet.

Scripts and styles are put where they are loaded. Modules become `data:` addresses that an import
map names, so that what several of them share stays one.
"""

import base64
import json
import posixpath
import re
from pathlib import Path

from artifacts_app.rendering import libraries
from artifacts_app.rendering.fonts import style_sheet
from artifacts_app.rendering.page_pieces import Piece, pieces_of

LOCAL = "@local/"
ATTRIBUTE = r"""(?<![\w-]){}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
FETCHING = re.compile(  # what belongs to the address of a script
    r"""(?<![\w-])(?:src|integrity|crossorigin)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)"""
    r"""|(?<=\s)crossorigin(?![\w-])""",
    re.I,
)
# What only a script with an address heeds: one inside the page runs at once, and never loads.
WAITS = re.compile(r"\s(?:defer|async|onload)(?=[\s=/>])", re.I)
IMPORT = re.compile(r"""(\b(?:from|import)\s*(?:\(\s*)?)(["'])([^"'\s]{1,2000})\2""")
SHEET = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?((?:https?:)?//[^"')]+)["']?\s*\)?[^;]*;?""", re.I
)
URL = re.compile(r"""url\(\s*["']?([^"'):]+?)(?:[?#][^"')]*)?["']?\s*\)""")
TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}
ENDS_SCRIPT = re.compile(r"<(?=/script|!--)", re.I)


def single_file(page: str) -> str:
    return SingleFile().inlined(page)


class SingleFile:
    def __init__(self) -> None:
        self.modules: dict[str, str] = {}  # path below /vendor/ → data: address
        self.imports: dict[str, str] = {}  # of the page's own import maps
        self.names: set[str] = set()  # that the page's modules import
        self.used: set[str] = set()  # libraries, by their paths below /vendor/

    def inlined(self, page: str) -> str:
        parts: list[str] = []
        first_script = 0
        for piece in pieces_of(page):
            if piece.kind == "script" and not first_script:
                first_script = len(parts)
            parts.append(self.replaced(piece))
        imports = self.import_map()
        if imports:
            # Before the first module; nothing in the map can end the script.
            text = json.dumps({"imports": imports}).replace("<", "\\u003c")
            parts.insert(first_script, f'<script type="importmap">{text}</script>\n')
        return "".join(parts)

    def replaced(self, piece: Piece) -> str:
        match piece.kind:
            case "script":
                return self.script(piece.tag, piece.text, piece.whole)
            case "link":
                return self.link(piece.tag)
            case "style":
                return piece.tag + self.style(piece.text) + "</style>"
            case _:
                return piece.whole

    def script(self, tag: str, text: str, whole: str) -> str:
        kind = attribute(tag, "type").strip().lower()
        if kind == "importmap":
            return self.took(text, whole)
        if kind == "module" and not attribute(tag, "src"):
            return f"{tag}{self.module_text(text)}</script>"
        path = libraries.find_file(
            attribute(tag, "src"), "module" if kind == "module" else "script"
        )
        if path is None:
            return whole
        if kind == "module":
            return f'<script type="module">import "{self.module(path)}";</script>'
        tag = FETCHING.sub("", tag)
        if WAITS.search(tag):
            address = data("text/javascript;charset=utf-8", self.read(path).encode())
            return f'{tag[:-1]} src="{address}"></script>'
        text = ENDS_SCRIPT.sub(r"\\x3c", self.read(path))
        return f"{tag}{text}</script>"

    def took(self, text: str, whole: str) -> str:
        try:
            imports = json.loads(text).get("imports", {})
        except (ValueError, AttributeError):
            return whole
        self.imports |= {name: value for name, value in imports.items() if isinstance(value, str)}
        return "<script></script>"

    def link(self, tag: str) -> str:
        if "stylesheet" not in attribute(tag, "rel").lower():
            return tag
        path = libraries.find_file(attribute(tag, "href").replace("&amp;", "&"), "style")
        return tag if path is None else f"<style>{self.sheet(path)}</style>"

    def style(self, text: str) -> str:
        def sheet(match: re.Match[str]) -> str:
            path = libraries.find_file(match[1], "style")
            return match[0] if path is None else self.sheet(path)

        return SHEET.sub(sheet, text)

    def sheet(self, path: str) -> str:
        if path.startswith("fonts/"):
            return embedded(style_sheet(path.partition("?")[2], root=""), "")
        return embedded(self.read(path), posixpath.dirname(path))

    def libraries(self) -> dict[str, bytes]:
        """The files that went into the page, by their paths below /vendor/."""
        return {path: file_at(path).read_bytes() for path in sorted(self.used)}

    def read(self, path: str) -> str:
        self.used.add(path)
        return file_at(path).read_text()

    # Modules

    def module_text(self, text: str) -> str:
        def specifier(match: re.Match[str]) -> str:
            path = libraries.find_file(match[3], "module")
            self.names.add(match[3])
            return (
                match[0] if path is None else f"{match[1]}{match[2]}{self.module(path)}{match[2]}"
            )

        return IMPORT.sub(specifier, text)

    def module(self, path: str) -> str:
        """The name under which the import map has the module, and all that it imports."""
        if path not in self.modules:
            self.modules[path] = ""  # modules may import each other
            folder = posixpath.dirname(path)

            def local(match: re.Match[str]) -> str:
                inner = posixpath.normpath(posixpath.join(folder, match[3]))
                if not match[3].startswith(".") or libraries.place_of(inner) is None:
                    return match[0]
                return f"{match[1]}{match[2]}{self.module(inner)}{match[2]}"

            self.modules[path] = data(
                "text/javascript", IMPORT.sub(local, self.read(path)).encode()
            )
        return LOCAL + path

    def import_map(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, address in self.imports.items():
            wanted = [n for n in self.names if n.startswith(name)] if name.endswith("/") else [name]
            for each in wanted:
                path = libraries.find_file(address + each[len(name) :], "module")
                found[each] = self.modules_at(path) if path else address
        return found | {LOCAL + path: address for path, address in self.modules.items()}

    def modules_at(self, path: str) -> str:
        self.module(path)
        return self.modules[path]


def embedded(css: str, folder: str) -> str:
    """The style sheet with the fonts and pictures it names inside it."""

    def place(match: re.Match[str]) -> str:
        file = libraries.place_of(posixpath.normpath(posixpath.join(folder, match[1])))
        if file is None or file.suffix not in TYPES:
            return match[0]
        return f"url({data(TYPES[file.suffix], file.read_bytes())})"

    return URL.sub(place, css)


def file_at(path: str) -> Path:
    """Raises ValueError for what is no file of the libraries, wherever the path came from."""
    place = libraries.place_of(path)
    if place is None:
        raise ValueError(f"There is no library at {path}.")
    return place


def data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def attribute(tag: str, name: str) -> str:
    match = re.search(ATTRIBUTE.format(name), tag, re.I)
    return next((value for value in match.groups() if value is not None), "") if match else ""
