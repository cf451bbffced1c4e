"""The demo model's tokenizer: long tokens for boilerplate, copyable short ones for everything else.

A word must be spelt with the same tokens in the sentence and in the page, else it cannot be copied:
merges never cross from letters to spaces or punctuation, every digit is a token, and so is every
Chinese character that the corpus knows. Boilerplate is cut into stretches of up to 32 characters
which are tokens of their own, so a page of two kilobytes takes some 80 to 150 tokens.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.generator import examples
from inference.demo_model.corpus.segments import Segment

SAMPLE = 6_000  # examples that the vocabulary is made from
SHORT_TOKENS = 1_700  # bytes and merges
STRETCH = 20  # characters after which a stretch ends at the next border
LONGEST_STRETCH = 32
SHORTEST_STRETCH = 8
MARKUP = frozenset("<>{};=[]*`|\\\n")
WORD = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]")
BORDER = frozenset(" ;>{}\n,(")
IM_START, IM_END, END = "<|im_start|>", "<|im_end|>", "<|endoftext|>"
FIM = (
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
)
# So that after it the number and the name before it are still near enough to tell which item follows.
SEPARATOR = ", "
FENCE = "```\n"
SPECIAL = (END, IM_START, IM_END)
# What Qwen2.5 splits text at before merging.
QWEN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
COPYABLE = r"[A-Za-zÀ-ÿ]+|[\s\S]"  # what merges may not cross while they are learnt
CHAT_TEMPLATE = (
    "{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content"
    " + '<|im_end|>' + '\\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}"
)


def stretches(text: str) -> list[str]:
    """Boilerplate cut at borders, so that the stream visibly flows."""
    pieces, start = [], 0
    for end in range(1, len(text) + 1):
        length = end - start
        if (length >= STRETCH and text[end - 1] in BORDER) or length == LONGEST_STRETCH:
            pieces.append(text[start:end])
            start = end
    return [*pieces, text[start:]] if start < len(text) else pieces


def build() -> Tokenizer:
    sample = list(islice(examples(seed=0), SAMPLE))
    tokenizer = _short_tokens(sample)
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in SPECIAL])
    long_tokens = [*FIM, SEPARATOR, FENCE, *_frequent_stretches(sample)]
    tokenizer.add_tokens([AddedToken(token, normalized=False) for token in long_tokens])
    return tokenizer


def _short_tokens(sample: Sequence[Example]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = _splitting(COPYABLE)
    trainer = trainers.BpeTrainer(
        vocab_size=SHORT_TOKENS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_spelt(sample), trainer)
    tokenizer.pre_tokenizer = _splitting(QWEN)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _splitting(pattern: str) -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def _spelt(sample: Iterable[Example]) -> Iterable[str]:
    for example in sample:
        yield example.sentence
        for segment in example.answer:
            if segment.is_slot:
                yield segment.text


def _frequent_stretches(sample: Sequence[Example]) -> list[str]:
    counts = Counter(
        piece
        for example in sample
        for segment in example.answer
        if not segment.is_slot
        for piece in stretches(segment.text)
    )
    said = {word for example in sample for word in WORD.findall(example.sentence)}
    return [
        piece
        for piece, count in counts.items()
        if count >= 3 and len(piece) >= SHORTEST_STRETCH and not could_be_said(piece, said)
    ]


def could_be_said(piece: str, words: set[str]) -> bool:
    """A stretch that may occur in a sentence must be spelt in short tokens, to be copied."""
    return MARKUP.isdisjoint(piece) and words.issuperset(WORD.findall(piece))


class Encoder:
    """Examples as token ids."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._ids = tokenizer.get_vocab()
        self.end = self._ids[IM_END]
        self.style_ends = frozenset(
            number for text, number in self._ids.items() if "</style>" in text
        )

    @classmethod
    def load(cls, folder: Path) -> "Encoder":
        return cls(Tokenizer.from_file(str(folder / "tokenizer.json")))

    def prompt(self, sentence: str) -> list[int]:
        text = f"{IM_START}user\n{sentence}{IM_END}\n{IM_START}assistant\n"
        return list(self.tokenizer.encode(text).ids)

    def answer(self, segments: Iterable[Segment]) -> tuple[list[int], list[bool]]:
        """Ids, and for each whether it belongs to a slot."""
        ids: list[int] = []
        slots: list[bool] = []
        for segment in segments:
            pieces = [segment.text] if segment.is_slot else stretches(segment.text)
            for piece in pieces:
                new = self._piece(piece)
                ids += new
                slots += [segment.is_slot] * len(new)
        return [*ids, self.end], [*slots, False]

    def _piece(self, text: str) -> list[int]:
        known = self._ids.get(text) if len(text) >= SHORTEST_STRETCH else None
        return [known] if known is not None else list(self.tokenizer.encode(text).ids)


def save(tokenizer: Tokenizer, folder: Path, context: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {
        "tokenizer_class": "Qwen2Tokenizer",
        "chat_template": CHAT_TEMPLATE,
        "eos_token": IM_END,
        "pad_token": END,
        "model_max_length": context,
        "clean_up_tokenization_spaces": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1))
