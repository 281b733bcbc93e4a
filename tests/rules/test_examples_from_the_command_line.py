"""Every example of the rule book, asked as a person asks: from the command line."""

import pytest

from sendpath.core.law import Rule
from sendpath.rulebook.loader import load_rulebook, path_of, read_toml
from sendpath.rulebook.proof import Example, expected
from support import ask, read_json, row

BOOK = load_rulebook()
LATER = "2031-12-31"
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example['name']}")
    for rule in BOOK.law.rules.values()
    for example in read_toml(path_of(BOOK.directory, rule.id))["example"]
]


def words(example: Example) -> list[str]:
    told = [f"{event}={day.isoformat()}" for event, day in example["given"].items()]
    told += ["--reason", example["reason"]] if "reason" in example else []
    return [*told, *(f"--{fact}" for fact in example.get("facts", ()))]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_command_line_gives_what_the_example_says(rule: Rule, example: Example) -> None:
    ran = ask("deadlines", *words(example), "--today", LATER, "--format", "json")
    shown = row(read_json(ran.out), rule.id) if "deadlines" in ran.out else {}
    if not shown:
        pytest.fail(ran.err)
    for key, value in expected(example).items():
        if key != "held_open":
            assert (value.isoformat() if hasattr(value, "isoformat") else value) == shown[key], key
    if "held_open" in example:
        assert "awaiting-certificate" == shown["standing"]
