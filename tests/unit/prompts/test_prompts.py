from inference.artifact_format.parser import ArtifactParser
from inference.prompts import artifact, change, demo

PAGE = "<!DOCTYPE html>\n<html>\n<p>一页</p>\n</html>"


def test_a_first_request_is_the_sentence_after_the_instructions() -> None:
    system, user = artifact.conversation("a clock").messages
    assert (system.role, system.content) == ("system", artifact.SYSTEM)
    assert (user.role, user.content) == ("user", "a clock")


def test_a_prompt_is_known_by_name_and_version() -> None:
    assert artifact.conversation("a clock").prompt_name == f"artifact/{artifact.VERSION}"
    assert change.conversation("red", {}, []).prompt_name == f"change/{change.VERSION}"
    assert demo.conversation("a clock").prompt_name == f"demo/{demo.VERSION}"


def test_a_change_shows_the_present_files_and_what_was_asked_before() -> None:
    files = {"index.html": PAGE, "style.css": "p { color: red }"}
    conversation = change.conversation("make it blue", files, ["a page", "make it red"])
    text = conversation.messages[-1].content
    assert all(part in text for part in (*files, *files.values(), "make it blue"))
    assert text.index("- a page") < text.index("- make it red") < text.index(PAGE)


def test_the_files_can_be_read_back_out_of_a_change() -> None:
    files = {"index.html": PAGE, "notes.md": "# A\n\n```html\n<p>\n```"}
    parser = ArtifactParser()
    parser.feed(change.conversation("make it blue", files, []).messages[-1].content)
    parser.close()
    assert {path: text.strip() for path, text in parser.outcome.files.items()} == files


def test_braces_in_files_and_sentences_are_text() -> None:
    files = {"index.html": "<style>p { x: {sentence} }</style>"}
    text = change.conversation("use {files}", files, ["{0}"]).messages[-1].content
    assert files["index.html"] in text
    assert "use {files}" in text
    assert "- {0}" in text


def test_shortening_drops_the_oldest_request_first_and_then_ends() -> None:
    conversation = change.conversation("blue", {"index.html": PAGE}, ["one", "two"])
    assert conversation.shorter is not None
    once = conversation.shorter()
    assert once is not None
    assert "- one" not in once.messages[-1].content
    assert "- two" in once.messages[-1].content
    assert once.shorter is not None
    twice = once.shorter()
    assert twice is not None
    assert "- two" not in twice.messages[-1].content
    assert PAGE in twice.messages[-1].content
    assert twice.shorter is None


def test_a_first_request_cannot_be_shortened() -> None:
    assert artifact.conversation("a clock").shorter is None


def test_the_demo_model_is_given_the_sentence_alone() -> None:
    (message,) = demo.conversation("a clock").messages
    assert (message.role, message.content) == ("user", "a clock")
