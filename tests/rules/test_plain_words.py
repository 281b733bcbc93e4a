"""Every text of the rule book in plain words: short sentences, the same words every time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat  # type: ignore[import-untyped]  # it ships none

from sendpath.rulebook.loader import read_toml, rules_directory

pytestmark = pytest.mark.once

ROOT = rules_directory()
THEIRS = {"sources.toml", "thesaurus.toml", "headings.toml"}
"""Files that hold titles, and the words of others, as those in `phrasings` and `presets` do."""

FILES = [
    path
    for path in sorted(ROOT.rglob("*.toml"))
    if path.name not in THEIRS and path.parent.name not in ("phrasings", "presets")
]
NOT_TEXT = {
    "id",
    "source",
    "at",
    "url",
    "option",
    "name",
    "notes",
    "also",
    "words",
    "given",
    "due",
    "raw",
    "safe",
    "latest",
    "opens",
    "period",
    "reason",
    "choices",
    "waiting_for",
    "terms",
    "version",
    "class",
    "looked_for",
    "against",
    "signs",
    "england",
}
"""Keys that hold names, days, citations, or the words that others use. ``name`` of a route, a
contact and a process's ``words`` are text all the same."""

SPOKEN = {
    "routes.toml": {"name"},
    "concerns.toml": {"words"},
    "processes.toml": {"words"},
    "events.toml": {"words"},
    "decisions.toml": {"words"},
}
LONGEST = 25
"""Words of a sentence."""

LONG, EASY = 100, 55
"""Words of a text from which on its reading ease is measured, and the least it may be."""

PLAIN = {
    r"\bLAs?\b": "council",
    r"\blocal authorit(?:y|ies)\b": "council",
    r"\bEHCPs?\b": "plan",
    r"\bstatement of SEN\b": "plan",
    r"\bSENDIST\b": "SEND Tribunal",
    r"\bICBs?\b": "health body",
    r"\bCCGs?\b": "health body",
    r"(?<!-)\bplacement\b(?!-)": "school",
    r"\blodg(?:e|es|ing)\b": "send",
    r"\bpursuant to\b": "under",
    r"\bin respect of\b": "about",
    r"\bprior to\b": "before",
    r"\bcommenc\w+\b": "begin",
    r"\bhereby\b": "(nothing)",
    r"\bshall\b": "must",
    r"\butili[sz]e\w*\b": "use",
    r"\bappellants?\b": "you",
    r"\bforthwith\b": "at once",
    r"\bnotwithstanding\b": "although",
    r"\be\.g\.|\bi\.e\.": "for example; that is",
}
"""Words that are not ours, and ours instead."""

OTHERS = (
    "the LA and the LAs",
    "a local authority, two local authorities",
    "an EHCP and EHCPs",
    "a statement of SEN",
    "SENDIST",
    "the ICB",
    "the CCG",
    "a placement is named",
    "lodge the appeal",
    "pursuant to",
    "in respect of",
    "prior to",
    "commencing",
    "hereby",
    "shall",
    "utilised",
    "the appellant",
    "forthwith",
    "notwithstanding",
    "i.e. this",
)
"""How they would stand in a text, one for each pattern."""

Text = tuple[str, str]


def texts(value: Any, file: str, key: str = "", at: str = "") -> Iterator[Text]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, file, name, f"{at}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts(each, file, key, f"{at}.{number}")
    elif isinstance(value, str) and (key not in NOT_TEXT or key in SPOKEN.get(file, ())):
        yield f"{file}{at}", value


TEXTS = [each for path in FILES for each in texts(read_toml(path), path.name)]


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!])\s+", text) if each]


def too_long(text: str) -> list[str]:
    return [each for each in sentences(text) if len(each.split()) > LONGEST]


def test_there_is_something_to_judge() -> None:
    assert 500 < len(TEXTS)
    assert any("Ring the mediation adviser" in text for _, text in TEXTS)


def test_no_sentence_is_longer_than_twenty_five_words() -> None:
    assert [] == [(at, sentence) for at, text in TEXTS for sentence in too_long(text)]


def test_a_sentence_of_twenty_six_words_would_be_found() -> None:
    allowed, more = f"{'a ' * 24}word.", f"{'a ' * 25}word."
    assert [more] == too_long(f"Short? {allowed} {more} Short.")


@pytest.mark.parametrize("pattern", PLAIN)
def test_our_words_and_no_others(pattern: str) -> None:
    used = [(at, text) for at, text in TEXTS if re.search(pattern, text)]
    assert [] == used, f"write: {PLAIN[pattern]}"


@pytest.mark.parametrize(("pattern", "text"), list(zip(PLAIN, OTHERS, strict=True)))
def test_words_that_are_not_ours_would_be_found(pattern: str, text: str) -> None:
    assert [pattern] == [each for each in PLAIN if re.search(each, text)]


def whole_texts() -> Iterator[Text]:
    """Give each table's texts as people meet them, one after the other."""
    for path in FILES:
        tables = read_toml(path)
        for name, table in tables.items() if path.parent == ROOT else [(path.stem, tables)]:
            told = [text for _, text in texts(table, path.name) if text.endswith((".", "?"))]
            if sum(len(text.split()) for text in told) >= LONG:
                yield f"{path.name} {name}", " ".join(told)


@pytest.mark.parametrize(("at", "text"), list(whole_texts()), ids=[at for at, _ in whole_texts()])
def test_long_texts_read_easily(at: str, text: str) -> None:
    assert textstat.flesch_reading_ease(text) >= EASY, at


def test_the_documents_that_families_read_are_easy_as_well() -> None:
    top = Path(__file__).resolve().parents[2]
    for page in sorted((top / "docs").glob("story-*.md")):
        prose = re.sub(
            r"```.*?```|`[^`]*`|\[[^]]*\]\([^)]*\)", "", page.read_text("utf-8"), flags=re.DOTALL
        )
        assert textstat.flesch_reading_ease(prose) >= EASY, page.name
