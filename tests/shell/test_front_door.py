"""The front door: bare, version, help; and the words of an answer, whole."""

import re
import subprocess

import pytest

from support import ask, deadlines, program, run

LETTER = (
    "deadlines",
    "--decision-date",
    "2026-10-30",
    "--certificate-date",
    "2026-11-30",
    "--today",
    "2026-12-01",
)
PLAIN = """\
verdict: 34 days left: have the appeal received by Monday 4 January 2027, 5 pm

case: B17
letter: dated Friday 30 October 2026, taken as the day it was sent

last day: Wednesday 30 December 2026
standing: done
what: Tell a mediation adviser you wish to appeal
done: in time: a later fact that you gave shows it

last day: Monday 4 January 2027, 5 pm
standing: in 34 days
what: Appeal received by the SEND Tribunal (note 1)
why: 2 months after the day the decision letter was sent, the same day as 1 month after the day the \
certificate was issued (Wednesday 30 December 2026). Wednesday 30 December 2026 falls in 25 December \
to 1 January: moved to the first working day after that (Tribunal Rules 2008, rule 20(1)(c)(i) and \
rule 12(3)(a))

note 1: The day of receipt counts: e-mail is safer than post. With it go the letter, any plan, and \
the certificate if needed: without them it is sent back and counts as not made. Leave days for that. \
Form: https://www.gov.uk/appeal-ehc-plan-decision

today: 1 December 2026
law of England: as at 25 November 2026
rule book: 2026.11.28
bank holidays: confirmed to 31 December 2028
please note: Information, not legal advice.
"""


def test_bare_prints_three_things_to_try() -> None:
    ran = ask(today=None)
    assert 0 == ran.code
    assert 3 == len(re.findall(r"^  sendpath ", ran.out, re.MULTILINE))


@pytest.mark.slow
def test_the_three_things_to_try_work() -> None:
    for line in re.findall(r"^  sendpath (.*)$", ask(today=None).out, re.MULTILINE):
        interview = line == "ask"  # needs a terminal, and says so: see test_guides.py
        assert (2 if interview else 0) == run(*line.split()).code, line


def test_version_names_program_rule_book_law_and_calendar() -> None:
    ran = ask("--version", today=None)
    assert ["sendpath", "rule book", "law of England", "bank holidays"] == [
        re.split(r": | \d", line)[0] for line in ran.out.splitlines()
    ]


@pytest.mark.parametrize("words", [("-h",), ("--help",), ("deadlines", "-h"), ("schema", "-h")])
def test_help(words: tuple[str, ...]) -> None:
    ran = ask(*words, today=None)
    assert 0 == ran.code
    assert "Usage: sendpath" in ran.out or "Usage: root" in ran.out


def test_the_whole_plain_answer() -> None:
    assert PLAIN == ask(*LETTER, "--id", "B17").out


def test_explain_adds_steps_the_limb_that_lost_and_readings() -> None:
    words = (
        "deadlines",
        "--decision-date",
        "2026-10-01",
        "--sent-date",
        "2026-10-05",
        "--certificate-date",
        "2026-11-20",
        "--explain",
    )
    told = [
        line
        for line in ask(*words).out.splitlines()
        if line.split(":")[0] in ("step", "considered", "prevailing reading", "other reading")
    ]
    assert [
        "step: Saturday 5 December 2026: 2 months after the day the decision letter was sent, Monday "
        "5 October 2026 (SEND Regulations 2014, regulation 33)",
        "prevailing reading: Saturday 5 December 2026: counted from the day the letter was sent "
        "(SEND Regulations 2014, regulation 33) [sent-or-dated]",
        "other reading: Tuesday 1 December 2026: counted from the date printed on the letter "
        "(GOV.UK, the Tribunal's guidance and form) [sent-or-dated]",
        "step: Sunday 20 December 2026: 1 month after the day the certificate was issued, Friday 20 "
        "November 2026 (Tribunal Rules 2008, rule 20(1)(c)(ii))",
        "step: Monday 21 December 2026: Sunday 20 December 2026 is not a working day: moved to the "
        "next working day (Tribunal Rules 2008, rule 12(2))",
        "considered: Saturday 5 December 2026: 2 months after the day the decision letter was sent, "
        "Monday 5 October 2026 (Tribunal Rules 2008, rule 20(1)(c)(i)); it ends earlier",
    ] == told


def test_the_envelope_says_which_law_and_calendar_answered() -> None:
    answer = deadlines("--decision-date", "2026-10-01")
    assert ("2026-11-25", "england-and-wales", "2028-12-31", "2026-11-21") == (
        answer["law_as_at"],
        answer["calendar"]["name"],
        answer["calendar"]["confirmed_to"],
        answer["today"],
    )


@pytest.mark.slow
def test_help_is_also_a_word() -> None:
    assert run("--help").out == run("help").out
    assert run("deadlines", "--help").out == run("help", "deadlines").out
    assert 2 == run("help", "nothing").code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--plain", "ask"), "--plain: options stand behind the command: sendpath ask --plain\n"),
        (
            ("--format=json", "faq", "late"),
            "--format=json: options stand behind the command: sendpath faq --format=json late\n",
        ),
    ],
)
def test_an_option_before_the_command_is_told_where_it_belongs(
    words: tuple[str, ...], told: str
) -> None:
    ran = subprocess.run([program(), *words], capture_output=True, text=True, check=False)
    assert (2, "", told) == (ran.returncode, ran.stdout, ran.stderr)
