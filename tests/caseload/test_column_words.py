"""What a sheet's cells say of facts, they say of columns: nobody types there what a command reads."""

import re
from pathlib import Path

import pytest

from caseload.made_rows import Maker
from sendpath.caseload.column_words import told_in_columns
from sendpath.rulebook.loader import RuleBook, load_rulebook
from support import ask

COMMANDS = re.compile(r"=DATE\b|=not-yet\b|(?<!deadlines )--(?!term\b)[a-z]")
"""What is typed in a command; but for a command that is named, and for terms, which a sheet takes."""


def called(name: str) -> str:
    return name.replace("-", "_")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Contacted? Tell adviser-contacted=DATE.",
            "Contacted? Tell it in the column adviser_contacted.",
        ),
        ("not told (give sent=DATE).", "not told (give it in the column sent)."),
        ("Give the day: review-meeting=DATE. So", "Give the day in the column review_meeting. So"),
        (
            "Give the day: response-received=DATE, or =not-yet.",
            "Give the day in the column response_received, or write not yet there.",
        ),
        ("give the day, review-meeting=DATE.", "give the day in the column review_meeting."),
        ("no certificate: --reason x-y.", "no certificate: in the column reason, x-y."),
        ("Tell it with --reason x-y, and", "Tell it in the column reason: x-y, and"),
        ("Ask sendpath timeline x sent=DATE.", "Ask sendpath timeline x sent=DATE."),
        ("sendpath deadlines --decision-date gives", "sendpath deadlines --decision-date gives"),
    ],
)
def test_what_is_told_to_a_command_is_told_in_a_column(text: str, told: str) -> None:
    assert told == told_in_columns(text, called)


def test_no_note_of_a_rule_speaks_to_a_command_in_a_sheet() -> None:
    rules = load_rulebook().law.rules.values()
    notes = [note for rule in rules for each in rule.versions for note in each.notes]
    said = [told_in_columns(note.text, called) for note in notes]
    assert [] == [text for text in said if COMMANDS.search(text)]
    assert any("in the column" in text for text in said)


def test_the_callers_own_heading_is_named(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("Date of letter,Rang,reason\n2026-05-01,,refuse-plan\n", encoding="utf-8")
    own = ("--map", "Date of letter=decision_date", "--map", "Rang=adviser_contacted")
    ran = ask("batch", str(sheet), *own, "--columns", "next_words", today="2026-11-25")
    assert "in the column Rang." in ran.out, ran


@pytest.mark.parametrize(
    ("ours", "cell"), [("reason", "no such"), ("section", "Z"), ("order", "x")]
)
def test_what_is_wrong_in_a_column_is_told_by_the_callers_own_heading(
    tmp_path: Path, ours: str, cell: str
) -> None:
    sheet = tmp_path / "in.csv"
    day, named = (
        ("order_made", ["--process", "order"]) if ours == "order" else ("decision_date", [])
    )
    sheet.write_text(f"{day},Their own\n2026-10-01,{cell}\n", encoding="utf-8")
    ran = ask("batch", str(sheet), *named, "--map", f"Their own={ours}", today="2026-11-25")
    assert ran.err.startswith("row 2, Their own: "), ran.err


@pytest.mark.parametrize("process", ["letters", "all", "review", "mediation"])
def test_no_cell_speaks_to_a_command(book: RuleBook, tmp_path: Path, process: str) -> None:
    (tmp_path / "in.csv").write_text(Maker(book, process, "words").sheet("wild", 150), "utf-8")
    named = () if process == "letters" else ("--process", process)
    columns = ("--columns", "next_words,overdue_words")
    ran = ask("batch", str(tmp_path / "in.csv"), *named, *columns, today="2026-11-25")
    assert [] == COMMANDS.findall(ran.out)
