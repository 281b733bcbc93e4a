"""The small parts of a line of a map: a list, a remark behind it."""

from collections.abc import Iterable, Sequence

from sendpath.sheets.map_file import as_text
from sendpath.sheets.marks import fold


def listed(texts: Sequence[str]) -> str:
    """Write a list of texts."""
    return f"[{', '.join(map(as_text, texts))}]"


def once(values: Iterable[str]) -> list[str]:
    """Give values each once that a map reads alike, as ``Amend`` and ``amend``."""
    written = dict[str, str]()
    for value in values:
        written.setdefault(fold(value), value)
    return [*written.values()]


def beside(text: str) -> str:
    """Write a remark behind a line; nothing where there is none."""
    return f"  # {remark(text)}" if text else ""


def remark(text: str) -> str:
    """Give a text that stays in its line, whatever is in it."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
