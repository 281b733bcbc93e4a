"""Whose decision a letter tells, in a table of requests that also tells what is in dispute.

The letter of a child who is to be assessed cannot be appealed, and a plan is appealed from the
final plan, not from the letter that came before it.
"""

from collections.abc import Collection, Mapping, Sequence

from sendpath.columns.heading_words import plain
from sendpath.columns.proposals import Proposal, Where
from sendpath.columns.value_guesses import OUTCOME, REASON, Guesses
from sendpath.core.decisions import Decision
from sendpath.rulebook.heading_parts import Letters

WHY = "what is in dispute tells which letter it is"

BLANK = ""
"""How an empty cell stands in a map: of such a row nothing is known, and its letter stays."""


def by_reason(
    made: Sequence[Proposal], letters: Collection[str], called: Mapping[str, str], guesses: Guesses
) -> list[Proposal]:
    """Part the letters of a table of requests by what its reasons say.

    Args:
        made: What is proposed for its columns.
        letters: What the columns of a decision's letter are called.
        called: What we call the columns of facts, by their names.
        guesses: What values mean.
    """
    told, named = {each.ours for each in made}, guesses.told.letters
    reasons = next((each for each in made if each.ours == REASON and not each.said), None)
    if reasons is None or named is None:
        return [*made]
    beside, notified, letter, plan = (
        called.get(each, each) for each in (named.beside, named.notified, named.letter, named.plan)
    )
    if beside not in told:
        return [*made]
    asked, plans, others, drafts = _groups(reasons, guesses, named)
    heading = reasons.seen.heading
    if not told & {*letters}:
        made = _with_own(made, reasons, called, guesses)
    elif notified in told:
        return [*made]
    if not (asked or plans or drafts):
        return [*made]
    finals = [each for each in made if each.ours == plan and (_is_free(each) or each.parted)]
    is_of_plans = bool(finals) or any(each.maybe == plan for each in made)
    unsaid = _by_answers(made, heading, guesses, called, told)
    blank = [] if unsaid else [BLANK]
    others = [*others, *blank] if is_of_plans else [*others, *plans, *blank]
    draft = called.get(named.draft, named.draft)
    drafts = [] if draft in told else drafts
    unsent = _unsent(finals, heading, plans) if finals and plans else {}

    own = _told_by_own(reasons, called, guesses)
    further = [Where(ours, {heading: of}) for ours, of in own.items() if of and ours not in told]
    further = [each for each in further if each.ours != notified]

    def parted(one: Proposal) -> Proposal:
        if one in finals and plans:
            held = {**one.where[0].held} if one.parted else {}
            where = [*one.where, Where(letter, {**held, heading: plans})]
            return one._replace(where=where, remark=WHY)
        if not _is_free(one):
            return one
        if one.ours in letters:
            where = [Where(one.ours or letter, {heading: others})]
            where = [Where(notified, {heading: asked}), *where] if asked else where
            where += [Where(draft, {heading: drafts})] if drafts else []
            where += [Where(one.ours or letter, unsent)] if unsent else []
            where += further + unsaid
            return one._replace(where=where, parted=True, words="", remark=WHY)
        return one

    return [parted(each) for each in made]


def _by_answers(
    made: Sequence[Proposal],
    heading: str,
    guesses: Guesses,
    called: Mapping[str, str],
    told: Collection[str | None],
) -> list[Where]:
    """Say whose letter it is in rows without a reason, by what the council answered there.

    Where it agreed, the letter is none to appeal. Nothing where no column tells its answers.
    """
    answers = next((each.seen for each in made if each.ours == OUTCOME and not each.said), None)
    named = guesses.told.letters
    more = next((each for each in guesses.told.more if each.of == OUTCOME), None)
    if answers is None or named is None or more is None:
        return []
    kinds: dict[str, list[str]] = {}
    for guess in guesses.of(OUTCOME, {**answers.values, **answers.unsaid}):
        if guess.sure and guess.ours:
            kinds.setdefault(guess.tells or guess.ours[0], []).append(guess.value)
    answered = (more.means, more.beside, more.tells)
    agreed, refused, unplanned = (kinds.get(each, []) for each in answered)
    if not (agreed or refused):
        return []
    facts = (named.notified, named.letter, more.tells)
    notified, letter, told_refused = (called.get(each, each) for each in facts)
    where = [
        Where(notified, {heading: [BLANK], answers.heading: [*agreed, *refused, BLANK]}),
        Where(letter, {heading: [BLANK], answers.heading: [*refused, *unplanned, BLANK]}),
    ]
    if unplanned and told_refused not in told:
        where.append(Where(told_refused, {heading: [BLANK], answers.heading: unplanned}))
    return where


def _with_own(
    made: Sequence[Proposal], reasons: Proposal, called: Mapping[str, str], guesses: Guesses
) -> list[Proposal]:
    """Let a letter of its own tell the decision to appeal, where no column is of all letters."""
    named = guesses.told.letters
    if named is None:
        return [*made]
    own = {
        called.get(fact, fact): _of(slugs, reasons, guesses) for fact, slugs in named.own.items()
    }
    letter, heading = called.get(named.letter, named.letter), reasons.seen.heading
    return [
        each._replace(where=[Where(letter, {heading: values})], remark=WHY)
        if (values := own.get(each.ours or ""))
        and _is_free(each)
        and {*plain(each.seen.heading).split()}.isdisjoint(named.unless)
        else each
        for each in made
    ]


def _told_by_own(
    reasons: Proposal, called: Mapping[str, str], guesses: Guesses
) -> dict[str, list[str]]:
    """Give the values of which the letter tells more than a decision, by what it tells."""
    named = guesses.told.letters
    own = {} if named is None else named.own
    return {called.get(fact, fact): _of(slugs, reasons, guesses) for fact, slugs in own.items()}


def _of(slugs: Sequence[str], reasons: Proposal, guesses: Guesses) -> list[str]:
    """Give the values that surely are one of some reasons."""
    told = guesses.of(REASON, reasons.seen.values)
    return [each.value for each in told if each.sure and {*each.ours[:1]} <= {*slugs} and each.ours]


def _is_free(one: Proposal) -> bool:
    """Say whether nothing was settled of a column yet."""
    return not (one.own or one.said or one.where)


def _unsent(
    finals: Sequence[Proposal], heading: str, plans: Sequence[str]
) -> dict[str, Sequence[str]]:
    """Give what the rows hold of a plan whose own day is not told: their letter came with it."""
    return {heading: plans, **{e.seen.heading: [BLANK, *e.seen.unsaid] for e in finals}}


def _groups(
    reasons: Proposal, guesses: Guesses, named: Letters
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Part values: what is about a request alone, about a plan, what a letter decided, a draft.

    A refusal to assess is of both the first and the last. Where a value says nothing of what was
    decided, its letter stays, as where it is blank; but an answer that may agree is no letter
    to appeal.
    """
    asked: list[str] = []
    plans: list[str] = []
    others: list[str] = []
    drafts: list[str] = []
    for guess in guesses.of(REASON, reasons.seen.values):
        decision = guesses.decisions.reasons.get(guess.ours[0]) if guess.ours else None
        if guesses.agrees(guess.value):
            asked.append(guess.value)
        elif guess.ours and guess.ours[0] in named.drafts:
            drafts.append(guess.value)
        elif not guess.sure and guesses.may_agree(guess.value):
            continue
        elif guess.is_stage or not guess.ours:
            others.append(guess.value)
        elif decision is None or _is_before_a_plan(decision, guesses):
            asked.append(guess.value)
        elif decision.by_section:
            plans.append(guess.value)
        elif decision.certificate:
            others.append(guess.value)
            if named.trait in decision.traits:
                asked.append(guess.value)
    return asked, plans, others, drafts


def _is_before_a_plan(decision: Decision, guesses: Guesses) -> bool:
    return decision.slug in guesses.told.undecided
