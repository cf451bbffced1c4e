"""What all sockets of this process share."""

from collections import Counter

open_sockets: Counter[str] = Counter()
