"""The trained network as Hugging Face safetensors and as GGUF for llama.cpp."""

import json
from pathlib import Path

import gguf
import numpy
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

from inference.demo_model import tokenizer as tokens
from inference.demo_model.network import Qwen2, Shape


def export(folder: Path, target: Path) -> None:
    """`folder` holds checkpoint and tokenizer; `target` becomes the GGUF file, its folder the rest."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    shape = Shape(tokenizer.get_vocab_size())
    state = torch.load(folder / "checkpoint.pt", weights_only=False, map_location="cpu")["model"]
    model = Qwen2(shape)
    model.load_state_dict(state)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_safetensors(model, tokenizer, target.parent)
    _write_gguf(model, tokenizer, target)


def _write_safetensors(model: Qwen2, tokenizer: Tokenizer, folder: Path) -> None:
    weights = {
        f"model.{name}": value.to(torch.bfloat16).contiguous()
        for name, value in model.state_dict().items()
    }
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    vocabulary = tokenizer.get_vocab()
    config = model.shape.config(vocabulary[tokens.IM_END], vocabulary[tokens.END])
    (folder / "config.json").write_text(json.dumps(config, indent=1))
    tokens.save(tokenizer, folder, model.shape.max_position_embeddings)


def _write_gguf(model: Qwen2, tokenizer: Tokenizer, path: Path) -> None:
    writer = gguf.GGUFWriter(str(path), "qwen2")
    _write_shape(writer, model.shape)
    _write_vocabulary(writer, tokenizer)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.QWEN2, model.shape.num_hidden_layers)
    for name, value in model.state_dict().items():
        # The bits of the safetensors file, so that both give the same text.
        array = value.to(torch.bfloat16).float().numpy()
        kind = gguf.GGMLQuantizationType.F32 if array.ndim == 1 else gguf.GGMLQuantizationType.F16
        new = names.get_name(f"model.{name}", try_suffixes=(".weight", ".bias"))
        data = array if array.ndim == 1 else array.astype(numpy.float16)
        writer.add_tensor(new, data, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_shape(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_name("Artifacts demo model")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_block_count(shape.num_hidden_layers)
    writer.add_context_length(shape.max_position_embeddings)
    writer.add_embedding_length(shape.hidden_size)
    writer.add_feed_forward_length(shape.intermediate_size)
    writer.add_head_count(shape.num_attention_heads)
    writer.add_head_count_kv(shape.num_key_value_heads)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_layer_norm_rms_eps(shape.rms_norm_eps)


def _write_vocabulary(writer: gguf.GGUFWriter, tokenizer: Tokenizer) -> None:
    content = json.loads(tokenizer.to_str())
    added = {token["content"]: token for token in content["added_tokens"]}
    by_id = sorted(tokenizer.get_vocab(with_added_tokens=True).items(), key=lambda item: item[1])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([text for text, _ in by_id])
    writer.add_token_types([_kind(text, added) for text, _ in by_id])
    merges = content["model"]["merges"]
    writer.add_token_merges([item if isinstance(item, str) else " ".join(item) for item in merges])
    vocabulary = dict(by_id)
    writer.add_bos_token_id(vocabulary[tokens.END])
    writer.add_eos_token_id(vocabulary[tokens.IM_END])
    writer.add_pad_token_id(vocabulary[tokens.END])
    writer.add_add_bos_token(False)
    writer.add_chat_template(tokens.CHAT_TEMPLATE)


def _kind(text: str, added: dict[str, dict[str, object]]) -> gguf.TokenType:
    if text not in added:
        return gguf.TokenType.NORMAL
    if added[text]["special"] or text.startswith("<|"):
        return gguf.TokenType.CONTROL
    return gguf.TokenType.USER_DEFINED
