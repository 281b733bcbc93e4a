"""What the council agreed to is no refusal, and its letter is none to appeal."""

import tomllib
from pathlib import Path

import pytest

from support import Json, ask

TODAY = "2026-11-28"
HEAD = "Ref,Issue,Request received,Date of LA letter,Mediation cert"
AGREEMENTS = (
    *("Assessing", "Assess", "To assess", "Agreed to assess", "Yes"),
    *("Will assess", "Assessment agreed", "Proceeding"),
)


def guessed(folder: Path, *rows: str, head: str = HEAD) -> Json:
    (folder / "in.csv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    made = ask("batch", str(folder / "in.csv"), "--guess", today=TODAY).out
    (folder / "map.toml").write_text(made, encoding="utf-8")
    told: Json = tomllib.loads(made)
    return told


def letters(told: Json) -> dict[str, list[str]]:
    said = told["columns"]["Date of LA letter"]
    return {each["fact"]: each["where"]["Issue"] for each in said}


REFUSED = (
    "1,Refusal to assess,03/08/2026,11/09/2026,12/10/2026",
    "2,Refusal to assess,03/08/2026,18/09/2026,13/10/2026",
)


@pytest.mark.parametrize("value", AGREEMENTS)
def test_an_agreement_is_no_reason_to_appeal_and_its_letter_only_tells_of_the_request(
    value: str, tmp_path: Path
) -> None:
    told = guessed(tmp_path, *REFUSED, f"3,{value},06/07/2026,14/08/2026,")
    assert "" == told["values"]["Issue"][value]
    assert value in letters(told)["decision_notified"]
    assert value not in letters(told)["decision_date"]


def test_of_an_agreed_request_the_unedited_map_gives_no_last_day_to_appeal(tmp_path: Path) -> None:
    guessed(tmp_path, *REFUSED, "3,Assessing,06/07/2026,14/08/2026,")
    words = ("--map-file", str(tmp_path / "map.toml"), "--within", "all")
    ran = ask("due", str(tmp_path / "in.csv"), *words, today=TODAY)
    lines = [each for each in ran.out.splitlines() if each.rstrip().endswith("3") or " 3:" in each]
    assert "Appeal" not in "\n".join(lines)
    assert "Appeal" in ran.out


@pytest.mark.parametrize("value", AGREEMENTS)
def test_an_agreement_is_an_outcome_where_the_answers_stand(value: str, tmp_path: Path) -> None:
    told = guessed(
        tmp_path,
        "1,03/08/2026,Refused,11/09/2026",
        f"2,06/07/2026,{value},14/08/2026",
        head="Ref,Request received,Decision,Decision to assess",
    )
    assert "outcome" == told["columns"]["Decision"]
    assert "agreed" == told["values"]["Decision"][value]


@pytest.mark.parametrize("value", ["Going to assess", "Reassessing", "Issue plan", "Issuing"])
def test_what_may_be_an_agreement_is_for_a_person_to_say(value: str, tmp_path: Path) -> None:
    told = guessed(tmp_path, *REFUSED, f"3,{value},06/07/2026,14/08/2026,")
    assert value not in told["values"]["Issue"]
    assert value not in letters(told)["decision_date"]


def test_a_short_name_of_a_refusal_is_one_only_as_it_stands(tmp_path: Path) -> None:
    told = guessed(tmp_path, *REFUSED, "3,RTA,06/07/2026,14/08/2026,", "4,LA - RTA,,14/08/2026,")
    assert "refuse-assess" == told["values"]["Issue"]["RTA"]
    assert "refuse-assess" == told["values"]["Issue"]["LA - RTA"]


def test_a_short_name_of_a_refusal_is_never_taken_for_an_agreement(tmp_path: Path) -> None:
    told = guessed(
        tmp_path,
        "1,03/08/2026,Refused,11/09/2026",
        "2,06/07/2026,RTA,14/08/2026",
        head="Ref,Request received,Decision,Decision to assess",
    )
    assert "agreed" != told["values"]["Decision"].get("RTA")


def test_a_letter_with_a_draft_plan_tells_that_the_draft_was_served(tmp_path: Path) -> None:
    told = guessed(tmp_path, *REFUSED, "3,Draft plan received,29/06/2026,20/11/2026,")
    assert ["Draft plan received"] == letters(told)["draft_served"]
    assert "Draft plan received" not in letters(told)["decision_notified"]
