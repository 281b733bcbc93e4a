"""All that a rule names is found by one traversal, and what may be asked about is always loaded."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.fact_use import FactUse, facts_used
from sendpath.core.law import Law, Rule
from sendpath.core.walk import Mention, choices_asked, mentions, references, traits_asked
from sendpath.rulebook import build, loader, proof
from sendpath.rulebook.check import check
from sendpath.rulebook.loader import RuleBook, Shelf, load_rulebook
from sendpath.rulebook.questioning import failing_questions
from support import ask

CITE = {"source": "cfa-2014", "at": "x", "verified": "read", "checked": date(2026, 11, 21)}
TOML = 'cite = { source = "cfa-2014", at = "x", verified = "read" }'
SCHOOL, PROCESSES = "order/school.toml", "processes.toml"
LETTER = ("--decision-date", "2026-10-01")
Change = Callable[[str], str]


def whole_rule() -> dict[str, Any]:
    said = {"text": "x", "cite": CITE}
    run = {"period": "2 weeks", "cite": CITE}
    limbs = [
        {"id": "test.one", "after": "order-made", **run},
        {
            "id": "test.two",
            "after": "rule:review.report",
            "optional": True,
            "held_open_by": "review.notice",
            "unless": [{"trait": "detained"}],
            **run,
        },
    ]
    readings = [
        {
            "id": "day",
            "label": "x",
            "prevailing": "y",
            "cite": CITE,
            "prevailing_cite": CITE,
            "counts_from": {"order-made": "order-received"},
        }
    ]
    version = {
        "in_force": date(2014, 9, 1),
        "latest_of": limbs,
        "unless": [{"id": "out", "kept": "review.papers", "also": [{"told": "reason"}], **said}],
        "applies_to": {"order": ["assess"], "id": "other", **said},
        "reading": readings,
        "opens": {"after": "hearing-date", **run},
        "printed": {"event": "order-says-by", "cite": CITE},
        "exception": [{"is": "school-closed", "cite": CITE}],
        "note": [
            {
                "id": "told",
                "when": [{"event": "plan-made", "later_than": "review.meeting"}],
                "text": "by {due}, {review.longstop} and {last-review}",
                "cite": CITE,
            },
            {"id": "alike", "when": [{"lands_on": "non-working-day"}], **said},
        ],
    }
    return {
        "id": "test.rule",
        "title": "Test",
        "who": "council",
        "kind": "duty",
        "checked": date(2026, 11, 21),
        "anchor": "order-made",
        "closed_by": "plan-made",
        "follows": "appeal-lodged",
        "unneeded": [{"not_kept": "appeal.window"}],
        "alone": [{"told": "draft-served", **said}],
        "version": [version],
    }


@pytest.fixture
def rule(book: RuleBook) -> Rule:
    return build.rule(whole_rule(), process="test", look_up=Shelf(book.directory))


def test_everything_that_a_rule_names_is_found_with_its_place(rule: Rule) -> None:
    assert [
        Mention("anchor", "event", "order-made"),
        Mention("closed_by", "event", "plan-made"),
        Mention("follows", "event", "appeal-lodged"),
        Mention("unneeded", "rule", "appeal.window", of_silence=True),
        Mention("alone", "note", "alone"),
        Mention("alone", "fact", "draft-served"),
        Mention("run", "event", "order-made"),
        Mention("optional run", "last day", "review.report"),
        Mention("limb unless", "trait", "detained"),
        Mention("held_open_by", "rule", "review.notice"),
        Mention("unless", "choice", "order", ("assess",)),
        Mention("unless", "rule", "review.papers"),
        Mention("unless", "fact", "reason"),
        Mention("reading", "event", "order-received"),
        Mention("opens", "event", "hearing-date"),
        Mention("printed", "event", "order-says-by"),
        Mention("exception", "exception", "school-closed"),
        Mention("exception", "event", "school-asked"),
        Mention("exception", "event", "school-closes"),
        Mention("exception", "event", "school-reopens"),
        Mention("note", "note", "told"),
        Mention("note", "event", "plan-made"),
        Mention("note", "last day", "review.meeting"),
        Mention("note", "last day", "review.longstop"),
        Mention("note", "event", "last-review"),
        Mention("note", "note", "alike"),
    ] == list(mentions(rule))


def test_its_rules_traits_and_choices_are_read_off_it(rule: Rule, book: RuleBook) -> None:
    assert [
        "appeal.window",
        "review.report",
        "review.notice",
        "review.papers",
        "review.meeting",
        "review.longstop",
    ] == list(references(rule))
    assert {"detained"} == traits_asked(Law({rule.id: rule}, book.law.facts))
    assert "order" in choices_asked([rule])


def test_a_fact_that_only_a_note_asks_for_is_taken(book: RuleBook) -> None:
    used = facts_used(book.law, load_rulebook(processes=("appeal",)).asked)
    window = (RuleId("appeal.window"),)
    assert FactUse(qualifies=window) == used[Event("told-council-mediation-wanted")]


def version_with(clause: str) -> Change:
    """Give an order's rule one more clause, with its id, text and law."""
    return before("[[example]]", f'{clause}\nid = "new"\ntext = "By then."\n{TOML}\n')


def before(mark: str, text: str) -> Change:
    return lambda whole: whole.replace(mark, f"{text}\n{mark}", 1)


def instead(old: str, new: str) -> Change:
    return lambda whole: whole.replace(old, new, 1)


NOTE, UNLESS = "[[version.note]]\n", "[[version.unless]]\n"
PROCESS_NOTE = f'[[order.note]]\nid = "new"\n{TOML}\ntext = '
LEANING = {
    "unneeded": (SCHOOL, before("[[version]]", 'unneeded = [{ kept = "review.notice" }]')),
    "alone": (
        SCHOOL,
        before("[[version]]", f'[[alone]]\nmissed = "review.notice"\ntext = "x"\n{TOML}\n'),
    ),
    "when a note is told": (
        SCHOOL,
        version_with(f'{NOTE}when = [{{ not_kept = "review.notice" }}]'),
    ),
    "after what a note is told": (
        SCHOOL,
        version_with(f'{NOTE}when = [{{ event = "order-made", later_than = "review.notice" }}]'),
    ),
    "a day in a note": (
        SCHOOL,
        before(
            "[[example]]",
            f'[[version.note]]\nid = "new"\ntext = "By {{review.notice}}."\n{TOML}\n',
        ),
    ),
    "what takes it out": (SCHOOL, version_with(f'{UNLESS}due_before = "review.notice"')),
    "what takes it out as well": (
        SCHOOL,
        version_with(f'{UNLESS}told = "order-made"\nalso = [{{ missed = "review.notice" }}]'),
    ),
    "what it counts from": (
        SCHOOL,
        instead('after = "order-made"', 'after = "rule:review.notice"'),
    ),
    "when a process note is told": (
        PROCESSES,
        before("[concession]", f'{PROCESS_NOTE}"x"\nwhen = [{{ kept = "review.notice" }}]\n'),
    ),
    "a day in a process note": (
        PROCESSES,
        before("[concession]", f'{PROCESS_NOTE}"By {{review.notice}}."\n'),
    ),
    "when a process is left out": (
        PROCESSES,
        instead("[order]", '[order]\nleft_out = [{ missed = "review.notice" }]'),
    ),
}


@pytest.fixture
def draft(rules: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rules, tmp_path / "rules"))


def test_a_fact_of_which_a_note_only_says_that_it_was_not_told_is_not_taken(draft: Path) -> None:
    file, change = SCHOOL, version_with(f'{NOTE}when = [{{ not_told = "appeal-lodged" }}]')
    (draft / file).write_text(change((draft / file).read_text("utf-8")), "utf-8")
    book = load_rulebook(draft, processes=("order",))
    assert Event("appeal-lodged") not in facts_used(book.law, book.asked)


def edit(draft: Path, name: str, change: Change) -> None:
    path = draft / name
    changed = change(path.read_text("utf-8"))
    assert changed != path.read_text("utf-8")
    path.write_text(changed, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("leaning", LEANING)
@pytest.mark.once
def test_a_rule_of_another_process_is_there_wherever_it_is_named(leaning: str, draft: Path) -> None:
    edit(draft, *LEANING[leaning])
    assert [] == check(draft)
    assert [] == failing_questions(draft)
    book = load_rulebook(draft, processes=("order",))
    assert "review.notice" in book.law.rules
    assert "review.notice" not in book.asked


def test_a_day_of_another_process_is_told_in_a_note(draft: Path, calendar: Calendar) -> None:
    edit(draft, *LEANING["a day in a note"])
    book = load_rulebook(draft, processes=("order",))
    days = {Event("order-made"): date(2026, 8, 3), Event("review-meeting"): date(2026, 6, 1)}
    assessment = Engine(book.law, calendar).open(Case(events=days))
    told = assessment.notes(assessment.outcome(RuleId("order.school")))
    assert [{"review.notice": date(2026, 5, 18)}] == [said.days for said in told]


@pytest.mark.slow
@pytest.mark.once
def test_what_keeps_a_limb_open_may_be_a_rule_of_another_process(draft: Path) -> None:
    old = 'held_open_by = "mediation.contact-adviser"'
    edit(draft, "appeal/window.toml", instead(old, 'held_open_by = "review.notice"'))
    assert [] == [*check(draft), *failing_questions(draft)]
    assert 0 == ask("deadlines", *LETTER, "--rules", str(draft)).code


def test_a_count_may_take_over_the_moves_of_any_rule(draft: Path) -> None:
    edit(draft, "book.toml", instead('moves_of = "appeal.window"', 'moves_of = "review.notice"'))
    assert 0 == ask("count", "2 months", "--after", "2026-01-05", "--rules", str(draft)).code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "named", "command"),
    [
        ("routes.toml", r'late]]\nrule = "', ("pathway", "--concern", "no-answer")),
        ("routes.toml", r'dates = \["', ("pathway", "--concern", "no-answer")),
        ("routes.toml", r'passed = "', ("pathway", "--concern", "no-answer")),
        ("myths.toml", r'rule = "', ("myths", *LETTER)),
    ],
)
@pytest.mark.once
def test_a_guide_may_name_any_rule(
    name: str, named: str, command: tuple[str, ...], draft: Path
) -> None:
    edit(draft, name, lambda whole: re.sub(f"({named})[a-z.-]+", r"\1review.notice", whole))
    assert [] == check(draft)
    assert 0 == ask(*command, "--rules", str(draft)).code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("leaning", "where"),
    [
        ("unneeded", "order/school.toml"),
        ("alone", "order/school.toml"),
        ("when a process note is told", "processes.toml, order"),
    ],
)
@pytest.mark.once
def test_what_fails_when_it_is_asked_is_a_fault_with_its_file(
    leaning: str, where: str, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(draft, *LEANING[leaning])
    monkeypatch.setattr(loader, "references", lambda _rule: iter(()))
    monkeypatch.setattr(loader, "mentions_of_process", lambda _process: iter(()))
    ran = ask("rules", "check", str(draft), today=None)
    assert 2 == ran.code
    failed = "it fails when it is asked with nothing told: KeyError: 'review.notice'."
    assert f"{where}: {failed} Mend it, or what it names." in ran.err.splitlines()


def test_an_example_that_fails_is_a_fault_with_its_file(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("order")

    monkeypatch.setattr(proof, "given", fails)
    fault = proof.failing_examples(draft)[0]
    assert "mediation/certificate-after.toml, example.0" == fault.where
    assert "does not hold: failure is KeyError: 'order'." in fault.problem
