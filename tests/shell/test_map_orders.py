"""What a map says of the order of days; and maps that contradict themselves."""

from pathlib import Path

import pytest

from support import Ran, ask

SHEET = "ref,decision_date\nA,5/10/2026\nB,10/22/2026\nC,25/9/2026\n"


def answered(tmp_path: Path, told: str, *words: str, sheet: str = SHEET) -> Ran:
    (tmp_path / "in.csv").write_text(sheet, "utf-8")
    (tmp_path / "map.toml").write_text(told, "utf-8")
    files = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    return ask("batch", *files, "--columns", "appeal_window", *words, today="2026-11-25")


def windows(ran: Ran) -> list[str]:
    return [line.split(",")[2] for line in ran.out.splitlines()[1:]]


def test_a_column_whose_days_are_said_to_have_the_day_first_is_read_so(tmp_path: Path) -> None:
    doubted = answered(tmp_path, "")
    assert windows(doubted)[0] in ("", '""')
    told = answered(tmp_path, 'day_first = ["Decision Date"]\n')
    assert windows(told)[0] == "2026-12-07", "5 October, and the 5th of December is a Saturday"
    assert "two days" not in told.err


def test_a_cell_with_the_month_first_that_the_map_reads_doubts_no_other(tmp_path: Path) -> None:
    told = answered(tmp_path, '[values.decision_date]\n"10/22/2026" = "2026-10-22"\n')
    assert ["2026-12-07", "2026-12-22", "2026-11-25"] == windows(told)
    assert "month first" not in told.err


def test_a_cell_with_the_month_first_that_the_map_does_not_read_doubts_the_column(
    tmp_path: Path,
) -> None:
    sheet = f"{SHEET}D,10/23/2026\n"
    told = '[values.decision_date]\n"10/22/2026" = "2026-10-22"\n'
    ran = answered(tmp_path, told, sheet=sheet)
    assert "'10/23/2026' has the month first" in ran.err
    assert windows(ran)[0] in ("", '""')


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            '[columns]\n"Ref" = "reason"\n"ref" = "section"\n',
            "columns.ref: 'Ref' says otherwise of the same. Keep one of them.",
        ),
        (
            '[values.ref]\n"no" = "refuse-assess"\n"NO" = "refuse-plan"\n',
            "values.ref.NO: 'no' says otherwise of the same. Keep one of them.",
        ),
        (
            'day_first = ["decision_date"]\nmonth_first = ["Decision date"]\n',
            "day_first: 'decision_date' has the month first and the day first. Name it in one of them.",
        ),
        (f"heading_row = {'9' * 5000}\n", "is not TOML: it holds a number of too many figures."),
        (
            '[values.ref]\n"no" = "refuse-assess"\n# [leave_out]\n"Status" = ["Closed*"]\n',
            "values.ref.Status: that is a list, as under [leave_out]. "
            "Take the # away from the line [leave_out] above it as well.",
        ),
        ('day_first = ["Posted"]\n', "there is no column 'posted' in the file."),
    ],
)
def test_a_map_that_nobody_can_mean_is_refused(tmp_path: Path, told: str, said: str) -> None:
    ran = answered(tmp_path, told)
    assert 2 == ran.code
    assert said in ran.err


def test_two_spellings_that_say_the_same_are_one(tmp_path: Path) -> None:
    told = '[values.decision_date]\n"tbc" = "not-yet"\n"TBC" = "not-yet"\n'
    assert 2 != answered(tmp_path, told).code


def test_what_the_family_is_expected_to_do_by_guidance_is_on_the_list(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("ref,transport_decision_received\nA,2026-11-02\n", "utf-8")
    ran = ask("due", str(tmp_path / "in.csv"), "--who", "family", "--plain", today="2026-11-25")
    assert "Mon 30 Nov 2026, in 5 days: A, family" in ran.out


def test_day_first_is_not_believed_of_a_column_most_of_which_can_only_have_the_month_first(
    tmp_path: Path,
) -> None:
    sheet = "ref,decision_date\nA,9/10/2026\nB,10/22/2026\nC,10/23/2026\nD,25/9/2026\n"
    ran = answered(tmp_path, 'day_first = ["decision_date"]\n', sheet=sheet)
    assert 3 == ran.code
    assert "2 cells can only have the month first, as '10/22/2026'" in ran.err
    assert windows(ran)[0] in ("", '""')


def test_month_first_is_not_believed_of_a_column_that_can_only_have_the_day_first(
    tmp_path: Path,
) -> None:
    sheet = "ref,decision_date\nA,9/10/2026\nB,25/9/2026\n"
    ran = answered(tmp_path, 'month_first = ["decision_date"]\n', sheet=sheet)
    assert 2 == ran.code
    assert (
        "the column 'decision_date': 1 cell can only have the day first, as '25/9/2026', and the map "
        "says that the month comes first. Take it out of month_first in the map." in ran.err
    )


def test_a_cell_with_the_month_first_is_quoted_as_it_stands(tmp_path: Path) -> None:
    sheet = "ref,decision_date\nA,09/01/2026 12:00:00 AM\nB,02/30/2026\nC,10/17/2026\n"
    ran = answered(tmp_path, 'month_first = ["decision_date"]\n', sheet=sheet)
    assert ["2026-11-02", "", "2026-12-17"] == [each.strip('"') for each in windows(ran)]
    assert "'02/30/2026' is not a date" in ran.err
    assert "01/09/2026" not in ran.err
