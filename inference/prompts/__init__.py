"""What the models are told: one file for each prompt, known by name and version."""

from inference.prompts.conversation import Conversation

__all__ = ["Conversation"]
