"""Find and read the vectors this program was shipped with."""

import json
from collections.abc import Iterable
from pathlib import Path

from sendpath.answers.vectors import Vector


def conformance_directory() -> Path:
    """Find the vectors: inside the package, else beside ``src``."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "conformance"
    return shipped if shipped.is_dir() else package.parent.parent / "conformance"


def group_names() -> list[str]:
    """Name every group: each has a file of its own."""
    return [path.stem for path in _files()]


def read_lines(groups: Iterable[str] = ()) -> list[str]:
    """Read the lines of some groups, or of all."""
    wanted = set(groups) or set(group_names())
    texts = (path.read_text(encoding="utf-8") for path in _files() if path.stem in wanted)
    return [line for text in texts for line in text.splitlines()]


def read_vectors(groups: Iterable[str] = ()) -> list[Vector]:
    """Read the vectors of some groups, or of all."""
    return [json.loads(line) for line in read_lines(groups)]


def group_words() -> dict[str, str]:
    """Say what each group is about."""
    text = (conformance_directory() / "words.json").read_text(encoding="utf-8")
    told: dict[str, str] = json.loads(text)["groups"]
    return told


def _files() -> list[Path]:
    return sorted((conformance_directory() / "vectors").glob("*.jsonl"))
