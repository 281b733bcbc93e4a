"""The lines of the protocol: written one by one, and read one by one, whatever stands in them."""

import json
from collections.abc import Iterator
from typing import IO, Any


def as_line(told: Any) -> str:
    """Write an object of the protocol as a line."""
    return f"{json.dumps(told, separators=(',', ':'))}\n"


def read_questions(stream: IO[bytes]) -> Iterator[Any]:
    """Read a question from each line that is not blank; None where a line is none."""
    for line in iter(stream.readline, b""):
        if line.strip():
            yield _read(line)


def _read(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
