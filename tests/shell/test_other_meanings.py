"""A heading that is called as a fact of ours, and means another beside what its table tells."""

import csv
import io
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-25"

REQUESTS = """\
Ref,Request received,Decision to assess (Y/N),Decision date,20 week date,Outcome,Officer
R001,12/01/2026,Y,20/02/2026,01/06/2026,Agreed,SL
R002,02/02/2026,N,12/03/2026,22/06/2026,Refused,SL
R003,15/06/2026,Y,24/07/2026,02/11/2026,Agreed,KP
"""

REVIEWS = """\
Ref,Review meeting,AR papers in,{heading}
1,01/09/2026,10/09/2026,25/09/2026
2,02/09/2026,10/09/2026,26/09/2026
"""


def asked(text: str, folder: Path, *words: str, command: str = "due") -> tuple[str, str, int]:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    ran = ask(command, str(folder / "in.csv"), *words, today=TODAY)
    return ran.out, ran.err, ran.code


def test_the_decision_of_a_request_is_no_letter_that_can_be_appealed(tmp_path: Path) -> None:
    out, err, _ = asked(REQUESTS, tmp_path)
    assert "a last day has passed" not in out
    assert (
        "The column 'Decision date' is not read: beside 'Request received' it may be "
        "decision_notified, not decision_date. Say which: "
        "--map 'Decision date=decision_notified', or --map 'Decision date=decision_date'. "
        "sendpath batch FILE --guess -o map.toml proposes what each column is."
    ) in err


@pytest.mark.parametrize("command", ["due", "batch"])
def test_a_table_of_which_nothing_else_is_read_is_refused_with_what_to_write(
    command: str, tmp_path: Path
) -> None:
    text = REQUESTS.replace("Request received", "Date request was received")
    _, err, code = asked(text, tmp_path, command=command)
    assert 2 == code
    assert "'Decision date' is not read: beside 'Date request was received' it may be" in err
    assert "--guess -o map.toml proposes what each column is." in err


@pytest.mark.parametrize("ours", ["decision_date", "decision_notified"])
def test_who_says_which_it_is_is_not_asked(ours: str, tmp_path: Path) -> None:
    out, err, _ = asked(REQUESTS, tmp_path, "--map", f"Decision date={ours}")
    assert "'Decision date' is not read" not in err
    assert ("a last day has passed in 3 cases" in out) == (ours == "decision_date")


def test_our_own_names_are_read_whatever_stands_beside_them(tmp_path: Path) -> None:
    text = REQUESTS.replace("Decision date", "decision_date")
    for heads in (text, text.replace("Request received", "request_received")):
        out, err, _ = asked(heads, tmp_path)
        assert "a last day has passed in 3 cases" in out
        assert "'decision_date' is not read" not in err


@pytest.mark.parametrize(
    "text",
    [
        "Ref,Decision date,Reason\n1,02/09/2026,refuse-assess\n",
        "Ref,Decision date\n1,02/09/2026\n",
        "Ref,Decision date,Certificate date\n1,02/09/2026,\n",
        "Ref,Request received,Decision date,Reason\n1,01/05/2026,02/09/2026,refuse-assess\n",
    ],
)
def test_a_letter_stays_one_where_nothing_beside_it_says_otherwise(
    text: str, tmp_path: Path
) -> None:
    out, err, _ = asked(text, tmp_path, "--columns", "appeal_window", command="batch")
    assert "'Decision date' is not read" not in err
    # Two months from the letter.
    (row,) = csv.DictReader(io.StringIO(out.lstrip("\ufeff")))
    assert "2026-11-02" == row["sendpath_appeal_window"]


@pytest.mark.parametrize("heading", ["Decision date", "Sent date", "Decision notified"])
def test_a_decision_in_a_table_of_reviews_is_that_of_the_review(
    heading: str, tmp_path: Path
) -> None:
    _, err, _ = asked(REVIEWS.format(heading=heading), tmp_path)
    assert f"'{heading}' is not read: beside 'Review meeting' it may be review_decision_sent" in err


def test_the_last_review_beside_a_meeting_is_not_read_silently(tmp_path: Path) -> None:
    text = REVIEWS.format(heading="Last review").replace("25/09/2026", "20/11/2025")
    out, err, _ = asked(text, tmp_path)
    assert "Next review" not in out
    assert (
        "'Last review' is not read: beside 'Review meeting' it may not be last_review. "
        "If it is, write --map 'Last review=last_review'."
    ) in err
    _, err, _ = asked(text.replace("Last review", "last_review"), tmp_path)
    assert "is not read" not in err


def test_a_table_whose_rules_alone_are_asked_is_judged_as_well(tmp_path: Path) -> None:
    _, err, _ = asked(REQUESTS, tmp_path, "--process", "assessment")
    assert "'Decision date' is not read: beside 'Request received'" in err


@pytest.mark.parametrize(
    "beside", ["Exclusion began", "Transport review asked", "Reassessment request received"]
)
def test_a_decision_of_others_is_no_letter_for_the_tribunal(beside: str, tmp_path: Path) -> None:
    text = f"Ref,{beside},Decision date\n1,01/09/2026,20/09/2026\n"
    _, err, _ = asked(text, tmp_path)
    assert f"'Decision date' is not read: beside '{beside}' it may not be decision_date" in err
    _, err, _ = asked(text.replace("Ref", "Reason").replace("\n1", "\nrefuse-assess"), tmp_path)
    assert "'Decision date' is not read" not in err


MEETINGS = """\
Ref,Meeting date,Decision date,Outcome
1,01/09/2026,28/09/2026,Amend
2,05/09/2026,01/10/2026,No change
"""


def test_a_decision_beside_a_meeting_of_which_nobody_knows_the_kind_is_asked_about(
    tmp_path: Path,
) -> None:
    _, err, code = asked(MEETINGS, tmp_path)
    assert 2 == code
    assert "in this table it may be review_decision_sent, not decision_date" in err
    (tmp_path / "in.csv").write_text(MEETINGS, encoding="utf-8")
    out = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    assert '\n# "Decision date" = "review_decision_sent"  # if it is' in out
    assert '\n# "Meeting date" = "review_meeting"  # or "mediation_date"' in out


def test_beside_a_meeting_a_letter_of_which_it_is_told_what_was_decided_is_one_to_appeal(
    tmp_path: Path,
) -> None:
    text = MEETINGS.replace("Outcome", "Issue").replace("Amend", "refusal to assess")
    out, _, code = asked(text.replace("No change", "cease plan"), tmp_path)
    assert (0, True) == (code, "a last day has passed in 1 case" in out or "due within" in out)
