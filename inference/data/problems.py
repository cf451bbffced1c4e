from typing import Self


class Sentence(str):
    """With its values filled in. Whoever speaks another language translates `template` first."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        made = super().__new__(cls, template % values)
        made.template, made.values = template, values
        return made


class Unreadable(Exception):
    """`sentence` says what is wrong with the file, and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        self.sentence = Sentence(template, **values)
        super().__init__(self.sentence)
