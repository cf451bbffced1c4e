from inference.engines.replay import Remainder, grammar_for
from inference.types import TextDelta


def test_of_a_text_in_pieces_what_follows_the_prefix_remains() -> None:
    text, prefix = "0123456789", "01234"
    for cut in range(len(text) + 1):
        remainder = Remainder(prefix)
        pieces = [remainder.of(TextDelta(piece)) for piece in (text[:cut], text[cut:])]
        assert "".join(piece.text for piece in pieces if piece) == "56789"


def test_without_a_prefix_all_remains() -> None:
    assert Remainder("").of(TextDelta("a", 3)) == TextDelta("a", 3)


def test_what_means_something_in_a_grammar_is_escaped() -> None:
    assert grammar_for('a"b\\n\n\r第') == 'root ::= "a\\"b\\\\n\\n\\r第" [^\\x00]*'
