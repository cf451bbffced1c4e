"""A client of the DevTools protocol over a pair of pipes: messages of JSON, each ended by a zero."""

import json
import os
import select
import time
from collections.abc import Callable
from typing import Any

CHUNK = 1 << 16  # bytes
LONGEST_MESSAGE = 64 * 1024**2  # bytes; a picture of a large page is a few million

Message = dict[str, Any]


class Gone(Exception):
    """The browser has closed its end, or never opened it."""


class Refused(Exception):
    """The browser answered a command with an error."""


class TooSlow(Exception):
    """The time given is over."""


class DevTools:
    """One thread only. Events are given to `on_event` while a command waits for its answer."""

    def __init__(self, read_from: int, write_to: int) -> None:
        self._read_from = read_from
        self._write_to = write_to
        self._buffer = bytearray()
        self._number = 0
        self._answers: dict[int, Message] = {}
        self._wanted: set[int] = set()
        self.on_event: Callable[[Message], None] = lambda _: None

    def send(self, method: str, session: str = "", /, **parameters: Any) -> int:
        """Give a command whose answer nobody waits for; its number. Raises Gone."""
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        try:
            while data:
                data = data[os.write(self._write_to, data) :]
        except OSError as error:
            raise Gone(str(error)) from error
        return self._number

    def call(
        self, deadline: float, method: str, session: str = "", /, **parameters: Any
    ) -> Message:
        """The result of a command. `deadline` is a time of the monotonic clock.

        Raises TooSlow, Refused or Gone.
        """
        number = self.send(method, session, **parameters)
        self._wanted.add(number)
        try:
            while number not in self._answers:
                self._listen(deadline)
        finally:
            self._wanted.discard(number)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise Refused(f"{method}: {answer['error'].get('message', '')}")
        result: Message = answer["result"]
        return result

    def listen_until(self, moment: float) -> None:
        """Take events until a time of the monotonic clock."""
        while time.monotonic() < moment:
            try:
                self._listen(moment)
            except TooSlow:
                return

    def close(self) -> None:
        os.close(self._read_from)
        os.close(self._write_to)

    def _listen(self, deadline: float) -> None:
        """Read once, and hand out what is whole."""
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self._read_from], [], [], left)[0]:
            raise TooSlow
        data = os.read(self._read_from, CHUNK)
        if not data or len(self._buffer) > LONGEST_MESSAGE:
            raise Gone("the browser has ended")
        self._buffer += data
        if b"\0" not in data:
            return
        *whole, rest = self._buffer.split(b"\0")
        self._buffer = bytearray(rest)
        for text in whole:
            self._hand_out(json.loads(text))

    def _hand_out(self, message: Message) -> None:
        if "id" not in message:
            self.on_event(message)
        elif message["id"] in self._wanted:
            self._answers[message["id"]] = message
