"""Bytes of unknown origin as text."""

from charset_normalizer import from_bytes

from inference.data.problems import Sentence, Unreadable

MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# What spreadsheets of the project's two languages write where they do not write UTF-8.
USUAL = ["gb18030", "cp1252", "big5", "shift_jis", "euc_kr", "cp1251", "latin_1"]


def decoded(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    """The text, and a note where its encoding had to be guessed. Raises Unreadable."""
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return _checked(content.decode(encoding)), ()
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    best = from_bytes(content, cp_isolation=USUAL).best()
    if best is None:
        raise Unreadable("The file is not text in any known encoding. Save it as CSV in UTF-8.")
    note = Sentence("The file was read as %(encoding)s; UTF-8 is safer.", encoding=best.encoding)
    return _checked(str(best)), (note,)


def _checked(text: str) -> str:
    if "\x00" in text:
        raise Unreadable("The file is not text: it holds zero bytes.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
