"""The demo model knows no instructions: the sentence alone is its prompt.

Where there is a page already, the few lines of it that the model can change follow the sentence.
"""

from inference.demo_model.excerpt import excerpt
from inference.prompts.conversation import Conversation
from inference.types import ChatMessage, Sampling

NAME, VERSION = "demo", 3
# Greedy: a model this small has nothing to gain from dice.
SAMPLING = Sampling(temperature=0.0, top_p=1.0, top_k=0, repetition_penalty=1.0)


def conversation(sentence: str, page: str = "") -> Conversation:
    return Conversation(
        f"{NAME}/{VERSION}", (ChatMessage("user", sentence + excerpt(page)),), SAMPLING
    )
