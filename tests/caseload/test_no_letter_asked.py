"""Where nothing is asked of a council's letter: there is none yet, or its appeal is in."""

import csv
import io
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-28"
HEAD = "ref,decision_date,appeal_lodged,tribunal_decision_sent,reason\n"
COLUMNS = ("--columns", "act_by,who,standing")


def batch(folder: Path, row: str, *more: str) -> dict[str, str]:
    (folder / "cases.csv").write_text(HEAD + row + "\n", encoding="utf-8")
    ran = ask("batch", str(folder / "cases.csv"), *COLUMNS, *more, "--format", "csv", today=TODAY)
    assert 0 == ran.code, ran.err
    (found,) = csv.DictReader(io.StringIO(ran.out))
    return {name.removeprefix("sendpath_"): cell for name, cell in found.items()}


def due(folder: Path, row: str) -> str:
    (folder / "cases.csv").write_text(HEAD + row + "\n", encoding="utf-8")
    return ask("due", str(folder / "cases.csv"), "--plain", today=TODAY).out


NO_LETTER_TO_FIND = {
    "no letter yet": "b,not yet,,,refuse-assess",
    "no letter yet, and of what kind was not told": "b,not yet,,,",
    "the appeal is in, on a day not told": "b,,yes,,refuse-assess",
    "the appeal is in, and nothing else is told": "b,,yes,,",
}


@pytest.mark.parametrize("process", [(), ("--process", "all")], ids=["letters", "all"])
@pytest.mark.parametrize("row", NO_LETTER_TO_FIND.values(), ids=NO_LETTER_TO_FIND)
def test_nobody_has_to_find_a_letter_today_that_is_not_there_or_was_appealed(
    tmp_path: Path, row: str, process: tuple[str, ...]
) -> None:
    told = batch(tmp_path, row, *process)
    assert ("", "", "waiting") == (told["act_by"], told["who"], told["standing"])
    assert "Find the letter" not in due(tmp_path, row)
    assert "was not told" not in due(tmp_path, row)


def test_a_letter_is_not_looked_for_once_the_tribunal_has_decided(tmp_path: Path) -> None:
    assert "Find the letter" not in due(tmp_path, "c,,,2026-10-16,refuse-assess")


@pytest.mark.parametrize("row", ["d,,,,refuse-assess", "d,,no,,refuse-assess"])
def test_a_letter_of_which_no_day_is_told_is_to_be_found_while_no_appeal_is_in(
    tmp_path: Path, row: str
) -> None:
    assert "Find the letter today" in due(tmp_path, row)


def test_that_there_is_no_letter_yet_was_told() -> None:
    for told in ("decision-dated=not-yet", "decision-sent=not-yet"):
        ran = ask("deadlines", told, today=TODAY)
        assert "There is no letter yet, as was told" in ran.err
        assert "was not told" not in ran.err


def test_whoever_has_appealed_is_not_told_to_ring_an_adviser() -> None:
    verdict = ask("deadlines", "appeal-lodged=2026-11-01", "--plain", today=TODAY).out
    assert verdict.startswith(
        "verdict: Done: Appeal received by the SEND Tribunal, on Sunday 1 November 2026; "
        "whether that was in time is not known\n"
    )
