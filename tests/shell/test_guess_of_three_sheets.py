"""Maps guessed of sheets in short words: each line that is taken live is right as it stands."""

import tomllib
from pathlib import Path
from typing import Any

from support import ask

TODAY = "2026-11-28"


def guess(folder: Path, sheet: str, *words: str) -> tuple[dict[str, Any], str]:
    (folder / "in.csv").write_text(sheet, encoding="utf-8")
    out = ask("batch", str(folder / "in.csv"), "--guess", *words, today=TODAY).out
    return tomllib.loads(out), out


REVIEWS = """Ref,Final plan dated,Last review meeting,Review decision,Review decision letter
A,09/09/2023,08/09/2026,Amend,02/10/2026
B,09/09/2023,07/09/2026,Keep as is,01/10/2026
C,09/09/2023,04/09/2026,Cease,29/09/2026
"""
CODES = """CASE_ID,REQ_RECD_DTM,LA_DECN_CD,LA_DECN_DTM,DRAFT_RECD_DTM,FINAL_PLAN_DTM,MEDN_CERT_DTM
A,09/15/2026,RTA,10/20/2026,,,11/02/2026
B,07/06/2026,ATA,08/11/2026,11/19/2026,,
C,05/04/2026,ATA,06/12/2026,08/03/2026,10/06/2026,
D,06/08/2026,NIP,09/25/2026,,,
"""
SHORT = """Ref,Asked,LA said,Said on,Last AR,AR letter,Status
A,01/09/2026,No to assess,09/10/2026,,,Refused
B,02/09/2026,Yes,08/10/2026,,,On hold
C,,,,10/09/2026,05/10/2026,Review
D,,,,01/07/2026,25/07/2026,Review
"""


def test_the_letter_after_a_review_that_keeps_or_ceases_a_plan_is_the_decision_to_appeal(
    tmp_path: Path,
) -> None:
    told = guess(tmp_path, REVIEWS)[0]["columns"]
    letter = {"fact": "decision_date", "where": {"Review decision": ["Keep as is", "Cease"]}}
    assert ["review_decision_sent", "last_review", letter] == told["Review decision letter"]
    assert "review_meeting" == told["Last review meeting"]


def test_a_last_review_beside_its_decisions_letter_is_the_meeting(tmp_path: Path) -> None:
    told, out = guess(tmp_path, SHORT)
    assert "review_meeting" == told["columns"]["Last AR"]
    assert ["review_decision_sent", "last_review"] == told["columns"]["AR letter"]
    assert "request_received" == told["columns"]["Asked"]
    said_on = told["columns"]["Said on"]
    assert "decision_notified" == (said_on if isinstance(said_on, str) else said_on[0])
    assert '# "Status" = ["On hold"]' in out


def test_a_column_that_also_holds_that_it_was_agreed_is_no_column_of_reasons(
    tmp_path: Path,
) -> None:
    told, out = guess(tmp_path, CODES)
    assert "reason" != told["columns"].get("LA_DECN_CD")
    assert "request_received" == told["columns"]["REQ_RECD_DTM"]
    assert "draft_served" == told["columns"]["DRAFT_RECD_DTM"]
    assert "final_plan_sent" == told["columns"]["FINAL_PLAN_DTM"]
    assert "certificate_date" == told["columns"]["MEDN_CERT_DTM"]
    assert "# month_first = [" in out


def test_guessing_again_keeps_what_was_said_of_the_order_and_doubts_no_day(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('month_first = ["REQ_RECD_DTM"]\n', encoding="utf-8")
    told, out = guess(tmp_path, CODES, "--map-file", str(tmp_path / "map.toml"))
    assert ["REQ_RECD_DTM"] == told["month_first"]
    line = next(each for each in out.splitlines() if each.startswith('"REQ_RECD_DTM"'))
    assert "doubted" not in line
