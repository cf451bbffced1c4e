"""What Chromium tells about a page: always, and by the task."""

from dataclasses import dataclass
from math import sqrt

from inference.evaluation.opened import Actions, OpenedPage, asked
from inference.evaluation.task import BrowserCheck

LIKE = 0.995  # correlation from which lengths count as showing the values
HUES = {
    "red": (345, 15), "orange": (15, 45), "yellow": (42, 70), "green": (75, 170),
    "blue": (185, 255), "purple": (250, 310), "pink": (300, 350),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoErrors:
    name: str = "no errors"

    async def problem(self, page: OpenedPage) -> str:
        await page.first()
        return page.errors[0][:160] if page.errors else ""


@dataclass(frozen=True, slots=True)
class Visible:
    name: str = "something to see"

    async def problem(self, page: OpenedPage) -> str:
        return "" if await page.ask("visible") else "the page is blank"


@dataclass(frozen=True, slots=True)
class NothingMissing:
    name: str = "nothing missing"

    async def problem(self, page: OpenedPage) -> str:
        await page.first()
        return f"wants {page.outside[0][:120]}" if page.outside else ""


ALWAYS: tuple[BrowserCheck, ...] = (NoErrors(), Visible(), NothingMissing())


@dataclass(frozen=True, slots=True)
class Shows:
    """Each of the words, also when written on a canvas; "A|B" is either."""

    words: tuple[str, ...]
    after: int = 0  # milliseconds of the page's clock, past the settled page
    name: str = "shows the words"

    async def problem(self, page: OpenedPage) -> str:
        tab = await page.fresh() if self.after else await page.first()
        if self.after:
            await page.wait(tab, self.after)
        return lacking(await asked(tab, "text"), self.words)


@dataclass(frozen=True, slots=True)
class Lacks:
    words: tuple[str, ...]
    name: str = "no longer shows the words"

    async def problem(self, page: OpenedPage) -> str:
        text = (await page.ask("text")).casefold()
        left = [word for word in self.words if word.casefold() in text]
        return f"still shows {left[0]!r}" if left else ""


@dataclass(frozen=True, slots=True)
class Moves:
    """Without any input, by the page's clock or by CSS."""

    name: str = "moves"

    async def problem(self, page: OpenedPage) -> str:
        tab = await page.fresh()
        before = await asked(tab, "print")
        await page.wait(tab, 1000)
        moved = await asked(tab, "print") != before or await asked(tab, "animations")
        return "" if moved else "nothing moves"


@dataclass(frozen=True, slots=True)
class Reacts:
    """Another picture than the same page shows at the same time without these actions."""

    actions: Actions
    first: Actions = ()  # to get there, in both
    name: str = "reacts"

    async def problem(self, page: OpenedPage) -> str:
        touched, untouched = await page.fresh(), await page.fresh()
        if self.first and (missing := await page.act(touched, self.first)):
            return missing
        await page.act(untouched, self.first)
        if missing := await page.act(touched, self.actions):
            return missing
        waited = tuple(("wait", what if kind == "wait" else "0") for kind, what in self.actions)
        await page.act(untouched, waited)
        await page.wait(touched, 500)
        await page.wait(untouched, 500)
        same = await asked(touched, "print") == await asked(untouched, "print")
        return f"nothing changes by {self.actions[0][0]} {self.actions[0][1]}" if same else ""


@dataclass(frozen=True, slots=True)
class Answers:
    """After these actions it shows the words, which it did not show before."""

    actions: Actions
    words: tuple[str, ...]
    written: bool = False  # in the page itself, not merely in a field
    name: str = "does as asked"

    async def problem(self, page: OpenedPage) -> str:
        tab = await page.fresh()
        if missing := await page.act(tab, self.actions):
            return missing
        await page.wait(tab, 1000)
        return lacking(await asked(tab, "text", self.written), self.words)


@dataclass(frozen=True, slots=True)
class Plots:
    """Lengths, heights, angles or a chart library's data that are in proportion to the values."""

    values: tuple[float, ...]
    name: str = "plots the values"

    async def problem(self, page: OpenedPage) -> str:
        for row in await page.ask("rows"):
            if shown_in(row, self.values):
                return ""
        return f"{len(self.values)} values are nowhere in proportion"


@dataclass(frozen=True, slots=True)
class Has:
    """Some element with that many children of one kind."""

    count: int
    name: str = "has as many"

    async def problem(self, page: OpenedPage) -> str:
        return (
            ""
            if await page.ask("groupsOf", self.count)
            else f"nothing of which there are {self.count}"
        )


@dataclass(frozen=True, slots=True)
class Finds:
    selector: str
    name: str = "has the element"

    async def problem(self, page: OpenedPage) -> str:
        found = await (await page.first()).locator(self.selector).count()
        return "" if found else f"there is no {self.selector}"


@dataclass(frozen=True, slots=True)
class Coloured:
    colour: str
    name: str = "has the colour"

    async def problem(self, page: OpenedPage) -> str:
        start, end = HUES[self.colour]
        for red, green, blue in await page.ask("hues"):
            hue, saturation = hue_of(red, green, blue)
            inside = start <= hue <= end if start < end else hue >= start or hue <= end
            if saturation > 0.25 and inside:
                return ""
        return f"nothing is {self.colour}"


@dataclass(frozen=True, slots=True)
class Dark:
    name: str = "is dark"

    async def problem(self, page: OpenedPage) -> str:
        return "" if await page.ask("darkness") > 0.6 else "the background is light"


def lacking(text: str, words: tuple[str, ...]) -> str:
    folded = " ".join(text.casefold().split())
    for word in words:
        if not any(one.casefold() in folded for one in word.split("|")):
            return f"does not show {word!r}"
    return ""


def shown_in(row: list[float], values: tuple[float, ...]) -> bool:
    """Whether any stretch of the row, or of every second number of it, is like the values."""
    rows = [row, row[::2], row[1::2]]
    count = len(values)
    return any(
        correlation(one[start : start + count], values) > LIKE
        for one in rows
        for start in range(len(one) - count + 1)
    )


def correlation(left: list[float], right: tuple[float, ...]) -> float:
    """Pearson's; 0 where one of them is constant."""
    middle, other = sum(left) / len(left), sum(right) / len(right)
    both = sum((a - middle) * (b - other) for a, b in zip(left, right, strict=True))
    spread = sqrt(sum((a - middle) ** 2 for a in left) * sum((b - other) ** 2 for b in right))
    return both / spread if spread > 1e-9 else 0.0


def hue_of(red: float, green: float, blue: float) -> tuple[float, float]:
    """Degrees, and the saturation from 0 to 1."""
    high, low = max(red, green, blue), min(red, green, blue)
    if high == low:
        return 0.0, 0.0
    spread = high - low
    if high == red:
        hue = (green - blue) / spread % 6
    elif high == green:
        hue = (blue - red) / spread + 2
    else:
        hue = (red - green) / spread + 4
    return 60 * hue, spread / high


def keys(*names: str) -> Reacts:
    return Reacts(tuple(("key", name) for name in names))


def click(what: str) -> Reacts:
    return Reacts((("click", what),))


def typed(text: str, *buttons: str) -> Answers:
    """Typed into the first field and entered, the text is in the page."""
    entering = tuple(("click", button) for button in buttons) or (("key", "Enter"),)
    return Answers((("type", text), *entering), (text,), written=True)


def pressed(labels: str, shown: str) -> Answers:
    """Buttons with these labels, separated by spaces."""
    return Answers(tuple(("click", label) for label in labels.split()), (shown,))
