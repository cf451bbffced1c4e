"""Log lines of several processes in one terminal."""

import os
import sys

COLOURS = {"web": 36, "worker": 35, "redis": 33}  # ANSI foreground codes
WIDTH = 8  # columns of the name


def print_line(name: str, line: str) -> None:
    label = name.ljust(WIDTH)
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        label = f"\033[{COLOURS.get(name, 32)}m{label}\033[0m"
    print(f"{label}│ {line}", flush=True)
