"""`pathway`, `ask`, `faq` and `myths`: what people are told to do, and not to believe."""

import os
import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sendpath.cli.asked_about import known
from sendpath.cli.choosing import Option, pick
from sendpath.cli.interview import Answers, command, interview
from sendpath.rulebook.guidebook import read_concerns, read_myths, read_questions
from sendpath.rulebook.loader import load_rulebook
from support import Json, ask, program, read_json

BOOK = load_rulebook()
CONCERNS = read_concerns(BOOK.directory)
REASONS = BOOK.decisions().reasons
TODAY = "2026-11-21"
KNOWN = known(BOOK, date.fromisoformat(TODAY))
TERMS = ("2026-09-03..2026-10-23", "2026-11-02..2026-12-18")
LETTER = ("--concern", "request-refused", "--decision-date", "2026-11-07")


def pathway(*words: str, today: str = TODAY) -> Json:
    return read_json(ask("pathway", *words, "--format", "json", today=today).out)


# ------------------------------------------------------------------ pathway


def test_the_next_step_comes_first_with_its_day() -> None:
    shown = pathway(*LETTER)
    assert ("mediation-advice", "2027-01-07") == (shown["next"]["route"], shown["next"]["by"])
    lines = ask("pathway", *LETTER, today=TODAY).out.splitlines()
    first = next(line for line in lines if line.startswith(("next step", "open")))
    assert first == (
        "next step: Ring the mediation adviser, and ask for the certificate, by Thursday 7 January 2027"
    )


@pytest.mark.parametrize(
    ("more", "route"),
    [
        ((), "mediation-advice"),
        (("--certificate-date", "2026-11-20"), "appeal"),
        (("appeal-lodged=2026-11-20", "--certificate-date", "2026-11-19"), "running-appeal"),
        (("adviser-contacted=2026-11-20",), "chase-certificate"),
    ],
)
def test_the_next_step_follows_what_is_done(more: tuple[str, ...], route: str) -> None:
    assert route == pathway(*LETTER, *more)["next"]["route"]


def test_when_the_day_has_passed_the_late_route_is_next_and_nobody_is_turned_away() -> None:
    shown = pathway("--concern", "plan-received", "--decision-date", "2026-09-01")
    assert "late-appeal" == shown["next"]["route"]
    out = ask(
        "pathway", "--concern", "plan-received", "--decision-date", "2026-09-01", today=TODAY
    ).out
    assert "you can still send the appeal today, and ask for more time" in out
    assert "cannot appeal" not in out


def test_the_safe_day_is_the_one_to_act_by() -> None:
    words = (
        "--concern",
        "plan-received",
        "--decision-date",
        "2026-10-01",
        "--sent-date",
        "2026-10-05",
    )
    assert "2026-12-01" == pathway(*words)["next"]["by"]


def test_routes_stand_in_the_order_to_act_in_the_dated_first() -> None:
    order = [each["id"] for each in pathway(*LETTER)["open"]]
    dated, others = ["mediation-advice", "appeal"], ["talk-to-school", "ask-assessment"]
    later = ["disagreement-resolution", "mediation"]
    inorder = [*dated, *others, *later]
    assert dated == order[:2]
    assert inorder == [each for each in order if each in inorder]


def test_a_reason_alone_finds_its_concern() -> None:
    shown = pathway("--reason", "cease-plan")
    assert ("plan-ceased", "cease-plan") == (shown["concern"], shown["reason"])


@pytest.mark.parametrize("form", ["plain", "table", "md"])
def test_every_format_says_the_same(form: str) -> None:
    out = " ".join(ask("pathway", *LETTER, "--all", "--format", form, today=TODAY).out.split())
    for told in (
        "Ring the mediation adviser, and ask for the certificate",
        "Thursday 7 January 2027",
        "Challenge the provision map",
        "No exclusion was told." if form == "md" else "Not for this",
        "https://www.ipsea.org.uk",
        "nformation, not legal advice.",
    ):
        assert told in out, told


def test_the_tree_is_drawn_in_ascii_where_the_stream_has_no_lines() -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [program(), "pathway", *LETTER, "--all", "--format", "table"],
        env=env,
        capture_output=True,
        check=False,
    )
    assert (0, b"+-- " in done.stdout, b"??" in done.stdout) == (done.returncode, True, False)


def test_every_concern_is_listed() -> None:
    lines = ask("pathway", "--list", today=None).out.splitlines()
    assert list(CONCERNS) == [line.split(":")[0] for line in lines]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "--concern: It was not told what this is about. Give --concern support-not-given"),
        (
            ("--concern", "my son was suspended"),
            2,
            "--concern: 'my son was suspended' is not a concern sendpath knows. The nearest are: excluded ",
        ),
        (
            ("--concern", "excluded", "--concern", "no-answer"),
            2,
            "--concern: 2 concerns were given.",
        ),
        (("--concern", "request-refused", "--decision-date", "soon"), 2, "'soon' is not a date."),
        (("--concern", "no-answer", "request-received=2026-13-01"), 3, ""),
        (("--reason", "refused the school"), 2, "is not a reason sendpath knows"),
    ],
)
def test_what_cannot_be_answered(words: tuple[str, ...], code: int, told: str) -> None:
    ran = ask("pathway", *words, today=TODAY)
    assert (code, True) == (ran.code, told in ran.err), ran.err


def test_what_was_left_out_is_told_in_the_answer() -> None:
    words = ("--concern", "no-answer", "request-received=2026-13-01")
    assert "left out: request-received=: '2026-13-01' is not a date." in (
        ask("pathway", *words, today=TODAY).out
    )


def test_after_mediation_the_agreed_day_or_the_statutes_counts() -> None:
    words = (
        "--concern",
        "agreement-not-honoured",
        "agreement-made=2026-10-24",
        "--order",
        "school",
    )
    for more, due in (((), "2026-11-07"), (("agreed-date=2026-11-14",), "2026-11-14")):
        route = next(
            each for each in pathway(*words, *more)["open"] if each["id"] == "enforce-agreement"
        )
        assert [due] == [each["due"] for each in route["dates"]]


def test_a_day_on_which_nobody_answers_the_telephone_says_so() -> None:
    out = ask(
        "pathway", "--concern", "plan-received", "--decision-date", "2026-11-01", today=TODAY
    ).out
    note = "note: Friday 1 January 2027 is not a working day, and nothing moves it. Ring by"
    assert f"{note} Thursday 31 December 2026, the last working day that is safe." in out


def test_a_date_of_birth_says_who_appeals() -> None:
    out = ask("pathway", *LETTER, "--born", "2009-03-01", today=TODAY).out
    assert "who appeals: The young person appeals, from the day after Friday 27 June 2025" in out
    assert "young-person" == pathway(*LETTER, "--born", "2009-03-01")["appellant"]["id"]
    assert pathway(*LETTER)["appellant"] is None
    ran = ask("pathway", *LETTER, "--born", "2009-13-01", today=TODAY)
    assert (3, True) == (ran.code, "'2009-13-01' is not a date." in ran.out)


def test_what_others_should_have_done_is_told_with_the_next_step() -> None:
    words = ("--concern", "agreement-not-honoured", "agreement-made=2026-10-24")
    following = pathway(*words, "--order", "school")["next"]
    assert ["agreement.school"] == [each["rule"] for each in following["to_confirm"]]
    told = pathway(*words, "final-plan-sent=not-yet", "--order", "school")["next"]
    assert (["agreement.school"], []) == (
        [each["rule"] for each in told["overdue"]],
        told["to_confirm"],
    )
    unknown = pathway(*words)["next"]  # what was agreed was not told
    assert ([], []) == (unknown["overdue"], unknown["to_confirm"])


def test_the_plain_answer_ends_with_the_next_step_and_leaves_the_rest_to_explain() -> None:
    out = ask("pathway", *LETTER, "--all", "--plain", today=TODAY).out
    assert "\n\nonce more, next step: Ring the mediation adviser" in out
    assert "who: " not in out
    assert "who: " in ask("pathway", *LETTER, "--plain", "--explain", today=TODAY).out


def test_a_page_of_routes_links_and_runs_nothing(tmp_path: Path) -> None:
    page = tmp_path / "answer.html"
    assert 0 == ask("pathway", *LETTER, "-o", str(page), today=TODAY).code
    text = page.read_text("utf-8")
    assert '<a href="https://www.ipsea.org.uk">https://www.ipsea.org.uk</a>' in text
    assert "<script" not in text


# ------------------------------------------------------------------ ask


def test_what_was_said_not_to_have_happened_is_not_asked_for_again() -> None:
    """An adviser not rung, and so no certificate, is no question any more."""
    late = ("--concern", "plan-refused", "decision-dated=2026-07-24")
    silent, denied = (ask("pathway", *late, *no).out for no in ((), ("adviser-contacted=no",)))
    asked = "Did anybody ring the adviser within the two months?"
    assert (True, False) == (asked in silent, asked in denied)
    told = ask("deadlines", "--decision-date", "2026-07-24", "--adviser-contacted", "no").out
    assert "As far as told, no adviser was contacted by then" in told
    assert "If a mediation certificate was issued" not in told


def test_a_letter_older_than_the_law_ends_the_interview_and_says_what_is_left() -> None:
    told = ask("pathway", "--concern", "request-refused", "decision-dated=2013-03-14").out
    assert "instead: What can be done today is to ask the council anew" in told
    days = ask("deadlines", "--decision-date", "2013-03-14").out
    assert "instead: What can be done today is to ask the council anew" in days
    assert ("who helps: " in days, "waiting: " in days) == (True, False)


def typed(*lines: str) -> Callable[[str], str | None]:
    left = list(lines)
    return lambda _prompt: left.pop(0) if left else None


def number(concern: str) -> str:
    """Choose a concern by its name; by headings and numbers: see further down."""
    return concern


LETTER_TOLD = {"decision-dated": "2026-11-07"}
AGREED = {"agreement-made": "2026-10-24"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (number("request-refused"), "7/11/2026", "", "", "", "", "", ""),
            Answers("request-refused", None, LETTER_TOLD),
        ),
        ((number("request-refused"), "", "", ""), Answers("request-refused", None, {})),
        (
            (number("wrong-school"), "2", "7 November 2026", "", "", "", "", ""),
            Answers("wrong-school", "school-type", LETTER_TOLD),
        ),
        ((number("support-not-given"),), Answers("support-not-given", None, {})),
        (("x", "0", "99", number("support-not-given")), Answers("support-not-given", None, {})),
        (
            (
                number("request-refused"),
                "7/11/2026",
                "no",
                "no",
                "never",
                "not yet",
                "I do not know",
                "",
            ),
            Answers(
                "request-refused",
                None,
                {
                    **LETTER_TOLD,
                    "certificate-issued": "no",
                    "adviser-contacted": "no",
                    "appeal-lodged": "no",
                },
            ),
        ),
        (
            (number("request-refused"), "14 March 2013"),
            Answers("request-refused", None, {"decision-dated": "2013-03-14"}),
        ),
        (
            (
                number("request-refused") + ".",
                "7/11/2026",
                "9/11/2026",
                "none",
                "23/11/2026",
                "1/3/2009",
                "20/11/2026",
                "",
                "",
                "1/3/2009",
                "",
            ),
            Answers(
                "request-refused",
                None,
                {
                    **LETTER_TOLD,
                    "decision-sent": "2026-11-09",
                    "certificate-issued": "no",
                    "adviser-contacted": "2026-11-20",
                    "born": "2009-03-01",
                },
            ),
        ),
        (
            (number("agreement-not-honoured"), "24/10/2026", "3", "", "", ""),
            Answers("agreement-not-honoured", None, {**AGREED, "order": "contents"}),
        ),
        (
            (
                number("agreement-not-honoured"),
                "24/10/2026",
                "10",
                "5/12/2026",
                "",
                "7/11/2026",
                "",
                "",
                "",
            ),
            Answers(
                "agreement-not-honoured",
                None,
                {**AGREED, "agreed-date": "2026-12-05", **LETTER_TOLD},
            ),
        ),
        (
            (number("told-to-mediate"), "1", "7/11/2026", "", "", "", ""),
            Answers("told-to-mediate", "refuse-assess", LETTER_TOLD),
        ),
        (
            (number("draft-received"), "soon", "31/2/2026", "2026-11-16", ""),
            Answers("draft-received", None, {"draft-served": "2026-11-16"}),
        ),
        (
            (number("excluded"), "1", "2", "", "", "", "", ""),
            Answers("excluded", None, {"exclusion": "permanent", "plan": "no"}),
        ),
        (
            (
                number("excluded"),
                "5",
                "3",
                "9/11/2026",
                "",
                "",
                "3/9/2026 to 23/10/2026",
                "soon",
                "2026-11-02..2026-12-18",
                "",
                "",
                "",
            ),
            Answers("excluded", None, {"exclusion-began": "2026-11-09", "term": TERMS}),
        ),
        ((number("draft-received"),), None),
        ((), None),
    ],
)
def test_the_interview_asks_no_more_than_it_needs(
    lines: tuple[str, ...], expected: Answers | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected == interview(KNOWN, typed(*lines))
    capsys.readouterr()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (number("request-refused"), "7/11/2026", "back", "8/11/2026", "", "", "", "", "", ""),
            Answers("request-refused", None, {"decision-dated": "2026-11-08"}),
        ),
        (
            (number("plan-refused"), "b", number("support-not-given")),
            Answers("support-not-given", None, {}),
        ),
        (("back", number("support-not-given")), Answers("support-not-given", None, {})),
        (
            (number("wrong-school"), "1", "back", "back", number("support-not-given")),
            Answers("support-not-given", None, {}),
        ),
        (
            (
                number("excluded"),
                "1",
                "2",
                "9/11/2026",
                "",
                "",
                "3/9/2026 to 23/10/2026",
                "back",
                "2026-11-02..2026-12-18",
                "",
                "",
                "",
            ),
            Answers(
                "excluded",
                None,
                {
                    "exclusion": "permanent",
                    "plan": "no",
                    "exclusion-began": "2026-11-09",
                    "term": TERMS[1:],
                },
            ),
        ),
    ],
)
def test_back_asks_the_question_before_once_more(
    lines: tuple[str, ...], expected: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected == interview(KNOWN, typed(*lines))
    capsys.readouterr()


def test_words_offer_the_nearest_and_choose_none(capsys: pytest.CaptureFixture[str]) -> None:
    heard = interview(KNOWN, typed("my son was permanently excluded", "1"))
    told = "".join(capsys.readouterr())
    assert f"  1. {CONCERNS['excluded'].words}\n" in told.partition("By '")[2]
    assert heard is None  # the number chose it, and nothing more was told
    assert Answers("detained", None, {}) == interview(
        KNOWN, typed("excluded from school", "detained")
    )


def test_headings_come_first_and_what_stands_under_one_after_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    heading = str(list(BOOK.groups).index("school") + 1)
    under = [each.id for each in CONCERNS.values() if each.under == "school"]
    place = str(under.index("support-not-given") + 1)
    assert Answers("support-not-given", None, {}) == interview(KNOWN, typed(heading, place))
    told = "".join(capsys.readouterr())
    there = re.findall(r"^  \d\. (.*)$", told, re.MULTILINE)
    assert list(BOOK.groups.values()) == there[: len(BOOK.groups)]


def test_no_list_of_the_interview_is_longer_than_a_terminal() -> None:
    assert len(BOOK.groups) <= 20
    for name in BOOK.groups:
        under = [each.words for each in CONCERNS.values() if each.under == name]
        assert sum(len(f"  10. {words}") // 80 + 1 for words in under) <= 20, name


def test_back_from_under_a_heading_shows_the_headings_again() -> None:
    assert Answers("detained", None, {}) == interview(KNOWN, typed("1", "back", "detained"))


def test_enter_keeps_what_was_said_before() -> None:
    lines = (number("draft-received"), "2026-11-16", "back", "", "")
    assert Answers("draft-received", None, {"draft-served": "2026-11-16"}) == (
        interview(KNOWN, typed(*lines))
    )


@pytest.mark.parametrize("word", ["quit", "q", "EXIT"])
def test_quit_ends_it_at_any_question(word: str) -> None:
    assert interview(KNOWN, typed(word)) is None
    assert interview(KNOWN, typed(number("draft-received"), word)) is None


def test_a_question_mark_explains_and_asks_again(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ("?", number("draft-received"), "?", "2026-11-16", "")
    told = {"draft-served": "2026-11-16"}
    assert Answers("draft-received", None, told) == interview(KNOWN, typed(*lines))
    shown = "".join(capsys.readouterr())
    assert "in your own words" in shown
    assert "A day as you would write it" in shown


def test_the_day_of_the_request_is_asked_for_where_a_request_was_refused() -> None:
    lines = (number("request-refused"), "7/11/2026", "", "", "", "", "", "1/6/2026")
    told = {"decision-dated": "2026-11-07", "request-received": "2026-06-01"}
    assert Answers("request-refused", None, told) == interview(KNOWN, typed(*lines))


def test_the_command_at_the_end_gives_the_same_answer() -> None:
    answers = Answers("wrong-school", "school-type", {"decision-dated": "2026-11-07"})
    assert (
        "sendpath pathway --concern wrong-school --reason school-type decision-dated=2026-11-07"
    ) == command(answers, BOOK.choices)
    shown = pathway(*command(answers, BOOK.choices).split()[2:])
    assert ("appeal", "2027-01-07") == (shown["next"]["route"], shown["next"]["by"])
    board = Answers(
        "excluded",
        None,
        {
            "exclusion": "permanent",
            "plan": "yes",
            "term": TERMS,
            "exclusion-notice-received": "2026-11-09",
        },
    )
    told = command(board, BOOK.choices)
    assert told == (
        "sendpath pathway --concern excluded --exclusion permanent --plan yes --term "
        "2026-09-03..2026-10-23 --term 2026-11-02..2026-12-18 exclusion-notice-received=2026-11-09"
    )
    expect = pathway(*told.split()[2:])["next"]["expect"]
    assert ("exclusion.governors", "2026-11-30") == (expect["rule"], expect["due"])


def test_the_interview_on_a_terminal() -> None:
    pty = pytest.importorskip("pty", reason="a pseudo-terminal is a Unix thing")
    keeper, end = pty.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "80", "SENDPATH_TODAY": TODAY}
    child = subprocess.Popen([program(), "ask"], stdin=end, stdout=end, stderr=end, env=env)
    os.close(end)
    enough = "\n" * 20
    os.write(keeper, f"{number('request-refused')}\n7/11/2026\n{enough}".encode())
    said = b""
    while True:
        try:
            piece = os.read(keeper, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    assert 0 == child.wait()
    told = said.decode()
    assert "What is it about?" in told
    assert "In short: 47 days left" in told.rpartition("Who helps")[2]
    assert "by Thursday 7 January 2027" in " ".join(told.split())
    assert ("sendpath pathway --concern request-refused decision-dated=2026-11-07") in told


def test_without_a_terminal_the_command_is_named_instead() -> None:
    ran = ask("ask", today=None)
    assert (2, True) == (
        ran.code,
        "Use the command it stands for: sendpath pathway" in ran.err,
    )


# ------------------------------------------------------------------ faq


ASKED = (
    "confidential",
    "bring-someone",
    "council-must-come",
    "refuse-mediation",
    "appeal-meanwhile",
    "not-in-thirty-days",
    "is-it-binding",
    "not-honoured",
    "complaint-and-clock",
    "complain-and-appeal",
    "health-and-care",
    "worth-it",
)


def test_every_question_people_really_ask_is_answered() -> None:
    document = read_json(ask("faq", "--format", "json", today=None).out)
    assert set(ASKED) <= {each["id"] for each in document["answers"]}
    assert len(read_questions(BOOK.directory)) == len(document["answers"])


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("confidential", "Is mediation confidential"),
        ("lawyer", "May I bring someone"),
        ("binding", "Is a mediation agreement binding"),
        ("worth", "Is it worth it"),
    ],
)
def test_a_word_finds_its_question(word: str, question: str) -> None:
    assert f"verdict: {question}" in ask("faq", word, today=None).out


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("my son was suspended", "My child was excluded. Who decides, and by when?"),
        ("section f is vague", "The plan is vague, or leaves help out. Can I appeal what it says?"),
        ("governors", "My child was excluded. Who decides, and by when?"),
        ("christmas", "Do August, Christmas and weekends give more time?"),
    ],
)
def test_peoples_own_words_find_an_answer(words: str, question: str) -> None:
    assert f"verdict: {question}" in ask("faq", words, today=None).out


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("horses", "WORDS: nothing that sendpath knows is near 'horses'. It knows"),
        ("pip appeal", "WORDS: nothing that sendpath knows is near 'pip appeal'. It knows"),
    ],
)
def test_what_sendpath_knows_nothing_of_is_said_to_be_so(word: str, told: str) -> None:
    ran = ask("faq", word, today=None)
    assert (2, "") == ran[:2]
    assert ran.err.startswith(told)


# ------------------------------------------------------------------ myths


def myths(*words: str, today: str = TODAY) -> dict[str, Json]:
    document = read_json(ask("myths", *words, "--format", "json", today=today).out)
    return {each["id"]: each for each in document["myths"]}


LETTER_OF_OCTOBER = date(2026, 10, 1)  # the window ends on Tuesday 1 December 2026
ISSUED = date(2026, 11, 15)  # with it on Tuesday 15 December


@pytest.mark.parametrize(
    ("belief", "believed"),
    [
        ("sixty-days", LETTER_OF_OCTOBER + timedelta(days=60)),
        ("eight-weeks", LETTER_OF_OCTOBER + timedelta(weeks=8)),
        ("thirty-days-from-the-certificate", ISSUED + timedelta(days=30)),
        ("two-months-from-the-certificate", date(2027, 1, 15)),
        ("certificate-adds-a-month", date(2027, 1, 4)),
    ],
)
def test_what_a_wrong_rule_gives_for_this_letter(belief: str, believed: date) -> None:
    told = myths("--decision-date", "2026-10-01", "--certificate-date", "2026-11-15")[belief]
    assert (believed.isoformat(), "2026-12-15", (believed - date(2026, 12, 15)).days) == (
        told["believed"],
        told["due"],
        told["days_off"],
    )
    assert told["dangerous"] == (believed > date(2026, 12, 15))


@pytest.mark.parametrize(
    ("words", "belief", "off"),
    [
        (("decision-dated=2026-10-30",), "no-august-rule", -5),
        (("decision-dated=2026-12-31",), "weekends-do-not-roll", -1),
        (("decision-dated=2026-10-01", "--received-date", "2026-10-05"), "from-receipt", 6),
        (("request-received=2026-06-01",), "august-for-the-council", 31),
        (("draft-served=2026-11-02",), "fifteen-working-days", 4),
        (("told-council-mediation-wanted=2026-11-02",), "thirty-working-days", 12),
        (("order-made=2026-10-05", "--order", "assess"), "four-weeks-after-an-order", 14),
        (("agreement-made=2026-10-05", "--order", "contents"), "two-weeks-for-any-agreement", -21),
        (("conduct-date=2026-02-10",), "august-for-discrimination", 25),
        (
            ("request-received=2026-01-12", "council-agreed=2026-05-11", "--order", "assess"),
            "twenty-weeks-again",
            119,
        ),
    ],
)
def test_each_wrong_rule_is_out_by_so_many_days(
    words: tuple[str, ...], belief: str, off: int
) -> None:
    assert off == myths(*words, "--planned")[belief]["days_off"]


def test_the_dangerous_come_first_and_the_worst_of_them_first_of_all() -> None:
    told = list(myths("--decision-date", "2026-10-01", "--certificate-date", "2026-11-15").values())
    dangers = [each["dangerous"] for each in told]
    assert sorted(dangers, reverse=True) == dangers
    worst = [each["days_off"] or 0 for each in told if each["dangerous"]]
    assert sorted(worst, reverse=True) == worst


def test_every_wrong_belief_of_the_digest_is_there() -> None:
    assert 21 == len(read_myths(BOOK.directory))
    out = ask("myths", "--decision-date", "2026-10-01", today=TODAY).out
    assert 21 == out.count("believed: ")
    assert 21 == out.count("what holds: ")


def test_a_day_of_receipt_that_cannot_be_read_leaves_that_belief_out() -> None:
    ran = ask("myths", "--decision-date", "2026-10-01", "--received-date", "soon", today=TODAY)
    assert (3, True) == (ran.code, "left out: --received-date: 'soon' is not a date." in ran.out)
    assert "Some facts were left out: see 'Left out' in the answer.\n" == ran.err


def test_without_the_letters_date_the_first_word_is_that_a_clock_may_run() -> None:
    lines = ask("pathway", "--concern", "request-refused", today=TODAY).out.splitlines()
    assert (
        "no day yet: A last day may be running: 2 months after the decision letter is sent (give "
        "decision-dated=DATE or decision-sent=DATE). Find that day now"
    ) in lines


def test_a_day_that_hangs_on_a_call_in_time_is_the_step_and_asks_when_the_adviser_was_rung() -> (
    None
):
    words = (
        "--concern",
        "plan-received",
        "--decision-date",
        "2026-09-10",
        "--certificate-date",
        "2026-11-16",
    )
    following = pathway(*words)["next"]
    assert ("appeal", "2026-12-16") == (following["route"], following["by"])
    assert following["notes"][0].startswith("This date is right only if the mediation adviser was")
    assert [] == following["passed"]


def test_a_question_of_that_very_name_comes_first() -> None:
    assert ask("faq", "late", today=None).out.startswith("verdict: I have missed the last day")


def test_contact_in_time_is_not_late_and_says_what_to_wait_for() -> None:
    words = (
        "--concern",
        "plan-received",
        "--decision-date",
        "2026-09-10",
        "--adviser-contacted",
        "2026-10-01",
    )
    out = ask("pathway", *words, today=TODAY).out
    assert "note: The two months are over, and the adviser was contacted in time." in out
    assert "chase-certificate" == pathway(*words)["next"]["route"]


def test_an_excluded_pupil_is_told_by_when_the_board_must_meet(tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("First day,Last day\n2026-09-03,2026-10-23\n2026-11-02,2026-12-18\n", "utf-8")
    told = ("exclusion-began=2026-11-02", "exclusion-notice-received=2026-11-02")
    words = ("--concern", "excluded", *told, "--term", str(terms))
    lines = ask("pathway", *words, today=TODAY).out.splitlines()
    assert [line for line in lines if line.startswith("also, expect: Monday 23 November 2026")]


def test_an_agreement_not_yet_due_says_by_when_it_is() -> None:
    words = (
        "--concern",
        "agreement-not-honoured",
        "agreement-made=2026-10-24",
        "--order",
        "contents",
    )
    lines = ask("pathway", *words, today=TODAY).out.splitlines()
    step = "next step: Note the days of the agreement, and write on the day after"
    assert step in lines
    assert [line for line in lines if line.startswith("also, expect: Saturday 28 November 2026")]


def test_a_fact_that_could_not_be_used_makes_nobody_overdue() -> None:
    planned = ("decision-notified=2025-07-01", "--outcome", "agreed", "plan-refused=not-yet")
    words = ("timeline", "assessment", "request-received=2025-05-21", *planned)
    said = "Final plan sent, if there is to be one: due by Wednesday 8 October 2025"
    assert said in ask(*words, today=TODAY).out
    assert said in ask(*words, "final-plan-sent=2025-11-11", today=TODAY).out
    unread = ask(*words, "final-plan-sent=2025-13-01", today=TODAY)
    assert 3 == unread.code
    assert "left out: final-plan-sent=: '2025-13-01' is not a date." in unread.out
    assert "Final plan sent, if there is to be one: due by" not in unread.out


@pytest.mark.parametrize("words", [("7", "November", "2026"), ("--decision-date", "7", "November")])
def test_loose_words_of_a_date_are_told_to_be_put_in_quotation_marks(
    words: tuple[str, ...],
) -> None:
    assert 'put quotation marks around the whole: "7 November 2026".' in (
        ask("deadlines", *words, today=TODAY).err
    )


OPTIONS = [Option("a", "assess"), Option("b", "amend what the plan says"), Option("c", "")]


@pytest.mark.parametrize(("number", "value"), [("2", "b"), ("3", "c"), ("1", "a")])
def test_numbers_stay_what_they_were_where_own_words_narrow_a_list(
    number: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert value == pick("What was agreed?", OPTIONS, typed("they agreed to amend it", number))
    assert "  2. amend what the plan says" in capsys.readouterr().out.split("did you mean")[1]


def test_words_that_every_sentence_has_are_near_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = [Option("x", "something that could not have been appealed")]
    assert "x" == pick("What?", options, typed("they said that they could", "1"))
    assert "is near none of them" in capsys.readouterr().out


def test_own_words_about_a_year_before_the_law_are_told_what_is_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = ("they would not give him a statement back in 2013", number("request-refused"), "", "")
    interview(KNOWN, typed(*lines))
    assert "2013 is before 1 September 2014" in capsys.readouterr().out


def test_another_nations_own_terms_name_it() -> None:
    ran = ask("faq", "council says he does not have additional learning needs", today=None)
    assert (2, True) == (ran.code, "Wales has its own law" in ran.err)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        # guidance: 20 working days for asking again, and 20 more for the panel
        (("2026-11-10",), "ask the council to look again by Tuesday 8 December 2026"),
        (("2026-10-27",), "was due: Tuesday 24 November 2026, passed 3 days ago: Ask the council "),
        (
            ("2026-09-01", "2026-09-10", "2026-11-20"),
            "ask for the appeal panel by Friday 18 December 2026",
        ),
    ],
)
def test_the_days_of_a_transport_appeal_are_told_with_its_route(
    days: tuple[str, ...], told: str
) -> None:
    facts = ("decision-received", "review-asked", "review-answered")
    words = [f"transport-{fact}={day}" for fact, day in zip(facts, days, strict=False)]
    ran = ask("pathway", "--concern", "admission-or-transport", *words, today="2026-11-27")
    assert told in ran.out
    assert "changes nothing here" not in ran.out
