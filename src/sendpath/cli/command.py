"""How a command joins the program: groups spread over its options, panels in its help, one end."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

import typer

from sendpath.cli.grouping import Contradicted, spread
from sendpath.cli.help import PanelledCommand
from sendpath.cli.session import Refused
from sendpath.cli.signpost import told
from sendpath.cli.stream import Result, deliver


def join(
    app: typer.Typer,
    command: Callable[..., None],
    short: str,
    name: str | None = None,
    *,
    example: str,
    idle: Collection[str] = (),
) -> None:
    """Add a command to the program.

    Args:
        app: The program, or a group of its commands.
        command: What it does.
        short: What it is for, in a few words.
        name: As it is typed; by default as the function is called.
        example: One that works, as it is typed after ``sendpath``.
        idle: Options that tell it nothing: its help leaves them out.
    """
    shown = f"For example: sendpath {example}"
    joined = app.command(name=name, short_help=short, cls=PanelledCommand, epilog=shown)
    joined(refusing(spread(command, idle)))


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Let a refusal end a command: every reason is told, and no answer given."""

    @wraps(command)
    def ended(*arguments: Any, **values: Any) -> None:
        try:
            command(*arguments, **values)
        except (Refused, Contradicted) as refusal:
            deliver(Result(messages=told(refusal.problems), code=2))

    return ended
