"""What a guess makes of the headings of a council's register and of an adviser's sheet."""

import tomllib
from pathlib import Path

import pytest

from support import Json, ask

TODAY = "2026-11-28"


def guessed(folder: Path, text: str) -> tuple[Json, str]:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    made = ask("batch", str(folder / "in.csv"), "--guess", today=TODAY).out
    return tomllib.loads(made), made


def test_words_in_brackets_tell_whose_decision_it_is(tmp_path: Path) -> None:
    told, _ = guessed(
        tmp_path,
        "Ref,Issue,Date on LA letter,Request to LA,LA decision (assess?)\n"
        "1,RTA,02/10/2026,,\n2,EHCNA - awaiting decision,,13/07/2026,21/08/2026\n",
    )
    assert "decision_date" == told["columns"]["Date on LA letter"]
    assert "decision_notified" == told["columns"]["LA decision (assess?)"]
    assert "" == told["values"]["Issue"]["EHCNA - awaiting decision"]


def test_six_weeks_are_known_with_and_without_a_space(tmp_path: Path) -> None:
    for heading in ("6wk decision", "6 wk decision", "wk6 decision"):
        told, _ = guessed(tmp_path, f"Ref,Request received,{heading}\n1,13/07/2026,21/08/2026\n")
        assert "decision_notified" == told["columns"][heading]


def test_a_no_that_is_an_answer_does_not_leave_the_other_column_to_tell(tmp_path: Path) -> None:
    told, _ = guessed(
        tmp_path,
        "Ref,Request received,Decision,AR held,AR outcome\n"
        "1,13/07/2026,No,,\n2,13/07/2026,Yes,,\n3,,,05/10/2026,Amend\n4,,,05/10/2026,Cease\n",
    )
    assert {"Decision": [""]} == told["columns"]["AR outcome"]["where"]


def test_two_columns_of_one_fact_are_offered_such_that_both_can_be_taken(tmp_path: Path) -> None:
    text = (
        "Ref,Request received,Draft plan issued,Final plan issued,AR held,EHCP finalised\n"
        "1,13/05/2026,01/09/2026,28/09/2026,,\n2,06/07/2026,26/10/2026,,,\n"
        "3,,,,01/06/2026,20/08/2026\n4,,,,05/10/2026,\n"
    )
    told, made = guessed(tmp_path, text)
    assert not {"Final plan issued", "EHCP finalised"} & told["columns"].keys()
    lines = made.replace('# "Final', '"Final').replace('# "EHCP', '"EHCP')
    (tmp_path / "map.toml").write_text(lines, encoding="utf-8")
    words = ("--map-file", str(tmp_path / "map.toml"), "--within", "all")
    ran = ask("due", str(tmp_path / "in.csv"), *words, today=TODAY)
    assert 0 == ran.code, ran.err
    late = [each for each in ran.out.splitlines() if ": Overdue: Final plan sent" in each]
    assert ["Mon 23 Nov 2026"] == [each.split(",")[0] for each in late]


def test_a_cell_that_is_not_known_is_quoted_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "id,reason,outcome,decision_date\nA,Panel  TBA soon,No Plan,2026-10-01\n", encoding="utf-8"
    )
    said = ask("due", str(tmp_path / "in.csv"), today=TODAY).err
    assert "reason: 'Panel TBA soon' is not a reason sendpath knows." in said
    assert "outcome: 'No Plan' is not among the kinds sendpath knows." in said


@pytest.mark.parametrize("tick", ["yes", "Y", "done", "✓", "Ticked"])
def test_no_line_is_offered_by_which_a_tick_would_be_lost(tick: str, tmp_path: Path) -> None:
    """A tick is read as done on a day not told: what needs no line is offered none."""
    text = f"Ref,Date of LA letter,Tribunal lodged\n1,2026-09-06,{tick}\n2,2026-09-06,perhaps\n"
    told, made = guessed(tmp_path, text)
    assert "appeal_lodged" == told["columns"]["Tribunal lodged"]
    assert '# "perhaps" = ""' in made
    taken = made.replace('# "', '"')
    assert tick not in tomllib.loads(taken)["values"]["Tribunal lodged"]
    alone = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY)
    assert "Behind a # until you say what they mean: Tribunal lodged: 'perhaps'." in alone.err
