"""The options that say how a table is read, and what was told with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sendpath.cli import completion
from sendpath.cli.grouping import panel
from sendpath.cli.options import READING, Texts
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.sheets.maps import SheetMap

MAP = "Write --map 'Letter date=decision_date'."
LARGEST = 1
"""Mebibytes of a map file."""


@panel(READING)
class SheetOptions(NamedTuple):
    """How a table is read."""

    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The sheet of a workbook, or all."),
    ] = None
    map_: Annotated[
        Texts, typer.Option("--map", metavar="THEIRS=ours", help="Call your column by our name.")
    ] = None
    map_file: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file that says what your columns and values mean."),
    ] = None
    preset: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="A map of ours: sen2, sen2-template, annex-a.",
            autocompletion=completion.one_of("sen2", "sen2-template", "annex-a"),
        ),
    ] = None
    guess: Annotated[
        bool, typer.Option("--guess", help="Propose a map file to correct; answer nothing.")
    ] = False

    def told(self, problems: list[Problem]) -> "SheetMap":
        """Read all that is said of the table; what is wrong with it joins the problems."""
        from sendpath.sheets.maps import NO_MAP

        told = NO_MAP
        for each in (self._preset(problems), self._file(problems), self._columns(problems)):
            told = told.and_(each)
        return told if self.sheet is None else told.at(self.sheet)

    def _columns(self, problems: list[Problem]) -> "SheetMap":
        from sendpath.sheets.maps import SheetMap, Told

        mapped = _mapped(self.map_ or (), problems)
        return SheetMap({theirs: [Told(ours)] for theirs, ours in mapped.items()})

    def _file(self, problems: list[Problem]) -> "SheetMap":
        if self.map_file is None:
            return _read(None, "", problems)
        from sendpath.intake.files import Unusable, read_text

        text = read_text(self.map_file, most=LARGEST)
        if not isinstance(text, Unusable):
            return _read(text, self.map_file, problems)
        told = f"'{self.map_file}': the file cannot be read ({text.reason})."
        write = "Give a map file; --guess writes one to begin with."
        problems.append(Problem("--map-file", self.map_file, told, write, blocks=True))
        return _read(None, "", problems)

    def _preset(self, problems: list[Problem]) -> "SheetMap":
        if self.preset is None:
            return _read(None, "", problems)
        known = dict(_presets())
        name = self.preset.strip().lower()
        if name not in known:
            told = f"there is no preset '{self.preset}'."
            write = f"Write one of {', '.join(known)}."
            problems.append(Problem("--preset", self.preset, told, write, blocks=True))
            return _read(None, "", problems)
        text = known[name].read_text(encoding="utf-8")
        return _read(text, known[name].name, problems)._replace(general=True)


def _presets() -> Iterator[tuple[str, Path]]:
    from sendpath.rulebook.loader import rule_files, rules_directory

    for path in rule_files(rules_directory() / "presets"):
        yield path.stem, path


def _read(text: str | None, name: str, problems: list[Problem]) -> "SheetMap":
    from sendpath.sheets.map_file import read_map
    from sendpath.sheets.maps import NO_MAP

    if text is None:
        return NO_MAP
    told = read_map(text, name)
    if isinstance(told, list):
        problems.extend(told)
        return NO_MAP
    return told


def _mapped(texts: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    mapped: dict[str, str] = {}
    for text in texts:
        theirs, _, ours = (part.strip() for part in text.partition("="))
        if not theirs or not ours:
            told = f"'{text}' maps nothing."
            is_file = "=" not in text and text.lower().endswith(".toml")
            write = f"A file of a map is given with --map-file '{text}'." if is_file else MAP
            problems.append(Problem("--map", text, told, write, blocks=True))
        if theirs in mapped:
            told = f"'{theirs}' is mapped twice."
            problems.append(Problem("--map", text, told, "Map each column once.", blocks=True))
        mapped[theirs] = ours
    return mapped
