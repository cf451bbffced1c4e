"""`text/event-stream`, as far as chat completions use it."""


class EventDecoder:
    """Feed bytes as they come; get the data of the events that they complete.

    Lines end at LF or CRLF alone. JSON may hold other characters that Unicode calls line ends
    (U+2028, U+0085), so `str.splitlines` and what builds on it would tear events apart.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []

    def feed(self, received: bytes) -> list[bytes]:
        *lines, self._rest = (self._rest + received).split(b"\n")
        events = []
        for line in lines:
            if (event := self._line(line.removesuffix(b"\r"))) is not None:
                events.append(event)
        return events

    def close(self) -> list[bytes]:
        """The last event of a server that leaves out the empty line after it."""
        return self.feed(b"\n\n")

    def _line(self, line: bytes) -> bytes | None:
        if line.startswith(b"data:"):
            self._data.append(line[5:].removeprefix(b" "))
        elif not line and self._data:
            event, self._data = b"\n".join(self._data), []
            return event
        return None
