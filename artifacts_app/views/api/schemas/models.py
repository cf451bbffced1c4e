from ninja import Schema


class ModelOut(Schema):
    name: str
    available: bool
    is_demo: bool
    reason: str  # why it cannot be chosen; empty where it can
    is_running: bool
    size: str  # "32B"; empty for models that are not of the family, like all that follows
    licence: str
    parameters: int
    context_tokens: int
    setting: str  # what the operator sets ARTIFACTS_MODEL to, where it fits this machine
