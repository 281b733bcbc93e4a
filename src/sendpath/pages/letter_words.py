"""``letter`` as people read it: what was found, what to look for, what to do then."""

from collections.abc import Iterator

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.letter_words import LetterItemView, LetterView
from sendpath.core.names import printable
from sendpath.formats.page import Foot, Line, Lines, Page
from sendpath.pages.date_lines import FIRM, laws, noted
from sendpath.pages.frame import law_line, left_out, uncovered, verdict_of

LOOKED = (
    "words are looked for, and not understood: what is found may say something else, and what is "
    "not may stand there in other words, or in a leaflet"
)
BY_DECISION = "the rest goes by the decision, and not all of it was read"
ELSEWHERE = "look for it yourself"


def page(shown: LetterView, context: Context) -> Page:
    """Lay the answer out for people.

    Args:
        shown: The answer.
        context: The names of the law.
    """
    return Page(
        "What the letter must say",
        (
            Lines(tuple(uncovered(shown["uncovered"]))),
            _items(shown, context),
            Lines(tuple(_besides(shown, context)), apart=True),
            left_out(shown["problems"]),
            Foot((law_line(shown["law_as_at"]), ("please note", words.ADVICE))),
        ),
        verdict_of(shown),
    )


def _items(shown: LetterView, context: Context) -> Lines:
    looked = shown["given"]["letter"]
    return Lines(tuple(map(_looked, shown["items"])) if looked else tuple(_listed(shown, context)))


def _listed(shown: LetterView, context: Context) -> Iterator[Line]:
    """List what it must say, each with its law; one instrument for all is named once, below."""
    for each in shown["items"]:
        cites = each["cites"]
        one = len({cite["source"] for item in shown["items"] for cite in item["cites"]}) == 1
        at = " and ".join(cite["at"] for cite in cites) if one else laws(cites, context.shorts)
        yield "it must say", f"{each['words']} ({at})"


def _looked(item: LetterItemView) -> Line:
    """Say whether a thing was found, by which words."""
    quote = f'"{printable(item["quote"])}"' if item["quote"] else ""
    if item["status"] == "found":
        return "found", f"{item['words']}: {quote}"
    if item["status"] == "unclear":
        return "unclear", f"{item['words']}: it says {quote}; read what it says of this"
    return "not found", f"{item['words']}: {ELSEWHERE}"


def _besides(shown: LetterView, context: Context) -> Iterator[Line]:
    """Say how to read it, which letter it may be, what to do, and by which law."""
    for each in shown["questions"]:
        yield "which letter", each["text"]
    for each in shown["next"]:
        yield "what to do", noted(each, context.shorts)
    if any(each["cites"] for each in shown["items"]):
        rest = "" if shown["kind"] else f"; {BY_DECISION}"
        yield "law", f"{_law(shown['items'], context)}{rest}"
    if shown["given"]["letter"] and shown["items"]:
        yield "how it was read", LOOKED


def _law(items: list[LetterItemView], context: Context) -> str:
    """Name the law of some items; where its words were not read, that is said."""
    cites = [cite for each in items for cite in each["cites"]]
    told = laws(cites, context.shorts)
    weak = [cite for cite in cites if cite["verified"] not in FIRM]
    if not weak:
        return told
    places = ", ".join(dict.fromkeys(cite["at"] for cite in weak))
    return f"{told} ({places}: {words.GRADES[weak[0]['verified']]})"
