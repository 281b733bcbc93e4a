"""The program: its commands, its front door, and what becomes of a refusal."""

import sys
from collections.abc import Sequence

import typer

from sendpath.cli import (
    batch,
    conform,
    due,
    export,
    guides,
    letter,
    reading,
    rules,
    sample,
    timeline,
)
from sendpath.cli import rare_options as rare
from sendpath.cli.stream import Result, deliver
from sendpath.core.names import printable

CONTEXT = {"help_option_names": ["-h", "--help"]}
HELP = """The last day, and why: deadlines in special educational needs (SEND) disputes in England.

Information, not legal advice. Works offline, stores nothing, needs no child's name."""

TRY = """sendpath: the last day, and why. Three things to try:

  sendpath ask
      not sure? a few questions, then: what can I do now, in what order, by when
  sendpath deadlines --decision-date 2026-10-01
      with the date printed on YOUR letter: by when to ring the adviser, and to appeal
  sendpath can-appeal --reason refuse-assess
      may I appeal, do I need a certificate, on which form; --list prints every reason

This is information, not legal advice.
"""

app = typer.Typer(
    context_settings=CONTEXT,
    help=HELP,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def run() -> None:
    """Run one command. An unforeseen fault is told in words: no traceback may reach a user."""
    import os

    try:
        _options_follow(sys.argv[1:])
        app()
    except Exception as error:
        if os.environ.get("SENDPATH_DEBUG"):
            raise
        told = f"sendpath: something went wrong inside sendpath ({type(error).__name__}: {error})."
        report = "No answer was given. Please report this with the command you typed."
        deliver(Result(messages=(told, report), code=2))


def _options_follow(words: Sequence[str]) -> None:
    """Say where an option belongs that stands before the command."""
    if not words or not words[0].startswith("--"):
        return
    program = typer.main.get_command(app)
    mine = {name for each in program.params for name in each.opts} | {"--help"}
    there = next((each for each in words if each in getattr(program, "commands", ())), None)
    if there is None or words[0].partition("=")[0] in mine:
        return
    rest = [each for each in words if each != there]
    told = f"{words[0]}: options stand behind the command: sendpath {' '.join([there, *rest])}"
    deliver(Result(messages=(printable(told),), code=2))


@app.command(name="help", hidden=True)
def help_(command: rare.CommandName = None) -> None:
    """Show this help, or that of one command."""
    app([*([command] if command else []), "--help"], prog_name="sendpath")


@app.callback()
def main(
    context: typer.Context,
    *,
    version: rare.Version = False,
) -> None:
    """Say what can be asked, or which edition this is."""
    if version:
        from sendpath.cli.edition import edition

        deliver(edition())
    if context.invoked_subcommand is None:
        deliver(Result(text=TRY))


for room in (letter, timeline, batch, due, guides, reading, conform, export, sample, rules):
    room.add_to(app)
