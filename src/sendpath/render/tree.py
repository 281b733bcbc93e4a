"""The routes as a tree on a terminal, by Rich. Text is never read as markup."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from sendpath.render import routes as told
from sendpath.render import table
from sendpath.render.documents import PathwayView, RouteView
from sendpath.render.said import Line


class Canvas(NamedTuple):
    """Where the tree is drawn: columns, colour, line drawing, and whether to tell all."""

    width: int
    colour: bool = False
    unicode: bool = True
    explain: bool = False


def render(shown: PathwayView, shorts: Mapping[str, str], canvas: Canvas) -> str:
    """Draw the answer: the next step, the open routes in order, the closed ones, who helps."""
    tree = Tree(Text(shown["words"], style="bold"))
    for title, routes in told.branches(shown):
        branch = tree.add(Text(title, style="bold"))
        for route in routes:
            branch.add(_leaf(route, shorts, explain=canvas.explain))
    parts: list[RenderableType] = [
        *_said(told.heading(shown)),
        Text(""),
        *_said(told.next_lines(shown), bold=True),
        *_said(told.left_out(shown)),
        Text("\nOpen to you, in order", style="bold"),
        tree,
        *([] if canvas.explain else _said([told.MORE])),
    ]
    closed = told.closed_lines(shown, all_of_them=canvas.explain)
    for title, lines in (
        ("Closed, and why", closed),
        ("Who helps", told.helpers(shown)),
        ("", told.footer(shown)),
        ("Once more", told.once_more(shown)),
    ):
        parts += [
            Text(f"\n{title}" if title else "", style="bold"),
            Padding(Group(*_said(lines)), (0, 0, 0, 2 if title else 0)),
        ]
    return table.printed(parts, canvas.width, colour=canvas.colour, unicode=canvas.unicode)


def _leaf(route: RouteView, shorts: Mapping[str, str], *, explain: bool) -> Text:
    leaf = Text(route["name"], style="bold")
    for label, text in told.route_lines(route, shorts, explain=explain):
        leaf.append(f"\n{label.capitalize()}: {text}", style="not bold")
    return leaf


def _said(lines: Iterable[Line], *, bold: bool = False) -> list[Text]:
    style = "bold" if bold else ""
    return [
        Text(f"{label[0].upper()}{label[1:]}: {text}", style=style if not number else "")
        for number, (label, text) in enumerate(lines)
    ]
