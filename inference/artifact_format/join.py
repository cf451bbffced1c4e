"""Several files as one page: styles, scripts and images of the artifact's own go inside it."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from inference.artifact_format.kinds import extension_of, is_script

_LINK = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"(<script\b[^<>]*>)\s*</script\s*>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = r"(?<![\w-]){name}\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))"
_HREF = re.compile(_ATTRIBUTE.format(name="href"), re.IGNORECASE)
_SRC = re.compile(_ATTRIBUTE.format(name="src"), re.IGNORECASE)
_SPACED_SRC = re.compile(r"(?<!\s)\s+" + _SRC.pattern, re.IGNORECASE)
_MEDIA = re.compile(_ATTRIBUTE.format(name="media"), re.IGNORECASE)
_DEFER = re.compile(r"(?<![\w-])defer(?![\w-])", re.IGNORECASE)
_IS_MODULE = re.compile(r"(?<![\w-])type\s*=\s*[\"']?module\b", re.IGNORECASE)
_MODULE = re.compile(r"^[ \t]*(?:import\b[^(\n]*[\"']|import\s*\{|export\s)", re.MULTILINE)
_ENDS_SCRIPT = re.compile(r"<(?=/script|!--)", re.IGNORECASE)
_ENDS_STYLE = re.compile(r"<(?=/style)", re.IGNORECASE)


def joined(path: str, files: Mapping[str, str]) -> str:
    """The page at `path` with what it loads from the other files inside it.

    Styles and scripts that it does not load go to the ends of its head and body; links to files
    that do not exist stay as they are.
    """
    used = {path}
    deferred: list[str] = []  # they wait for the page, which a script inside it does not

    def style(match: re.Match[str]) -> str:
        target = _target(_HREF, match.group(), files)
        if target is None or extension_of(target) != "css":
            return match.group()
        used.add(target)
        media = _MEDIA.search(match.group())
        attributes = f" {media.group()}" if media else ""
        return in_style(files[target], attributes, target).removesuffix("\n")

    def script(match: re.Match[str]) -> str:
        target = _target(_SRC, match.group(1), files)
        if target is None:
            return match.group()
        used.add(target)
        mark = file_mark(target)
        opening = _SPACED_SRC.sub(lambda _: mark, match.group(1))
        element = f"{opening}\n{_safe_script(files[target])}</script>"
        if not _DEFER.search(opening) or _IS_MODULE.search(opening):
            return element
        deferred.append(f"{element}\n")
        return ""

    def image(match: re.Match[str]) -> str:
        target = _target(_SRC, match.group(), files)
        if target is None or extension_of(target) != "svg":
            return match.group()
        source = f'src="data:image/svg+xml,{quote(files[target])}"'
        return _SRC.sub(lambda _: source, match.group())

    page = _IMAGE.sub(image, _SCRIPT.sub(script, _LINK.sub(style, files[path])))
    unlinked = {name: text for name, text in files.items() if name not in used}
    styles = "".join(
        in_style(t, path=name) for name, t in unlinked.items() if extension_of(name) == "css"
    )
    scripts = "".join(in_script(text, name) for name, text in unlinked.items() if is_script(name))
    scripts = "".join(deferred) + scripts
    return _before(_before(page, "</head>", styles), "</body>", scripts)


def file_mark(path: str) -> str:
    """Says which file the element holds: its lines are counted from that file's beginning."""
    return f' data-file="{escape(quote(path))}"' if path else ""


def in_style(text: str, attributes: str = "", path: str = "") -> str:
    return f"<style{attributes}{file_mark(path)}>\n{_ENDS_STYLE.sub(lambda _: chr(92) + '3c ', text)}</style>\n"


def in_script(text: str, path: str = "") -> str:
    kind = ' type="module"' if _MODULE.search(text) else ""
    return f"<script{kind}{file_mark(path)}>\n{_safe_script(text)}</script>\n"


def _safe_script(text: str) -> str:
    """The script so that nothing in it ends the element around it: strings stay what they are."""
    return _ENDS_SCRIPT.sub(lambda _: "\\x3c", text)


def _before(page: str, tag: str, addition: str) -> str:
    if not addition:
        return page
    tags = list(re.finditer(re.escape(tag), page, re.IGNORECASE))
    if not tags:
        return page + addition
    position = tags[-1].start()
    return page[:position] + addition + page[position:]


def _target(attribute: re.Pattern[str], tag: str, files: Mapping[str, str]) -> str | None:
    found = attribute.search(tag)
    if found is None:
        return None
    address = next(group for group in found.groups() if group is not None)
    path = re.split(r"[?#]", address)[0].removeprefix("./").removeprefix("/")
    return path if path in files else None
