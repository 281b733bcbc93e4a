"""The facts that information services' leaflets tell are found, by the words of a heading or a parent."""

import shlex
import tomllib
from pathlib import Path

import pytest

from support import ask

LEAFLETS = tomllib.loads((Path(__file__).parent / "leaflet-facts.toml").read_text("utf-8"))
FACTS = [
    pytest.param(each["ask"], each["says"], id=f"{leaflet}: {each['fact']}")
    for leaflet, table in LEAFLETS.items()
    for each in table["facts"]
]


@pytest.mark.parametrize(("words", "says"), FACTS)
def test_a_fact_of_a_leaflet_is_found(words: str, says: str) -> None:
    command, *rest = shlex.split(words, posix=False)
    told = [" ".join(rest)] if command == "faq" else rest
    said = ask(command, *told, "--plain", today=None)
    assert says in " ".join(said.out.split()), said.err or said.out


def test_there_are_seventy_two_of_three_leaflets() -> None:
    three = ("mediation", "after-mediation", "disagreeing")
    assert 72 == sum(len(LEAFLETS[name]["facts"]) for name in three)
