"""How long it took until things went on; told as a table at the end of the run."""

told: list[tuple[str, str]] = []


def tell(what: str, found: str) -> None:
    told.append((what, found))


def goes_on(what: str, seconds: float) -> None:
    tell(what, f"goes on after {seconds:.1f} s")
