"""What reaches a terminal: no control character, whatever somebody's sheet or file holds.

A file and a pipe get the bytes as they are. Pages are without such characters in any case; their
colours are ours.
"""

import io
from typing import BinaryIO, TextIO

from sendpath.core.names import tame


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether somebody looks at a stream."""
    return stream is not None and stream.isatty()


def shown(text: str) -> str:
    """Write a text such that a terminal shows it and does nothing else."""
    return tame(text.replace("\r\n", "\n"))


class Shown(io.BufferedIOBase):
    """A terminal that was named as a file: what is written to it does nothing but show."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]  # any buffer
        """Write whole characters of UTF-8."""
        self.file.write(shown(bytes(data).decode("utf-8", "replace")).encode())
        return len(data)
