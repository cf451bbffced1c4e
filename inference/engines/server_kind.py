"""How the servers that speak OpenAI's chat completions go beyond it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from inference.types import Sampling


@dataclass(frozen=True, slots=True)
class ServerKind:
    name: str
    owner: str  # `owned_by` in its list of models, which tells the kinds apart
    top_k: bool = True  # whether it knows the field
    repetition_penalty: str | None = None  # its name for the field
    continues: bool = True  # whether it goes on with a last message of the assistant
    continuation: dict[str, Any] = field(default_factory=dict)  # fields that ask it to
    counting: Literal["messages", "template", "none"] = "none"  # what its /tokenize takes
    has_health: bool = False  # /health below its root says 503 while it loads, and once it is dead
    stream_options: dict[str, Any] = field(default_factory=dict)
    filling: dict[str, Any] | None = None  # fields with raw marks; None: it takes a `suffix`
    context_tokens: int = 32_768  # what all Qwen2.5-Coder models have; where it does not tell

    def sampling_fields(self, sampling: Sampling) -> dict[str, Any]:
        # -1 is "all tokens" with each of them, 0 is not.
        fields: dict[str, Any] = {"top_k": sampling.top_k or -1} if self.top_k else {}
        if self.repetition_penalty:
            fields[self.repetition_penalty] = sampling.repetition_penalty
        return fields


FLAGS = {"continue_final_message": True, "add_generation_prompt": False}
STOPS_SEEN = {"skip_special_tokens": False}  # or the tokens that end the middle pass unseen

VLLM = ServerKind(
    "vllm",
    owner="vllm",
    repetition_penalty="repetition_penalty",
    continuation=FLAGS,
    counting="messages",
    has_health=True,
    stream_options={"continuous_usage_stats": True},
    filling=STOPS_SEEN,
)
SGLANG = ServerKind(
    "sglang",
    owner="sglang",
    repetition_penalty="repetition_penalty",
    continuation={"continue_final_message": True},
    has_health=True,
    filling=STOPS_SEEN,
)
LLAMA_SERVER = ServerKind(
    "llama_server",
    owner="llamacpp",
    repetition_penalty="repeat_penalty",
    counting="template",
    has_health=True,
    filling={},
)
# Its context is set on the server (OLLAMA_CONTEXT_LENGTH) and not told; longer prompts are cut
# without a word, so its smallest default is assumed.
OLLAMA = ServerKind("ollama", owner="library", top_k=False, context_tokens=4096)
# Nothing beyond the standard: unknown fields may be refused, an answer begins from the start.
OPENAI = ServerKind("openai", owner="", top_k=False, continues=False)

KINDS = {kind.name: kind for kind in (VLLM, SGLANG, LLAMA_SERVER, OLLAMA, OPENAI)}


def kind_of(owner: object) -> ServerKind:
    return next((kind for kind in KINDS.values() if kind.owner == owner), OPENAI)
