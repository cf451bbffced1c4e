"""JSX files as one script that the browser's Babel runs: no modules, React as a global."""

import re
from collections.abc import Iterable, Mapping

from inference.artifact_format.libraries import REACT, TAILWIND

_IMPORT = re.compile(
    r"^[ \t]*import\s+(?:(?P<what>[\w$*{}\s,]{1,2000}?)\s+from\s+)?[\"'](?P<module>[^\"'\n]+)[\"'][ \t]*;?",
    re.MULTILINE,
)
_NAMED = re.compile(r"\{([^}]*)\}")
_DEFAULT_DECLARED = re.compile(
    r"^[ \t]*export[ \t]+default[ \t]+(?=(?:async[ \t]+)?(?:function|class)\b)", re.M
)
_DEFAULT_NAMED = re.compile(
    r"^[ \t]*export[ \t]+default[ \t]+(?:React\.)?(?:memo\()?([A-Za-z_$][\w$]*)\)?[ \t]*;?[ \t]*$",
    re.M,
)
_DEFAULT_OTHER = re.compile(r"^[ \t]*export[ \t]+default[ \t]+", re.M)
_DECLARED_NAME = re.compile(r"(?:async[ \t]+)?(?:function|class)[ \t]+([A-Za-z_$][\w$]*)")
_EXPORT = re.compile(
    r"^[ \t]*export[ \t]+(?=(?:const|let|var|function|class|async|type|interface)\b)", re.M
)
_EXPORT_LIST = re.compile(r"^[ \t]*export[ \t]*\{[^}]*\}[ \t]*;?", re.M)
_MOUNTS = re.compile(r"\bcreateRoot\(|\bReactDOM\.render\(")
_TAILWIND_CLASS = re.compile(
    r"className=[\"'`{][^\"\n]{0,200}?\b(?:flex|grid|rounded(?:-\w+)?|[pm][xytblr]?-\d+|"
    r"(?:bg|text)-[a-z]+-\d{2,3}|text-(?:xs|sm|lg|xl|\dxl)|w-full|min-h-screen)\b"
)
# Babel's own preset takes a script for TypeScript by its file's name, and this one has none.
_TSX = """<script>
Babel.registerPreset("tsx", {
  presets: [[Babel.availablePresets.typescript, { allExtensions: true, isTSX: true }]],
});
</script>
"""
MODULES = {"react": "React", "react-dom": "ReactDOM", "react-dom/client": "ReactDOM"}


def libraries(sources: Iterable[str]) -> tuple[str, ...]:
    return (*REACT, *(TAILWIND if any(map(_TAILWIND_CLASS.search, sources)) else ()))


def script(sources: Mapping[str, str]) -> str:
    """One `<script>` for Babel: the components in the order of need, the one exported last shown."""
    ordered = sorted(sources.items(), key=lambda item: _is_root(item[0]))
    parts, bindings, shown = [], dict[str, str](), "App"
    for _, source in ordered:
        bindings |= _bindings(source)
        text, shown = _without_modules(source)
        parts.append(text)
    whole = "\n".join(parts)
    typed = any(path.endswith("tsx") for path in sources)
    presets = ' data-presets="react,tsx"' if typed else ""
    lines = [f"const {name} = {value};" for name, value in bindings.items()]
    if not _MOUNTS.search(whole):
        root = 'ReactDOM.createRoot(document.getElementById("root"))'
        whole += f"\n{root}.render(<{shown} />);"
    body = "\n".join([*lines, whole]).replace("</script", "<\\/script")
    before = _TSX if typed else ""
    return f'{before}<script type="text/babel"{presets}>\n{body}\n</script>'


def _is_root(path: str) -> bool:
    return path.rsplit("/", 1)[-1].split(".")[0].lower() in {"app", "index", "main"}


def _bindings(source: str) -> dict[str, str]:
    """What the source imports from React by name → where a page without modules has it."""
    found = {}
    for statement in _IMPORT.finditer(source):
        module = MODULES.get(statement.group("module"))
        named = _NAMED.search(statement.group("what") or "")
        if module is None or named is None:
            continue
        for item in filter(None, (part.strip() for part in named.group(1).split(","))):
            name, _, alias = item.removeprefix("type ").partition(" as ")
            found[alias.strip() or name.strip()] = f"{module}.{name.strip()}"
    return found


def _without_modules(source: str) -> tuple[str, str]:
    """The source without imports and exports, and the name of the component it exports."""
    source, shown = _IMPORT.sub("", source), "App"
    declared = _DEFAULT_DECLARED.search(source)
    named = _DEFAULT_NAMED.search(source)
    if declared is not None:
        name = _DECLARED_NAME.match(source, declared.end())
        shown = name.group(1) if name else shown
        keyword = "" if name else "const App = "
        source = source[: declared.start()] + keyword + source[declared.end() :]
    elif named is not None:
        shown = named.group(1)
        source = source[: named.start()] + source[named.end() :]
    else:
        source = _DEFAULT_OTHER.sub("const App = ", source, count=1)
    return _EXPORT.sub("", _EXPORT_LIST.sub("", source)), shown
