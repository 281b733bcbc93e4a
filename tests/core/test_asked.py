"""Cases that write down what is asked of them, and answers learnt of them as trees."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from core.laws import (
    FACTS,
    MONDAY,
    D,
    asks,
    calendar,
    case,
    count,
    days,
    days_on,
    law,
    limb,
    rule,
    version,
)
from sendpath.core.asked import AskedDay, Trail, earliest, latest, plain
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.asked_names import AskedEvents, AskedSet, among
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Exclusion, RuleId
from sendpath.core.outcomes import Deadline
from sendpath.core.periods import SchoolDays, WorkingDays
from sendpath.core.queries import Evaluator
from sendpath.core.trees import Leaf, LearntTree, Node, Worked
from sendpath.core.workings import Workings

LATER = "2026-03-20"


def asked(day: str, name: str, trail: Trail) -> AskedDay:
    """Give a told day that writes down what is asked of it."""
    return AskedDay(D(day), ("fact", name), trail)


COMPARED: dict[str, tuple[Callable[[Any, Any], bool], tuple[bool, bool, bool]]] = {
    "earlier": (lambda one, other: one < other, (True, False, False)),
    "no later": (lambda one, other: one <= other, (True, True, False)),
    "later": (lambda one, other: one > other, (False, False, True)),
    "no earlier": (lambda one, other: one >= other, (False, True, True)),
    "the same": (lambda one, other: one == other, (False, True, False)),
    "another": (lambda one, other: one != other, (True, False, True)),
}


@pytest.mark.parametrize("name", COMPARED)
@pytest.mark.parametrize("known", ["neither", "first", "second"])
def test_asked_days_compare_as_their_days_do_and_write_it_down(name: str, known: str) -> None:
    compare, expected = COMPARED[name]
    three = (days_on(-1), MONDAY, days_on(1))
    for day, answer in zip(three, expected, strict=True):
        trail = Trail()
        one: date = D(day) if known == "first" else asked(day, "letter", trail)
        other: date = D(MONDAY) if known == "second" else asked(MONDAY, "visit", trail)
        assert answer == compare(one, other)
        assert 1 == len(trail.made)


def test_a_day_compared_with_itself_is_no_question() -> None:
    trail = Trail()
    one, other = asked(MONDAY, "letter", trail), asked(MONDAY, "letter", trail)
    assert (False, True, True) == (one < other, one <= other, one == other)
    assert [] == trail.made


def test_what_follows_from_what_was_asked_is_not_asked_again() -> None:
    trail = Trail()
    one, other = asked(MONDAY, "letter", trail), asked(LATER, "visit", trail)
    assert one < other
    assert [("<", ("fact", "letter"), ("fact", "visit"))] == [each for each, _ in trail.made]
    assert other > one
    assert one != other
    assert other >= one
    assert 1 == len(trail.made)


WRITTEN: dict[str, Callable[[date], Any]] = {
    "isoformat": lambda day: day.isoformat(),
    "weekday": lambda day: day.weekday(),
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
    "ordinal": lambda day: day.toordinal(),
    "text": str,
    "format": lambda day: f"{day:%d %B}",
    "hash": hash,
    "days apart": lambda day: (day - D(MONDAY)).days,
    "days to": lambda day: (D(LATER) - day).days,
    "replaced": lambda day: day.replace(day=1),
    "parts": lambda day: day.timetuple(),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_whatever_tells_which_day_it_is_writes_that_down(name: str) -> None:
    trail, tell = Trail(), WRITTEN[name]
    assert tell(D(LATER)) == tell(asked(LATER, "letter", trail))
    assert [(("which", ("fact", "letter")), D(LATER).toordinal())] == trail.made


def test_the_earliest_and_the_latest_of_asked_days_are_found_without_a_question() -> None:
    trail = Trail()
    three = [asked(MONDAY, "letter", trail), D(days_on(2)), asked(LATER, "visit", trail)]
    assert (D(MONDAY), D(LATER)) == (plain(earliest(three)), plain(latest(three)))
    assert [] == trail.made
    assert (D(MONDAY), D(LATER)) == (earliest([D(MONDAY), D(LATER)]), latest([D(MONDAY), D(LATER)]))


def alphabet() -> Alphabet:
    """Give an alphabet of the facts of these tests."""
    facts = (fact.id for fact in FACTS)
    return Alphabet(facts, {"order": ("assess", "plan", "contents")}, ("out", "shut"), ("refused",))


FULL: dict[str, Any] = {
    "choices": {"order": "plan"},
    "traits": frozenset({"out"}),
    "doubted": frozenset({"visit"}),
    "not_yet": frozenset({"reply"}),
    "contradicted": frozenset({"visit"}),
    "doubted_traits": frozenset({"shut"}),
    "reason": "refused",
}


def test_a_case_is_itself_again_from_its_number_and_its_days() -> None:
    letters, told = alphabet(), case({"letter": MONDAY, "call": LATER}, **FULL)
    specimen = letters.specimen(told)
    assert told == letters.case(specimen.shape, specimen.days)
    assert case({}) == letters.case(0, specimen.days)


def test_cases_that_differ_in_their_days_alone_have_one_number() -> None:
    letters = alphabet()
    shapes = {letters.specimen(case({"letter": day}, **FULL)).shape for day in (MONDAY, LATER)}
    assert 1 == len(shapes)
    assert shapes != {letters.specimen(case({"call": MONDAY}, **FULL)).shape}


def test_what_a_case_cannot_tell_has_no_number() -> None:
    with pytest.raises(KeyError):
        alphabet().specimen(case({}, traits=frozenset({"unheard of"})))


def tree(ask: Callable[[Case], Any]) -> LearntTree:
    """Give the tree of one question."""
    letters = alphabet()
    return LearntTree(ask, letters, Evaluator(letters, AskedDays(calendar())))


def value(of: LearntTree, told: dict[str, str], **more: Any) -> Any:
    """Ask of a case."""
    return of.value(of.alphabet.specimen(case(told, **more)))


def ends(of: LearntTree) -> int:
    """Count the ends of a tree."""

    def under(part: Node | Leaf) -> int:
        return 1 if isinstance(part, Leaf) else sum(map(under, part.follows.values()))

    assert of.tree is not None
    return under(of.tree)


def test_of_cases_alike_only_the_first_is_asked() -> None:
    seen: list[Case] = []

    def ask(told: Case) -> bool:
        seen.append(told)
        return bool(told.events[FACTS[0].id] < D(LATER))

    first = FACTS[0].id
    trees = tree(ask)
    answers = [value(trees, {first: day}) for day in (MONDAY, days_on(1), "2026-04-01", LATER)]
    assert [True, True, False, False] == answers
    assert 2 == len(seen)


def test_what_was_not_looked_for_tells_no_cases_apart() -> None:
    trees = tree(lambda told: "out" in told.traits)
    assert [True, True] == [
        value(trees, {}, traits=frozenset({"out"})),
        value(trees, {"call": MONDAY}, traits=frozenset({"out", "shut"})),
    ]
    assert 1 == ends(trees)
    assert not value(trees, {})
    assert 2 == ends(trees)


def test_to_go_through_what_was_told_is_to_look_for_all_of_it() -> None:
    trees = tree(lambda told: tuple(sorted(told.events)))
    assert [("call",), ("call", "letter"), ()] == [
        value(trees, told) for told in ({"call": MONDAY}, {"call": MONDAY, "letter": MONDAY}, {})
    ]
    assert 3 == ends(trees)


def test_days_of_an_answer_are_worked_out_for_each_case() -> None:
    trees = tree(lambda told: (told.events[FACTS[0].id] + timedelta(days=7), "text"))
    first = FACTS[0].id
    worked, text = value(trees, {first: MONDAY})
    specimen = trees.alphabet.specimen(case({first: LATER}))
    assert isinstance(worked, Worked)
    assert D(LATER).toordinal() + 7 == trees.evaluator.day(worked.expr)(specimen.days)
    assert "text" == text
    assert 1 == ends(trees)


SEVERAL = tuple(map(Event, ("visit", "reply", "receipt", "call")))
ANY_SINCE = asks("followed_by", SEVERAL[0], since="letter")._replace(or_by=SEVERAL[1:])
TEN = limb("ten", days(10))
VISIT = limb("visit", count(WorkingDays(4), "visit"), optional=True)
LAWS = {
    "two limbs": (rule("rule", version(TEN, VISIT)),),
    "another's day": (
        rule("rule", version(limb("then", count(WorkingDays(1), "rule:lent")))),
        rule("lent"),
    ),
    "a condition": (
        rule("rule", version(TEN, unless=(Exclusion(asks("kept", "lent")),))),
        rule("lent"),
    ),
    "school days": (rule("rule", version(limb("school", count(SchoolDays(3))))),),
    "any of several facts": (rule("rule", version(TEN, VISIT, unless=(Exclusion(ANY_SINCE),))),),
}


@pytest.mark.parametrize("name", LAWS)
def test_what_is_learnt_of_one_case_holds_for_all_that_are_alike(name: str) -> None:
    made, letters = law(*LAWS[name]), alphabet()
    single = AskedDays(calendar())
    ties = made.ties()

    def ask(told: Case) -> object:
        outcome = Assessment(Workings(told, made, single, ties), frozenset()).outcome(
            RuleId("rule")
        )
        if not isinstance(outcome, Deadline):
            return type(outcome).__name__
        return outcome.due.day, outcome.safe, outcome.limb.id, outcome.happened, outcome.done_by

    trees = LearntTree(ask, letters, Evaluator(letters, single))
    events = ("letter", "visit", "reply", "receipt", "call")
    for number in range(600):
        told = {
            event: days_on((number * (3 + place) + number // 7) % 41)
            for place, event in enumerate(events)
            if number >> place & 1 or place == number % 5
        }
        specimen = letters.specimen(case(told))
        assert frozen_out(ask(case(told))) == worked(trees.value(specimen), trees, specimen.days)


def frozen_out(answer: Any) -> Any:
    """Give an answer with its days as ordinals."""
    if isinstance(answer, tuple):
        return tuple(map(frozen_out, answer))
    return answer.toordinal() if isinstance(answer, date) else answer


def worked(answer: Any, trees: LearntTree, days: list[int]) -> Any:
    """Work the days of a learnt answer out."""
    if isinstance(answer, Worked):
        return trees.evaluator.day(answer.expr)(days)
    if isinstance(answer, tuple):
        return tuple(worked(each, trees, days) for each in answer)
    return answer


def test_whether_anything_was_told_of_a_kind_is_one_question() -> None:
    trees = tree(lambda told: "visit" in told.doubted if told.doubted else None)
    doubts = (frozenset[str](), frozenset({"visit"}), frozenset({"call"}))
    assert [None, True, False] == [value(trees, {}, doubted=each) for each in doubts]
    assert 3 == ends(trees)


def test_where_nothing_is_told_of_a_kind_no_name_of_it_is_asked_for() -> None:
    trail = Trail()
    doubted = AskedSet("doubted", frozenset(), trail, ("visit", "call"))
    assert not doubted
    assert "visit" not in doubted
    assert [(("any", "doubted"), False)] == trail.made


def test_whether_a_choice_is_one_of_some_values_is_one_question() -> None:
    def ask(told: Case) -> bool:
        return among(told.choices, "order", ("plan", "contents"))

    trees = tree(ask)
    told = [{"order": "plan"}, {"order": "contents"}, {"order": "assess"}, {}]
    assert [True, True, False, False] == [value(trees, {}, choices=each) for each in told]
    assert 2 == ends(trees)
    assert [True, False] == [ask(case({}, choices=each)) for each in (told[0], told[2])]


def test_whether_a_choice_was_told_is_one_question_and_of_no_choice_none() -> None:
    trees = tree(lambda told: ("order" in told.choices, "unheard of" in told.choices))
    told = [{"order": "plan"}, {"order": "assess"}, {}]
    asked = [value(trees, {}, choices=each) for each in told]
    assert [(True, False), (True, False), (False, False)] == asked
    assert 2 == ends(trees)


def test_what_a_choice_is_is_asked_at_once() -> None:
    trees = tree(lambda told: told.choices.get("order"))
    told = [{"order": "plan"}, {"order": "assess"}, {}]
    assert ["plan", "assess", None] == [value(trees, {}, choices=each) for each in told]
    assert isinstance(trees.tree, Node)
    assert ("value", "order") == trees.tree.query.question


def test_what_was_decided_is_asked_at_once() -> None:
    trees = tree(lambda told: told.reason)
    assert ["refused", None] == [value(trees, {}, reason=each) for each in ("refused", None)]
    assert 2 == ends(trees)


def test_of_cases_that_tell_the_same_only_questions_of_days_are_left() -> None:
    first = FACTS[0].id
    trees = tree(lambda told: "out" in told.traits and told.events[first] < D(LATER))
    specimens = [
        trees.alphabet.specimen(case({first: MONDAY}, traits=frozenset(traits)))
        for traits in ((), ("out",))
    ]
    assert [None, None] == [trees.under(each.shape)[1] for each in specimens]
    told = ("told", "traits", "out")
    day = ("told", "event", first), ("<", ("fact", first), ("day", D(LATER).toordinal()))
    assert [
        ([(told, False)], False),
        ([(told, True), (day[0], True), (day[1], True)], True),
    ] == [way(trees, each) for each in specimens]
    (_, shut), (before, asked_first) = (trees.under(each.shape) for each in specimens)
    assert isinstance(shut, Leaf)
    assert shut.value is False
    assert [told, day[0]] == [query.question for query, _ in before]
    assert isinstance(asked_first, Node)
    assert day[1] == asked_first.query.question
    assert trees.value(specimens[1], asked_first)


def way(of: LearntTree, specimen: Specimen) -> tuple[list[tuple[Any, Any]], Any]:
    """Give what is asked of a case, and its answer."""
    asked, told = of.way(specimen)
    return [(query.question, answer) for query, answer in asked], told


def test_answers_that_are_equal_have_one_number_and_no_others() -> None:
    trees = tree(lambda told: ("out" in told.traits, bool(told.events)))
    cases: tuple[dict[str, str], ...] = ({}, {"call": MONDAY}, {"letter": MONDAY, "call": MONDAY})
    numbers = [trees.leaf(trees.alphabet.specimen(case(told))).number for told in cases]
    assert numbers[0] != numbers[1] == numbers[2]


def test_what_hangs_on_one_day_is_worked_out_from_it_alone() -> None:
    evaluator = tree(lambda _: None).evaluator
    here, there = ("fact", "letter"), ("fact", "visit")
    week = ("add", here, 7)
    assert evaluator.place[Event("letter")] == evaluator.single(week)
    assert evaluator.single(("least", week, there)) is None
    assert evaluator.single(("day", 10)) is None
    assert 17 == evaluator.day_alone(week, evaluator.place[Event("letter")])(10)


def test_days_are_worked_out_as_they_are_written_down() -> None:
    evaluator = tree(lambda _: None).evaluator
    week = ("add", ("day", 10), 7)
    assert [3, 17, 17] == [
        evaluator.day(expr)([])
        for expr in (("least", week, ("day", 3)), ("most", week, ("day", 3)), week)
    ]
    for wrong in (evaluator.day, evaluator.query, alphabet().asked_of):
        with pytest.raises(ValueError, match="unheard"):
            wrong(("unheard of", "a", "b", "c"))


def came_since(told: Case, start: date | None) -> bool:
    """Ask whether any of several facts came since a day."""
    assert isinstance(told.events, AskedEvents)
    return told.events.since(SEVERAL, start)


def test_whether_any_of_several_facts_came_since_is_one_question() -> None:
    trees = tree(lambda told: came_since(told, told.events[FACTS[0].id]))
    letter: dict[str, str] = {"letter": MONDAY}
    for number in range(4 << 4):
        days_of: dict[str, str] = {
            each: days_on((number >> 4) - 1)
            for place, each in enumerate(SEVERAL)
            if number >> place & 1
        }
        assert (bool(days_of) and number >> 4 > 0) is value(trees, {**letter, **days_of})
    assert 2 == ends(trees)


def test_without_a_day_to_come_since_it_is_whether_any_was_told() -> None:
    trees = tree(lambda told: came_since(told, None))
    assert [False, True, False] == [
        value(trees, told) for told in ({}, {"call": MONDAY}, {"letter": MONDAY})
    ]


QUESTIONS: dict[str, tuple[Any, tuple[tuple[Any, int | None], ...]]] = {
    "a fact": (("told", "event", "call"), ((False, 0), (True, 1))),
    "a choice": (("value", "order"), (("", 0), ("plan", 1))),
    "a choice, told or not": (("told", "choice", "order"), ((False, 0), (True, None))),
    "one value": (("among", "order", ("plan",)), ((False, 0), (True, 1))),
    "some values": (("among", "order", ("plan", "assess")), ((False, 0), (True, None))),
    "what was decided": (("value", ""), (("", 0), ("refused", 1))),
    "any of a kind": (("any", "doubted"), ((False, 0), (True, None))),
    "all of it": (("whole",), ((0, 0), (5, 2))),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_answers_a_question_is_known_by_its_bits_where_only_they_do(name: str) -> None:
    letters, (question, answers) = alphabet(), QUESTIONS[name]
    for answer, many in answers:
        bits = letters.answering(question, answer)
        assert many == (None if bits is None else bits.bit_count())
        if bits is not None:
            assert answer == letters.told(question)(bits)
            assert bits & letters.asked_of(question) == bits
