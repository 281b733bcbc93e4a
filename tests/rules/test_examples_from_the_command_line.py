"""Every example of the rule book, asked as a person asks: from the command line."""

from datetime import date
from pathlib import Path

import pytest

from sendpath.core.law import Rule
from sendpath.rulebook.loader import load_rulebook, path_of, read_toml
from sendpath.rulebook.proof import Example, expected
from support import ask, read_json, row

BOOK = load_rulebook()
LATER = "2031-12-31"
LETTER = ("appeal", "mediation")
KEPT_ELSEWHERE = (
    *("held_open", "exceptions", "met", "near", "notes", "qualified_by", "because"),
    "overtaken",
)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example['name']}")
    for rule in BOOK.law.rules.values()
    for example in read_toml(path_of(BOOK.directory, rule.id))["example"]
]


def words(rule: Rule, example: Example, folder: Path) -> list[str]:
    told = [f"{event}={day}" for event, day in example["given"].items()]
    told += ["--reason", example["reason"]] if "reason" in example else []
    told += [each for choice in example.get("choices", {}).items() for each in _chosen(*choice)]
    told += ["--born", str(example["born"])] if "born" in example else []
    told += ["--with", rule.id] if rule.unconfirmed else []
    if "terms" in example:
        terms = folder / "terms.csv"
        lines = [f"{first},{last}\n" for first, last in example["terms"]]
        terms.write_text("first_day,last_day\n" + "".join(lines), "utf-8")
        told += ["--term", str(terms)]
    return [*told, *(f"--{fact}" for fact in example.get("facts", ()))]


def _chosen(choice: str, value: str) -> tuple[str, str]:
    return f"--{choice}", value


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
@pytest.mark.once
def test_the_command_line_gives_what_the_example_says(
    rule: Rule, example: Example, tmp_path: Path
) -> None:
    command = ["deadlines"] if rule.process in LETTER else ["timeline", rule.process]
    told = words(rule, example, tmp_path)
    ran = ask(*command, *told, "--today", LATER, "--format", "json")
    document = read_json(ran.out)
    if "waiting_for" in example and not document["deadlines"]:
        assert 2 == ran.code  # nothing at all can be counted: what to give is said instead
        return
    shown = row(document, rule.id)
    for key, value in expected(example).items():
        if key in KEPT_ELSEWHERE:
            continue
        assert (value.isoformat() if isinstance(value, date) else value) == shown[key], key
    if "because" in example:
        assert [example["because"]] == [each["id"] for each in shown["because"]]
    if "exceptions" in example:
        assert example["exceptions"] == [each["id"] for each in shown["exceptions"]]
    if "met" in example:
        assert example["met"] == [each["id"] for each in shown["exceptions"] if each["met"]]
    if "overtaken" in example:
        told_of = any(each["id"] == "overtaken" for each in shown["warnings"])
        assert (example["overtaken"] != "none") == told_of
    if "held_open" in example:
        done = shown["done"] == "done"
        assert (None if done else "awaiting-certificate") == shown["standing"]
