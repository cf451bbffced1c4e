"""The sentences that judge the model must not be among those that teach it."""

from itertools import islice

from inference.demo_model.corpus.families.landing import TRADES
from inference.demo_model.corpus.generator import FAMILIES, examples
from inference.demo_model.corpus.outside import chinese, english
from inference.demo_model.unseen import SENTENCES

OUTSIDE = [sentence for family, sentence in SENTENCES if family == "honest"]


def test_every_sentence_is_there_once_and_names_a_family() -> None:
    assert len({sentence for _, sentence in SENTENCES}) == len(SENTENCES)
    assert {family for family, _ in SENTENCES} <= FAMILIES.keys()
    assert len(OUTSIDE) >= 60


def test_no_sentence_outside_the_families_is_taught() -> None:
    taught = {example.sentence.rstrip(".。").lower() for example in islice(examples(1), 5_000)}
    assert not taught & {sentence.rstrip(".。").lower() for sentence in OUTSIDE}


def test_no_trade_with_a_page_of_its_own_is_outside() -> None:
    assert not {trade.english for trade in TRADES} & set(english.PARTS["trade"])
    assert not {trade.chinese for trade in TRADES} & set(chinese.PARTS["trade"])
