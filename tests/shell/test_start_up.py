"""Start-up, guarded by what is imported: a stopwatch lies on a busy machine, `sys.modules` does not."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from sendpath.cli.main import ROOMS, program

LETTER = ["deadlines", "--decision-date", "2026-10-01", "--today", "2026-11-21"]
PROBE = """
import sys, json
sys.argv = ["sendpath", *json.loads(sys.argv[1])]
try:
    from sendpath.__main__ import main
    main()
except SystemExit:
    pass
names = sorted({name.split(".")[0] for name in sys.modules} | set(sys.modules))
print(json.dumps(names), file=sys.stderr)
"""


class Case(NamedTuple):
    """A command, what must stay asleep during it, and what it cannot do without."""

    words: list[str]
    asleep: list[str]
    wakes: str


CASES = {
    "json": Case(
        [*LETTER, "--format", "json"],
        [
            "holidays",
            "rich",
            "jsonschema_rs",
            "sendpath.rulebook.models",
            "sendpath.rulebook.check",
            "sendpath.formats.table",
            "sendpath.pages.dates",
            "sendpath.core.fact_use",
            "sendpath.rulebook.guidebook",
            "sendpath.core.own_words",
            "sendpath.cli.due",  # no other command's module
            "sendpath.cli.batch",
        ],
        "sendpath.core.engine",
    ),
    "plain": Case(
        [*LETTER, "--format", "plain"],
        ["holidays", "rich", "sendpath.rulebook.models", "sendpath.formats.table"],
        "sendpath.core.engine",
    ),
    "table": Case(
        [*LETTER, "--format", "table"],
        ["holidays", "sendpath.rulebook.models", "markdown_it", "pygments"],
        "rich",
    ),
    "timeline": Case(
        ["timeline", "order", "order-made=2026-08-03", "--format", "json"],
        [
            "holidays",
            "rich",
            "sendpath.rulebook.models",
            "sendpath.formats.table",
            "sendpath.rulebook.guidebook",
            "icalendar",
        ],
        "sendpath.core.engine",
    ),
    "pathway": Case(
        ["pathway", "--concern", "no-answer", "--format", "json"],
        ["holidays", "rich", "sendpath.rulebook.models", "sendpath.formats.table"],
        "sendpath.rulebook.guidebook",
    ),
    "bare": Case([], ["holidays", "rich", "sendpath.core.engine", "tomllib"], "typer"),
}


def imported(words: list[str], code: str = PROBE) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(words)], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("name", CASES)
def test_what_a_command_does_not_need_stays_asleep(name: str) -> None:
    case = CASES[name]
    awake = imported(case.words)
    assert [] == [each for each in case.asleep if each in awake]
    assert case.wakes in awake


@pytest.mark.parametrize(
    "module", sorted({each for case in CASES.values() for each in case.asleep})
)
def test_what_must_stay_asleep_is_there_to_be_woken(module: str) -> None:
    assert find_spec(module) is not None


def test_pydantic_is_imported_only_if_typer_itself_brings_it() -> None:
    """Ours never is: with Typer's own import of it undone, no module of ours asks for it."""
    code = """
import sys, json
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "pydantic":
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
import sendpath.cli.letter, sendpath.cli.edition, sendpath.formats.as_json, sendpath.formats.plain
import sendpath.answers.deadlines, sendpath.pages.dates
import sendpath.rulebook.loader, sendpath.rulebook.calendars
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    awake = imported([], code)
    assert "pydantic" not in awake
    assert "sendpath.pages.dates" in awake


@pytest.mark.parametrize(
    ("heading", "awake"), [("decision_date", False), ("When it was posted", True)]
)
def test_what_people_call_columns_is_read_only_where_no_heading_is_ours(
    heading: str, awake: bool, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(f"{heading},n\n2026-10-01,1\n", encoding="utf-8")
    names = imported(["batch", str(tmp_path / "in.csv"), "--today", "2026-11-21"])
    assert awake == ("sendpath.columns.heading_words" in names)
    assert "sendpath.caseload.batch" in names


def test_a_projected_year_wakes_holidays() -> None:
    later = ["deadlines", "--decision-date", "2028-11-20", "--planned", "--format", "json"]
    assert "holidays" in imported(later)


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, json, sendpath; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    assert ["sendpath"] == [name for name in imported([], code) if name.startswith("sendpath")]


def test_the_promises_are_there_when_asked_for() -> None:
    import sendpath  # noqa: PLC0415 - the name under test

    assert {"Case", "__version__", "assess", "load_calendar", "load_rulebook"} == {
        name for name in sendpath.__all__ if getattr(sendpath, name)
    }
    with pytest.raises(AttributeError):
        _ = sendpath.nothing


def commands(word: str = "") -> list[str]:
    """Name the commands that are built when a word is typed."""
    built: Any = typer.main.get_command(program(word))
    return [*built.commands]


def test_each_room_of_commands_adds_what_the_list_of_rooms_says() -> None:
    for room, names in ROOMS.items():
        assert {"help", *names} == {*commands(names[0])}, room
    assert ["help", *(name for names in ROOMS.values() for name in names)] == commands()


def test_the_suite_makes_each_room_of_commands_once() -> None:
    """Else each question of the tests builds its command anew, and all of them stay."""
    assert program("deadlines") is program("can-appeal")
    assert program("batch") is not program("due")
    assert program() is program("--help")
