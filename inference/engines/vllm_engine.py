"""vLLM in this process: Qwen2.5-Coder on GPUs, tensor parallel, all conversations in one batch.

vLLM is imported in `start` and not before: it starts processes of its own, one for each GPU, and a
process that was forked after its import could not use the GPUs. So the worker runs threads.
"""

import asyncio
import itertools
import logging
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from typing import Any, Literal

from inference.completion import STOPS, fills_in, prompt_of
from inference.engines.chat_completions import require_fill_in
from inference.engines.vllm_loading import Loading
from inference.engines.vllm_lora import lora_request
from inference.engines.vllm_options import VllmOptions
from inference.errors import (
    ContextTooLong,
    EngineDied,
    EngineError,
    EngineMisconfigured,
    EngineUnavailable,
    RequestRefused,
)
from inference.hardware import gpus_here
from inference.types import (
    ChatMessage,
    CompletionRequest,
    GenerationRequest,
    Health,
    ModelInfo,
    Sampling,
    StreamEnd,
    StreamItem,
    TextDelta,
)

logger = logging.getLogger(__name__)

SHUT_DOWN = "The model was shut down."
NOT_INSTALLED = "vLLM is not installed. Install it with: make vllm"
WARM_UP = GenerationRequest("warm-up", (ChatMessage("user", "Hi"),), Sampling(max_tokens=4))


class VllmEngine:
    def __init__(self, options: VllmOptions) -> None:
        self._options = options
        self._model = self._described(options.context_tokens)
        self._engine: Any = None
        self._loading: Loading | None = None
        self._waiting: set[asyncio.Timeout] = set()  # streams, each for its next token
        # A generation that is taken up again may begin before its last attempt has been aborted.
        self._numbers = itertools.count()

    @property
    def model(self) -> ModelInfo:
        return self._model

    async def start(self) -> None:
        arguments = self._options.engine_arguments(await asyncio.to_thread(gpus_here))
        logger.info("vLLM loads %s, tensor parallel %s", arguments["model"],
                    arguments["tensor_parallel_size"])  # fmt: skip
        self._loading = await asyncio.to_thread(
            Loading, arguments["model"], self._options.weight_bytes()
        )
        try:
            await self._load(arguments)
        except BaseException:
            await self.close()  # so that another try finds the GPUs free
            raise
        finally:
            self._loading = None

    async def _load(self, arguments: dict[str, Any]) -> None:
        try:
            self._engine = await asyncio.to_thread(_load, arguments)
        except ImportError as error:
            raise EngineMisconfigured(NOT_INSTALLED) from error
        except (ValueError, TypeError) as error:
            raise EngineMisconfigured(f"vLLM cannot load {arguments['model']}: {error}") from error
        except (RuntimeError, OSError) as error:
            raise EngineUnavailable(f"vLLM cannot load {arguments['model']}: {error}") from error
        context = int(self._engine.model_config.max_model_len)
        self._model = self._described(context)
        # The first request compiles and allocates: nobody should have to wait for that.
        async for _ in self.stream(WARM_UP):
            pass

    def _described(self, context_tokens: int) -> ModelInfo:
        name = self._options.display_name()
        can_fill_in = fills_in(name) or fills_in(self._options.model)
        return ModelInfo(name, context_tokens, self._options.is_demo, fills_in=can_fill_in)

    async def stream(self, request: GenerationRequest) -> AsyncGenerator[StreamItem, None]:
        prompt = self._prompt(request.messages, request.answer_prefix)
        answer = self._answer(request.request_id, prompt, request.sampling)
        async with aclosing(answer) as items:
            async for item in items:
                yield item

    async def complete(self, request: CompletionRequest) -> AsyncGenerator[StreamItem, None]:
        require_fill_in(request, self._model)
        tokenizer = self._required().get_tokenizer()
        prompt = tokenizer.encode(prompt_of(request), add_special_tokens=False)
        stops = () if request.suffix is None else _known(tokenizer, STOPS)
        answer = self._answer(request.request_id, prompt, request.sampling, stops)
        async with aclosing(answer) as items:
            async for item in items:
                yield item

    async def _answer(
        self, request_id: str, prompt: list[int], sampling: Sampling, stops: Sequence[int] = ()
    ) -> AsyncGenerator[StreamItem, None]:
        """`stops` are tokens that end the answer besides the model's own."""
        engine = self._required()
        room = self._model.context_tokens - len(prompt)
        if room < 1:
            raise ContextTooLong(
                f"The request takes {len(prompt):,} tokens; the model's context is "
                f"{self._model.context_tokens:,}."
            )
        name = f"{request_id}-{next(self._numbers)}"
        lora = self._options.lora
        outputs = engine.generate(
            {"prompt_token_ids": prompt},
            _sampling_params(sampling, room, stops),
            name,
            lora_request=lora_request(lora) if lora else None,
        )
        written = waiting = 0
        # Leaving `outputs` early aborts the request in vLLM.
        with _our_errors():
            async with aclosing(outputs):
                while (result := await self._next(engine, outputs)) is not None:
                    completion = result.outputs[0]
                    written += len(completion.token_ids)
                    waiting += len(completion.token_ids)  # of a character that is not whole yet
                    if completion.text:
                        yield TextDelta(completion.text, waiting)
                        waiting = 0
                    if completion.finish_reason is not None:
                        yield StreamEnd(_reason(completion.finish_reason), len(prompt), written)

    async def _next(self, engine: Any, outputs: AsyncGenerator[Any, None]) -> Any:
        """vLLM's next result, None after the last; `close` ends the wait for it.

        Each token comes through here: a task of its own to wait with would cost more than the rest.
        """
        if self._engine is not engine:
            raise EngineUnavailable(SHUT_DOWN)
        wait = asyncio.timeout(None)
        self._waiting.add(wait)
        try:
            async with wait:
                return await anext(outputs, None)
        except TimeoutError as error:
            if not wait.expired():
                raise
            raise EngineUnavailable(SHUT_DOWN) from error
        finally:
            self._waiting.discard(wait)

    async def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return len(self._prompt(messages))

    async def health(self) -> Health:
        if self._loading is not None:
            return Health(False, await asyncio.to_thread(self._loading.words))
        if self._engine is None:
            return Health(False, "The model is not loaded.")
        if self._engine.errored:
            return Health(False, "The model's process has died.")
        return Health(True)

    async def close(self) -> None:
        engine, self._engine = self._engine, None
        for wait in self._waiting:
            wait.reschedule(0.0)  # a time long past
        if engine is not None:
            await asyncio.to_thread(engine.shutdown)

    def _required(self) -> Any:
        if self._engine is None:
            raise EngineUnavailable("The model is not loaded.")
        return self._engine

    def _prompt(self, messages: Sequence[ChatMessage], answer_prefix: str = "") -> list[int]:
        """With the model's own template; the answer goes on right after its prefix."""
        tokenizer = self._required().get_tokenizer()
        text = tokenizer.apply_chat_template(
            [{"role": message.role, "content": message.content} for message in messages],
            tokenize=False,
            add_generation_prompt=True,
        )
        ids: list[int] = tokenizer.encode(text + answer_prefix, add_special_tokens=False)
        return ids


@contextmanager
def _our_errors() -> Iterator[None]:
    from vllm.v1.engine.exceptions import EngineDeadError, EngineGenerateError

    try:
        yield
    except EngineDeadError as error:
        raise EngineDied("The model's process has died.") from error
    except EngineGenerateError as error:
        raise EngineError(f"vLLM failed: {error.__cause__ or error}") from error
    except ValueError as error:
        raise RequestRefused(f"vLLM refused the request: {error}") from error


def _reason(finished: str) -> Literal["stop", "length"]:
    if finished == "abort":
        raise EngineUnavailable(SHUT_DOWN)
    return "length" if finished == "length" else "stop"


def _load(arguments: dict[str, Any]) -> Any:
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.v1.engine.async_llm import AsyncLLM

    return AsyncLLM.from_engine_args(AsyncEngineArgs(**arguments, disable_log_stats=True))


def _known(tokenizer: Any, tokens: Sequence[str]) -> list[int]:
    """The ids of those that this tokenizer has as one token each."""
    ids = (tokenizer.encode(token, add_special_tokens=False) for token in tokens)
    return [found[0] for found in ids if len(found) == 1]


def _sampling_params(sampling: Sampling, room: int, stops: Sequence[int]) -> Any:
    from vllm import SamplingParams
    from vllm.sampling_params import RequestOutputKind

    return SamplingParams(
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        top_k=sampling.top_k or -1,
        repetition_penalty=sampling.repetition_penalty,
        max_tokens=min(sampling.max_tokens, room),
        seed=sampling.seed,
        stop_token_ids=list(stops),
        output_kind=RequestOutputKind.DELTA,
    )
