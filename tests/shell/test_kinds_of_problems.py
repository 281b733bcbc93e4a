"""What is wrong in a caseload is named once a kind, whatever the column, with all that are meant."""

from pathlib import Path

from support import ask

TODAY = "2026-11-28"


def test_ticks_and_initials_in_many_columns_of_days_are_one_kind_each(tmp_path: Path) -> None:
    heads = "case,decision_date,adviser_contacted,certificate_date,appeal_lodged\n"
    rows = (
        "A,2026-10-01,2026-10-05,x,\nB,2026-10-02,JT,2026-10-08,n\n"
        "C,2026-10-02,JT 5/10/26,SB 3.11.26,AB\nD,2026-10-06,2026-10-07,✓,SB\n"
    )
    (tmp_path / "cases.csv").write_text(heads + rows, encoding="utf-8")
    said = ask("due", str(tmp_path / "cases.csv"), today=TODAY).err.splitlines()
    plain = [each for each in said if "is not a date. Write the day" in each]
    beside = [each for each in said if "is not a day of the week" in each]
    assert [1, 1] == [len(plain), len(beside)], said
    named = "certificate_date, adviser_contacted, appeal_lodged"
    assert plain[0].startswith("row 2, certificate_date: 'x' is not a date.")
    assert f"in the columns {named}. Also row " in plain[0]
    assert "Of this kind: 2, in the columns adviser_contacted, certificate_date." in beside[0]
