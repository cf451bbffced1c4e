from dataclasses import dataclass, field


@dataclass
class BackOff:
    """How long to wait before a process is started again; all times in seconds."""

    first: float = 0.5
    longest: float = 30.0
    healthy_after: float = 30.0  # a process that lived this long is forgiven what came before
    _next: float = field(init=False, default=0.0)

    def delay(self, lifetime: float) -> float:
        """The pause after a process that lived `lifetime`: doubled each time it dies young."""
        if lifetime >= self.healthy_after or not self._next:
            self._next = self.first
        delay, self._next = self._next, min(self._next * 2, self.longest)
        return delay
