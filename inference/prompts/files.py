from collections.abc import Mapping


def blocks_of(files: Mapping[str, str]) -> str:
    """The files as fenced blocks, as an answer would write them."""
    return "".join(_block(path, text) for path, text in files.items())


def _block(path: str, text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    language = path.rsplit(".", 1)[-1]
    return f"{fence}{language} {path}\n{text.rstrip()}\n{fence}\n\n"
