"""Notice of a mediation meeting: 5 working days, unless the family agrees to less (reg 37)."""

from pathlib import Path

from support import ask

TODAY = "2026-11-28"
MEETING = "2026-12-02"  # 5 working days before: 25 November 2026


def test_every_sentence_on_late_notice_says_that_the_family_may_agree_to_less(
    tmp_path: Path,
) -> None:
    answer = ask("timeline", "mediation", f"mediation-date={MEETING}", "--plain", today=TODAY).out
    said = [line for line in answer.splitlines() if line.startswith(("verdict:", "find out first"))]
    path = tmp_path / "cases.csv"
    path.write_text(f"ref,mediation_date\na,{MEETING}\n", encoding="utf-8")
    listed = ask("due", str(path), "--process", "all", today=TODAY).out
    said += [line for line in listed.splitlines() if "Find out" in line]
    assert 3 == len(said)
    assert not [line for line in said if "the family agrees to" not in line]
