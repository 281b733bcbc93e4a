"""``conform``: any program is scored, however it behaves."""

import json
import shlex
import sys
from pathlib import Path
from time import monotonic

import pytest

from sendpath.cli.conform import _words
from sendpath.trial.vectors import read_lines, read_vectors
from support import Json, ask, read_json

GROUP = "published"
VECTORS = read_vectors([GROUP])
MANY = len(VECTORS)
RIGHT = json.dumps({each["id"]: each["expected"] for each in VECTORS})
PREAMBLE = f"""
import json, sys, time
known = json.loads({RIGHT!r})
def asked():
    return [json.loads(line) for line in sys.stdin]
def say(question, **answer):
    print(json.dumps({{"id": question["id"], **answer}}), flush=True)
"""
"""Each program knows the right answers; what it does with them is its own affair."""


PAGE = """\
verdict: 24 of 26 right; 1 wrong; 1 not answered

program: PROGRAM
left: It closed its output before every question was answered, and ended with exit code 0.

published: 26 asked, 24 right, 1 wrong, 0 no day, 0 a day, 0 skipped, 1 silent
all: 26 asked, 24 right, 1 wrong, 0 no day, 0 a day, 0 skipped, 1 silent

other readings: 0 of 8 answers also tell the days of other readings.

No day: it gave none where one is owed. A day: it gave one where none can be given. Skipped: it \
said that it does not answer that. Silent: it said nothing.

appeal.la-response:christmas-is-left-out-of-the-count: appeal-received-by-council 2026-11-23, \
response-received 2027-01-12
expected 2027-01-12; got no answer
Christmas is left out of the count: Tribunal Rules 2008, rules 21(1) and 12(3)(b)
appeal.la-response:august-is-left-out-of-the-count: appeal-received-by-council 2027-07-12
expected 2027-09-22; got 2027-08-23
August is left out of the count: Tribunal Rules 2008, rules 21(1) and 12(3)(b)

law of England: as at 25 November 2026
please note: Information, not legal advice.
"""


@pytest.fixture
def behaving(tmp_path: Path) -> "Behaving":
    return Behaving(tmp_path)


class Behaving:
    """Scores a program that behaves as its text says."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "program.py"

    def command(self, text: str) -> str:
        self.file.write_text(PREAMBLE + text, encoding="utf-8")
        return shlex.join([sys.executable, str(self.file)])

    def __call__(self, text: str, *more: str, code: int = 1) -> Json:
        words = ("conform", "--cmd", self.command(text), "--group", GROUP, "--format", "json")
        ran = ask(*words, *more, today=None)
        assert (code, "") == (ran.code, ran.err)
        return read_json(ran.out)


def score(document: Json) -> dict[str, int]:
    return {kind: number for kind, number in document["total"].items() if number}


def test_a_program_that_is_right_in_any_order_conforms(behaving: Behaving) -> None:
    shown = behaving("for q in reversed(asked()): say(q, **known[q['id']])", code=0)
    assert {"asked": MANY, "right": MANY} == score(shown)
    assert f"{MANY} of {MANY} right" == shown["verdict"]
    assert ("answered", 0, []) == (
        shown["program"]["ended"],
        shown["program"]["code"],
        shown["wrong"],
    )


def test_a_program_may_answer_each_question_as_it_comes(behaving: Behaving) -> None:
    text = "for line in sys.stdin: q = json.loads(line); say(q, **known[q['id']])"
    assert MANY == behaving(text, code=0)["total"]["right"]


def test_nothing_that_is_expected_is_sent() -> None:
    program = "import sys; sys.stderr.write(sys.stdin.readline()); sys.exit(3)"
    words = ("conform", "--cmd", shlex.join([sys.executable, "-c", program]), "--group", GROUP)
    shown = read_json(ask(*words, "--format", "json", today=None).out)
    sent = json.loads(shown["program"]["complaint"])
    assert VECTORS[0]["id"] == sent["id"]
    assert {"id", "rule", "events"} <= sent.keys()
    assert set() == {"expected", "authority", "group", "about"} & sent.keys()


def test_what_is_skipped_is_counted_apart_and_is_not_wrong(behaving: Behaving) -> None:
    text = """
for number, q in enumerate(asked()):
    say(q, **(known[q['id']] if number else {"status": "skipped"}))
"""
    assert {"asked": MANY, "right": MANY - 1, "skipped": 1} == score(behaving(text, code=0))


def test_a_program_that_skips_everything_does_not_conform(behaving: Behaving) -> None:
    shown = behaving("for q in asked(): say(q, status='skipped')")
    assert {"asked": MANY, "skipped": MANY} == score(shown)


def test_a_wrong_day_is_named_with_what_was_expected_and_the_law(behaving: Behaving) -> None:
    shown = behaving("for q in asked(): say(q, due='2026-12-02')")
    assert {"asked": MANY, "wrong": MANY} == score(shown)
    first = next(each for each in shown["wrong"] if each["expected"] == "2026-12-01")
    assert (
        "appeal.window",
        "2026-12-02",
        {"decision-sent": "2026-10-01", "appeal-lodged": "2026-12-01"},
    ) == (
        first["rule"],
        first["got"],
        first["events"],
    )
    assert "Tribunal Rules 2008, rule 20(1)(c)(i)" == first["authority"]


def test_the_whole_page(behaving: Behaving) -> None:
    text = """
for number, q in enumerate(asked()):
    if number:
        say(q, due='2027-08-23' if number == 1 else known[q['id']]['due'])
"""
    command = behaving.command(text)
    ran = ask("conform", "--cmd", command, "--group", GROUP, today=None)
    assert (1, "") == (ran.code, ran.err)
    assert PAGE == ran.out.replace(command, "PROGRAM")


def test_of_a_program_that_said_nothing_no_question_is_shown() -> None:
    words = ("conform", "--cmd", shlex.join([sys.executable, "-c", ""]), "--group", GROUP)
    lines = ask(*words, today=None).out.splitlines()
    assert f"verdict: 0 of {MANY} right; {MANY} not answered" == lines[0]
    assert [] == [line for line in lines if line.startswith(("expected", "appeal.", "No day"))]


def test_no_day_where_one_is_owed_is_told_apart(behaving: Behaving) -> None:
    shown = behaving("for q in asked(): say(q, status='refused')")
    assert {"asked": MANY, "no_day": MANY} == score(shown)


def test_a_program_that_stops_is_scored_for_what_it_said(behaving: Behaving) -> None:
    text = "q = asked()[0]; say(q, **known[q['id']]); sys.exit('out of paper')"
    shown = behaving(text)
    assert {"asked": MANY, "right": 1, "unanswered": MANY - 1} == score(shown)
    assert ("left", 1, "out of paper") == tuple(
        shown["program"][key] for key in ("ended", "code", "complaint")
    )


def test_a_program_that_crashes_shows_nobody_a_traceback_of_ours(behaving: Behaving) -> None:
    command = behaving.command("raise ValueError('not today')")
    ran = ask("conform", "--cmd", command, "--group", GROUP, today=None)
    assert (1, "") == (ran.code, ran.err)
    assert (
        "left: It closed its output before every question was answered, and ended with exit code 1."
        in ran.out
    )
    assert "it said: ValueError: not today" in ran.out
    assert "Traceback" not in ran.out


@pytest.mark.slow
def test_a_program_that_hangs_is_ended_when_its_time_is_over(behaving: Behaving) -> None:
    text = "q = asked()[0]; say(q, **known[q['id']]); time.sleep(600)"
    began = monotonic()
    shown = behaving(text, "--limit", "5")
    assert monotonic() - began < 60
    assert {"asked": MANY, "right": 1, "unanswered": MANY - 1} == score(shown)
    assert ("silent", None) == (shown["program"]["ended"], shown["program"]["code"])


@pytest.mark.slow
def test_a_program_that_only_prints_junk_is_ended_as_well(behaving: Behaving) -> None:
    text = "while True: print('still thinking', flush=True); time.sleep(0.01)"
    shown = behaving(text, "--limit", "3")
    assert {"asked": MANY, "unanswered": MANY} == score(shown)
    assert "silent" == shown["program"]["ended"]
    assert 0 < shown["program"]["strange"]
    assert "still thinking" == shown["program"]["junk"][0]


def test_a_program_that_never_listens_is_ended_as_well(behaving: Behaving) -> None:
    command = behaving.command("time.sleep(600)")
    words = ("conform", "--cmd", command, "--limit", "0.5", "--format", "json", "--group", "order")
    shown = read_json(ask(*words, today=None).out)  # more questions than a pipe holds
    assert ("silent", None) == (shown["program"]["ended"], shown["program"]["code"])


def test_a_program_that_closes_its_ears_early_is_heard_out(behaving: Behaving) -> None:
    text = """
first = json.loads(sys.stdin.readline())
sys.stdin.close()
say(first, **known.get(first['id'], {"due": "2026-01-01"}))
"""
    command = behaving.command(text)
    shown = read_json(ask("conform", "--cmd", command, "--format", "json", today=None).out)
    assert ("left", 1) == (
        shown["program"]["ended"],
        shown["total"]["asked"] - shown["total"]["unanswered"],
    )


def test_lines_that_are_no_answers_are_passed_over_and_told(behaving: Behaving) -> None:
    text = r"""
print('Loading ...'); print('[' * 100000); print('{"id": 7}'); print('{"due": "2026-12-01"}')
sys.stdout.flush(); sys.stdout.buffer.write(b'\xff\xfe\n'); sys.stdout.flush()
for q in asked(): say(q, **known[q['id']]); say(q, due='1999-01-01')
say({'id': 'nobody asked'}, due='2026-12-01')
"""
    shown = behaving(text, code=0)
    assert {"asked": MANY, "right": MANY} == score(shown)
    assert 5 <= shown["program"]["strange"]
    assert "Loading ..." == shown["program"]["junk"][0]
    assert MANY - 1 <= shown["program"]["repeated"]


@pytest.mark.parametrize("value", ["7", "[1]", '{"a": 1}', "true", '"soon"', "1e999", '"2026-1-1"'])
def test_a_day_of_another_shape_is_wrong_and_no_fault(value: str, behaving: Behaving) -> None:
    text = f"for q in asked(): print(json.dumps({{'id': q['id']}})[:-1] + ', \"due\": {value}}}')"
    assert {"asked": MANY, "wrong": MANY} == score(behaving(text.replace("{value}", value)))


def test_no_control_character_of_a_program_reaches_a_terminal(behaving: Behaving) -> None:
    command = behaving.command(r"print('\x1b[31mred'); sys.exit('\x1b[2J gone')")
    ran = ask("conform", "--cmd", command, "--group", GROUP, today=None)
    assert "[31mred" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "conform: what to do was not said, or more than one thing."),
        (("--list", "--print"), "conform: what to do was not said, or more than one thing."),
        (("--cmd", '"'), "--cmd: '\"' is no command"),
        (("--cmd", '"python mine.py'), "close what is quoted"),
        (("--cmd", "no-such-program-here"), "'no-such-program-here' cannot be started"),
        (("--list", "--group", "letter"), "--group: 'letter' is not a group. Write assessment,"),
        (("--list", "--limit", "soon"), "--limit: 'soon' is no number of seconds."),
        (("--list", "--limit", "nan"), "--limit: 'nan' is no number of seconds."),
        (("--list", "--limit", "0"), "--limit: '0' is no number of seconds."),
        (("--list", "--format", "ics"), "'ics' is not a format of this command."),
    ],
)
def test_misuse_is_told_in_words(words: tuple[str, ...], told: str) -> None:
    ran = ask("conform", *words, today=None)
    assert (2, "") == (ran.code, ran.out)
    assert told in ran.err


@pytest.mark.parametrize(
    ("text", "windows", "words"),
    [
        (r"python C:\tools\mine.py", True, ["python", r"C:\tools\mine.py"]),
        (r'"C:\Program Files\mine.exe" -x', True, [r"C:\Program Files\mine.exe", "-x"]),
        ("python 'my tools/mine.py' --all", False, ["python", "my tools/mine.py", "--all"]),
        (r"python my\ tools/mine.py", False, ["python", "my tools/mine.py"]),
        ("mine.sh > out; rm x", False, ["mine.sh", ">", "out;", "rm", "x"]),
    ],
)
def test_a_command_is_taken_apart_as_on_its_machine(
    text: str, windows: bool, words: list[str]
) -> None:
    assert words == _words(text, [], windows=windows)


def test_the_vectors_are_printed_as_they_stand(tmp_path: Path) -> None:
    assert (
        read_lines([GROUP])
        == ask("conform", "--print", "--group", GROUP, today=None).out.splitlines()
    )
    file = tmp_path / "all.jsonl"
    assert 0 == ask("conform", "--print", "-o", str(file), today=None).code
    assert read_lines() == file.read_text("utf-8").splitlines()


def test_the_groups_are_listed_with_their_number() -> None:
    shown = read_json(ask("conform", "--list", "--format", "json", today=None).out)
    assert MANY == next(each["vectors"] for each in shown["groups"] if each["group"] == GROUP)
    assert len(read_lines()) == sum(each["vectors"] for each in shown["groups"])
