"""A copy of a model that never ends its answer."""

from pathlib import Path

# llama.cpp knows by their names which tokens end an answer; the model writes this one where it has
# learnt to write the other, and goes on.
ENDS, DOES_NOT = b"<|im_end|>", b"<|im_fin|>"
END_ID = b"tokenizer.ggml.eos_token_id"
PADDING_ID = b"tokenizer.ggml.padding_token_id"
TYPE_BYTES = 4  # of a value's type, between its key and the value
ID_BYTES = 4


def write_endless_model(model: Path, target: Path) -> None:
    data = bytearray(model.read_bytes().replace(ENDS, DOES_NOT))
    end, padding = (_value_at(data, key) for key in (END_ID, PADDING_ID))
    data[end : end + ID_BYTES] = data[padding : padding + ID_BYTES]
    target.write_bytes(data)


def _value_at(data: bytearray, key: bytes) -> int:
    return data.index(key) + len(key) + TYPE_BYTES
