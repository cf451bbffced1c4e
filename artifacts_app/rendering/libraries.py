"""Where the local copy of a library is that a page loads from a public host.

The same rules as `static/sandbox/libraries.js`; `tests/libraries/addresses.json` tests both.
"""

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

Kind = Literal["script", "module", "style"]
Build = dict[str, Any]  # as static/libraries/build.mjs writes it
Found = tuple[Build, str]
FONTS = re.compile(
    r"(?:https?:)?//fonts\.(?:googleapis\.com|bunny\.net)/(css2?|icon)\?(.*)", re.S | re.I
)
BUILT = re.compile(
    r"(?:\.(?:min|prod|production|development|module|esm|esm-browser|umd|global|bundle|pkgd))*"
    r"\.[cm]?(?:js|ss|s)x?$"
)


def root() -> Path:
    return Path(settings.BUILD_DIR) / "vendor"


def place_of(path: str) -> Path | None:
    """The file at a path below /vendor/; None for whatever is not such a file."""
    try:
        place = (root() / path).resolve()
        is_file = place.is_file()
    except (OSError, ValueError):
        return None  # no file can have such a name
    return place if is_file and place.is_relative_to(root().resolve()) else None


def find_file(address: str, kind: Kind) -> str | None:
    """As `find`, but only what can be read: a page may name any path below a library's folders."""
    path = find(address, kind)
    return path if path and (path.startswith("fonts/") or place_of(path)) else None


def find(address: str, kind: Kind) -> str | None:
    """The path below /vendor/; None for what has no local copy."""
    fonts = FONTS.match(address) if kind == "style" else None
    if fonts:
        return f"fonts/{fonts[1]}?{html.unescape(fonts[2])}"
    for pattern, host in hosts():
        match = pattern.match(address)
        if match:
            given = {key: value or "" for key, value in match.groupdict().items()}
            given |= {key: value for key, value in host.items() if key != "pattern"}
            return file_of(given["name"], given.get("version", ""), given.get("path", ""), kind)
    return None


def file_of(name: str, version: str, path: str, kind: Kind) -> str | None:
    builds = named(name.lower()) or named(name.lower().removesuffix(".js"))
    found = [(build, file) for build in builds if (file := file_in(build, path, kind))]
    if not found:
        return None
    asked = numbers(version)
    if asked is None:
        return found[0][1]
    return min(found, key=lambda pair: distance(pair[0], asked))[1]


def file_in(build: Build, path: str, kind: Kind) -> str | None:
    plain = re.sub(r"/\+esm$|^\+esm$", "", path.removeprefix("./").removeprefix("/"))
    name, base = aliased(build, plain), build["base"]
    folders: list[str] = build["folders"]
    is_there = name in build["files"] or any(name.startswith(folder) for folder in folders)
    if is_there and fits(name, kind, build):
        return f"{base}/{name}"
    if name.endswith("/") and any(folder.startswith(name) for folder in folders):
        return f"{base}/{name}"
    modules: dict[str, str] | None = build.get("modules")
    if kind == "module" and modules:
        return modules.get(stem(plain)) or modules.get(plain) or modules.get(".")
    alike = (
        file for file in build["files"] if stem(file) == stem(name) and fits(file, kind, build)
    )
    chosen = next(alike, None) or build["entry"].get(kind)
    return f"{base}/{chosen}" if chosen else None


def aliased(build: Build, path: str) -> str:
    aliases: dict[str, str] = build.get("aliases") or {}
    if path in aliases:
        return aliases[path]
    folder = next((name for name in aliases if name.endswith("/") and path.startswith(name)), None)
    return aliases[folder] + path[len(folder) :] if folder else path


def fits(file: str, kind: Kind, build: Build) -> bool:
    entry = build["entry"]
    if kind == "style":
        return file.endswith(".css")
    if kind == "script":
        return "script" in entry and file.endswith("js") and file != entry.get("module")
    return "module" in entry and file != entry.get("script") and not re.search(r"\bumd\b", file)


def stem(path: str) -> str:
    return BUILT.sub("", path.rpartition("/")[2].lower())


def numbers(version: str) -> tuple[int, int] | None:
    """Major and minor; (0, 128) for r128 and for 0.128.0."""
    if revision := re.match(r"r(\d+)", version):
        return 0, int(revision[1])
    found = re.match(r"[\^~v=]*(\d+)(?:\.(\d+))?", version)
    return (int(found[1]), int(found[2] or 0)) if found else None


def distance(build: Build, asked: tuple[int, int]) -> float:
    major, minor = numbers(build["version"]) or (0, 0)
    if major != asked[0]:
        return 1000 * abs(major - asked[0])
    return abs(minor - asked[1]) / (1 if major == 0 else 1000)


def named(name: str) -> list[Build]:
    return [build for build in served()["builds"] if name in build["names"]]


@cache
def hosts() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    listed = served()["hosts"]
    return [(re.compile(host["pattern"].replace("(?<", "(?P<"), re.I), host) for host in listed]


@cache
def served() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root() / "map.json").read_text())
    return found
