"""`batch`: the caller's rows untouched and in order, ours after them, every bad row in its place."""

import csv
import io
import json
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from shutil import which

import pytest

from sendpath.answers.context import context_of
from sendpath.answers.deadlines import deadlines
from sendpath.core.calendar import Calendar
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import RuleId
from sendpath.intake.facts import read_case
from sendpath.intake.written import Ambient, Written
from sendpath.rulebook.loader import RuleBook, load_rulebook
from support import ask, program, run

TODAY = "2026-11-21"
HEADER = (
    "sendpath_can_appeal,sendpath_certificate,sendpath_appeal_window,sendpath_appeal_window_safe,"
    "sendpath_standing,sendpath_days_left,sendpath_certainty,sendpath_mediation_contact_adviser,"
    "sendpath_next,sendpath_next_due,sendpath_law_as_at,sendpath_problems"
)
BASH = which("bash") or "bash"
CONTACT = RuleId("mediation.contact-adviser")


def answered(folder: Path, text: str, *words: str, code: int = 0) -> list[str]:
    """Answer a file and give the lines of the answer."""
    (folder / "in.csv").write_bytes(text.encode("utf-8"))
    ran = ask("batch", str(folder / "in.csv"), *words, today=TODAY)
    assert code == ran.code, ran.err
    return ran.out.splitlines()


def test_the_default_columns_in_their_order(tmp_path: Path) -> None:
    lines = answered(
        tmp_path, "ref,decision_date,certificate_date,reason\nA,2026-10-01,,refuse-plan\n"
    )
    assert [
        f"ref,decision_date,certificate_date,reason,{HEADER}",
        "A,2026-10-01,,refuse-plan,yes,needed,2026-12-01,2026-12-01,ahead,10,firm,2026-12-01,"
        "mediation.contact-adviser,2026-12-01,2026-11-25,",
    ] == lines


@pytest.mark.parametrize(
    ("row", "ours"),
    [
        (
            "2026-10-01,2026-11-15,plan-contents",
            "yes,held,2026-12-15,2026-12-15,ahead,24,firm,2026-12-01,appeal.window,2026-12-15,2026-11-25,",
        ),
        (
            "2026-10-01,2026-11-15,school-named",
            "yes,not-needed,2026-12-01,2026-12-01,ahead,10,firm,,appeal.window,2026-12-01,2026-11-25,",
        ),
        (
            "2026-08-01,,cease-plan",
            "yes,leave-needed,2026-10-01,2026-10-01,passed,-51,firm,2026-10-01,,,2026-11-25,",
        ),
        ("2026-10-01,,draft-plan", "no,,,,not-applicable,,,,,,2026-11-25,"),
        ("2014-01-01,,refuse-plan", ",,,,not-covered,,,,,,2026-11-25,"),
        (
            "2026-10-01,tbc,",
            ",,2026-12-01,2026-12-01,ahead,10,firm,2026-12-01,mediation.contact-adviser,2026-12-01,2026-11-25,",
        ),
    ],
)
def test_a_row(row: str, ours: str, tmp_path: Path) -> None:
    code = 4 if "not-covered" in ours else 0
    lines = answered(tmp_path, f"decision_date,certificate_date,reason\n{row}\n", code=code)
    assert f"{row},{ours}" == lines[1]


@pytest.mark.parametrize(
    ("row", "stands", "told"),
    [
        (
            "1/13/2026,,refuse-plan",
            "unreadable",
            "decision_date: '1/13/2026' is not a date. The day comes first, then the month. Write it as 2026-01-13 or 13 January 2026.",
        ),
        (
            "2027-01-01,,refuse-plan",
            "unreadable",
            "decision_date: 1 January 2027 is after today, 21 November 2026. Check the date. Leave it out until it has come.",
        ),
        (
            ",2026-11-01,refuse-plan",
            "unknown",
            "decision_date: A certificate alone gives no firm last day: find the letter, for the other time runs from that. The certificate's month ends on Tuesday 1 December 2026. Was the adviser rung within two months of the letter? Then the last day is not before that, and perhaps later. Give the date printed on the letter.",
        ),
        (
            "n/a,,",
            "unknown",
            "decision_date: The date of the council's letter was not told. Give the date printed on the letter.",
        ),
    ],
)
def test_a_bad_row_keeps_its_place_with_all_its_problems(
    row: str, stands: str, told: str, tmp_path: Path
) -> None:
    text = f"decision_date,certificate_date,reason\n2026-10-01,,\n{row}\n2026-10-01,,\n"
    lines = list(csv.reader(answered(tmp_path, text, code=3)))
    assert [*row.split(","), *[""] * 4, stands, *[""] * 5, "2026-11-25", told] == lines[2]
    assert lines[1] == lines[3]


def test_what_cannot_be_used_is_left_out_and_the_rest_of_the_row_answered(tmp_path: Path) -> None:
    text = "decision_date,certificate_date,reason\n2026-10-01,31/2/2026,refuse\n"
    cells = next(csv.reader(answered(tmp_path, text, code=3)[1:]))
    assert "2026-12-01" == cells[5]
    assert 2 == cells[-1].count("Write") + cells[-1].count("Check the day")
    assert "reason: 'refuse' is not a reason" in cells[-1]


def test_problems_are_told_with_their_row(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\nsoon\n" + "x\n" * 30, "utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), today=TODAY)
    first, *more = ran.err.splitlines()
    assert first.startswith("row 3, decision_date: 'soon' is not a date.")
    assert first.endswith("Of this kind: 31. Also row 4, 5, 6, 7 and 26 more.")
    assert [] == more


@pytest.mark.parametrize(
    "cell", ['"a, b"', '"say ""no"""', '"two\nlines"', "plain", "  spaced ", '"quoted"']
)
def test_the_callers_cells_pass_byte_for_byte(cell: str, tmp_path: Path) -> None:
    text = f"notes,decision_date\n{cell},2026-10-01\n{cell},soon\n"
    (tmp_path / "in.csv").write_bytes(text.encode())
    out = ask("batch", str(tmp_path / "in.csv"), today=TODAY).out
    assert f"\n{cell},2026-10-01,,,2026-12-01," in out
    assert f"\n{cell},soon,,," in out


def test_the_files_own_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes("\ufeffdecision_date\r\n2026-10-01\r\n".encode())
    there = tmp_path / "out.csv"
    assert 0 == ask("batch", str(tmp_path / "in.csv"), "-o", str(there), today=TODAY).code
    data = there.read_bytes()
    assert data.startswith("\ufeffdecision_date,sendpath_can_appeal".encode())
    assert 2 == data.count(b"\r\n") == data.count(b"\n")
    assert ["in.csv", "out.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_our_own_output_is_replaced_and_not_doubled(tmp_path: Path) -> None:
    once = answered(tmp_path, "ref,decision_date\nA,2026-10-01\nB,soon\n", code=3)
    twice = answered(tmp_path, "\n".join(once) + "\n", code=3)
    assert once == twice


def test_cells_that_a_spreadsheet_would_run_are_guarded_when_asked(tmp_path: Path) -> None:
    text = "notes,decision_date\n=1+1,2026-10-01\n-x,2026-10-01\n-,2026-10-01\n"
    assert answered(tmp_path, text)[1].startswith("=1+1,")
    told = ask("batch", str(tmp_path / "in.csv"), today=TODAY).err
    assert "Cells that begin like a formula, which a spreadsheet would run: 2." in told
    assert "" == ask("batch", str(tmp_path / "in.csv"), "--inert", today=TODAY).err
    assert ["'=1+1", "'-x", "-"] == [
        line.split(",")[0] for line in answered(tmp_path, text, "--inert")[1:]
    ]


def test_a_row_that_is_short_is_filled_up_and_one_that_is_long_is_told(tmp_path: Path) -> None:
    lines = list(
        csv.reader(
            answered(tmp_path, "decision_date,reason,x\n2026-10-01\n2026-10-01,,,y\n", code=3)
        )
    )
    assert ["2026-10-01", "", "", "", "", "2026-12-01"] == lines[1][:6]
    assert "the row: the row has 4 cells, 1 more than the first line." in lines[2][-2]
    assert (len(lines[0]), "y") == (len(lines[2]) - 1, lines[2][-1])


@pytest.mark.parametrize(
    "header", ["decision_date", "Decision Date", "decision-date", "DECISION_DATE", "decision_dated"]
)
def test_columns_are_named_as_the_options(header: str, tmp_path: Path) -> None:
    assert ",2026-12-01," in answered(tmp_path, f"{header}\n2026-10-01\n")[1]


def test_a_column_of_another_name_is_mapped(tmp_path: Path) -> None:
    text = "Letter,Outcome\n2026-10-01,refuse-plan\n"
    lines = answered(tmp_path, text, "--map", "Letter=decision_date", "--map", "Outcome=reason")
    assert lines[0].startswith("Letter,Outcome,")
    assert "yes,needed,2026-12-01" in lines[1]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (
            "a,b\n1,2\n",
            (),
            "the headings: no column tells a date: decision_date, sent_date, certificate_date. sendpath batch FILE --guess -o map.toml proposes what each column is. Or name one so, or say which it is: --map 'Letter date=decision_date'.",
        ),
        (
            "",
            (),
            "the headings: no column tells a date: decision_date, sent_date, certificate_date. sendpath batch FILE --guess -o map.toml proposes what each column is. Or name one so, or say which it is: --map 'Letter date=decision_date'.",
        ),
        (
            "decision_date,decision-date\n",
            (),
            "decision_date: there is more than one column for 'decision_date': 'decision_date', 'decision-date'. Keep one of them.",
        ),
        (
            "decision_date\n",
            ("--map", "x"),
            "--map: 'x' maps nothing. Write --map 'Letter date=decision_date'.",
        ),
        (
            "decision_date\n",
            ("--map", "my map.toml"),
            "--map: 'my map.toml' maps nothing. A file of a map is given with --map-file 'my map.toml'.",
        ),
        (
            "decision_date\n",
            ("--map", "x=reason"),
            "--map: there is no column 'x' in the file. Check its headings.",
        ),
        (
            "decision_date\n",
            ("--format", "ics"),
            "--format: 'ics' is not a format of this command. Write csv, xlsx or jsonl.",
        ),
        (
            "decision_date\n",
            ("-o", "out.doc"),
            "--output: the format cannot be told from 'out.doc'. End the name in .csv, .xlsx or .jsonl, or add --format.",
        ),
    ],
)
def test_a_file_that_cannot_be_answered(
    text: str, words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), *words, today=TODAY)
    assert (2, "") == (ran.code, ran.out)
    assert told in ran.err.splitlines()


def test_a_file_that_is_missing_or_not_utf8(tmp_path: Path) -> None:
    missing = ask("batch", str(tmp_path / "no.csv"), today=TODAY)
    assert (
        2,
        f"FILE: '{tmp_path / 'no.csv'}' cannot be read (no such file or directory). Give a file that is there, or - for standard input.\n",
    ) == (missing.code, missing.err)
    (tmp_path / "in.csv").write_bytes(b"decision_date,name\n2026-10-01,Zo\xeb\n")
    there = tmp_path / "out.csv"
    there.write_text("kept", encoding="utf-8")
    latin = ask("batch", str(tmp_path / "in.csv"), today=TODAY)
    assert (0, "The file: read as Windows-1252.\n") == (latin.code, latin.err)
    assert "2026-10-01,Zoë,," in latin.out
    (tmp_path / "in.csv").write_bytes(b"decision_date,name\n2026-10-01,Zo\x81\n")
    strange = ask("batch", str(tmp_path / "in.csv"), "-o", str(there), today=TODAY)
    assert 2 == strange.code
    assert "is neither a workbook nor text in UTF-8, UTF-16 or Windows-1252" in strange.err
    assert "In Excel, save it as 'CSV UTF-8'." in strange.err
    assert "kept" == there.read_text(encoding="utf-8")
    assert ["in.csv", "out.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_standard_input() -> None:
    ran = run("batch", "-", "--today", TODAY, input=b"decision_date\n2026-10-01\n")
    assert 0 == ran.code
    assert ",2026-12-01," in ran.out.splitlines()[1]


def test_json_lines_hold_the_full_object(tmp_path: Path) -> None:
    lines = answered(
        tmp_path, "ref,decision_date\nA,2026-10-01\nB,soon\n", "--format", "jsonl", code=3
    )
    first, second = (json.loads(line) for line in lines)
    assert {"ref": "A", "decision_date": "2026-10-01"} == first["columns"]
    assert "2026-12-01" == next(r["due"] for r in first["deadlines"] if r["id"] == "appeal.window")
    assert (3, "decision_date") == (second["row"], second["problems"][0]["where"])


# --- the same as asked one at a time ----------------------------------------------------------------

REASONS = (
    "",
    "refuse-assess",
    "plan-contents",
    "school-named",
    "no-school-named",
    "cease-plan",
    "draft-plan",
    "detained",
    "refuse",
)
BAD = ("soon", "1/13/2026", "20260105", "2027-06-01", "31/2/2026")


def cases(number: int) -> list[dict[str, str]]:
    """Make random rows: most with a letter and a certificate, some with more facts, some bad."""
    chance = Random(150)  # noqa: S311 - a sample, not a secret
    first, span = date(2014, 7, 1), 4520
    made = []
    for _ in range(number):
        letter = first + timedelta(days=chance.randrange(span))
        later = {
            "sent_date": letter + timedelta(days=chance.randrange(6)),
            "certificate_date": letter + timedelta(days=chance.randrange(-3, 120)),
            "adviser_contacted": letter + timedelta(days=chance.randrange(90)),
            "told_adviser_date": letter + timedelta(days=chance.randrange(90)),
            "mediation_requested": letter + timedelta(days=chance.randrange(60)),
        }
        told = {"decision_date": letter.isoformat() if chance.random() < 0.97 else ""}
        for name, day in later.items():
            share = 0.7 if name == "certificate_date" else 0.06
            told[name] = (
                day.isoformat() if chance.random() < share else chance.choice(("", "", "n/a"))
            )
            if chance.random() < 0.01:
                told[name] = chance.choice(BAD)
        if chance.random() < 0.02:
            told["decision_date"] = chance.choice(BAD)
        told["reason"] = chance.choice(REASONS)
        made.append(told)
    return made


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "columns",
    [
        ("decision_date", "certificate_date", "reason"),
        (
            "decision_date",
            "sent_date",
            "certificate_date",
            "adviser_contacted",
            "told_adviser_date",
            "mediation_requested",
            "reason",
        ),
    ],
)
def test_ten_thousand_random_rows_equal_deadlines_asked_one_at_a_time(
    columns: tuple[str, ...], tmp_path: Path, calendar: Calendar
) -> None:
    rows = [{name: row[name] for name in columns} for row in cases(10_000)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "in.csv").write_text(text.getvalue(), encoding="utf-8")
    out = ask("batch", str(tmp_path / "in.csv"), today=TODAY).out
    one_at_a_time = OneAtATime(load_rulebook(letter=True), calendar)
    differ = [
        (row, ours, theirs)
        for row, ours in zip(rows, csv.DictReader(io.StringIO(out)), strict=True)
        if (theirs := one_at_a_time.ask(row)) != {name: ours[name] for name in theirs}
    ]
    assert [] == differ[:3]
    days = [row["sendpath_appeal_window"] for row in csv.DictReader(io.StringIO(out))]
    assert 5_000 < len([day for day in days if day])


class OneAtATime:
    """Ask `deadlines` about each row by itself, and write its answer as a row has it."""

    def __init__(self, book: RuleBook, calendar: Calendar) -> None:
        self.today = date.fromisoformat(TODAY)
        self.context = context_of(book, calendar, self.today)
        self.decisions = book.decisions()
        facts = book.law.facts
        self.names = {
            fact.option.removeprefix("--").replace("-", "_"): fact.id for fact in facts.values()
        }
        letters = frozenset({self.names["decision_date"], self.names["sent_date"]})
        self.ambient = Ambient(facts=facts, today=self.today, required=letters, last=calendar.last)

    def ask(self, row: dict[str, str]) -> dict[str, str]:
        if not any(row.values()):  # a blank row is no case
            return {"sendpath_appeal_window": "", "sendpath_standing": "", "sendpath_next": ""}
        told = {name: cell for name, cell in row.items() if cell not in ("", "n/a")}
        written = [
            Written(self.names[name], cell, name) for name, cell in told.items() if name != "reason"
        ]
        decision = self.decisions.reasons.get(told.get("reason", ""))
        read = read_case(
            written,
            self.ambient,
            decision=decision,
            traits=decision.traits if decision else frozenset(),
        )
        if "reason" in told and decision is None:
            doubted = self.decisions.traits()
            read = read._replace(case=replace(read.case, doubted_traits=doubted))
        problems = list(read.problems)
        shown = deadlines(read.case, self.context, problems)
        rows = {each["id"]: each for each in shown["deadlines"]}
        alone = {self.context.book.letter.certificate} == set(read.case.events)
        given = {each["status"] for each in rows.values()} & {
            "due",
            "not-applicable",
            "not-covered",
        }
        if alone or not given or any(problem.blocks for problem in problems):
            stands = "unreadable" if any(each.blocks for each in read.problems) else "unknown"
            return {"sendpath_appeal_window": "", "sendpath_standing": stands, "sendpath_next": ""}
        window, contact = rows["appeal.window"], rows[CONTACT]
        outcome = self.context.engine.open(read.case).outcome(CONTACT)
        held = self.context.book.letter.certificate in read.case.events
        state = (
            certificate_state(
                decision,
                outcome,
                held=held,
                today=self.today,
                doubted=self.context.book.letter.certificate in read.case.doubted,
            )
            if decision
            else None
        )
        live = [each for each in shown["deadlines"] if each["standing"] in ("ahead", "today")]
        following = (live[0]["id"], live[0]["due"]) if live else ("", None)
        due = window["status"] == "due"
        if window["status"] == "not-covered":
            decision = state = None
        return {
            "sendpath_can_appeal": decision.answer if decision else "",
            "sendpath_certificate": state or "",
            "sendpath_appeal_window": text_of(window["due"]),
            "sendpath_appeal_window_safe": text_of(window["safe"]),
            "sendpath_standing": (window["standing"] or "done") if due else window["status"],
            "sendpath_days_left": "" if window["days_left"] is None else str(window["days_left"]),
            "sendpath_certainty": window["certainty"] or "",
            "sendpath_mediation_contact_adviser": text_of(contact["due"]),
            "sendpath_next": following[0],
            "sendpath_next_due": text_of(following[1]),
        }


def text_of(day: date | None) -> str:
    return day.isoformat() if day else ""


def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n" + "2026-10-01\n" * 50_000, "utf-8")
    script = f"{program()} batch in.csv --today {TODAY} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        [BASH, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert (2, "0", "") == (done.stdout.count("\n"), done.stdout.splitlines()[1], done.stderr)


@pytest.mark.slow
def test_a_fault_in_the_middle_of_a_file_leaves_what_was_there(tmp_path: Path) -> None:
    good = b"decision_date,name\n" + b"2026-10-01,x\n" * 20_000
    (tmp_path / "in.csv").write_bytes(good + b"2026-10-01,Zo\x81\n")
    there = tmp_path / "out.csv"
    there.write_text("kept", encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), "-o", str(there), today=TODAY)
    assert 2 == ran.code
    assert "kept" == there.read_text(encoding="utf-8")
    assert ["in.csv", "out.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    ran = ask(
        "batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "no" / "out.csv"), today=TODAY
    )
    assert 2 == ran.code
    assert "cannot be written (no such file or directory)." in ran.err
