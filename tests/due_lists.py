"""The list of what is due of a sheet that a test writes out."""

from pathlib import Path

from support import Json, ask, read_json

TODAY = "2026-11-28"


def listed(folder: Path, text: str, *words: str) -> str:
    """Give the list of a sheet as it is printed, with more words on the command line."""
    sheet = folder / "cases.csv"
    sheet.write_text(text, encoding="utf-8")
    return ask("due", str(sheet), *words, today=TODAY).out


def items(folder: Path, text: str) -> list[Json]:
    """Give what stands on the list of a sheet."""
    found: list[Json] = read_json(listed(folder, text, "--format", "json"))["items"]
    return found
