"""Tables for a terminal, by Rich. Text is never read as markup; colour never stands alone."""

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sendpath.core.names import WEEKDAYS, spell
from sendpath.render.people import Block, Sheet
from sendpath.render.said import Line

STYLES = {"act by": "bold", "late": "bold", "note": "", "law": "dim", "how firm": "dim"}
SYMBOL_FREE = box.ASCII2
LONGEST_DAY = len("30 September 2026")


def render(page: Sheet, *, width: int, colour: bool, unicode: bool = True) -> str:
    """Write a page as a table.

    Args:
        page: What to show.
        width: Columns to fill.
        colour: Whether to write escape codes.
        unicode: Whether the stream can carry line-drawing characters.
    """
    console = _console(width, colour=colour)
    with console.capture() as captured:
        console.print(Group(*_heading(page.heading), _table(page, unicode=unicode)))
        _section(console, "Waiting for a fact", page.waiting)
        _section(console, "No day is fixed", page.undated)
        _section(console, "Not covered", page.uncovered)
        _section(console, "Does not apply", page.inapplicable)
        _section(console, "Left out", page.left_out)
        _section(console, "For a complaint", page.ledger)
        _section(console, "Facts still missing", page.missing)
        console.print(Padding(_footer(page.footer), (1, 0, 0, 0)))
    return _trimmed(captured.get())


def pairs(
    body: Sequence[Line], foot: Sequence[Line], *, width: int, colour: bool, unicode: bool = True
) -> str:
    """Write labels and what they say as a table of two columns."""
    table = Table(box=_box(unicode=unicode), show_header=False, expand=True)
    table.add_column(style="bold", max_width=20)
    table.add_column(ratio=1, overflow="fold")
    for label, text in body:
        table.add_row(Text(label.capitalize()), Text(text))
    return printed([table, Padding(_footer(tuple(foot)), (1, 0, 0, 0))], width, colour=colour)


def grid(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, colour: bool, unicode: bool
) -> str:
    """Write rows under heads."""
    table = Table(box=_box(unicode=unicode), show_lines=False)
    for number, head in enumerate(heads):
        table.add_column(head, no_wrap=not number)
    for row in rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return printed([table], width, colour=colour)


def _box(*, unicode: bool) -> box.Box:
    return box.SQUARE if unicode else SYMBOL_FREE


def printed(
    parts: Sequence[RenderableType], width: int, *, colour: bool, unicode: bool = True
) -> str:
    """Lay parts out; without line-drawing characters where the stream has none."""
    console = _console(width, colour=colour, unicode=unicode)
    with console.capture() as captured:
        console.print(Group(*parts))
    return _trimmed(captured.get())


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


class _Ascii(StringIO):
    """A stream that says it carries ASCII only: Rich then draws guides it can carry."""

    encoding = "ascii"


def _console(width: int, *, colour: bool, unicode: bool = True) -> Console:
    """Make a console that writes to memory and reads nothing of the environment."""
    return Console(
        file=StringIO() if unicode else _Ascii(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        _environ={},
    )


def _heading(lines: tuple[Line, ...]) -> list[Text]:
    return [Text(f"{label.capitalize()}: {text}") for label, text in lines]


def _table(page: Sheet, *, unicode: bool) -> Table | Text:
    if not page.blocks:
        return Text("No last day can be given.")
    table = Table(box=_box(unicode=unicode), show_lines=True, expand=True)
    only = all(block.label == "last day" for block in page.blocks)
    table.add_column("Last day" if only else "Day", min_width=LONGEST_DAY, max_width=24)
    table.add_column("What, and why", ratio=1, overflow="fold")
    for block in page.blocks:
        table.add_row(_day(block, sorts=not only), _told(block))
    return table


def _day(block: Block, *, sorts: bool) -> Text:
    sort = f"{block.label}\n" if sorts else ""
    day = Text(f"{sort}{WEEKDAYS[block.day.weekday()]}\n{spell(block.day)}", style="bold")
    below = "".join(f"\n{line}" for line in (block.received, block.stands) if line)
    return day.append(below, style="not bold")


def _told(block: Block) -> Text:
    told = Text(block.title, style="")
    told.stylize("bold")
    for label, text in (*block.lines, *block.explained):
        told.append(
            f"\n{label.capitalize()}: {text}", style=f"not bold {STYLES.get(label, '')}".strip()
        )
    return told


def _section(console: Console, title: str, lines: Sequence[Line | str]) -> None:
    if lines:
        console.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            text = line if isinstance(line, str) else ": ".join(line)
            console.print(Padding(Text(text, overflow="fold"), (0, 0, 0, 2)))


def _footer(lines: tuple[Line, ...]) -> Text:
    *facts, (_, advice) = lines
    told = " | ".join(f"{label}: {text}" for label, text in facts)
    return Text(f"{told[0].upper()}{told[1:]}\n{advice}", style="dim")
