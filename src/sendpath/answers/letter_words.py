"""``letter``: what a council's letter must say, and which words of one letter show it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.dated import problem_view
from sendpath.answers.notes import cite_of, plain_note
from sendpath.answers.nothing_pressing import Verdict
from sendpath.answers.shapes import CiteView, NoteView, ProblemView, Urgency
from sendpath.answers.verdict import not_covered
from sendpath.answers.words import ASK_ANEW, many
from sendpath.core.decisions import Decision
from sendpath.core.guides import Nation
from sendpath.core.letters import LetterItem, LetterKind, LetterNote, Letters
from sendpath.core.names import any_of, capital
from sendpath.core.problem import Problem, blocked
from sendpath.intake.letter_words import found, quoted, too_old
from sendpath.intake.old_letters import WRITE

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

Shown = Literal["found", "unclear", "not-found"]
"""Whether words that show a thing were found; ``unclear``: words that may say the contrary were."""

SAY_WHICH = "Which decision is it? Add --reason SLUG. All of them: sendpath can-appeal --list."
NOTHING = "Nothing can be said: see what could not be used"
ABROAD = "Is the council in England? If it is not:"
UNREAD = "the words of that law were not read"
NO_LAW = "No law was read on what a letter must say that comes with '{}'."
WAYS = "What to do about it: sendpath can-appeal --reason {}."


class LetterItemView(TypedDict):
    """One thing that a letter must say.

    ``quote`` are the letter's words that show it, dots for words between them; ``status`` is null
    where no letter was given.
    """

    id: str
    words: str
    status: Shown | None
    quote: str | None
    cites: list[CiteView]


class LetterGivenView(TypedDict):
    """What was told: the reason, and whether a letter was given."""

    reason: str | None
    letter: bool


class LetterView(TypedDict):
    """The whole answer of ``sendpath letter``.

    ``kind`` is the kind of letter that comes with the reason told; null where none was told, and
    only what every such letter must say was looked for. ``questions`` ask which letter it is, by
    its words. ``uncovered`` says why nothing can be said.
    """

    schema: Literal["sendpath/letter/1"]
    verdict: str
    urgency: Urgency
    law_as_at: date
    rule_book: str
    given: LetterGivenView
    kind: str | None
    items: list[LetterItemView]
    questions: list[NoteView]
    next: list[NoteView]
    uncovered: list[NoteView]
    problems: list[ProblemView]


class Asked(NamedTuple):
    """What is asked: the decision that was told, or the letter on one line, or both.

    ``nation`` is another nation that the letter names, although it speaks of the law of England.
    """

    decision: Decision | None
    letter: str | None
    nation: Nation | None = None


def letter(
    asked: Asked, known: Letters, context: Context, problems: Iterable[Problem]
) -> LetterView:
    """Say what a letter must say, and which of it was found by its words."""
    problems = list(problems)
    none = blocked(problems)
    kind = known.of_reason(asked.decision.slug) if asked.decision else None
    out = [] if none else list(_uncovered(asked, kind, context))
    kinds = [] if out or none else known.may_be(kind)
    items = [_item(each, kind, asked.letter, context) for each in _items(known, kinds)]
    said = not_covered(out) if out else _verdict(items, kind, known)
    return {
        "schema": "sendpath/letter/1",
        "verdict": said.text,
        "urgency": said.urgency,
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "given": {
            "reason": asked.decision.slug if asked.decision else None,
            "letter": asked.letter is not None,
        },
        "kind": kind.id if kind and kinds else None,
        "items": items,
        "questions": list(_questions(asked, kind, known)) if kinds else [],
        "next": [
            _note(each, context) for each in known.notes if kinds and _is_for(each, kinds, items)
        ],
        "uncovered": out,
        "problems": [problem_view(each) for each in problems],
    }


def _uncovered(asked: Asked, kind: LetterKind | None, context: Context) -> Iterator[NoteView]:
    """Say why nothing can be said: the letter is too old, or no law was read on its kind."""
    rules = context.book.law.rules[context.book.letter.window].versions
    old = asked.letter and too_old(asked.letter, rules[0].in_force)
    if old:
        yield plain_note("not-covered", f"{old} {WRITE}")
        yield plain_note("ask-anew", ASK_ANEW)
    elif asked.decision is not None and kind is None:
        yield plain_note("not-covered", NO_LAW.format(asked.decision.words))
        yield plain_note("instead", WAYS.format(asked.decision.slug))


def _items(known: Letters, kinds: Sequence[LetterKind]) -> list[LetterItem]:
    return known.must_say(kinds) if kinds else []


def _item(
    item: LetterItem, kind: LetterKind | None, text: str | None, context: Context
) -> LetterItemView:
    against = None if text is None else found(item.against, text)
    there = None if text is None or against else quoted(item.looked_for, text)
    quote = against or (there and there.words)
    unclear = against or (there and there.denied)
    status: Shown = "unclear" if unclear else "found" if quote else "not-found"
    cites = [each for each in (kind.cite if kind else None, item.cite) if each]
    return {
        "id": item.id,
        "words": item.words,
        "status": None if text is None else status,
        "quote": quote,
        "cites": [cite_of(each, context) for each in cites],
    }


def _verdict(items: Sequence[LetterItemView], kind: LetterKind | None, known: Letters) -> Verdict:
    """Say how much was found; or, without a letter, how much it must say."""
    unread = kind is not None and kind.cite.verified == "unread"
    firm = f"; {UNREAD}" if unread else ""
    which = f"a letter {kind.words}" if kind else f"every letter {known.untold.words}"
    things = many(len(items), "thing")
    if not items:
        return Verdict(NOTHING, "open")
    if all(each["status"] is None for each in items):
        return Verdict(f"{capital(which)} must say {things}{firm}", "open")
    there = sum(each["status"] == "found" for each in items)
    left = len(items) - there
    what = f"what {which} must say{firm}"
    if not there:
        return Verdict(
            f"None of {things} found by their words, look for them yourself: {what}", "soon"
        )
    look = f"look for the other {left} yourself" if left else "read whether they say it"
    found_ = f"{there} of {things} found by their words"
    return Verdict(f"{found_}, {look}: {what}", "soon" if left else "open")


def _questions(asked: Asked, kind: LetterKind | None, known: Letters) -> Iterator[NoteView]:
    """Ask which kind of letter it is, and of which nation, by words in it; none is chosen."""
    text = asked.letter
    if asked.nation is not None:
        told = f"{ABROAD} {asked.nation.text} {asked.nation.signpost()}"
        yield plain_note("which-nation", told)
    if text is None or (kind is not None and found(kind.signs, text)):
        return
    others = [each for each in known.letters.values() if each is not kind]
    signs = [(each, quote) for each in others if (quote := found(each.signs, text))]
    for each, quote in signs:
        yield plain_note(
            "which-letter",
            f'The letter speaks of "{quote}". Is it a letter {each.words}? Then say '
            f"--reason {any_of(each.reasons)}.",
        )
    if kind is None and not signs:
        yield plain_note("which-letter", SAY_WHICH)


def _is_for(note: LetterNote, kinds: Sequence[LetterKind], items: Sequence[LetterItemView]) -> bool:
    """Say whether a note is for such a letter, of which this was found and that was not."""
    lacking = {each["id"] for each in items if each["status"] not in ("found", None)}
    ours = not note.letters or all(each.id in note.letters for each in kinds)
    return ours and (not note.items or bool(lacking.intersection(note.items)))


def _note(note: LetterNote, context: Context) -> NoteView:
    shown = plain_note(note.id, note.text)
    return {**shown, "cite": cite_of(note.cite, context)} if note.cite else shown
