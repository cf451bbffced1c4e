"""The demo model knows no instructions: the sentence alone is its prompt."""

from inference.prompts.conversation import Conversation
from inference.types import ChatMessage, Sampling

NAME, VERSION = "demo", 1
# Greedy: a model this small has nothing to gain from dice.
SAMPLING = Sampling(temperature=0.0, top_p=1.0, top_k=0, repetition_penalty=1.0)


def conversation(sentence: str) -> Conversation:
    return Conversation(f"{NAME}/{VERSION}", (ChatMessage("user", sentence),), SAMPLING)
