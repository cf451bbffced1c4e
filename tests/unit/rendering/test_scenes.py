"""What a film of a version's making shows, and how long."""

import io
from itertools import pairwise

from PIL import Image

from artifacts_app.rendering.pictures.film import animated, halved
from artifacts_app.rendering.pictures.scenes import ENDING, LEAD, LONGEST, MOST_SCENES, scenes_of

PAGE = "<!DOCTYPE html><p>" + "x" * 600


def test_a_page_grows_and_stays_at_its_end() -> None:
    steps = [[0, 0], *([10 * count, 0, 1] for count in range(1, len(PAGE) + 1))]
    scenes = scenes_of(
        {"files": [("index.html", "html")], "steps": steps}, {}, {"index.html": PAGE}
    )
    pages = [scene.page for scene in scenes]
    assert pages[0] == ""
    assert pages[-1] == PAGE
    assert all(later.startswith(earlier) for earlier, later in pairwise(pages))
    assert 20 < len(scenes) <= MOST_SCENES + 2
    assert scenes[-1].length >= ENDING


def test_a_long_making_is_shown_faster() -> None:
    steps = [[0, 0], *([10_000 * count, 0, 1] for count in range(1, len(PAGE) + 1))]
    scenes = scenes_of(
        {"files": [("index.html", "html")], "steps": steps}, {}, {"index.html": PAGE}
    )
    assert len(scenes) <= MOST_SCENES + 3
    assert sum(scene.length for scene in scenes) < LONGEST + LEAD + ENDING + 1_000


def test_an_edit_begins_with_the_page_before() -> None:
    base, after = {"index.html": "<p>one</p>"}, {"index.html": "<p>two</p>"}
    record = {"files": [("index.html", "html")], "steps": [[5, 0, 3, 6, "two"]]}
    assert [scene.page for scene in scenes_of(record, base, after)] == ["<p>one</p>", "<p>two</p>"]


def test_nothing_written_is_no_film() -> None:
    assert scenes_of({"files": [], "steps": []}, {}, {}) == []


def test_pictures_become_one_that_moves() -> None:
    frames = [Image.new("RGB", (8, 5), colour) for colour in ("red", "green", "blue")]
    with Image.open(io.BytesIO(animated(frames, [100, 200, 300]))) as film:
        assert (film.format, getattr(film, "n_frames", 1), film.size) == ("GIF", 3, (8, 5))
        assert film.info["duration"] == 100
        assert film.info["loop"] == 0


def test_half_of_the_pictures_take_as_long() -> None:
    frames = [Image.new("L", (1, 1), shade) for shade in range(5)]
    kept, lengths = halved(frames, [1, 2, 3, 4, 5])
    assert kept == [frames[0], frames[2], frames[4]]
    assert lengths == [1, 5, 9]
