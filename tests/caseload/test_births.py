"""A caseload says of a row with a birth what ``deadlines --born`` says of that one letter."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sendpath.answers.context import context_of
from sendpath.answers.deadlines import deadlines
from sendpath.answers.person import person_of
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.problem import Problem
from sendpath.rulebook.loader import RuleBook, load_rulebook
from support import Ran, ask, read_json

TODAY = "2026-11-28"
LETTER = "2026-10-30"
"""A letter of 30 October: two months end on 30 December, which is moved to Monday 4 January."""

Row = dict[str, str]
COLUMNS = ("--columns", "act_by,until_25,next_words,problems")


def sheet(folder: Path, rows: Sequence[str], head: str = "case,decision_date,born") -> str:
    path = folder / "in.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return str(path)


def answered(folder: Path, rows: Sequence[str], *words: str, today: str = TODAY) -> Ran:
    return ask("batch", sheet(folder, rows), *words, today=today)


def read(ran: Ran) -> list[Row]:
    return [
        {name.removeprefix("sendpath_"): cell for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(ran.out))
    ]


def one(folder: Path, born: str, *words: str, letter: str = LETTER) -> Row:
    return read(answered(folder, [f"A,{letter},{born}"], *(words or COLUMNS)))[0]


@pytest.mark.parametrize(
    ("born", "until", "act_by"),
    [
        ("2001-12-10", "2026-12-09", "2026-12-09"),  # 25 on Thursday 10 December
        ("10/12/2001", "2026-12-09", "2026-12-09"),
        ("2001-12-14", "2026-12-13", "2026-12-11"),  # the day before is a Sunday
        ("2001-11-29", "2026-11-28", "2026-11-28"),  # today
        ("2002-01-04", "2027-01-03", "2026-12-30"),  # the adviser's day is sooner
        ("2002-01-05", "", "2026-12-30"),  # the day before 25 is the last day itself
        ("2001-11-28", "", "2026-12-30"),  # 25 today
        ("2012-02-29", "", "2026-12-30"),
        ("", "", "2026-12-30"),
        ("tbc", "", "2026-12-30"),
    ],
)
def test_a_young_person_acts_by_the_day_before_25_where_the_last_day_to_appeal_is_later(
    born: str, until: str, act_by: str, tmp_path: Path
) -> None:
    row = one(tmp_path, born)
    assert (until, act_by, "") == (row["until_25"], row["act_by"], row["problems"])
    assert bool(until) == ("25 comes before the last day to appeal: act by " in row["next_words"])


def test_from_25_on_advice_comes_first(tmp_path: Path) -> None:
    told = "From 25 on, get advice before you rely on this."
    assert one(tmp_path, "2001-11-28")["next_words"].endswith(told)
    assert told not in one(tmp_path, "2001-11-28", letter="2026-01-05")["next_words"]


def test_a_certificate_to_come_may_lead_past_25(tmp_path: Path) -> None:
    head, row_ = "case,decision_date,adviser_contacted,born", "A,2026-09-20,2026-11-10,2001-12-10"
    (row,) = read(ask("batch", sheet(tmp_path, [row_], head), *COLUMNS, today=TODAY))
    assert ("2026-12-09", TODAY) == (row["until_25"], row["act_by"])
    assert "25 may come before the last day to appeal" in row["next_words"]


@pytest.mark.parametrize(
    ("born", "problem"),
    [
        ("32/1/2001", "the day of birth is not a date."),
        ("2026-11-29", "the day of birth is after 28 November 2026, the day asked about."),
        ("2026-10-31", "the day of birth is after 30 October 2026, the day printed on"),
        ("1/2/98", "the day of birth is after 28 November 2026"),  # two figures mean 20xx
        ("14", "the day of birth is not a date."),
        ("1899-01-01", "the day of birth is too long ago. Check the year."),
        ("yes", "the day of birth is not a date."),
    ],
)
def test_a_birth_that_cannot_be_used_is_a_problem_in_its_row_and_25_is_left_open(
    born: str, problem: str, tmp_path: Path
) -> None:
    row = one(tmp_path, born)
    assert row["problems"].startswith(f"born: {problem}")
    assert row["next_words"].endswith("25 may come before the last day to appeal.")
    assert ("", "2026-12-30") == (row["until_25"], row["act_by"])


@pytest.mark.parametrize(
    "born",
    [
        *("2/12/01", "37226", "2001-12-03T23:30Z", "31/2/2001", "1899-01-01", "Dec 2001"),
        *("20011203", "Mon 4 Dec 2001", "about 3/12/2001", "3/12/2001 or 4/12/2001", "3/12"),
    ],
)
@pytest.mark.parametrize("command", ["batch", "due"])
def test_no_birth_is_printed_back(command: str, born: str, tmp_path: Path) -> None:
    path = sheet(tmp_path, [f"A,{LETTER},{born}"])
    to_file = ("--columns", "problems", "-o", str(tmp_path / "out.csv"))
    told = ask(command, path, *(to_file if command == "batch" else ()), today=TODAY)
    said = told.err + ("" if command == "batch" else told.out)
    assert "born: the day of birth" in said
    assert born not in said
    assert not re.search(r"2001|1899|December 20?01|February", said)
    lines = ask("batch", path, "--format", "jsonl", today=TODAY).out
    assert 1 == lines.count(born)  # in the caller's own column


def test_a_birth_of_a_column_with_the_month_first_is_not_printed_back(tmp_path: Path) -> None:
    path = sheet(tmp_path, [f"A,{LETTER},12/10/2001", f"B,{LETTER},12/25/2001"])
    said = ask("due", path, today=TODAY)
    told = "the day of birth may be two days: other cells of its column have the month first."
    assert told in said.out
    assert "2001" not in said.out + said.err


def test_a_birth_that_cannot_be_used_hides_no_question_about_a_ticked_appeal(
    tmp_path: Path,
) -> None:
    """A letter of 20 April: the last day passed in June, and a tick says no day."""
    head = "case,decision_date,appeal_lodged,born"
    path = sheet(tmp_path, ["A,2026-04-20,yes,31/2/2010", "B,2026-04-20,yes,"], head)
    asked = "Appeal received by the SEND Tribunal: done, on a day not told; find that day"
    lines = ask("due", path, today=TODAY).out.splitlines()
    told = {line[:1]: line for line in lines if asked in line}
    assert {"A", "B"} == {*told}
    assert "born: the day of birth is not a date." in told["A"]


def test_a_birth_is_read_as_what_a_spreadsheet_shows_of_nothing(tmp_path: Path) -> None:
    ran = answered(tmp_path, [f"A,{LETTER},1900-01-01"], *COLUMNS)
    assert "" == read(ran)[0]["problems"]
    assert "not told" in ran.err


def test_the_columns_of_letters_tell_it_where_a_column_tells_births(tmp_path: Path) -> None:
    told = read(answered(tmp_path, [f"A,{LETTER},2001-12-10"]))[0]
    assert ("2027-01-04", "2027-01-04") == (told["appeal_window"], told["appeal_window_safe"])
    assert ("2026-12-09", "ahead") == (told["until_25"], told["standing"])
    plain = ask("batch", sheet(tmp_path, [f"A,{LETTER}"], "case,decision_date"), today=TODAY)
    assert "until_25" not in plain.out


def births(today: date) -> list[date]:
    """Give births of which the 25th birthday lies around today and the next months, and others."""
    days = [today + timedelta(each) for each in (-400, -1, 0, 1, 2, 20, 45, 62, 75, 100, 200)]
    return [*(each.replace(year=each.year - 25) for each in days), date(2011, 9, 1)]


def expected(
    letter: date, born: date, book: RuleBook, calendar: Calendar, today: date
) -> dict[str, Any]:
    context = context_of(book, calendar, today)
    events = {Event("decision-dated"): letter}
    problems: list[Problem] = []
    person = person_of(born, today, events, context, problems)
    case = person.aged(Case(events=events), context)
    return {**deadlines(case, context, problems, person=person)}


def dated(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    keys = ("id", "due", "safe", "standing", "certainty")
    return [tuple(row[key] for key in keys) for row in document["deadlines"]]


def letters(step: int) -> Iterator[date]:
    yield from (date(2026, 1, 1) + timedelta(each) for each in range(0, 365, step))


@pytest.mark.parametrize("step", [pytest.param(5, marks=[pytest.mark.slow, pytest.mark.once]), 41])
def test_of_letter_days_through_a_year_a_row_says_what_one_letter_says(
    step: int, tmp_path: Path, calendar: Calendar
) -> None:
    book = load_rulebook(processes=["mediation", "appeal"])
    today = date(2026, 10, 20)
    pairs = [(day, born) for day in letters(step) if day <= today for born in births(today)]
    rows = [f"{at},{day},{born}" for at, (day, born) in enumerate(pairs)]
    objects = answered(tmp_path, rows, "--format", "jsonl", today=str(today)).out.splitlines()
    cells = read(answered(tmp_path, rows, today=str(today)))
    assert len(pairs) == len(objects) == len(cells)
    for (day, born), text, row in zip(pairs, objects, cells, strict=True):
        told = json.loads(text)
        said = json.loads(json.dumps(expected(day, born, book, calendar, today), default=str))
        for key in ("verdict", "until_25", "who", "appellant"):
            assert said[key] == told[key], (day, born, key)
        assert dated(said) == dated(told)
        assert (said["until_25"] or "") == row["until_25"]
        window = next(each for each in said["deadlines"] if each["id"] == "appeal.window")
        assert window["due"] == row["appeal_window"]


def test_rows_that_a_birth_does_not_change_are_answered_as_without(tmp_path: Path) -> None:
    days = [date(2026, 8, 1) + timedelta(each % 100) for each in range(150)]
    born = [date(2005, 1, 1) + timedelta(17 * each) for each in range(150)]
    with_births = [f"{at},{day},{born[at]}" for at, day in enumerate(days)]
    without = [f"{at},{day},tbc" for at, day in enumerate(days)]
    one, other = (
        [{**row, "born": ""} for row in read(answered(tmp_path, rows))]
        for rows in (with_births, without)
    )
    assert one == other


def test_a_birth_later_than_the_letter_is_seen_among_many_rows_alike(tmp_path: Path) -> None:
    rows = [f"{at},{date(2026, 8, 1) + timedelta(at % 60)},2016-05-05" for at in range(120)]
    rows[110] = "110,2015-05-05,2016-05-05"
    rows[111] = f"111,{LETTER},2001-12-10"
    told = read(answered(tmp_path, rows, "--columns", "act_by,until_25"))
    assert [110] == [at for at, row in enumerate(told) if row["problems"]]
    assert [111] == [at for at, row in enumerate(told) if row["until_25"]]


def test_a_column_of_births_with_the_month_first_is_read_only_where_it_means_one_day(
    tmp_path: Path,
) -> None:
    rows = [f"A,{LETTER},12/10/2001", f"B,{LETTER},12/25/2001", f"C,{LETTER},10/10/2001"]
    told = read(answered(tmp_path, rows, *COLUMNS))
    assert [True, True, False] == [bool(row["problems"]) for row in told]
    assert "" == told[0]["until_25"]


def test_births_of_a_table_of_exclusions_say_what_timeline_says(tmp_path: Path) -> None:
    terms = ("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18")
    path = sheet(
        tmp_path,
        [f"{at},2026-11-03,over-five-days,{born}" for at, born in enumerate(AGES)],
        "case,exclusion_began,exclusion,born",
    )
    words = ("--process", "exclusion", "--format", "jsonl", *terms)
    lines = ask("batch", path, *words, today=TODAY).out.splitlines()
    for line, born in zip(lines, AGES, strict=True):
        facts = ("exclusion", "exclusion-began=2026-11-03", "--exclusion", "over-five-days")
        words = (*facts, *(("--born", born) if born else ()), *terms, "--format", "json")
        said, told = json.loads(ask("timeline", *words, today=TODAY).out), json.loads(line)
        assert dated(said) == dated(told), born
    for process in ("exclusion", "all"):
        more = ("--columns", "exclusion_day_six", *terms)
        told = read(ask("batch", path, "--process", process, *more, today=TODAY))
        assert ["2026-11-10", "", "2026-11-10", ""] == [row["exclusion_day_six"] for row in told]


AGES = ("2011-06-10", "2009-06-10", "", "2008-01-01")
"""Of 15, of 17, not told, of 18: compulsory school age ends in the June of the year of 16."""


@pytest.mark.parametrize(
    "process",
    ["exclusion", pytest.param("appeal", marks=[pytest.mark.slow, pytest.mark.once])],
)
def test_duckdb_answers_rows_with_births_as_ever(process: str, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    rows = [
        f"{at},{day},{when},{born}"
        for at, (day, when, born) in enumerate(
            (day, when, born)
            for day in ("", LETTER, "2026-07-01")
            for when in ("", "2026-11-03")
            for born in ("", "2001-12-10", "2011-06-10", "2001-11-01", "2026-11-20", "x", "tbc")
        )
    ]
    path = sheet(tmp_path, rows, "case,decision_date,exclusion_began,born")
    plain, quick = (
        ask("batch", path, "--process", process, *words, today=TODAY)
        for words in ((), ("--engine", "duckdb"))
    )
    assert plain == quick


def test_what_is_read_for_a_warehouse_leaves_a_row_whose_birth_tells_more_to_batch(
    tmp_path: Path,
) -> None:
    rows = [f"{at},{LETTER},{born}" for at, born in enumerate(["2001-12-10", "2010-01-01", ""])]
    words = ("--process", "appeal", "--normalise")
    told = read(answered(tmp_path, rows, *words))
    assert ["problem", "read", "read"] == [row["told_status"] for row in told]
    assert "said by sendpath batch alone" in told[0]["problems"]


def test_the_monday_list_keeps_to_the_day_before_25(tmp_path: Path) -> None:
    path = sheet(tmp_path, [f"A,{LETTER},2001-12-10", f"B,{LETTER},2010-12-10"])
    told = read_json(ask("due", path, "--format", "json", today=TODAY).out)
    item = next(each for each in told["items"] if each["rule"] == "appeal.window")
    assert {"A"} == {each["case"] for each in told["items"]}
    assert ("A", "2027-01-04", "2026-12-09") == (item["case"], item["due"], item["act_by"])
    assert "2026-12-09" == item["until_25"]
    plain = ask("due", path, "--plain", today=TODAY).out
    assert (
        "Wed 9 Dec 2026, in 11 days: A, family: Due: Appeal received by the SEND Tribunal. The "
        "last day is Monday 4 January 2027. 25 comes before the last day to appeal: act by "
        "Wednesday 9 December 2026, or get advice."
    ) in plain
    ask("due", path, "-o", str(tmp_path / "a.ics"), today=TODAY)
    days = (tmp_path / "a.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    assert "Act by today\\, the day before 25: Appeal received" in days
    assert "By another reading" not in days


def test_a_line_of_the_monday_list_has_one_day_to_act_by(tmp_path: Path) -> None:
    """25 on Sunday 20 and Monday 21 December: the working day before both is Friday 18."""
    path = sheet(tmp_path, ["A,2026-11-10,2001-12-20", "B,2026-11-10,2001-12-21"])
    words = ("due", path, "--within", "60")
    lines = [line for line in ask(*words, today=TODAY).out.splitlines() if ", family: " in line]
    assert 4 == len(lines)
    for line in lines:
        assert line.startswith("Fri 18 Dec 2026, in 20 days: ")
        assert {"Friday 18 December 2026"} == {*re.findall(r"act by ([^.,]+)", line)}
    items = read_json(ask(*words, "--format", "json", today=TODAY).out)["items"]
    assert {"2026-12-18"} == {item["act_by"] for item in items}


def test_no_later_day_is_told_before_the_day_to_act_by(tmp_path: Path) -> None:
    """The adviser's day is 30 December; the working day before 25 is Friday 18."""
    told = one(tmp_path, "2001-12-20")["next_words"]
    assert told.startswith("25 comes before the last day to appeal: act by Friday 18 December 2026")
    assert 1 == told.count("25 comes before")


@pytest.mark.parametrize("process", ["appeal", "all"])
@pytest.mark.parametrize("born", ["2001-12-20", "2001-11-20", "2010-01-01"])
def test_a_row_of_a_process_opens_with_the_line_of_its_command(
    process: str, born: str, tmp_path: Path
) -> None:
    """Every process of a letter is its own days and those of deadlines."""
    path = sheet(tmp_path, [f"A,{LETTER},{born}"], "case,sent_date,born")
    ran = ask("batch", path, "--process", process, "--format", "jsonl", today=TODAY)
    words = (
        ("timeline", "appeal", f"decision-sent={LETTER}")
        if process == "appeal"
        else ("deadlines", "--sent-date", LETTER)
    )
    told = read_json(ask(*words, "--born", born, "--format", "json", today=TODAY).out)
    assert told["verdict"] == json.loads(ran.out)["verdict"]


def test_a_heading_of_a_birth_is_told_and_not_read_until_somebody_says_so(tmp_path: Path) -> None:
    path = sheet(tmp_path, [f"A,{LETTER},2001-12-10"], "case,decision_date,DOB")
    ran = ask("batch", path, today=TODAY)
    assert "If it is born, name it so, or write --map 'DOB=born'." in ran.err
    mapped = ask("batch", path, "--map", "DOB=born", today=TODAY)
    assert ["2026-12-09"] == [row["until_25"] for row in read(mapped)]
    shut = tmp_path / "map.toml"
    shut.write_text('[columns]\nDOB = ""\n', encoding="utf-8")
    assert "DOB" not in ask("batch", path, "--map-file", str(shut), today=TODAY).err


def test_a_map_says_what_values_of_a_birth_tell_nothing(tmp_path: Path) -> None:
    path = sheet(tmp_path, [f"A,{LETTER},withheld"], "case,decision_date,DOB")
    told = tmp_path / "map.toml"
    told.write_text('not_told = ["withheld"]\n[columns]\nDOB = "born"\n', encoding="utf-8")
    (row,) = read(ask("batch", path, "--map-file", str(told), today=TODAY))
    assert "" == row["problems"]
