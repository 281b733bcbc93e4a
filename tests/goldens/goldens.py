"""Goldens: whole answers of the program as plain files, in which a case is added by typing it.

A file ``*.golden`` holds cases, one after the other::

    $ sendpath count "2 months" --after 2026-12-31
    day: Sunday 28 February 2027
    >2 what was said on standard error
    >file answer.ics, then the lines of a file that the command wrote
    >= 0

Lines that begin with ``#`` before a case are remarks. To add a case, write its ``$`` line and run
``python tests/goldens/goldens.py``: what is missing is filled in, and what has changed is told.
``--accept`` takes what the program says now, in every case; read the difference before it is kept.

Each command runs in an empty folder with a copy of ``files/``, 80 columns wide. A carriage return
is shown as ``␍``, an escape as ``␛``, the mark before a file as ``␂``, and the end of a text
without a line end as ``␃``.
"""

import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from sendpath.cli.main import program

HERE = Path(__file__).parent
FILES = HERE / "files"
SHOWN = {"\r": "␍", "\x1b": "␛", "\ufeff": "␂"}
ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "SENDPATH_TODAY", "SENDPATH_DEBUG", "COLUMNS", "TERM")


class Golden(NamedTuple):
    """One case: the remarks before it, the command as typed, and what it said."""

    remarks: tuple[str, ...]
    command: str
    said: tuple[str, ...]

    def text(self) -> str:
        """Write the case as it stands in its file."""
        return "\n".join([*self.remarks, f"$ {self.command}", *self.said]) + "\n"


def read(path: Path) -> list[Golden]:
    """Read the cases of one file."""
    cases: list[Golden] = []
    remarks: list[str] = []
    lines = iter(path.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith("$ "):
            cases.append(Golden(tuple(remarks), line[2:], ()))
            remarks = []
        elif cases and not _is_whole(cases[-1]):
            cases[-1] = cases[-1]._replace(said=(*cases[-1].said, line))
        elif line:
            remarks.append(line)
    return cases


def _is_whole(case: Golden) -> bool:
    return bool(case.said) and case.said[-1].startswith(">= ")


def run(command: str) -> tuple[str, ...]:
    """Run a command in a folder of its own, and say all that came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(FILES, folder, dirs_exist_ok=True)
        before = {path: path.read_bytes() for path in _files(folder)}
        here = Path.cwd()
        os.chdir(folder)
        try:
            environment = dict.fromkeys(ENVIRONMENT)
            words = shlex.split(command)[1:]
            result = CliRunner().invoke(program(*words[:1]), words, env=environment)
        finally:
            os.chdir(here)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        said = [*_lines(result.stdout), *(f">2 {line}" for line in _lines(result.stderr))]
        for path in _files(folder):
            if before.get(path) != path.read_bytes():
                said.append(f">file {path.relative_to(folder).as_posix()}")
                said += _lines(path.read_bytes().decode("utf-8"))
    return (*said, f">= {result.exit_code}")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _lines(text: str) -> list[str]:
    for letter, shown in SHOWN.items():
        text = text.replace(letter, shown)
    if not text:
        return []
    return text[:-1].split("\n") if text.endswith("\n") else f"{text}␃".split("\n")


def paths() -> Iterator[Path]:
    """Give every file of cases."""
    yield from sorted(HERE.glob("*.golden"))


def main() -> int:
    """Fill in what is missing, and tell what has changed; ``--accept`` takes it."""
    changed = 0
    for path in paths():
        cases = []
        for case in read(path):
            now = run(case.command)
            if case.said and now != case.said:
                changed += 1
                sys.stdout.write(f"{path.name}: {case.command}\n")
            keep = case.said and "--accept" not in sys.argv
            cases.append(case if keep else case._replace(said=now))
        path.write_text("\n".join(case.text() for case in cases), encoding="utf-8")
    return 0 if "--accept" in sys.argv else min(changed, 1)


if __name__ == "__main__":
    raise SystemExit(main())
