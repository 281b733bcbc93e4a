"""How a command joins the program: groups spread over its options, panels in its help, one end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from sendpath.cli.grouping import Contradicted, spread
from sendpath.cli.help import PanelledCommand
from sendpath.cli.session import Refused
from sendpath.cli.signpost import told
from sendpath.cli.stream import Result, deliver


def join(
    app: typer.Typer, command: Callable[..., None], short: str, name: str | None = None
) -> None:
    """Add a command to the program."""
    app.command(name=name, short_help=short, cls=PanelledCommand)(refusing(spread(command)))


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Let a refusal end a command: every reason is told, and no answer given."""

    @wraps(command)
    def ended(*arguments: Any, **values: Any) -> None:
        try:
            command(*arguments, **values)
        except (Refused, Contradicted) as refusal:
            deliver(Result(messages=told(refusal.problems), code=2))

    return ended
