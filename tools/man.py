"""Write the man page from the commands' own help: ``python tools/man.py > docs/man/sendpath.1``."""

import sys
from typing import Any

import typer.main

from sendpath import __version__
from sendpath.cli.help import OTHER
from sendpath.cli.main import HELP, program

FILES = """.SH ENVIRONMENT
.TP
.B SENDPATH_TODAY
The day that is taken as today; standard error says so.
.TP
.B NO_COLOR
No colour, whatever else was asked for.
.SH EXIT STATUS
The first that applies: 2 no answer; 3 answered, and something told was left out; 4 not covered by
the rules or the calendar; 1 a finding asked for with \\-\\-fail\\-on; 0 answered; 130 interrupted.
.SH NOTES
It knows the law of England only. Information, not legal advice.
"""


def escaped(text: str) -> str:
    """Write a text such that roff prints it as it stands."""
    told = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in told.splitlines())


def page() -> str:
    """Write the whole page."""
    whole: Any = typer.main.get_command(program())
    parts = [
        f'.TH SENDPATH 1 "" "sendpath {__version__}" "User commands"',
        ".SH NAME\nsendpath \\- the last day, and why",
        ".SH SYNOPSIS\n.B sendpath\n.I command\n[options]",
        f".SH DESCRIPTION\n{escaped(HELP)}",
        ".SH COMMANDS",
    ]
    parts += [part for name, each in whole.commands.items() for part in command(name, each)]
    return "\n".join([*parts, FILES])


def command(name: str, each: Any) -> list[str]:
    """Write one command, or each of a group."""
    if hasattr(each, "commands"):
        return [
            part for sub, one in each.commands.items() for part in command(f"{name} {sub}", one)
        ]
    if each.hidden:
        return []
    context = each.context_class(each, info_name=f"sendpath {name}")
    usage = " ".join(each.collect_usage_pieces(context))
    told = [
        f".SS {escaped(f'sendpath {name} {usage}')}",
        escaped(" ".join((each.help or "").split())),
    ]
    for param in each.get_params(context):
        record = param.get_help_record(context)
        if record is not None and param.param_type_name != "argument":
            told.append(f".TP\n.B {escaped(record[0])}\n{escaped(record[1])}")
    return [*told, f".PP\n{escaped(each.epilog or OTHER)}"]


if __name__ == "__main__":
    sys.stdout.write(page())
