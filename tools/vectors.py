"""Write the conformance vectors from the witnesses: ``python tools/vectors.py``.

What is expected comes from ``tests/witnesses`` and from sources named in the rule files, never from
the engine.
"""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tests"))

from conform.files import files  # noqa: E402 - found only now


def main() -> None:
    """Write every file, and take away those of groups that are no more."""
    folder = TOP / "conformance"
    made = files()
    for there in (folder / "vectors").glob("*.jsonl"):
        if f"vectors/{there.name}" not in made:
            there.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
