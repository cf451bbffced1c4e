"""The sentences that judge the model must not be among those that teach it."""

from itertools import islice

from inference.demo_model.corpus.generator import FAMILIES, examples
from inference.demo_model.unseen import SENTENCES

OUTSIDE = [sentence for family, sentence in SENTENCES if family == "honest"]


def test_every_sentence_is_there_once_and_names_a_family() -> None:
    assert len({sentence for _, sentence in SENTENCES}) == len(SENTENCES)
    assert {family for family, _ in SENTENCES} <= FAMILIES.keys()
    assert len(OUTSIDE) >= 60


def test_no_sentence_outside_the_families_is_taught() -> None:
    taught = {example.sentence.rstrip(".。").lower() for example in islice(examples(1), 5_000)}
    assert not taught & {sentence.rstrip(".。").lower() for sentence in OUTSIDE}
