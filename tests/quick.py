"""What keeps the suite quick and changes no test: the same text is parsed once, and so is the app.

A command reads some seventy rule files, and Typer builds every command anew for each call. Of the
same text `tomllib` always makes the same table, so each test gets a copy of the first one; nothing
is kept of a text that cannot be read. The program is made once for each of its rooms of commands.
"""

import pickle
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import typer.testing

from sendpath.cli import main


def installed() -> pytest.MonkeyPatch:
    """Put both in place until what is given back is undone."""
    patch = pytest.MonkeyPatch()
    patch.setattr(tomllib, "loads", _reader(tomllib.loads))
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


def _maker(program: Callable[[str], typer.Typer]) -> Callable[..., typer.Typer]:
    made = cache(program)
    first = {each: commands[0] for commands in main.ROOMS.values() for each in commands}
    return lambda word="": made(first.get(word, ""))
