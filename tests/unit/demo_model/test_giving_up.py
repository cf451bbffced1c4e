from random import Random

import pytest

from inference import demo_model
from inference.demo_model.corpus.families import bar_chart, honest


def text_of(segments) -> str:  # type: ignore[no-untyped-def]
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize("chinese", [False, True])
def test_the_honest_page_is_told_from_all_others(chinese: bool) -> None:
    rng = Random(7)
    assert demo_model.gives_up({"index.html": text_of(honest.example(rng, chinese).page)})
    assert not demo_model.gives_up({"index.html": text_of(bar_chart.example(rng, chinese).page)})
    assert not demo_model.gives_up({})
