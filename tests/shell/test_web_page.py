"""`-o answer.html`: one page that stands by itself, readable by eye, by ear and on paper."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from support import ask

TODAY = "2026-11-21"
LETTER = ("--decision-date", "2026-10-30", "--mediation-requested", "2026-11-02")
PAGES = {
    "deadlines": ("deadlines", *LETTER),
    "timeline": (
        "timeline",
        "assessment",
        "request-received=2026-03-01",
        "decision-notified=2026-04-30",
    ),
    "pathway": ("pathway", "--concern", "request-refused", "--decision-date", "2026-10-01"),
    "can-appeal": ("can-appeal", "--reason", "refuse-assess", "--decision-date", "2026-10-01"),
    "faq": ("faq", "late"),
    "myths": ("myths", "--decision-date", "2026-10-01"),
    "letter": ("letter", "--reason", "refuse-assess"),
    "count": ("count", "2 months", "--after", "2026-12-31"),
    "conform": ("conform", "--list"),
}
VOID = {"meta", "line", "circle", "br"}


class Outline(HTMLParser):
    """What a page is made of: its elements in order, their attributes, and whether all are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.left_open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.left_open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.left_open.pop()


def page(name: str, *more: str) -> tuple[str, Outline]:
    words = (*PAGES[name], *more, "--format", "html")
    text = ask(*words, today=None if name in ("faq", "count") else TODAY).out
    outline = Outline()
    outline.feed(text)
    outline.close()
    return text, outline


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_and_runs_nothing(name: str) -> None:
    text, outline = page(name)
    assert [] == outline.left_open
    assert {"script", "link", "img", "iframe", "object", "form"}.isdisjoint(
        t for t, _ in outline.elements
    )
    assert [] == [a for _, a in outline.elements if {"src", "srcset", "onload", "style"} & set(a)]
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_language_a_title_one_main_and_headings_in_order(name: str) -> None:
    text, outline = page(name)
    tags = [tag for tag, _ in outline.elements]
    assert ("html", {"lang": "en-GB"}) in outline.elements
    assert (1, 1) == tuple(tags.count(tag) for tag in ("h1", "main"))
    assert 1 + tags.count("svg") == tags.count("title")
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert 'name="viewport"' in text
    assert "prefers-color-scheme: dark" in text
    assert "size: A4" in text


@pytest.mark.parametrize("name", PAGES)
def test_the_verdict_stands_first_after_the_title(name: str) -> None:
    text, _ = page(name)
    after_title = text.partition("</h1>")[2].strip()
    assert after_title.startswith('<p class="verdict ')


def test_each_day_is_a_time_and_stands_beside_words_for_how_it_stands() -> None:
    text, _ = page("deadlines")
    days = re.findall(r'<time datetime="(.{10})">([^<]+)</time>', text)
    assert [
        ("2026-12-02", "Wednesday 2 December 2026"),
        ("2026-12-30", "Wednesday 30 December 2026"),
        ("2027-01-04", "Monday 4 January 2027"),
    ] == days
    assert "(in 11 days)" in text


def test_the_picture_says_in_words_what_it_shows() -> None:
    text, outline = page("deadlines")
    svg = next(attributes for tag, attributes in outline.elements if tag == "svg")
    assert ("img", "days-title days-desc") == (svg["role"], svg["aria-labelledby"])
    assert '<desc id="days-desc">Wednesday 2 December 2026: Mediation meeting held; ' in text
    assert 3 == text.count("<circle ")
    for words in ("1. 2 December: Mediation meeting held", "3. 4 January: Appeal received"):
        assert f">{words}" in text


def test_one_day_is_no_line_and_has_no_picture() -> None:
    assert (
        "<svg"
        not in ask(
            "deadlines",
            "--decision-date",
            "2026-10-01",
            "--reason",
            "school-named",
            "--format",
            "html",
            today=TODAY,
        ).out
    )


def test_what_was_told_is_text() -> None:
    text, _ = page("deadlines", "--id", '<script>alert(1)</script> & https://evil.example/">')
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert [] == re.findall(r'<[^>]*=">', text)
    assert "https://evil.example/&quot;&gt;" in re.sub(r"</?a[^>]*>", "", text)


def test_addresses_of_ours_are_links() -> None:
    text, outline = page("pathway")
    bare = set(re.findall(r"https://[^\s<\"]+", re.sub(r"<[^>]*>", " ", text)))
    links = {attributes["href"] for tag, attributes in outline.elements if tag == "a"}
    assert bare
    assert set() == {each.rstrip(".,)") for each in bare} - links


def test_a_timeline_holds_the_days_and_what_belongs_in_a_complaint() -> None:
    text, _ = page("timeline")
    assert '<section class="date' in text
    assert "<h2>To paste into a complaint</h2>" in text
    assert "18 days late" in text
