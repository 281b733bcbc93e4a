"""``due`` for plans: a first review that is not told, letters of long ago, days to act by.

Days of the law, counted by hand: a review within 12 months beginning with the last one, or with the
day the plan was made; an appeal within 2 months of the letter.
"""

from pathlib import Path

from shell.test_due import asked, document

TODAY = "2026-11-28"


def text(folder: Path, head: str, *rows: str) -> str:
    return asked(folder, "\n".join([head, *rows]) + "\n", "--within", "all", today=TODAY).out


def test_a_plan_without_a_review_is_asked_when_it_was_made_and_for_no_meeting(
    tmp_path: Path,
) -> None:
    out = text(tmp_path, "case,final_plan_sent", "17,2025-11-10")
    assert "If it was, the first review must be finished within 12 months" in out
    assert "in the column plan_made or last_review." in out
    assert "meeting" not in out


def test_the_day_that_ended_the_last_review_is_asked_for_in_no_column_of_the_plan(
    tmp_path: Path,
) -> None:
    told = "case,plan_made,review_meeting,review_decision_sent\n19,2023-11-05,2026-11-03,\n"
    items = document(tmp_path, told, today=TODAY)["items"]
    (out,) = (each["words"] for each in items if each["rule"] == "review.complete")
    assert "no review before the meeting of Tuesday 3 November 2026 was told" in out
    assert "Then give the day that ended it in the column last_review." in out


def test_a_refused_plan_is_no_agreement_to_assess(tmp_path: Path) -> None:
    head = "case,request_received,outcome,plan_refused,decision_date"
    out = text(tmp_path, head, "11,2026-06-15,agreed,2026-10-01,2026-10-01")
    assert "Tue 1 Dec 2026, in 3 days: 11, family: Due: Appeal received" in out
    assert "agreed" not in out


def test_what_is_to_be_done_before_its_last_day_stands_where_it_is_to_be_done(
    tmp_path: Path,
) -> None:
    rows = ("12,2026-10-01,2026-11-20", "15,2026-10-03,")
    out = text(tmp_path, "case,decision_date,certificate_date", *rows)
    first = "Tue 1 Dec 2026, in 3 days: 12, family: Due: Appeal received by the SEND Tribunal."
    assert f"{first} The last day is Monday 21 December 2026; act by Tuesday 1 December" in out
    assert out.index(first) < out.index("Thu 3 Dec 2026, in 5 days: 15")


OLD = "case,decision_date,plan_made,review_meeting,review_decision_sent,outcome"


def test_an_appeal_day_of_over_a_year_ago_is_one_short_line_at_the_end(tmp_path: Path) -> None:
    out = text(tmp_path, OLD, "19,2023-11-05,2023-11-05,2026-11-03,,", "A,,,2026-11-10,,")
    (line,) = (each for each in out.splitlines() if "Tell a mediation adviser" in each)
    assert line.startswith("Fri 5 Jan 2024, 1058 days ago: 19, family: By what was told, the last ")
    assert line.endswith("You can still send the appeal today, and ask for more time.")
    assert out.index("Find out: ") < out.index(line)


def test_an_appeal_day_of_over_a_year_ago_is_gone_after_a_later_decision_to_appeal(
    tmp_path: Path,
) -> None:
    row = "28,2023-02-09,2023-02-09,2026-02-02,2026-02-20"
    for outcome, there in (("keep", False), ("cease", False), ("amend", True)):
        items = document(tmp_path, f"{OLD}\n{row},{outcome}\n", today=TODAY)["items"]
        assert there == any(each["rule"] == "appeal.window" for each in items)


def test_an_appeal_day_of_this_year_is_told_whatever_was_decided_since(tmp_path: Path) -> None:
    row = "28,2026-02-09,2023-02-09,2026-09-02,2026-09-20,keep"
    items = document(tmp_path, f"{OLD}\n{row}\n", today=TODAY)["items"]
    assert "appeal.window" in [each["rule"] for each in items]


def test_the_day_to_appeal_a_final_plan_is_listed_with_its_condition(tmp_path: Path) -> None:
    """Two months after 1 October end on 1 December; what is long over, or lodged, is not listed."""
    rows = ("16,2026-10-01,", "17,2025-11-10,", "18,2026-10-02,2026-11-02")
    told = "\n".join(("case,final_plan_sent,appeal_lodged", *rows)) + "\n"
    view = document(tmp_path, told, "--within", "3", today=TODAY)
    (item,) = (each for each in view["items"] if each["rule"] == "appeal.window")
    assert ("16", "ahead", "2026-12-01", True) == tuple(
        item[each] for each in ("case", "stands", "due", "conditional")
    )
    assert "right only if the letter was sent on the day the final plan was" in item["check_first"]
    assert "16" not in view["without_day"]


def test_what_a_certificate_does_to_that_day_is_said_with_it(tmp_path: Path) -> None:
    told = "case,final_plan_sent,certificate_date\n19,2026-09-25,2026-11-10\n"
    items = document(tmp_path, told, today=TODAY)["items"]
    (item,) = (each for each in items if each["rule"] == "appeal.window")
    assert "2026-12-10" == item["due"]
    assert "section I" in item["check_first"]
