"""The program: its commands, its front door, and what becomes of a refusal."""

import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.stream import Result, deliver, unwritten
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

ROOMS = {
    "letter": ("deadlines", "can-appeal"),
    "timeline": ("timeline",),
    "batch": ("batch",),
    "due": ("due",),
    "guides": ("pathway", "ask", "faq", "myths"),
    "letter_words": ("letter",),
    "reading": ("count", "holidays", "schema"),
    "conform": ("conform",),
    "export": ("export",),
    "sample": ("sample",),
    "rules": ("rules",),
}
"""Each module of commands, in the order of the help, with the commands that it adds."""


def program(word: str = "") -> typer.Typer:
    """The program: all of it, or so much as is needed.

    Args:
        word: The first word typed. If it is a command, only that command's module is loaded, which
            is most of what a short command would spend; anything else needs the names of all.
    """
    app = typer.Typer(
        context_settings=CONTEXT,
        help=HELP,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.command(name="help", hidden=True)(help_)
    app.callback()(main)
    for room in [name for name, commands in ROOMS.items() if word in commands] or ROOMS:
        import_module(f"sendpath.cli.{room}").add_to(app)
    return app


def run() -> None:
    """Run one command. An unforeseen fault is told in words: no traceback may reach a user."""
    import os

    words = sys.argv[1:]
    try:
        _options_follow(words)
        program(*words[:1])()
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:  # the help, on a full disk
            deliver(unwritten())
        if os.environ.get("SENDPATH_DEBUG"):
            raise
        told = f"sendpath: something went wrong inside sendpath ({type(error).__name__}: {error})."
        report = "No answer was given. Please report this with the command you typed."
        deliver(Result(messages=(told, report), code=2))


def _options_follow(words: Sequence[str]) -> None:
    """Say where an option belongs that stands before the command."""
    if not words or not words[0].startswith("--"):
        return
    whole = typer.main.get_command(program())
    mine = {name for each in whole.params for name in each.opts} | {"--help"}
    there = next((each for each in words if each in getattr(whole, "commands", ())), None)
    if there is None or words[0].partition("=")[0] in mine:
        return
    rest = [each for each in words if each != there]
    told = f"{words[0]}: options stand behind the command: sendpath {' '.join([there, *rest])}"
    deliver(Result(messages=(printable(told),), code=2))


def help_(command: rare.CommandName = None) -> None:
    """Show this help, or that of one command."""
    program()([*([command] if command else []), "--help"], prog_name="sendpath")


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
