"""The manners of a command line: help with an example that works, completion, a man page, a true picture."""

import os
import re
import shlex
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from sendpath.cli import main
from sendpath.rulebook.loader import load_rulebook
from support import ask, run

TOP = Path(__file__).resolve().parents[2]
TOOLS = TOP / "tools"
BOOK = load_rulebook()
COMMANDS = [
    *(
        "deadlines",
        "can-appeal",
        "timeline",
        "batch",
        "pathway",
        "ask",
        "faq",
        "myths",
        "letter",
        "count",
        "holidays",
        "schema",
        "conform",
        "export",
        "sample",
    ),
    *(f"rules {name}" for name in ("list", "show", "check", "graph", "upcoming")),
]


def help_of(command: str) -> str:
    return ask(*command.split(), "--help", today=None).out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example_of_that_very_command(command: str) -> None:
    told = " ".join(help_of(command).split()).rpartition("For example: sendpath ")[2]
    assert told.startswith(command.split(maxsplit=1)[0])


BY_ITSELF = ("ask", "batch", "conform", "export")
"""A terminal, a file, a program in the path, a folder: what these need is tested with each."""


@pytest.mark.parametrize("command", [each for each in COMMANDS if each not in BY_ITSELF])
def test_the_example_works(command: str) -> None:
    told = " ".join(help_of(command).split()).rpartition("For example: sendpath ")[2]
    assert 0 == ask(*shlex.split(told), today=None).code, told


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_no_types_of_python_and_prints_on_old_consoles(command: str) -> None:
    told = help_of(command)
    assert not re.search(r"<(str|int|list|bool|Path)|\bTEXT\.\.\.|\[\[", told)
    for encoding in ("cp850", "cp437", "latin-1"):
        told.encode(encoding)


@pytest.mark.parametrize("command", ["deadlines", "pathway", "timeline"])
def test_help_stands_in_panels(command: str) -> None:
    told = help_of(command)
    panels = ["What it is about:", "Output:", "For experts:"]
    assert panels == [each for each in panels if f"\n{each}\n" in told]
    assert sorted(panels, key=told.index) == panels


COMPLETED = [
    ("can-appeal --reason refuse-", "refuse-assess", "refuse-review"),
    ("letter --reason refuse-", "refuse-assess", "refuse-review"),
    ("pathway --concern m", "mediation-over", "moving-council"),
    ("pathway --route e", "enforce-order", "early-review"),
    ("timeline r", "review", "reassessment"),
    ("timeline order order-", "order-made=", "order-says-by="),
    ("timeline order --order c", "contents", "continue"),
    ("deadlines --format p", "plain", "plain"),
    ("deadlines --color a", "auto", "always"),
    ("rules show appeal.w", "appeal.window", "appeal.window"),
    ("schema d", "deadlines", "deadlines"),
    ("faq w", "worth-it", "withdraw"),
    ("batch cases.csv --process m", "mediation", "move"),
    ("deadlines --section ", "B", "I"),
    ("conform --group l", "letters", "letters"),
    ("export law --engine ", "duckdb", "spark"),
]


SHELLS = ("bash", "zsh", "fish", "powershell")


def typed(shell: str, line: str) -> dict[str, str]:
    """Give what a shell sets when it asks to complete a line."""
    words = f"sendpath {line}"
    last = words.rpartition(" ")[2]
    told = {
        "bash": {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
        "zsh": {"_TYPER_COMPLETE_ARGS": words},
        "fish": {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_WORD_TO_COMPLETE": last},
    }[shell]
    return {"_SENDPATH_COMPLETE": f"complete_{shell}", **told}


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("line", "one", "other"), COMPLETED)
def test_values_are_completed(shell: str, line: str, one: str, other: str) -> None:
    said = (
        CliRunner().invoke(main.program(), [], env=typed(shell, line), prog_name="sendpath").stdout
    )
    assert (True, True) == (one in said, other in said), said


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_answered_by_the_program_as_installed(shell: str) -> None:
    line, one, other = COMPLETED[0]
    env = {"PATH": os.environ["PATH"], **typed(shell, line)}
    said = run(env=env).out
    assert (True, True) == (one in said, other in said), said


def tool(name: str) -> ModuleType:
    spec = spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


in_a_checkout = pytest.mark.skipif(
    not TOOLS.is_dir(), reason="tools are of the checkout, and not installed"
)


@in_a_checkout
def test_the_man_page_says_what_the_help_says() -> None:
    """Else: python tools/man.py > docs/man/sendpath.1."""
    assert tool("man").page() == (TOP / "docs" / "man" / "sendpath.1").read_text("utf-8")


@pytest.mark.skipif(TOOLS.is_dir(), reason="an editable checkout installs no man page")
def test_the_man_page_is_installed() -> None:
    page = Path(sys.prefix) / "share" / "man" / "man1" / "sendpath.1"
    assert page.is_file()


@in_a_checkout
def test_the_picture_of_the_readme_is_what_the_program_prints() -> None:
    """Else: python tools/picture.py > docs/deadlines.svg."""
    assert tool("picture").picture() == (TOP / "docs" / "deadlines.svg").read_text("utf-8")


def test_the_picture_loads_nothing() -> None:
    drawn = (TOP / "docs" / "deadlines.svg").read_text("utf-8")
    assert "url(" not in drawn.replace("url(#", "")
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "").replace(
        "https://www.gov.uk", ""
    )


def test_the_readme_is_read_in_one_go() -> None:
    assert len((TOP / "README.md").read_text("utf-8").splitlines()) < 120


@pytest.mark.parametrize(
    ("name", "form"),
    [("q.xlsx", "csv"), ("q.csv", "xlsx"), ("q.csv", "jsonl"), ("q.txt", "xlsx")],
)
def test_a_file_named_as_one_format_and_another_asked_for_is_refused(
    name: str, form: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    out = tmp_path / name
    ran = ask("batch", str(tmp_path / "in.csv"), "-o", str(out), "--format", form)
    assert (2, False) == (ran.code, out.exists())
    assert f"--format: --format {form} was asked for, and '{out}' is named as" in ran.err
    assert f"Leave out --format, or end the name in .{form}." in ran.err


@pytest.mark.parametrize(("name", "form"), [("q.dat", "csv"), ("q", "xlsx"), ("q.json", "jsonl")])
def test_a_file_named_as_no_other_format_takes_the_one_asked_for(
    name: str, form: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    out = str(tmp_path / name)
    assert 0 == ask("batch", str(tmp_path / "in.csv"), "-o", out, "--format", form).code
