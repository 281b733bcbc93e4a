"""A fuzzer: whatever is typed, whatever stands in a file, the program answers or says why not.

    python tests/fuzz/fuzz.py --minutes 5 [--seed 7] [--only rows]

It runs arguments of every command, sheets of every process, calendars, rule books and interviews
in this process, from a seed that it prints. Held: no traceback, no "went wrong", no row that "could
not be answered", no run over ten seconds, as many rows out as in, every cell of the caller's there.
What fails is shrunk by Hypothesis, told, and kept in ``tests/fuzz/found/``; the exit code is 1.
"""

import argparse
import csv
import gc
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as some
from typer.testing import CliRunner

from sendpath.cli.asked_about import known
from sendpath.cli.interview import interview
from sendpath.cli.main import program
from sendpath.core.fact_use import facts_used
from sendpath.rulebook.guidebook import read_concerns, read_letters
from sendpath.rulebook.loader import load_rulebook, rules_directory

HERE = Path(__file__).parent
FOUND = HERE / "found"
LONGEST, BUSY = 10, 6
"""Seconds of the processor that a run may take, and how many times as long on a busy machine."""

BOOK = load_rulebook()
EVENTS = [str(event) for event in BOOK.law.facts]
PROCESSES = [*BOOK.processes, "all"]
REASONS = [*BOOK.decisions().reasons, "no such reason"]
CONCERNS = ["request-refused", "plan-received", "wrong-school", "no-answer", "nothing like it"]
DAYS = some.dates().map(str) | some.sampled_from(
    [
        "2026-10-01",
        "2026-02-29",
        "2099-12-31",
        "2014-08-31",
        "9999-12-31",
        "0001-01-01",
        "2026-11-25",
    ]
)
WRITTEN = some.sampled_from(
    ["1/10/2026", "5th Jan 2026", "Mon 5 January 2026", "tbc", "n/a", "not yet", ""]
)
ODD = some.sampled_from(
    [
        "",
        " ",
        "-",
        '"',
        '""',
        "\x00",
        "\x1b[31m",
        "a." * 325,
        "x" * 400,
        "=1+1",
        "-1",
        "@x",
        "٣",
        "𝟚",
        "\u202e",
        ";",
        "..",
        "/etc/passwd",
        "a\tb",
        "9" * 5000,
        "{}",
        "%s",
        "[/b]",
    ]
)
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=12)
TOLD = DAYS | WRITTEN | ODD | TEXTS
TERM = some.builds("{}..{}".format, DAYS, DAYS) | TOLD
FORMATS = some.sampled_from(["table", "plain", "json", "jsonl", "csv", "md", "html", "ics", "xlsx"])


class BrokenError(AssertionError):
    """A property that does not hold."""


class Ran(NamedTuple):
    """What came of a run."""

    code: int
    out: str
    err: str


def run(words: list[str], sheet: str | None = None) -> Ran:
    """Run a command here, and hold it to what is always held."""
    start = time.process_time()
    signal.alarm(BUSY * LONGEST)
    try:
        data = None if sheet is None else sheet.encode("utf-8", "surrogatepass")
        result = CliRunner().invoke(program(*words[:1]), words, input=data)
    finally:
        signal.alarm(0)
    gc.collect()  # the program leaves that to its end, and here one run follows the other
    _hold(time.process_time() - start < LONGEST, "it took too long")
    told = "".join(traceback.format_exception(result.exception)) if result.exception else ""
    _hold(result.exception is None or isinstance(result.exception, SystemExit), told)
    ran = Ran(result.exit_code, result.stdout, result.stderr)
    _hold("Traceback" not in ran.err and "went wrong" not in ran.err, ran.err)
    _hold("could not be answered" not in ran.out + ran.err, ran.out[-2000:])
    _hold(ran.code in (0, 1, 2, 3, 4), f"exit code {ran.code}")
    _hold("\x1b" not in ran.err, "an escape code on standard error")
    return ran


def _hold(true: bool, otherwise: str) -> None:
    if not true:
        raise BrokenError(otherwise)


def late(*_: object) -> None:
    """Say that a run is over its time."""
    raise BrokenError("it hangs")


# --- what is tried ------------------------------------------------------------------------------

OPTIONS: dict[str, some.SearchStrategy[str]] = {
    **dict.fromkeys(
        (
            "--decision-date",
            "--sent-date",
            "--certificate-date",
            "--adviser-contacted",
            "--told-adviser-date",
            "--mediation-requested",
            "--mediation-date",
            "--mediation-concluded",
            "--received-date",
            "--born",
            "--on",
            "--today",
            "--bank-holiday",
            "--after",
            "--before",
            "--beginning-with",
            "--from",
        ),
        TOLD,
    ),
    "--reason": some.sampled_from(REASONS) | TOLD,
    "--section": some.sampled_from(["A", "B", "I", "H1", "Z"]) | TOLD,
    "--order": some.sampled_from(["contents", "assess"]) | TOLD,
    "--exclusion": some.sampled_from(["permanent", "up-to-five-days"]) | TOLD,
    "--plan": some.sampled_from(["yes", "no"]) | TOLD,
    "--concern": some.sampled_from(CONCERNS) | TOLD,
    "--term": TERM,
    "--id": TOLD,
    "--remind": some.sampled_from(["14,3", "0"]) | TOLD,
    "--fail-on": some.sampled_from(["passed", "due-within=7"]) | TOLD,
    "--with": TOLD,
    "--format": FORMATS | TOLD,
    "--color": some.sampled_from(["auto", "always", "never"]) | TOLD,
    "--roll": some.sampled_from(["working", "appeal"]) | TOLD,
    "--columns": some.sampled_from(["act_by", "next_words,complaint", "who,days_overdue"]) | TOLD,
    "--process": some.sampled_from(PROCESSES) | TOLD,
    "--map": some.builds("{}={}".format, TOLD, some.sampled_from(EVENTS)) | TOLD,
    "--calendar": some.just("/nonexistent") | TOLD,
    "--group": some.just("letters") | TOLD,
    "--limit": some.integers(-1, 10**9).map(str) | TOLD,
    "--rules": some.just("/nonexistent") | TOLD,
}
FLAGS = [
    "--planned",
    "--health-only",
    "--explain",
    "--list",
    "-q",
    "-v",
    "--plain",
    "--skip-vacation",
    "--inert",
    "--help",
]
FACTS = some.builds("{}={}".format, some.sampled_from(EVENTS), TOLD) | TOLD
PERIODS = some.builds(
    "{} {}".format,
    some.integers(-3, 10**7),
    some.sampled_from(["days", "weeks", "months", "working days", "school days", "years"]),
)
FIRST: dict[str, some.SearchStrategy[list[str]]] = {
    "deadlines": some.lists(FACTS, max_size=2),
    "can-appeal": some.lists(FACTS, max_size=2),
    "timeline": some.builds(
        lambda p, f: [p, *f], some.sampled_from(PROCESSES) | TOLD, some.lists(FACTS, max_size=4)
    ),
    "count": (PERIODS | TOLD).map(lambda period: [period]),
    "holidays": some.lists(some.integers(1990, 2110).map(str) | TOLD, max_size=1),
    "pathway": some.lists(FACTS, max_size=3),
    "faq": some.lists(TOLD, max_size=1),
    "myths": some.lists(FACTS, max_size=2),
    "letter": some.lists(TOLD, max_size=1),
    "ask": some.just([]),
    "conform": some.sampled_from([["--list"], ["--print"], ["--cmd", "no-such-program"], []]),
    "schema": (some.sampled_from(["deadlines", "timeline"]) | TOLD).map(lambda name: [name]),
    "rules": some.builds(
        lambda name, word: [name, *word],
        some.sampled_from(["list", "show", "graph", "upcoming", "check"]),
        some.lists(TOLD, max_size=1),
    ),
}
TYPED = some.sampled_from(sorted(FIRST)).flatmap(
    lambda name: some.builds(
        lambda first, pairs, flags: [name, *first, *(w for p in pairs for w in p), *flags],
        FIRST[name],
        some.lists(
            some.sampled_from(sorted(OPTIONS)).flatmap(
                lambda o: some.tuples(some.just(o), OPTIONS[o])
            ),
            max_size=5,
        ),
        some.lists(some.sampled_from(FLAGS), max_size=2),
    )
)


def arguments(words: list[str]) -> None:
    """Any arguments of any command: answered, or refused in words."""
    run([word.replace("\x00", "") for word in words])


NEAR = some.integers(0, 500).map(lambda far: str(date(2026, 11, 25) - timedelta(far - 100)))
"""Days of a case that goes on: of the year before, and some of the weeks to come."""

STRETCH = some.tuples(some.integers(-60, 400), some.integers(1, 120)).map(
    lambda at: "{}..{}".format(*(date(2026, 11, 25) - timedelta(far) for far in (sum(at), at[0])))
)
"""A term of a school, which may be over long before what is asked, or begin after it."""

CHOICES = {each.option: sorted(each.values) for each in BOOK.choices.values()}


def facts_of(process: str) -> list[str]:
    """Name the facts that a process takes."""
    book = load_rulebook(processes=(process,))
    return sorted(facts_used(book.law, book.asked))


PROCESS_FACTS = {name: facts for name in BOOK.processes if (facts := facts_of(name))}


@some.composite
def told_well(draw: Any) -> list[str]:
    """Give what a person may well tell of one process, or of what is on their mind."""
    process = draw(some.sampled_from([*sorted(PROCESS_FACTS), *["exclusion"] * 4]))
    facts = draw(some.lists(some.sampled_from(PROCESS_FACTS[process]), max_size=5, unique=True))
    days = some.one_of(NEAR, NEAR, NEAR, some.sampled_from(["not-yet", "see file", "2026"]))
    words = [f"{fact}={draw(days)}" for fact in facts]
    chosen = draw(some.lists(some.sampled_from(sorted(CHOICES)), max_size=2, unique=True))
    for option in chosen:
        words += [option, draw(some.sampled_from(CHOICES[option]))]
    for term in draw(some.lists(STRETCH, max_size=2 if process == "exclusion" else 0)):
        words += ["--term", term]
    words += draw(some.sampled_from([[], [], ["--reason", draw(some.sampled_from(REASONS))]]))
    words += draw(some.sampled_from([[], ["-q"], ["--explain"], ["--planned"]]))
    words += ["--format", draw(FORMATS)] if draw(some.booleans()) else []
    concern = [
        "pathway",
        "--concern",
        draw(some.sampled_from(sorted(read_concerns(BOOK.directory)))),
    ]
    asks = draw(some.sampled_from([["timeline", process], ["timeline", process], concern]))
    return [*asks, *words, "--today", "2026-11-25"]


NAMES = [event.replace("-", "_") for event in EVENTS]
COLUMN = (
    some.sampled_from(
        [
            *NAMES,
            "decision_date",
            "certificate_date",
            "reason",
            "section",
            "order",
            "exclusion",
            "plan",
            "term",
            "health_only",
            "sendpath_note",
            "sendpath_standing",
            "note",
            "",
        ]
    )
    | TEXTS
)
CELL = (
    TOLD
    | TERM
    | some.sampled_from(REASONS)
    | some.sampled_from(["yes", "contents", "B, I", "permanent"])
)


@some.composite
def sheets(draw: Any) -> tuple[list[str], list[list[str]], list[str]]:
    """Give a heading, rows and options."""
    heads = draw(
        some.lists(COLUMN, min_size=1, max_size=7, unique_by=lambda name: name.strip().lower())
    )
    if draw(some.booleans()):
        heads = [*heads, *(["decision_date"] if "decision_date" not in heads else [])]
    width = len(heads)
    row = some.lists(CELL, min_size=max(1, width - 1), max_size=width + 1)
    rows = draw(some.lists(row, max_size=5))
    process = draw(some.sampled_from(["", *PROCESSES]))
    words = ["--process", process] if process else []
    words += draw(
        some.sampled_from(
            [
                [],
                ["--inert"],
                ["--format", "jsonl"],
                ["--columns", "act_by,next_words"],
                ["--columns", "standing", "--format", "jsonl"],
            ]
        )
    )
    return heads, rows, words


def rows(sheet: tuple[list[str], list[list[str]], list[str]]) -> None:
    """A sheet: as many rows out as in, each cell in its place, and answered or named."""
    heads, cells, words = sheet
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([heads, *cells])
    ran = run(["batch", "-", "--today", "2026-11-25", *words], text.getvalue())
    if ran.code == 2:
        return
    if "jsonl" in words:
        lines = [json.loads(line) for line in ran.out.splitlines()]
        _hold(len(lines) == len(cells), "rows were lost")
        return
    answered = list(csv.reader(io.StringIO(ran.out, newline="")))
    _hold(len(answered) == len(cells) + 1, f"{len(cells)} rows in, {len(answered) - 1} out")
    width = len(answered[0])
    _hold(all(len(row) >= width for row in answered), "cells were shifted")
    if "--inert" in words:
        return
    for row, out in zip(cells, answered[1:], strict=True):
        lost = [
            c
            for name, c in zip(heads, row, strict=False)
            if c not in out and not name.strip().lower().startswith("sendpath_")
        ]
        _hold(not lost, f"cells were lost: {lost}")


LISTS = some.sampled_from(
    [
        [],
        ["--within", "all"],
        ["--who", "family", "--format", "plain"],
        ["--by", "case", "--format", "csv"],
        ["--format", "json"],
        ["--format", "ics"],
        ["--format", "md"],
        ["--format", "html"],
        ["--bank-holiday", "2027-06-04", "--fail-on", "passed"],
    ]
)
WAYS = some.sampled_from([["--long"], ["--summary"], ["--guess"], ["--fail-on", "due-within=7"]])


def lists(told: tuple[tuple[list[str], list[list[str]], list[str]], list[str], str]) -> None:
    """A list, and each other way of answering, of any sheet, whatever parts its cells."""
    (heads, cells, _), words, mark = told
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark, lineterminator="\n").writerows([heads, *cells])
    command = ["batch"] if words[0:1] in (["--long"], ["--summary"], ["--guess"]) else ["due"]
    command = ["batch"] if words == ["--fail-on", "due-within=7"] else command
    run([*command, "-", "--today", "2026-11-25", *words], text.getvalue())


def maps(text: str) -> None:
    """A map file of anything is refused in words, or taken."""
    Path("map.toml").write_text(text, "utf-8", errors="replace")
    run(["batch", "-", "--map-file", "map.toml"], "Letter,Outcome\n2026-10-01,N\n")


MAP_LINES = some.lists(
    some.sampled_from(
        [
            "[columns]",
            '"Letter" = "decision_date"',
            '"Letter" = ["decision_date", "request_received"]',
            '"Letter" = { fact = "plan_refused", where = { Outcome = ["N"] } }',
            '"Letter" = { fact = 3 }',
            '"Nowhere" = "decision_date"',
            '"Outcome" = "outcome"',
            "[values.Outcome]",
            '"N" = "refused"',
            '"N" = { outcome = "refused", reason = "" }',
            '"N" = [1]',
            'not_told = ["?"]',
            "not_told = 5",
            "heading_row = 1",
            "heading_row = 99",
            'sheet = "x"',
            'process = "all"',
            'process = "none"',
            'month_first = ["Letter"]',
            "[leave_out]",
            '"Outcome" = ["N*"]',
            "colums = 1",
            "=",
        ]
    ),
    max_size=9,
).map("\n".join)


def lines(parts: list[str]) -> None:
    """Raw text as a sheet, with marks and line ends anywhere."""
    run(["batch", "-", "--today", "2026-11-25"], "decision_date,n\n" + "".join(parts))


LETTERS = read_letters(BOOK.directory)
PHRASES = sorted(
    {phrase for each in LETTERS.items.values() for phrase in (*each.looked_for, *each.against)}
    | {phrase for kind in LETTERS.letters.values() for phrase in kind.signs}
)


def letters(parts: list[str]) -> None:
    """Any text as a letter."""
    run(["letter", "-", "--today", "2026-11-25"], " ".join(parts))


PARTS = some.lists(
    some.sampled_from(
        [
            '"',
            ",",
            "\n",
            "\r\n",
            "\r",
            '""',
            "2026-10-01",
            "x",
            " ",
            "2026-10-01,x\n",
            '2026-10-01,"open\n',
        ]
    ),
    max_size=40,
)
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | TOLD,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            TEXTS | some.sampled_from(["england-and-wales", "events", "date", "title", "division"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
CALENDARS = JSON | some.lists(some.tuples(DAYS, TOLD), max_size=40).map(
    lambda days: {
        "england-and-wales": {
            "division": "england-and-wales",
            "events": [{"date": d, "title": t} for d, t in days],
        }
    }
)


def calendars(document: Any) -> None:
    """Any text as a calendar: used, or refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "days.json")
        path.write_text(json.dumps(document), "utf-8")
        run(
            [
                "deadlines",
                "--decision-date",
                "2026-10-01",
                "--today",
                "2026-11-25",
                "--calendar",
                str(path),
            ]
        )
        run(["holidays", "2027", "--calendar", str(path)])


FILES = sorted(
    path.relative_to(rules_directory()).as_posix() for path in rules_directory().rglob("*.toml")
)
CHANGES = some.tuples(
    some.sampled_from(FILES),
    some.integers(0, 60_000),
    some.integers(0, 40),
    some.sampled_from(["", '"', "[", "true", "x", "[[version]]", "9", "\n"]) | TEXTS,
)


def books(change: tuple[str, int, int, str]) -> None:
    """A rule book with a piece of a file changed: refused with a fault, or it answers."""
    name, start, length, instead = change
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "book")
        shutil.copytree(rules_directory(), root)
        path = root / name
        text = path.read_text("utf-8")
        start %= len(text)
        path.write_text(text[:start] + instead + text[start + length :], "utf-8", newline="")
        if run(["rules", "check", str(root)]).code == 0:
            process = name.split("/")[0]
            run(
                ["batch", "-", "--process", "all", "--rules", str(root), "--today", "2026-11-25"],
                "decision_date,reason\n2026-10-01,refuse-plan\n",
            )
            run(["timeline", process, "--rules", str(root)])


def interviews(answers: list[str]) -> None:
    """An interview with anything typed comes to its end."""
    said = iter(answers)
    signal.alarm(LONGEST)
    try:
        with redirect_stdout(io.StringIO()):
            interview(known(BOOK, date(2026, 11, 25)), lambda _prompt: next(said, None))
    finally:
        signal.alarm(0)


ANSWERS = some.lists(
    some.integers(-1, 45).map(str)
    | TOLD
    | some.sampled_from(["back", "yes", "?", "3/9/2026 to 23/10/2026"]),
    max_size=25,
)
TARGETS: dict[str, tuple[Callable[[Any], None], some.SearchStrategy[Any]]] = {
    "lists": (lists, some.tuples(sheets(), LISTS | WAYS, some.sampled_from(",;\t|"))),
    "maps": (maps, MAP_LINES),
    "arguments": (arguments, TYPED),
    "told": (arguments, told_well()),
    "rows": (rows, sheets()),
    "lines": (lines, PARTS),
    "letters": (letters, some.lists(TOLD | some.sampled_from(PHRASES), max_size=60)),
    "calendars": (calendars, CALENDARS),
    "interviews": (interviews, ANSWERS),
    "books": (books, CHANGES),
}


def tried(name: str, chance: int, examples: int) -> bool:
    """Try one target so often; say whether it held."""
    held, strategy = TARGETS[name]
    last: list[Any] = []

    @seed(chance)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(strategy)
    def holds(value: Any) -> None:
        last[:] = [value]
        held(value)

    try:
        holds()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is kept and told
        FOUND.mkdir(exist_ok=True)
        kept = FOUND / f"{name}-{chance}.txt"
        kept.write_text(f"{last[0]!r}\n\n{''.join(traceback.format_exception(error))}", "utf-8")
        sys.stdout.write(
            f"{name} (seed {chance}): {last[0]!r:.600}\n  {str(error)[-900:]}\n  kept: {kept.name}\n"
        )
        return False
    return True


def main() -> int:
    """Fuzz for so many minutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", choices=sorted(TARGETS))
    told = parser.parse_args()
    names = [told.only] if told.only else list(TARGETS)
    sys.stdout.write(f"seed {told.seed}\n")
    sys.stdout.flush()
    os.environ.pop("SENDPATH_TODAY", None)
    signal.signal(signal.SIGALRM, late)
    end, chance, failed, runs = time.monotonic() + told.minutes * 60, told.seed, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        while time.monotonic() < end:
            name = names[runs % len(names)]
            failed += not tried(name, chance, 3 if name == "books" else 60)
            chance, runs = chance + 1, runs + 1
            if not runs % len(names):
                sys.stdout.write(f"{runs} rounds, {failed} failed so far\n")
                sys.stdout.flush()  # whoever ends it early still learns what was seen
        os.chdir("/")
    sys.stdout.write(f"{runs} rounds, {failed} failed\n")
    return min(failed, 1)


if __name__ == "__main__":
    raise SystemExit(main())
