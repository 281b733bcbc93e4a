"""Tables for a terminal, by Rich. Text is never read as markup; colour never stands alone."""

from collections.abc import Iterator
from io import StringIO
from typing import assert_never

from rich import box
from rich import table as rich_table
from rich import tree as rich_tree
from rich.bar import Bar
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from sendpath.core.names import WEEKDAYS, capital, spell
from sendpath.formats import page as parts
from sendpath.formats.canvas import Canvas

STYLES = {"act by": "bold", "late": "bold", "note": "", "law": "dim", "how firm": "dim"}
URGENT = {"late": "bold red", "soon": "bold yellow", "done": "bold green"}
URGENT |= {"ahead": "bold", "open": "bold"}
"""How a verdict is coloured; its words say the same."""

NEAR = {"late": "red", "soon": "yellow", "done": "green", "ahead": "", "open": ""}
"""How a day is coloured; how it stands is said beside it."""

SYMBOL_FREE = box.ASCII2
LONGEST_DAY, WIDEST_DAY = len("30 September 2026"), len("passed, 100 days ago")
INDENT = (0, 0, 0, 2)
WIDEST_BAR = 40


def render(page: parts.Page, canvas: Canvas) -> str:
    """Write a page as tables, lists and trees."""
    console = _console(canvas)
    with console.capture() as captured:
        if page.verdict:
            console.print(Text(page.verdict.text, style=URGENT[page.verdict.urgency]))
            console.print()
        for part in page.parts:
            for drawn in _drawn(part, canvas):
                console.print(drawn)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _drawn(part: parts.Part, canvas: Canvas) -> Iterator[RenderableType]:
    match part:
        case parts.Lines():
            yield from _lines(part)
        case parts.Dates():
            yield _dates(part, canvas) if part.entries else Text(part.none)
        case parts.Pairs():
            yield _pairs(part, canvas)
        case parts.Tree():
            yield from _tree(part)
        case parts.Items():
            yield Text(f"\n{part.title}", style="bold")
            for item, more in part.items:
                yield from (Padding(Text(each, overflow="fold"), INDENT) for each in (item, *more))
        case parts.Grid():
            yield from ([Text(f"\n{part.title}", style="bold")] if part.title else [])
            yield _grid(part, canvas)
            yield from ([Text(part.after)] if part.after else [])
        case parts.Foot():
            yield _foot(part)
        case parts.Text():
            yield Text(part.text)
        case _:
            assert_never(part)


def _lines(part: parts.Lines) -> Iterator[RenderableType]:
    if part.title or (part.apart and part.lines):
        yield Text(f"\n{part.title}" if part.title else "", style="bold")
    for number, line in enumerate(part.lines):
        style = "bold" if part.lead and not number else ""
        text = Text(_said(line, named=part.named), style=style, overflow="fold")
        yield Padding(text, INDENT) if part.title else text


def _said(line: parts.Line, *, named: bool) -> str:
    label, text = line
    shown = label if named else capital(label)
    return f"{shown}: {text}" if label else text


def _dates(part: parts.Dates, canvas: Canvas) -> rich_table.Table:
    table = rich_table.Table(box=_box(canvas), show_lines=True, show_header=False, expand=True)
    table.add_column(min_width=LONGEST_DAY, max_width=WIDEST_DAY)
    table.add_column(ratio=1)
    only = all(each.day is not None and each.day.sort == "last day" for each in part.entries)
    for each in part.entries:
        table.add_row(_day(each, sorts=not only), _about(each, STYLES))
    return table


def _day(each: parts.Entry, *, sorts: bool) -> Text:
    if each.day is None:
        return Text("")
    sort = f"{each.day.sort}\n" if sorts else ""
    day = each.day.day
    text = Text(f"{sort}{WEEKDAYS[day.weekday()]}\n{spell(day)}", style="bold")
    below = ", ".join(filter(None, (each.day.received, each.day.stands)))
    return text.append(f"\n{below}" if below else "", style=f"not bold {NEAR[each.day.urgency]}")


def _about(each: parts.Entry, styles: dict[str, str]) -> Text:
    told = Text(each.title, style="")
    told.stylize("bold")
    for label, text in each.lines:
        style = f"not bold {styles.get(label, '')}".strip()
        told.append(f"\n{capital(label)}: {text}", style=style)
    return told


def _pairs(part: parts.Pairs, canvas: Canvas) -> rich_table.Table:
    table = rich_table.Table(box=_box(canvas), show_header=False, expand=True)
    table.add_column(style="bold", max_width=20)
    table.add_column(ratio=1, overflow="fold")
    for label, text in part.lines:
        table.add_row(Text(capital(label)), Text(text))
    return table


def _tree(part: parts.Tree) -> Iterator[RenderableType]:
    yield Text(f"\n{part.title}", style="bold")
    tree = rich_tree.Tree(Text(part.root, style="bold"))
    for each in part.branches:
        branch = tree.add(Text(each.title, style="bold"))
        for entry in each.entries:
            branch.add(_about(entry, {}))
    yield tree


def _grid(part: parts.Grid, canvas: Canvas) -> rich_table.Table:
    wide = bool(part.widths)
    table = rich_table.Table(box=_box(canvas), show_lines=wide, expand=wide)
    for number, head in enumerate(part.heads):
        if wide:
            most = part.widths[number]
            table.add_column(Text(head), max_width=most, ratio=None if most else 1)
        else:
            table.add_column(Text(head), no_wrap=not number)
    if part.bars:
        table.add_column("")
    most = max((int(row[-1]) for row in part.rows), default=0) if part.bars else 0
    for row in part.rows:
        drawn = [_bar(int(row[-1]), most, canvas)] if part.bars else []
        table.add_row(*(Text(cell, overflow="fold") for cell in row), *drawn)
    return table


def _bar(number: int, most: int, canvas: Canvas) -> RenderableType:
    """Draw a number as a bar, the most as the longest; where no bar can be drawn, of signs."""
    if canvas.unicode:
        return Bar(size=most, begin=0, end=number, width=WIDEST_BAR, color="cyan")
    return Text("#" * round(number * WIDEST_BAR / most))


def _foot(part: parts.Foot) -> Text:
    *facts, (_, advice) = part.lines
    told = "; ".join(f"{label} {text}" for label, text in facts)
    return Text(f"{capital(told)}. {advice}", style="dim")


def _box(canvas: Canvas) -> box.Box:
    return box.SQUARE if canvas.unicode else SYMBOL_FREE


class _Ascii(StringIO):
    """A stream that says it carries ASCII only: Rich then draws guides it can carry."""

    encoding = "ascii"


def _console(canvas: Canvas) -> Console:
    """Make a console that writes to memory and reads nothing of the environment."""
    return Console(
        file=StringIO() if canvas.unicode else _Ascii(),
        width=canvas.width,
        force_terminal=canvas.colour,
        color_system="standard" if canvas.colour else None,
        no_color=not canvas.colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
