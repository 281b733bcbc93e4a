"""Broken rule books: every fault at once, with its file and key, and no answer from any of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support import ask, deadlines, row

LETTER = ("--decision-date", "2026-10-01")
CITE = 'cite = { source = "cfa-2014", at = "x", verified = "read", checked = 2026-11-21 }'
WINDOW, CONTACT = "appeal/window.toml", "mediation/contact-adviser.toml"
GOVERNORS = "exclusion/governors.toml"


@pytest.fixture
def draft(rules: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rules, tmp_path / "rules"))


def replaced(old: str, new: str, times: int = 1) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, times)

    return change


def refused(draft: Path) -> list[str]:
    ran = ask("deadlines", *LETTER, "--rules", str(draft))
    assert (2, "") == (ran.code, ran.out)
    return ran.err.splitlines()


def edit(draft: Path, name: str, change: Callable[[str], str]) -> None:
    path = draft / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_sound_rule_book_under_work_answers(draft: Path) -> None:
    edit(draft, WINDOW, replaced('period = "2 months"', 'period = "3 months"'))
    assert "2027-01-04" == row(deadlines(*LETTER, "--rules", str(draft)), "appeal.window")["due"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            WINDOW,
            'period = "2 months"',
            'period = "60"',
            "appeal/window.toml, version.0.latest_of.0.period: write a whole number and a unit, "
            "for example '2 months'. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'period = "2 months"',
            "period = 60",
            "appeal/window.toml, version.0.latest_of.0.period: input should be a valid string. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            '"12-25/01-01"',
            '"12-25/13-01"',
            "appeal/window.toml, version.0.moves.0.SpanMoveTable.falls_in.0: write two days of the year, "
            "for example '12-25/01-01'. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'kind = "limit"',
            'kind = "limits"',
            "appeal/window.toml, kind: input should be 'limit', 'duty', 'minimum', 'practice', "
            "'guidance' or 'information'. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'who = "family"',
            'who = "family"\nor_who = ["council"]',
            "appeal/window.toml: say in 'owner' which it is: 'or_who' names another who it may be. "
            "See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'who = "family"',
            'whom = "family"',
            "appeal/window.toml, who: field required. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'due = "Tue 2026-12-01"',
            'due = "Wed 2026-12-01"',
            "appeal/window.toml, example.0.due: 2026-12-01 is a Tue. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'due = "Tue 2026-12-01"',
            'due = "soon"',
            "appeal/window.toml, example.0.due: write the weekday and the date, "
            "for example 'Tue 2026-12-01'. See rules/README.md for what may stand there.",
        ),
        (
            WINDOW,
            'id = "appeal.window"',
            'id = "appeal.windows"',
            "appeal/window.toml, id: 'appeal.windows' is not the path of this file. "
            "Write appeal.window, or move the file.",
        ),
        (
            WINDOW,
            'anchor = "decision-sent"',
            'anchor = "decision-set"',
            "appeal/window.toml, anchor: there is no event 'decision-set'. Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'source = "hesc-rules-2008"',
            'source = "hesc-rules"',
            "appeal/window.toml, alone.0.cite.source: there is no source 'hesc-rules'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'trait = "placement-only"',
            'trait = "placement"',
            "appeal/window.toml, alone.0.when.0.no_trait: there is no trait 'placement'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'missed = "mediation.contact-adviser"',
            'missed = "mediation.contact"',
            "appeal/window.toml, version.0.latest_of.1.unless.1.missed: there is no rule "
            "'mediation.contact'. Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'disputed_by = "late-contact"',
            'disputed_by = "late"',
            "appeal/window.toml, version.0.latest_of.1.unless.1.disputed_by: there is no reading 'late'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            "{mediation.contact-adviser}",
            "{mediation.adviser}",
            "appeal/window.toml, version.0.note.1.text: there is no day 'mediation.adviser'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'told = "certificate-issued"',
            'told = "certificate"',
            "appeal/window.toml, alone.0.told: there is no fact 'certificate'. "
            "Declare it, or mend the name.",
        ),
        (WINDOW, 'reason = "school-named"', 'reason = "school"', None),
        (
            WINDOW,
            "given = { decision-sent = 2026-10-01 }",
            "given = { decision-set = 2026-10-01 }",
            "appeal/window.toml, example.35.given: there is no event 'decision-set'. "
            "Declare it, or mend the name.",
        ),
        (
            CONTACT,
            "[version.run]\nafter",
            '[version.run]\nbefore = "decision-sent"\nafter',
            "mediation/contact-adviser.toml, version.0.run: give exactly one of after, beginning_with, "
            "before. See rules/README.md for what may stand there.",
        ),
        (
            CONTACT,
            'lands_on = "non-working-day" }',
            'lands_on = "non-working-day", told = "reason" }',
            "mediation/contact-adviser.toml, version.0.note.1.when.0: ask exactly one of trait, no_trait, "
            "told, not_told, happened, denied, not_denied, undone, not_undone, followed_by, not_followed_by, kept, not_kept, shown, not_shown, missed, lands_on, of_school_age, not_of_school_age, due_before, decided_by, event, not_later, chosen, not_chosen. See rules/README.md for what may stand there.",
        ),
        (
            GOVERNORS,
            'exclusion = ["permanent", "over-fifteen-days"]',
            'exclusions = ["permanent"]',
            "exclusion/governors.toml, version.0.applies_to: there is no choice 'exclusions'. "
            "Declare it, or mend the name.",
        ),
        (
            GOVERNORS,
            'exclusion = ["permanent", "over-fifteen-days"]',
            'exclusion = ["permanent", "for-ever"]',
            "exclusion/governors.toml, version.0.applies_to: there is no choice value 'for-ever'. "
            "Declare it, or mend the name.",
        ),
        (
            GOVERNORS,
            'exclusion = ["permanent", "over-fifteen-days"]',
            'exclusion = ["permanent"]\norder = ["assess"]',
            "exclusion/governors.toml, version.0.applies_to: give the values of exactly one choice, "
            "under its name. See rules/README.md for what may stand there.",
        ),
        (
            "order/assess-plan.toml",
            'followed_by = "plan-refused"',
            'first = 1\nfollowed_by = "plan-refused"',
            "order/assess-plan.toml, version.0.unless.0.first: input should be a valid boolean. "
            "See rules/README.md for what may stand there.",
        ),
        (
            "assessment/refusal-of-plan.toml",
            "[[version.unless]]",
            "[[version.unless]]\nfirst = true",
            "assessment/refusal-of-plan.toml, version.0: an 'unless' is 'first' where there is an "
            "'applies_to'. See rules/README.md for what may stand there.",
        ),
        (
            CONTACT,
            'period = "2 months"',
            'period = "2 months"\nshort_month = "day-before"',
            "mediation/contact-adviser.toml, version.0.run: 'short_month' rounds months of a period "
            "'beginning_with' a day. See rules/README.md for what may stand there.",
        ),
        (
            "events.toml",
            'stands_in_for = "decision-sent"',
            'stands_in_for = "decision-set"',
            "events.toml, decision-dated.stands_in_for: there is no event 'decision-set'. "
            "Declare it, or mend the name.",
        ),
        ("events.toml", 'option = "--sent-date"', 'option = "sent-date"', None),
        (
            "routes.toml",
            'open_for = ["draft"]',
            'open_for = ["drafts"]',
            "routes.toml, comment-on-draft.open_for: no concern has the trait 'drafts'. Mend the name.",
        ),
        (
            "routes.toml",
            '"assessment.comments", ',
            '"assessment.comment", ',
            "routes.toml, comment-on-draft.dates: there is no rule 'assessment.comment'. Declare it, or mend the name.",
        ),
        (
            "concerns.toml",
            'reasons = ["refuse-assess"]',
            'reasons = ["refuses"]',
            "concerns.toml, request-refused.reasons: there is no reason 'refuses'. Declare it, or mend the name.",
        ),
        (
            "concerns.toml",
            'first = ["talk-to-school"]',
            'first = ["talk"]',
            "concerns.toml, support-not-given.first: there is no route 'talk'. Declare it, or mend the name.",
        ),
        (
            "myths.toml",
            'rule = "appeal.window"',
            'rule = "appeal.windows"',
            "myths.toml, sixty-days.rule: there is no rule 'appeal.windows'. Declare it, or mend the name.",
        ),
        ("contacts.toml", 'url = "https:', 'url = "http:', None),
        (
            "exceptions.toml",
            'asked = "school-asked"',
            'asked = "asked"',
            "exceptions.toml, school-closed.closure.asked: there is no event 'asked'. Declare it, or mend the name.",
        ),
        ("sources.toml", 'url = "https:', 'url = "http:', None),
        ("decisions.toml", "traits = []", "trait = []", None),
        ("book.toml", "law_as_at = 2026-11-25", 'law_as_at = "today"', None),
        (
            "book.toml",
            'sent = "decision-sent"',
            'sent = "decision-set"',
            "book.toml, letter.sent: there is no event 'decision-set'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            'processes = ["appeal", ',
            'processes = ["appeals", ',
            "book.toml, letter.processes: there is no process 'appeals'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            'moves_of = "appeal.window"',
            'moves_of = "appeal.windows"',
            "book.toml, counting.moves_of: there is no rule 'appeal.windows'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            'source = "ea-1996"',
            'source = "ea-1997"',
            "book.toml, appellant.cite.source: there is no source 'ea-1997'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            '"exclusion-began"',
            '"exclusion-begun"',
            "book.toml, term_asked_after: there is no event 'exclusion-begun'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            'leaving_weekday = "Friday"',
            'leaving_weekday = "Fri"',
            "book.toml, appellant.leaving_weekday: input should be 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday' or 'Sunday'. See rules/README.md for what may stand there.",
        ),
        (
            "book.toml",
            'lately = "95 days"',
            'lately = "95 weeks"',
            "book.toml, letter.lately: string should match pattern '^[0-9]+ days$'. See rules/README.md for what may stand there.",
        ),
        (
            "events.toml",
            'asked_after = ["decision-dated"]',
            'asked_after = ["decision"]',
            "events.toml, decision-sent.asked_after: there is no event 'decision'. Declare it, or mend the name.",
        ),
        (
            "events.toml",
            'heading = "sent on {day}"',
            'heading = "sent on {date}"',
            "events.toml, decision-sent.heading: write {day} once, where the day stands. See rules/README.md for what may stand there.",
        ),
        (
            "sections.toml",
            'recommended = "health-and-care"',
            'recommended = "health"',
            "sections.toml: 'recommended' is no class: health. See rules/README.md for what may stand there.",
        ),
        (
            "calendars/england-and-wales.toml",
            "confirmed_to = 2028-12-31",
            "confirmed = 2028-12-31",
            None,
        ),
        (
            GOVERNORS,
            'exclusion = ["permanent", "over-fifteen-days"]',
            'exclusion = ["assess"]',
            "exclusion/governors.toml, version.0.applies_to: there is no choice value 'assess'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'decided_by = "appeal.certificate-month"',
            'decided_by = "appeal.month"',
            "appeal/window.toml, version.0.note.11.when.1.decided_by: there is no limb 'appeal.month'. "
            "Declare it, or mend the name.",
        ),
        (
            WINDOW,
            'text = "Separate Regulations apply',
            'text = "Until {due}, separate Regulations apply',
            "appeal/window.toml, version.0.unless.1.text: no day can be named here: write the text without braces. See rules/README.md for what may stand there.",
        ),
        (
            "processes.toml",
            'text = "A review has no exceptions.',
            'text = "By {review.notices}, a review has no exceptions.',
            "processes.toml, review.note.0.text: there is no day 'review.notices'. Declare it, or mend the name.",
        ),
        (
            "can-appeal.toml",
            "{parent-until}",
            "{parent-since}",
            "can-appeal.toml, who.parent.text: there is no day 'parent-since'. Declare it, or mend the name.",
        ),
        (
            "book.toml",
            "[choices.plan.values]",
            'text = "x"\n\n[choices.plan.values]',
            "book.toml, choices.plan.text: extra inputs are not permitted. See rules/README.md for what may stand there.",
        ),
        (
            "book.toml",
            "[choices.plan",
            "[choices.text",
            "book.toml, choices: a choice may not be called text. See rules/README.md for what may stand there.",
        ),
        (
            "book.toml",
            'contact = "mediation.contact-adviser"',
            'contact = "review.notice"',
            "book.toml, letter.contact: 'review.notice' is no rule of the processes of a letter. Name one of them, or add its process.",
        ),
        (
            "sections.toml",
            'class = "',
            'class = "no-',
            None,
        ),
        (
            "routes.toml",
            'trait = "not-permanent"',
            'trait = "permanent"',
            "routes.toml, review-panel.closed.0.trait: no concern has the trait 'permanent'. Mend the name.",
        ),
        (
            "routes.toml",
            'unless_told = "exclusion-claim-determined"',
            'unless_told = "claim"',
            "routes.toml, review-panel.closed.3.unless_told: there is no fact 'claim'. Declare it, or mend the name.",
        ),
        (
            "letter.toml",
            'reasons = ["refuse-plan"]',
            'reasons = ["refuse-assess"]',
            "letter.toml: two kinds of letter name the same reason: refuse-assess. See rules/README.md for what may stand there.",
        ),
        (
            "letter.toml",
            'reasons = ["cease-plan"]',
            'reasons = ["end-plan"]',
            "letter.toml, letters.plan-ceased.reasons: there is no reason 'end-plan'. Declare it, or mend the name.",
        ),
        (
            "letter.toml",
            'items = ["amendments", "evidence"]',
            'items = ["amendments", "proof"]',
            None,
        ),
        (
            "letter.toml",
            '"right of appeal", "right to appeal"',
            '"Right of appeal", "right to appeal"',
            None,
        ),
        (
            "letter.toml",
            'letters = ["amendments-proposed"]',
            'letters = ["amendments"]',
            "letter.toml, note.0.letters: there is no kind of letter 'amendments'. Declare it, or mend the name.",
        ),
        (
            "myths.toml",
            'limb = "appeal.two-months"',
            'limb = "appeal.two"',
            None,
        ),
    ],
)
def test_a_fault_is_told_with_its_file_and_key(
    name: str, old: str, new: str, told: str | None, draft: Path
) -> None:
    edit(draft, name, replaced(old, new, -1 if new == "[choices.text" else 1))
    lines = refused(draft)
    assert lines[0].startswith(name)
    assert told is None or told == lines[0]


def test_faults_of_several_files_are_told_at_once(draft: Path) -> None:
    edit(draft, WINDOW, replaced('kind = "limit"', 'kind = "limits"'))
    edit(draft, CONTACT, replaced('who = "family"', 'who = "parent"'))
    edit(draft, "events.toml", replaced('option = "--sent-date"', 'option = "sent"'))
    assert [
        "events.toml, decision-sent.option",
        "appeal/window.toml, kind",
        "mediation/contact-adviser.toml, who",
    ] == [line.split(":")[0] for line in refused(draft)]


def test_a_version_out_of_order(draft: Path) -> None:
    head = '\n[[version]]\nin_force = 2014-01-01\n[version.run]\nafter = "decision-sent"\n'
    run = f'{head}period = "1 month"\n{CITE}\n'
    edit(draft, CONTACT, replaced("[[example]]", f"{run}\n[[example]]"))
    assert [
        "mediation/contact-adviser.toml, version.1: it did not come into force after the one above "
        "it. List versions oldest first."
    ] == refused(draft)


@pytest.mark.parametrize("name", ["sources.toml", "events.toml", "decisions.toml", "sections.toml"])
def test_a_file_that_is_missing(name: str, draft: Path) -> None:
    (draft / name).unlink()
    assert name in refused(draft)[0]


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b""])
def test_a_file_that_cannot_be_read(content: bytes, draft: Path) -> None:
    (draft / WINDOW).write_bytes(content)
    assert refused(draft)[0].startswith(WINDOW)


def test_nothing_may_come_after_the_examples(draft: Path) -> None:
    edit(draft, CONTACT, lambda text: f"{text}\n[[alone]]\ntold = 'reason'\ntext = 'x'\n{CITE}\n")
    assert [
        "mediation/contact-adviser.toml, example: something comes after the examples. Put them last."
    ] == refused(draft)


def test_two_limbs_of_one_name(draft: Path) -> None:
    edit(draft, WINDOW, replaced('id = "appeal.certificate-month"', 'id = "appeal.two-months"'))
    assert "'appeal.two-months' stands there twice." in refused(draft)[-1]


def test_a_process_without_rules_and_rules_without_a_process(draft: Path) -> None:
    edit(draft, "processes.toml", replaced("[mediation]", "[meditation]"))
    assert [
        "processes.toml, meditation: there is no rule in a folder 'meditation'. Take it out, or add "
        "its rules.",
        "processes.toml, folders: the folder 'mediation' belongs to no process. Add it to one, or a "
        "process for it.",
        "book.toml, letter.processes: there is no process 'mediation'. Declare it, or mend the name.",
    ] == refused(draft)


def test_a_doubt_of_a_process_that_there_is_not(draft: Path) -> None:
    edit(draft, "doubts.toml", replaced('["assessment"]', '["assessments"]'))
    assert [
        "doubts.toml, doubt.0.processes: there is no process 'assessments'. Declare it, or mend "
        "the name."
    ] == refused(draft)


def test_a_doubt_of_no_process(draft: Path) -> None:
    edit(draft, "doubts.toml", replaced('["assessment"]', "[]"))
    assert refused(draft)[0].startswith("doubts.toml, doubt.0.processes: ")


def test_two_doubts_of_one_name_for_one_process(draft: Path) -> None:
    edit(draft, "doubts.toml", replaced('id = "no-plan"', 'id = "order-to-cease"'))
    told = "doubts.toml, doubt: 'order-to-cease' stands there twice for the process '{}'. "
    processes = ("review", "amendment", "phase-transfer", "reassessment")
    write = "Give each a name of its own."
    assert [told.format(name) + write for name in processes] == refused(draft)


def test_a_doubt_among_what_a_process_says_of_itself(draft: Path) -> None:
    edit(draft, "processes.toml", replaced("[amendment]\n", "[[review.doubt]]\n[amendment]\n"))
    assert refused(draft)[0].startswith("processes.toml, review.doubt: ")


def test_a_rule_book_without_doubts_is_whole_and_doubts_nothing(draft: Path) -> None:
    words = ("timeline", "review", "review-meeting=2026-06-01", "--plan", "no", "-q")
    today = ("--today", "2026-11-25", "--rules", str(draft), "review-decision-sent=not-yet")
    assert "The council, 149 days late" not in ask(*words, *today).out
    (draft / "doubts.toml").unlink()
    assert "The council, 149 days late" in ask(*words, *today).out


def test_a_calendar_that_is_not_there(draft: Path) -> None:
    shutil.rmtree(draft / "calendars")
    assert [
        "book.toml, calendar: there is no file calendars/england-and-wales.toml. Add the calendar, "
        "or mend the name."
    ] == refused(draft)


def test_a_folder_of_a_process_that_is_missing(draft: Path) -> None:
    shutil.rmtree(draft / "mediation")
    assert [
        "appeal/window.toml, version.0.latest_of.1.held_open_by: there is no rule "
        "'mediation.contact-adviser'. Declare it, or mend the name."
    ] == refused(draft)[:1]


def test_rules_that_ask_about_each_other_in_a_circle(draft: Path) -> None:
    head = '\n[[version.unless]]\nid = "circle"\nkept = "appeal.window"\ntext = "x"\n'
    circle = f"{head}{CITE}\n"
    edit(draft, CONTACT, replaced("[[version.reading]]", f"{circle}\n[[version.reading]]"))
    assert [
        "appeal/window.toml, version: it asks about a rule that asks about it: "
        "appeal.window, mediation.contact-adviser. Break the circle."
    ] == refused(draft)
