"""`can-appeal` as a decision table: every reason, section set, certificate state and age side."""

from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from sendpath.answers.appeal_right import can_appeal
from sendpath.answers.context import context_of
from sendpath.answers.person import Person
from sendpath.core.appellant import who_appeals
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.intake.hear import Facts
from sendpath.rulebook.loader import RuleBook
from support import Json, ask, read_json

TODAY = "2026-11-21"
APPEALABLE = {
    "refuse-assess": ("needed", "SEND35A"),
    "refuse-plan": ("needed", "SEND35"),
    "plan-contents": ("needed", "SEND35"),
    "school-named": ("not-needed", "SEND35"),
    "school-type": ("not-needed", "SEND35"),
    "no-school-named": ("not-needed", "SEND35"),
    "refuse-reassess": ("needed", "SEND35"),
    "refuse-amend": ("needed", "SEND35"),
    "cease-plan": ("needed", "SEND35"),
}
NOT_APPEALABLE = (
    "draft-plan",
    "no-decision",
    "not-in-writing",
    "provision-not-made",
    "other-sections",
    "health-or-care-only",
    "personal-budget",
    "refuse-review",
    "refuse-amend-outside-review",
    "no-plan-support",
    "exclusion",
    "admission",
    "transport",
    "discrimination",
)
DEPENDS = ("detained",)
ABOUT_CONTENTS = {
    "plan-contents",
    "school-named",
    "school-type",
    "no-school-named",
    "other-sections",
    "health-or-care-only",
}
SECTION_SETS: dict[str, str] = {  # the sections in dispute, and what they make of it
    "": "",
    "B": "plan-contents",
    "F": "plan-contents",
    "I": "school-named",
    "B I": "plan-contents",
    "F I": "plan-contents",
    "E": "other-sections",
    "A K": "other-sections",
    "G": "health-or-care-only",
    "C D H1 H2": "health-or-care-only",
    "E G": "health-or-care-only",
    "I E": "school-named",
    "B G": "plan-contents",
    "I H2": "school-named",
}
PLACEMENT = {"school-named", "school-type", "no-school-named"}


class Certificate(NamedTuple):
    """What was told about the certificate, and how it stands then where one is needed."""

    words: tuple[str, ...]
    state: str


LETTER = ("--decision-date", "2026-10-01")
OLD_LETTER = ("--decision-date", "2026-08-01")
CERTIFICATES = [
    Certificate((), "needed"),
    Certificate(LETTER, "needed"),
    Certificate((*LETTER, "--certificate-date", "2026-11-20"), "held"),
    Certificate(("--certificate-date", "2026-11-20"), "held"),
    Certificate(OLD_LETTER, "leave-needed"),
    Certificate((*OLD_LETTER, "--adviser-contacted", "2026-10-01"), "needed"),
    Certificate((*OLD_LETTER, "--adviser-contacted", "2026-10-02"), "leave-needed"),
    Certificate(
        (*OLD_LETTER, "--adviser-contacted", "2026-10-02", "--certificate-date", "2026-10-05"),
        "leave-needed",
    ),
    Certificate(
        (*OLD_LETTER, "--adviser-contacted", "2026-10-01", "--certificate-date", "2026-10-05"),
        "held",
    ),
]
AGES = {  # born 2007-09-23: the last Friday in June 2024 is the 28th (digest)
    "2024-06-28": "parent",
    "2024-06-29": "young-person",
    "2032-09-22": "young-person",
    "2032-09-23": None,
}


def told(*words: str, code: int = 0) -> Json:
    ran = ask("can-appeal", *words, "--format", "json", today=TODAY)
    assert code == ran.code, ran.err
    return read_json(ran.out)


def really(reason: str, sections: str) -> str:
    """Say what is in dispute, from the digest: sections decide only about a plan's contents."""
    leads = SECTION_SETS[sections]
    if not leads or reason not in ABOUT_CONTENTS:
        return reason
    return reason if leads == "school-named" and reason in PLACEMENT else leads


@pytest.mark.slow
@pytest.mark.parametrize("reason", [*APPEALABLE, *NOT_APPEALABLE, *DEPENDS])
def test_every_reason_with_every_section_set(reason: str) -> None:
    for sections in SECTION_SETS:
        words = [word for each in sections.split() for word in ("--section", each)]
        answer = told("--reason", reason, *words)
        real = really(reason, sections)
        expected = (
            ("yes", real, *APPEALABLE[real])
            if real in APPEALABLE
            else ("depends" if real in DEPENDS else "no", real, None, None)
        )
        assert expected == (
            answer["answer"],
            answer["reason"],
            answer["certificate"],
            answer["form"],
        ), sections


@pytest.mark.slow
@pytest.mark.parametrize("reason", [*APPEALABLE, *NOT_APPEALABLE, *DEPENDS])
@pytest.mark.once
def test_the_whole_decision_table(reason: str, book: RuleBook, calendar: Calendar) -> None:
    """Every section set, certificate state and age side of a reason, by the Python interface."""
    context = context_of(book, calendar, date.fromisoformat(TODAY))
    decisions, born = book.decisions(), date(2007, 9, 23)
    for sections, certificate, (on, who) in product(SECTION_SETS, CERTIFICATES, AGES.items()):
        real = really(reason, sections)
        chosen = frozenset(sections.split())
        heard = Facts(
            case=case_of(certificate.words, decisions.reasons[real].traits),
            reason=reason,
            sections=chosen,
            decision=decisions.weigh(reason, chosen),
        )
        day = date.fromisoformat(on)
        person = Person(day, born, who_appeals(born, on=day, ages=book.appellant))
        shown = can_appeal(heard, person, context, (), None)
        assert expected(real, certificate, who) == (
            shown["answer"],
            shown["reason"],
            shown["certificate"],
            shown["form"],
            shown["who"],
        ), (sections, certificate, on)
        assert (shown["answer"] == "no") <= bool(shown["instead"])


def expected(real: str, certificate: Certificate, who: str | None) -> tuple[str | None, ...]:
    """Say from the digest's table what must come out."""
    if real not in APPEALABLE:
        return ("depends" if real in DEPENDS else "no", real, None, None, None)
    needed, form = APPEALABLE[real]
    state = certificate.state if needed == "needed" else "not-needed"
    return ("yes" if who else "depends", real, state, form, who)


def case_of(words: tuple[str, ...], traits: frozenset[str]) -> Case:
    """Tell the facts of a certificate state without the command line."""
    names = {
        "--decision-date": "decision-dated",
        "--certificate-date": "certificate-issued",
        "--adviser-contacted": "adviser-contacted",
    }
    pairs = zip(words[::2], words[1::2], strict=True)
    return Case(
        events={Event(names[name]): date.fromisoformat(day) for name, day in pairs}, traits=traits
    )


@pytest.mark.parametrize("sections", [each for each in SECTION_SETS if each])
def test_sections_alone_say_what_is_in_dispute(sections: str) -> None:
    words = [word for each in sections.split() for word in ("--section", each)]
    assert SECTION_SETS[sections] == told(*words)["reason"]


@pytest.mark.parametrize(("reason", "certificate"), list(product(APPEALABLE, CERTIFICATES)))
def test_every_appealable_reason_with_every_state_of_the_certificate(
    reason: str, certificate: Certificate
) -> None:
    needed = APPEALABLE[reason][0] == "needed"
    assert (certificate.state if needed else "not-needed") == told(
        "--reason", reason, *certificate.words
    )["certificate"]


@pytest.mark.parametrize(("reason", "on"), list(product(APPEALABLE, AGES)))
def test_every_appealable_reason_on_each_side_of_each_age(reason: str, on: str) -> None:
    answer = told("--reason", reason, "--born", "2007-09-23", "--on", on)
    assert (AGES[on], "2024-06-28", "2032-09-22", "yes" if AGES[on] else "depends") == (
        answer["who"],
        answer["parent_until"],
        answer["young_person_until"],
        answer["answer"],
    )


@pytest.mark.parametrize("reason", [*NOT_APPEALABLE, *DEPENDS])
def test_every_no_names_a_remedy_and_nobody_is_sent_away(reason: str) -> None:
    answer = told("--reason", reason)
    assert answer["instead"]
    text = ask("can-appeal", "--reason", reason).out.lower()
    assert "instead: " in text
    assert not [
        each for each in ("cannot approach", "you cannot appeal", "no right to") if each in text
    ]


def only(answer: Json) -> tuple[str, str | None]:
    return answer["answer"], answer["last_day"]


@pytest.mark.parametrize("reason", NOT_APPEALABLE)
def test_no_last_day_is_computed_for_what_carries_no_appeal(reason: str) -> None:
    assert ("no", None) == only(told("--reason", reason, *LETTER))
    assert ("yes", "2026-12-01") == only(told("--reason", "refuse-assess", *LETTER))


@pytest.mark.parametrize(
    ("born", "leaves"),
    [
        ("2007-09-23", "2024-06-28"),
        ("2007-08-31", "2023-06-30"),
        ("2007-09-01", "2024-06-28"),
        ("2008-07-15", "2024-06-28"),
        ("2008-02-29", "2024-06-28"),
        ("2010-01-01", "2026-06-26"),
    ],
)
def test_the_last_friday_in_june_of_the_school_year_of_the_sixteenth_birthday(
    born: str, leaves: str
) -> None:
    assert leaves == told("--reason", "refuse-plan", "--born", born)["parent_until"]


def test_a_july_birthday_crosses_before_turning_sixteen() -> None:
    words = ("--reason", "refuse-plan", "--born", "2008-07-15", "--on", "2024-06-29")
    assert "young-person" == told(*words)["who"]


def test_born_on_29_february_turns_25_on_1_march_of_an_ordinary_year() -> None:
    answer = told("--reason", "refuse-plan", "--born", "2008-02-29")
    assert "2033-02-28" == answer["young_person_until"]


@pytest.mark.parametrize(
    ("theirs", "slug"),
    [
        ("refusal to issue an EHCP", "refuse-plan"),
        ("refused to carry out an EHC needs assessment", "refuse-assess"),
        ("decided not to assess", "refuse-assess"),
        ("we will cease to maintain the plan", "cease-plan"),
        ("refusal to reassess", "refuse-reassess"),
        ("decided not to amend the plan after annual review", "refuse-amend"),
        ("wrong school named in section I", "school-named"),
        ("draft EHCP", "draft-plan"),
        ("school transport refused", "transport"),
        ("permanent exclusion", "exclusion"),
        ("no answer from the council", "no-decision"),
        ("personal budget refused", "personal-budget"),
    ],
)
def test_the_councils_own_words_offer_the_nearest_and_choose_nothing(
    theirs: str, slug: str
) -> None:
    ran = ask("can-appeal", "--reason", theirs)
    assert (2, "") == (ran.code, ran.out)
    assert f"The nearest are: {slug} (" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            (),
            "--reason: It was not told what the council decided. Give --reason refuse-assess, or whatever it was: --list prints them all. Or give the sections in dispute: --section B --section I.\n",
        ),
        (
            ("--section", "L"),
            "--section: 'L' is not a section of an EHC plan. Write one of A, B, C, D, E, F, G, H1, H2, I, J, K.\n",
        ),
    ],
)
def test_without_a_reason_or_with_a_strange_section_there_is_no_answer(
    words: tuple[str, ...], said: str
) -> None:
    ran = ask("can-appeal", *words)
    assert (2, "", said) == (ran.code, ran.out, ran.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--born", "2027-01-01"),
            "left out: --born: 1 January 2027 is after 21 November 2026, the day asked about. Check both.\n",
        ),
        (
            ("--born", "5-1-15"),
            "left out: --born: '5-1-15' is not a date. The year needs four figures. Write it as 2015-01-05 or 5 January 2015.\n",
        ),
        (
            ("--born", "1815-01-05"),
            "left out: --born: '1815-01-05' is too long ago. Check the year.\n",
        ),
    ],
)
def test_a_birthday_that_cannot_be_used_is_left_out(words: tuple[str, ...], said: str) -> None:
    ran = ask("can-appeal", "--reason", "refuse-plan", *words)
    assert 3 == ran.code
    assert said in ran.out


def test_a_late_appeal_can_still_be_sent() -> None:
    answer = told("--reason", "refuse-plan", *OLD_LETTER)
    assert "2026-10-01" == answer["last_day"]
    assert "late-appeal" in [note["id"] for note in answer["warnings"]]


@pytest.mark.parametrize("layout", ["plain", "table", "json"])
def test_the_list_of_reasons(layout: str) -> None:
    listed = ask("can-appeal", "--list", "--format", layout).out
    assert [] == [slug for slug in (*APPEALABLE, *NOT_APPEALABLE, *DEPENDS) if slug not in listed]


def test_deadlines_take_sections_too() -> None:
    only = ask("deadlines", *LETTER, "--section", "I", "--format", "json").out
    rows = {each["id"]: each["status"] for each in read_json(only)["deadlines"]}
    assert "not-applicable" == rows["mediation.contact-adviser"]
    ran = ask("deadlines", *LETTER, "--reason", "draft-plan")
    assert 0 == ran.code
    draft = ran.out
    assert "This kind of decision carries no right of appeal of its own" in draft


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ((), ", unless a mediation certificate moves the day: ask the Tribunal for more time"),
        (
            ("--adviser-contacted", "2026-10-15", "--certificate-date", "2026-11-01"),
            ": apply for leave (permission), if the Tribunal was not asked for it yet",
        ),
    ],
)
def test_an_appeal_that_came_late_is_said_to_and_that_more_time_can_be_asked_for(
    more: tuple[str, ...], left: str
) -> None:
    told = ("--reason", "plan-contents", "--decision-date", "2026-08-01", *more)
    shown = read_json(ask("can-appeal", *told, "appeal-lodged=2026-11-20", "--format", "json").out)
    # two months from 1 August end on 1 October 2026: 50 days before
    assert f"on Friday 20 November 2026, 50 days late{left}" in shown["verdict"]
    assert any("Ask for it in the same case" in each["text"] for each in shown["warnings"])


def test_once_the_tribunal_has_decided_the_days_that_run_from_that_are_said() -> None:
    told = (
        "--reason",
        "plan-contents",
        "--decision-date",
        "2026-06-01",
        "appeal-lodged=2026-07-20",
    )
    said = {
        # 28 days after 20 November (Tribunal Rules 2008, rules 45 and 46); a month (UT Rules, 21(3))
        "tribunal-decision-sent": "by Friday 18 December 2026",
        "permission-refused": "by Monday 21 December 2026",
    }
    for fact, by in said.items():
        shown = read_json(
            ask(
                "can-appeal", *told, f"{fact}=2026-11-20", "--format", "json", today="2026-11-28"
            ).out
        )
        assert shown["verdict"].startswith("Yes, and the appeal is in. 2")
        assert by in shown["verdict"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "5 days late, unless a mediation certificate moves the day: ask the Tribunal for"),
        (("--adviser-contacted", "2026-11-10"), "Not late, unless a certificate came and its"),
        (
            ("--adviser-contacted", "2026-11-24"),
            "unless a mediation certificate moves the day: app",
        ),
    ],
)
@pytest.mark.parametrize("command", ["deadlines", "can-appeal"])
def test_of_a_late_appeal_every_command_says_on_what_that_hangs_and_what_is_left(
    command: str, more: tuple[str, ...], said: str
) -> None:
    """Two months from 20 September end on 20 November 2026; the appeal came on the 25th."""
    told = ("--reason", "refuse-assess", "--decision-date", "2026-09-20")
    answer = ask(command, *told, "appeal-lodged=2026-11-25", *more, "-q", today="2026-11-28").out
    assert said in answer


def test_a_certificate_alone_tells_to_act_and_why_no_last_day_is_known() -> None:
    """Its month ended on 22 November 2026: not before that, perhaps later (digest section 14)."""
    told = ("--reason", "refuse-assess", "--certificate-date", "2026-10-22")
    answer = read_json(ask("can-appeal", *told, "--format", "json", today="2026-11-28").out)
    assert answer["verdict"].endswith("Act today: the last day is not known")
    floor = "The certificate's month ends on Sunday 22 November 2026"
    assert any(floor in each["text"] for each in answer["warnings"])


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("no-school-named", "2001-11-22", "2026-09-04"), "24 days late: you can still send the"),
        (("refuse-assess", "2001-11-20", "2026-10-20"), "20 days left: ring the mediation adviser"),
    ],
)
def test_from_25_on_the_age_is_why_it_depends_and_the_last_day_is_said(
    told: tuple[str, ...], said: str
) -> None:
    reason, born, sent = told
    words = ("--reason", reason, "--born", born, "--decision-date", sent, "-q")
    answer = ask("can-appeal", *words, today="2026-11-28").out
    assert answer.startswith(f"It depends: from 25 on, get advice before you rely on this. {said}")
