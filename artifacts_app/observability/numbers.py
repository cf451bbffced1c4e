"""What is counted. Every process counts for itself; `tally` adds it up in Redis."""

from dataclasses import dataclass

WAITING = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300)  # seconds that somebody waits for something
ANSWERING = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)  # seconds of an HTTP answer
RELAYING = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)  # seconds
WRITING = (1, 2, 5, 10, 20, 40, 80, 160, 320, 640)  # seconds of a page
SPEED = (1, 2, 5, 10, 20, 40, 60, 80, 120, 200)  # tokens a second


@dataclass(frozen=True, slots=True)
class Number:
    name: str
    text: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()  # upper bounds of a histogram; a plain counter has none


ERRORS = Number("errors", "Generations that failed, by code.", ("code",))
EVENT_LOG_BYTES = Number("event_log_bytes", "Bytes appended to the event logs.")
FIRST_TOKEN = Number(
    "first_token_seconds", "From the sentence to its answer's first token.", (), WAITING
)
GENERATION = Number("generation_seconds", "From a worker's claim to the end.", ("status",), WRITING)
HTTP = Number("http_seconds", "HTTP answers.", ("method", "route", "status"), ANSWERING)
IN_LINE = Number("in_line_seconds", "From the sentence to a worker's claim.", (), WAITING)
RELAY_LAG = Number(
    "relay_lag_seconds", "From an event's way into the log to its way to a viewer.", (), RELAYING
)
SPEED_OF_WRITING = Number("tokens_per_second", "Of one generation.", (), SPEED)
TOKENS = Number("tokens", "Tokens written.")

ALL = (
    ERRORS, EVENT_LOG_BYTES, FIRST_TOKEN, GENERATION, HTTP, IN_LINE, RELAY_LAG, SPEED_OF_WRITING,
    TOKENS,
)  # fmt: skip
