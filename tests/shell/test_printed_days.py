"""A day printed in a letter stands in a caseload as in one letter."""

from pathlib import Path
from shutil import copytree
from typing import Any

from core.laws import asks, days, law, limb, rule, version
from sendpath.core.clauses import Exclusion
from sendpath.core.walk import traits_asked
from support import ask, deadlines, row

TODAY = "2026-11-21"


def out(kind: Any, subject: str, **more: Any) -> Exclusion:
    """Take a limb or a rule out of play."""
    return Exclusion(asks(kind, subject), **more)


def test_traits_that_no_rule_asks_about_make_no_difference_to_a_case() -> None:
    also = (asks("trait", "c"), asks("told", "visit"))
    own = version(
        limb("ten", days(10), unless=(out("no_trait", "a"),)),
        unless=(Exclusion(asks("trait", "b"), also=also), out("told", "reply")),
    )
    assert {"a", "b", "c"} == traits_asked(law(rule("rule", own), rule("other")))


CASES = """\
decision_date,certificate_date,reason
2026-10-01,,refuse-plan
2026-10-01,2026-11-12,refuse-plan
2026-10-01,2026-11-14,refuse-plan
"""


def test_a_printed_day_stands_in_a_caseload_as_it_does_in_one_letter(
    rules: Path, tmp_path: Path
) -> None:
    draft = Path(copytree(rules, tmp_path / "rules"))
    window = draft / "appeal" / "window.toml"
    printed = 'printed = { event = "certificate-issued", cite = { source = "hesc-rules-2008", at = "rule 12(4)", verified = "read" } }'
    enacted = "\n[[version.latest_of]]"
    window.write_text(
        window.read_text("utf-8").replace(enacted, f"\n{printed}\n{enacted}", 1), "utf-8"
    )
    (tmp_path / "in.csv").write_text(CASES, "utf-8")
    law_used = ("--rules", str(draft))
    ran = ask("batch", str(tmp_path / "in.csv"), *law_used, today=TODAY)
    asked = [
        deadlines("--decision-date", "2026-10-01", *more, *law_used)
        for more in ((), ("--certificate-date", "2026-11-12"), ("--certificate-date", "2026-11-14"))
    ]
    days_given = ["2026-12-01", "2026-11-12", "2026-11-14"]
    assert days_given == [row(each, "appeal.window")["due"] for each in asked]
    assert days_given == [line.split(",")[5] for line in ran.out.splitlines()[1:]]
