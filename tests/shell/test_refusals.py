"""Every refusal word for word: what was wrong, where, what to write instead, all at once."""

import json
from pathlib import Path

import pytest

from sendpath.rulebook.loader import RuleBook
from support import ask, deadlines, read_json, row

UNKNOWN = "Which of the two is right is not known."
LETTER = ("--decision-date", "2026-10-01")
NEEDS_A_LETTER = (
    "--decision-date: The date of the council's letter was not told. Give the date printed on the "
    "letter, for example --decision-date 2026-10-01, or the day it was sent: --sent-date."
)


def refused(*words: str) -> list[str]:
    """Give the lines of a refusal: exit code 2, nothing on standard output."""
    ran = ask("deadlines", *words)
    assert (2, "") == (ran.code, ran.out)
    return ran.err.splitlines()


def left_out(*words: str) -> list[str]:
    """Give what was left out while the rest was answered: exit code 3."""
    ran = ask("deadlines", *LETTER, *words)
    assert ran.code == 3
    assert "last day: Tuesday 1 December 2026, 5 pm" in ran.out
    return [line[10:] for line in ran.out.splitlines() if line.startswith("left out: ")]


def test_nothing_told() -> None:
    assert [NEEDS_A_LETTER] == refused()


@pytest.mark.parametrize("option", ["--decision-date", "--sent-date"])
def test_an_unreadable_letter_date(option: str) -> None:
    assert [
        f"{option}: '31/2/2026' is not a date. February 2026 has 28 days. Check the day and the month."
    ] == refused(option, "31/2/2026")


def test_an_unreadable_letter_date_beside_a_readable_one_is_not_passed_over() -> None:
    assert [
        "--decision-date: 'x' is not a date. Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026."
    ] == refused("--decision-date", "x", "--sent-date", "2026-10-05")


@pytest.mark.parametrize(
    "option", ["--certificate-date", "--adviser-contacted", "--told-adviser-date"]
)
def test_an_unreadable_optional_date_is_left_out(option: str) -> None:
    assert [
        f"{option}: '1/13/2026' is not a date. The day comes first, then the month. "
        "Write it as 2026-01-13 or 13 January 2026."
    ] == left_out(option, "1/13/2026")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--certificate-date", "the certificate was issued"),
        ("--adviser-contacted", "the mediation adviser was first contacted"),
        ("--told-adviser-date", "you told the adviser you do not want mediation"),
    ],
)
def test_an_optional_date_before_the_letter_is_left_out(option: str, words: str) -> None:
    assert [
        f"{option}: '1/9/2026' is the day {words}, and it is before the day printed on the decision "
        f"letter, 1 October 2026. {UNKNOWN} Check both; it may belong to an earlier decision."
    ] == left_out(option, "1/9/2026")


@pytest.mark.parametrize(
    "option", ["--certificate-date", "--adviser-contacted", "--told-adviser-date"]
)
def test_an_optional_date_still_to_come_is_left_out(option: str) -> None:
    assert [
        f"{option}: 22 November 2026 is after today, 21 November 2026. "
        "Check the date; for a day still to come, add --planned."
    ] == left_out(option, "22/11/2026")


def test_a_certificate_before_the_adviser_was_contacted_is_left_out() -> None:
    assert [
        "--certificate-date: '2026-11-10' is the day the certificate was issued, and it is before "
        "the day the mediation adviser was first contacted, 20 November 2026. "
        f"{UNKNOWN} Check both."
    ] == left_out("--certificate-date", "2026-11-10", "--adviser-contacted", "2026-11-20")


def test_a_letter_sent_before_its_own_date() -> None:
    assert [
        "--sent-date: '2026-09-30' is the day the decision letter was sent, and it is before the "
        f"day printed on the decision letter, 1 October 2026. {UNKNOWN} Check both.",
    ] == refused(*LETTER, "--sent-date", "2026-09-30")


def test_the_day_a_letter_arrived_starts_no_clock() -> None:
    receipt = (
        "--received-date: The time to appeal does not run from the day the letter arrived. Give the "
        "date printed on the letter (--decision-date), or the day it was sent (--sent-date)."
    )
    assert [receipt, NEEDS_A_LETTER] == refused("--received-date", "2026-10-03")
    assert [receipt] == left_out("--received-date", "2026-10-03")


def test_the_same_fact_told_twice_with_two_days() -> None:
    assert [
        "--decision-date: '2026-10-02' is a second date for the same fact: --decision-date says "
        "1 October 2026. Give one of them."
    ] == refused(*LETTER, "--decision-date", "2026-10-02")
    assert [
        "decision-dated=: '2026-10-02' is a second date for the same fact: --decision-date says "
        "1 October 2026. Give one of them."
    ] == refused(*LETTER, "decision-dated=2026-10-02")


def test_the_same_fact_told_twice_with_one_day_is_no_fault() -> None:
    assert 0 == ask("deadlines", *LETTER, "decision-dated=1 October 2026").code


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (
            "certificate-isued=2026-11-01",
            "certificate-isued=2026-11-01: 'certificate-isued' is not the name of a fact. "
            "If you meant certificate-issued, write that.",
        ),
        (
            "decision-sent",
            "decision-sent: 'decision-sent' is not a fact. "
            "Write EVENT=DATE, for example decision-sent=2026-10-01.",
        ),
        (
            "2026-10-01",
            "2026-10-01: '2026-10-01' is not a fact. "
            "Write EVENT=DATE, for example decision-sent=2026-10-01.",
        ),
    ],
)
def test_a_word_that_is_no_fact(word: str, told: str) -> None:
    assert [told] == refused(*LETTER, word)


@pytest.mark.parametrize(
    ("word", "write"),
    [
        ("order=assess", "--order assess"),
        ("Reason=refuse-plan", "--reason refuse-plan"),
        ("plan=no", "--plan no"),
        ("section=B and F", '--section "B and F"'),
        ("term=2026-09-01..2026-12-18", "--term 2026-09-01..2026-12-18"),
        ("outcome=", "--outcome ..."),
    ],
)
def test_what_is_told_by_an_option_and_was_written_as_a_fact(word: str, write: str) -> None:
    name = word.partition("=")[0]
    assert [f"{word}: '{name}' is no day. Write {write}."] == refused(*LETTER, word)


def test_a_word_like_no_fact_lists_them_all(book: RuleBook) -> None:
    facts = ", ".join(fact.id for fact in book.law.facts.values() if fact.refused is None)
    assert [f"zzz=2026-10-01: 'zzz' is not the name of a fact. Write one of {facts}."] == refused(
        *LETTER, "zzz=2026-10-01"
    )


@pytest.mark.parametrize(
    "word",
    [
        "decision-sent=2026-10-01",
        "sent-date=2026-10-01",
        "SENT_DATE=1/10/2026",
    ],
)
def test_a_fact_by_its_own_name_or_its_option(word: str) -> None:
    assert "2026-12-01" == row(deadlines(word), "appeal.window")["due"]


def test_an_unknown_reason_offers_the_nearest_and_chooses_none() -> None:
    assert [
        "--reason: 'refuse-to-assess' is not a reason sendpath knows. The nearest are: "
        "refuse-assess (will not carry out an EHC needs assessment); refuse-reassess (will not "
        "reassess after a request); refuse-plan (will not issue an EHC plan after an assessment). "
        "Write the one that fits."
    ] == left_out("--reason", "refuse-to-assess")


def test_two_reasons() -> None:
    assert [
        "--reason: 2 different reasons were given. Give one of them, the one in the letter."
    ] == left_out("--reason", "refuse-assess", "--reason", "refuse-plan")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["--today", "1/13/2026"],
            "--today: '1/13/2026' is not a date. The day comes first, then the month. "
            "Write it as 2026-01-13 or 13 January 2026.",
        ),
        (
            ["--today", ""],
            "--today: no value was given. Give one, or leave the option out.",
        ),
        (
            ["--bank-holiday", "20261224"],
            "--bank-holiday: '20261224' is not a date. Write it as 2026-12-24 or 24 December 2026.",
        ),
        (
            ["--format", "xml"],
            "--format: 'xml' is not a format of this command. Write table, plain, json, md, html or ics.",
        ),
        (
            ["--plain", "--format", "json"],
            "--plain: --plain and --format json were both given. Give one of them.",
        ),
        (
            ["--color", "blue"],
            "--color: 'blue' is not a way to colour. Write auto, always or never.",
        ),
        (
            ["--fail-on", "late"],
            "--fail-on: 'late' is not a finding. Write passed, or due-within=7 for seven days.",
        ),
        (
            ["--fail-on", "due-within=-1"],
            "--fail-on: 'due-within=-1' is not a finding. Write passed, or due-within=7 for seven days.",
        ),
        (
            ["-o", "answer"],
            "--output: the format cannot be told from 'answer'. End the name in .txt, .json, .md, .html or .ics, or "
            "add --format.",
        ),
        (
            ["--calendar", "missing.json"],
            "--calendar: 'missing.json': the file cannot be read (no such file or directory). "
            "Give a file that is there.",
        ),
        (
            ["--rules", "missing"],
            "--rules: 'missing' is not a rule book: it has no book.toml. Give the folder that holds "
            "book.toml.",
        ),
    ],
)
def test_a_setting_that_cannot_be_followed_stops_everything(words: list[str], told: str) -> None:
    assert [told] == refused(*LETTER, *words)


def test_today_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDPATH_TODAY", "soon")
    ran = ask("deadlines", *LETTER, today=None)
    assert (
        ran.err
        == "SENDPATH_TODAY: 'soon' is not a date. Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026.\n"
    )
    monkeypatch.setenv("SENDPATH_TODAY", "2026-10-02")
    assert "2026-10-02" == deadlines(*LETTER, today=None)["today"]


def test_all_faults_are_told_at_once() -> None:
    told = refused(
        "--decision-date",
        "x",
        "--certificate-date",
        "q",
        "--today",
        "z",
        "--format",
        "xml",
        "--bank-holiday",
        "w",
        "--fail-on",
        "v",
        "--color",
        "u",
        "--reason",
        "t",
        "s=2026-10-01",
    )
    assert [
        "--format",
        "--today",
        "--color",
        "--bank-holiday",
        "--fail-on",
        "s=2026-10-01",
        "--reason",
        "--decision-date",
        "--certificate-date",
    ] == [line.split(":")[0] for line in told]


def test_a_refusal_in_json_is_the_envelope_with_its_problems() -> None:
    ran = ask("deadlines", "--decision-date", "x", "--format", "json")
    answer = read_json(ran.out)
    assert (2, []) == (ran.code, answer["deadlines"])
    assert [
        {
            "where": "--decision-date",
            "value": "x",
            "problem": "'x' is not a date.",
            "write": "Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026.",
        }
    ] == answer["problems"]


def test_an_unknown_option_is_a_usage_fault() -> None:
    ran = ask("deadlines", "--decison-date", "2026-10-01")
    assert 2 == ran.code
    assert "No such option: --decison-date" in ran.err
    assert "--decision-date" in ran.err


def test_an_unknown_document_says_which_there_are() -> None:
    ran = ask("schema", "deadline", today=None)
    assert (
        2,
        "NAME: 'deadline' is not a document sendpath writes. Write batch or can-appeal or conform or count or deadlines or due or faq or holidays or letter or myths or pathway or processes or rates or timeline or vector-groups.\n",
    ) == (
        ran.code,
        ran.err,
    )


def test_the_schema_is_printed_as_json() -> None:
    ran = ask("schema", "deadlines", today=None)
    told = json.loads(ran.out)
    assert (0, "https://json-schema.org/draft/2020-12/schema") == (ran.code, told["$schema"])
    assert "deadlines" in told["required"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    there = tmp_path / "answer.json"
    ran = ask("deadlines", *LETTER, "-o", str(there))
    assert (0, "", f"Written: {there}\n") == (ran.code, ran.out, ran.err)
    assert "2026-12-01" == row(read_json(there.read_text(encoding="utf-8")), "appeal.window")["due"]
    assert [there] == list(tmp_path.iterdir())
    nowhere = tmp_path / "missing" / "answer.txt"
    ran = ask("deadlines", *LETTER, "-o", str(nowhere))
    assert (2, "") == (ran.code, ran.out)
    assert ran.err == (
        f"--output: '{nowhere}' cannot be written (no such file or directory). "
        "Give a file in a folder you can write to.\n"
    )


def test_a_refused_answer_writes_no_file(tmp_path: Path) -> None:
    there = tmp_path / "answer.txt"
    there.write_text("kept", encoding="utf-8")
    assert 2 == ask("deadlines", "-o", str(there)).code
    assert "kept" == there.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("finding", "today", "code"),
    [
        ("passed", "2026-12-01", 0),
        ("passed", "2026-12-02", 1),
        ("due-within=10", "2026-11-21", 1),
        ("due-within=9", "2026-11-21", 0),
        ("due-within=0", "2026-12-01", 1),
        ("due-within=9", "2026-12-02", 0),
    ],
)
def test_fail_on_a_finding(finding: str, today: str, code: int) -> None:
    assert code == ask("deadlines", *LETTER, "--fail-on", finding, "--today", today).code


def test_faults_come_before_findings_in_the_exit_code() -> None:
    words = ("--fail-on", "passed", "--today", "2027-01-01")
    assert 3 == ask("deadlines", *LETTER, "--certificate-date", "x", *words).code
    assert 4 == ask("deadlines", "--decision-date", "2014-01-01", *words).code
    assert 2 == ask("deadlines", "--decision-date", "x", *words).code


def test_quiet_says_only_the_verdict_and_what_it_left_out_or_why_there_is_none() -> None:
    quiet = ask("deadlines", *LETTER, "--certificate-date", "x", "-q")
    spoken = ask("deadlines", *LETTER, "--certificate-date", "x")
    assert spoken.out.splitlines()[0] == f"verdict: {quiet.out.rstrip()}"
    (left_out,) = quiet.err.splitlines()
    assert left_out.startswith("--certificate-date: 'x' is not a date.")
    assert "Some facts were left out: see 'Left out' in the answer.\n" == spoken.err
    assert [NEEDS_A_LETTER] == refused("-q")


def test_verbose_names_the_rule_files_read() -> None:
    told = ask("deadlines", *LETTER, "-v").err.splitlines()
    names = [Path(line.removeprefix("read: ")).name for line in told]
    assert {"contact-adviser.toml", "window.toml"} < set(names)


EMPTY = {
    ("deadlines", "--decision-date", "2026-10-01"): (
        *("today", "calendar", "rules", "bank-holiday", "reason", "section", "order", "plan"),
        *("outcome", "transfer", "exclusion", "born", "id", "format", "output", "color"),
        *("remind", "fail-on"),
    ),
    ("batch", "FILE"): (
        *("process", "columns", "term", "sheet", "map", "map-file", "preset", "problems"),
        *("fail-on", "engine"),
    ),
    ("due", "FILE"): ("process", "within", "who", "by", "id", "since", "term", "sheet"),
    ("sample",): ("rows", "seed", "process"),
    ("pathway",): ("concern", "route"),
    ("conform",): ("cmd", "group", "limit"),
    ("export", "law"): ("process", "engine", "format"),
    ("count", "2 months"): ("after", "before", "beginning-with", "roll"),
}
"""Options that are no day of a case, by command."""


@pytest.mark.parametrize("blank", ["", "  "])
@pytest.mark.parametrize(
    ("words", "option"), [(words, option) for words, all_ in EMPTY.items() for option in all_]
)
def test_an_option_that_is_given_nothing_is_refused_whichever_it_is(
    words: tuple[str, ...], option: str, blank: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("case,decision_date\na,2026-10-01\n", encoding="utf-8")
    named = [str(tmp_path / "in.csv") if word == "FILE" else word for word in words]
    ran = ask(*named, f"--{option}", blank, today=None)
    assert (2, "") == (ran.code, ran.out)
    assert f"--{option}: no value was given. Give one, or leave the option out.\n" == ran.err


def test_all_options_that_are_given_nothing_are_named_at_once() -> None:
    ran = ask("sample", "--rows", "", "--seed", "", "--format", "", today=None)
    assert ["--rows", "--seed", "--format"] == [line.split(":")[0] for line in ran.err.splitlines()]


ONE_CHOICE = "--format: 'x' is not a format of this command. Write csv.\n"
ONE_ENDING = (
    "--output: the format cannot be told from 'x.y'. End the name in .jsonl, or add --format.\n"
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", ""), "DIR: no folder was named. Give a new folder.\n"),
        (("export", " "), "DIR: no folder was named. Give a new folder.\n"),
        (("holidays", ""), "YEAR: '' is not a year. Write it as 2027.\n"),
        (("sample", "--format", "x"), ONE_CHOICE),
        (("conform", "--print", "-o", "x.y"), ONE_ENDING),
    ],
)
def test_what_was_not_named_is_said_and_one_choice_is_no_list(
    words: tuple[str, ...], said: str
) -> None:
    assert (2, "", said) == ask(*words, today=None)
