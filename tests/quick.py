"""What keeps the suite quick and changes no test: what is read or built alike is so once.

A command reads some seventy rule files, and Typer builds every command anew for each call. Of the
same text `tomllib` always makes the same table, so each test gets a copy of the first one; nothing
is kept of a text that cannot be read. The rule book as shipped, which no command changes once it is
read, is read once for each choice of processes, and the program made once for each of its rooms.
"""

import pickle
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from sendpath.cli import main
from sendpath.rulebook import loader
from sendpath.rulebook.loader import RuleBook


def installed() -> pytest.MonkeyPatch:
    """Put all in place until what is given back is undone."""
    patch = pytest.MonkeyPatch()
    patch.setattr(tomllib, "loads", _reader(tomllib.loads))
    patch.setattr(loader, "load_rulebook", _lender(loader.load_rulebook))
    patch.setattr(main, "program", _maker(main.program))
    patch.setattr(typer.testing, "_get_command", cache(typer.main.get_command), raising=False)
    return patch


def _reader(loads: Callable[[str], dict[str, Any]]) -> Callable[[str], Any]:
    @cache
    def parsed(text: str) -> bytes:
        return pickle.dumps(loads(text))

    def read(text: str) -> Any:
        return pickle.loads(parsed(text))  # noqa: S301 - bytes of our own making

    return read


def _lender(load: Callable[..., RuleBook]) -> Callable[..., RuleBook]:
    read = cache(load)

    def lent(
        directory: Path | None = None, *, processes: Any = (), letter: bool = False
    ) -> RuleBook:
        reads = read if directory is None else load
        return reads(directory, processes=tuple(processes), letter=letter)

    return lent


def _maker(program: Callable[[str], typer.Typer]) -> Callable[..., typer.Typer]:
    made = cache(program)
    first = {each: commands[0] for commands in main.ROOMS.values() for each in commands}
    return lambda word="": made(first.get(word, ""))
