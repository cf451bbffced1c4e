"""A worker that takes over goes on at the very token where the other one stopped."""

from typing import Any

from tests.contract.engine_cases import Case
from tests.contract.test_engines import answered, asked, spread

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SENTENCE = "a clock"


async def tokens_of(case: Case, prompt: list[int], most: int = 1800) -> list[int]:
    from vllm import SamplingParams

    engine: Any = case.engine._engine  # type: ignore[attr-defined]
    params = SamplingParams(temperature=0, max_tokens=most)
    results = [r async for r in engine.generate({"prompt_token_ids": prompt}, params, "tokens")]
    return list(results[-1].outputs[0].token_ids)


async def test_an_answer_goes_on_exactly_from_its_tokens(case: Case) -> None:
    tokenizer: Any = case.engine._engine.get_tokenizer()  # type: ignore[attr-defined]
    prompt = case.engine._prompt(asked(SENTENCE).messages)  # type: ignore[attr-defined]
    tokens = await tokens_of(case, prompt)
    *ids, _ = tokens  # the last one ends the answer
    begun = {count: tokenizer.decode(ids[:count]) for count in range(1, len(ids))}
    # Text that the tokenizer cuts into the very tokens that were written. Nearly all is.
    same = [
        text
        for count, text in begun.items()
        if not text.endswith(REPLACEMENT)
        and tokenizer.encode(text, add_special_tokens=False) == ids[:count]
    ]
    assert len(same) > 0.9 * len(begun)
    whole = "".join((await answered(case, asked(SENTENCE)))[0])
    for place in spread(same):
        before = same[place]
        after, end = await answered(case, asked(SENTENCE, before))
        assert before + "".join(after) == whole
        assert end.reason == "stop"
