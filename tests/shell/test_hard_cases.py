"""The hard cases of the law's section 3, as a person meets them."""

import pytest

from support import Json, ask, deadlines, read_json, row

WINDOW, CONTACT = "appeal.window", "mediation.contact-adviser"
CERTIFICATE = "mediation.certificate-no-mediation"
WAITING = "\ntell more: --told-adviser-date"


def notes(document: Json, rule: str) -> list[str]:
    return [note["id"] for note in row(document, rule)["warnings"]]


def done(document: Json) -> tuple[str | None, str | None]:
    """Give how contacting the adviser stands, and by which day something shows that it was done."""
    contact = row(document, CONTACT)
    return contact["standing"], contact["done_by"]


def test_a_letter_past_its_last_day_says_how_late_and_the_late_route() -> None:
    answer = deadlines("--decision-date", "2026-08-20", "--today", "2026-11-21")
    window = row(answer, WINDOW)
    assert ("2026-10-20", "passed", -32, 32) == (
        window["due"],
        window["standing"],
        window["days_left"],
        window["days_late"],
    )
    assert [
        "certificate-may-help",
        "late-appeal",
        "whole-case",
        "leave",
        "letter-incomplete",
    ] == notes(answer, WINDOW)[:5]


@pytest.mark.parametrize(
    "words",
    [
        ["--decision-date", "2026-08-20"],
        ["--decision-date", "2026-08-20", "--explain"],
        ["--decision-date", "2015-08-20", "--format", "table"],
        ["--decision-date", "2026-08-20", "--reason", "school-named"],
    ],
)
def test_nobody_is_told_that_they_cannot_appeal(words: list[str]) -> None:
    text = ask("deadlines", *words).out.lower()
    assert "you can still send the appeal" in " ".join(text.replace("│", " ").split())
    assert not [
        said for said in ("cannot appeal", "can't appeal", "too late", "no appeal") if said in text
    ]


def test_adviser_contacted_in_time_and_the_two_months_over_is_not_late() -> None:
    answer = deadlines(
        "--decision-date",
        "2026-08-20",
        "--adviser-contacted",
        "2026-10-20",
        "--today",
        "2026-10-25",
    )
    window = row(answer, WINDOW)
    assert ("awaiting-certificate", -5, None) == (
        window["standing"],
        window["days_left"],
        window["days_late"],
    )
    assert notes(answer, WINDOW)[0] == "certificate-to-come"


def test_on_the_last_day_itself_nothing_is_awaited_yet() -> None:
    answer = deadlines(
        "--decision-date",
        "2026-08-20",
        "--adviser-contacted",
        "2026-10-20",
        "--today",
        "2026-10-20",
    )
    assert (row(answer, WINDOW)["standing"], row(answer, WINDOW)["days_left"]) == ("today", 0)


def test_adviser_contacted_a_day_late_awaits_no_certificate() -> None:
    answer = deadlines(
        "--decision-date",
        "2026-08-20",
        "--adviser-contacted",
        "2026-10-21",
        "--today",
        "2026-10-25",
    )
    assert row(answer, WINDOW)["standing"] == "passed"
    assert "leave-needed" in notes(answer, WINDOW)


def test_telling_the_adviser_no_in_time_shows_the_contact() -> None:
    answer = deadlines(
        "--decision-date",
        "2026-08-20",
        "--told-adviser-date",
        "2026-10-19",
        "--today",
        "2026-10-25",
    )
    assert row(answer, WINDOW)["standing"] == "awaiting-certificate"
    assert (None, "2026-10-19") == done(answer)


def test_a_certificate_alone_gives_no_date_and_says_why() -> None:
    answer = deadlines("--certificate-date", "2026-11-01")
    assert ("waiting", None, "2026-12-01") == tuple(
        row(answer, WINDOW)[key] for key in ("status", "due", "floor")
    )
    assert row(answer, WINDOW)["warnings"][0]["text"].startswith(
        "A certificate alone gives no firm last day: find the letter, for the other time runs from that."
    )


def test_a_certificate_alone_in_json_waits_for_the_letter() -> None:
    window = row(deadlines("--certificate-date", "2026-11-01"), WINDOW)
    assert ("waiting", None, ["decision-sent"]) == (
        window["status"],
        window["due"],
        window["waiting_for"],
    )


def test_a_certificate_before_the_letter_is_left_out_and_the_rest_answered() -> None:
    ran = ask("deadlines", "--decision-date", "2026-10-01", "--certificate-date", "2026-09-30")
    assert ran.code == 3
    assert "last day: Tuesday 1 December 2026, 5 pm" in ran.out
    assert (
        "left out: --certificate-date: '2026-09-30' is the day the certificate was issued, and it "
        "is before the day printed on the decision letter, 1 October 2026. Which of the two is right "
        "is not known. Check both; it may belong to an earlier decision."
    ) in ran.out
    assert ran.err == "Some facts were left out: see 'Left out' in the answer.\n"


def test_a_certificate_of_the_day_of_the_letter_counts() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--certificate-date", "2026-10-01")
    assert [] == answer["problems"]
    assert "2026-10-01" == answer["given"]["events"]["certificate-issued"]


def test_section_i_alone_needs_no_adviser_and_no_certificate() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--reason", "school-named")
    assert ("not-applicable", "placement-only") == (
        row(answer, CONTACT)["status"],
        row(answer, CONTACT)["because"][0]["id"],
    )
    window = row(answer, WINDOW)
    assert ("2026-12-01", "2026-12-01", None) == (
        window["due"],
        window["latest"],
        window["what_if"]["certificate_adds_nothing_until"],
    )
    assert notes(answer, WINDOW)[0] == "no-certificate-needed"


def test_section_i_alone_shows_only_the_appeal() -> None:
    text = ask("deadlines", "--decision-date", "2026-10-01", "--reason", "school-named").out
    assert 1 == text.count("last day:")
    assert "tell more:" not in text
    assert WAITING in ask("deadlines", "--decision-date", "2026-10-01").out


def test_section_i_alone_with_a_certificate_keeps_the_two_months() -> None:
    answer = deadlines(
        "--decision-date",
        "2026-10-01",
        "--reason",
        "no-school-named",
        "--certificate-date",
        "2026-11-20",
    )
    window = row(answer, WINDOW)
    assert ("2026-12-01", "2026-12-01", "2026-12-21") == (
        window["due"],
        window["safe"],
        window["latest"],
    )
    assert ["section-i-certificate"] * 2 == [reading["id"] for reading in window["readings"]]


def test_a_letter_in_the_future_is_refused() -> None:
    ran = ask("deadlines", "--decision-date", "2026-11-22")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err == (
        "--decision-date: 22 November 2026 is after today, 21 November 2026. "
        "Check the date; for a day still to come, add --planned.\n"
    )


def test_a_planned_letter_is_counted_and_said_to_be_planned() -> None:
    answer = deadlines("--decision-date", "2026-12-01", "--planned")
    assert row(answer, WINDOW)["due"] == "2027-02-01"
    assert ["planned"] == [note["id"] for note in answer["warnings"]]


def test_a_certificate_in_the_future_is_left_out() -> None:
    ran = ask("deadlines", "--decision-date", "2026-10-01", "--certificate-date", "2026-11-22")
    assert ran.code == 3
    assert (
        "left out: --certificate-date: 22 November 2026 is after today, 21 November 2026."
        in ran.out
    )


@pytest.mark.parametrize("letter", ["2014-08-31", "1996-01-01", "1900-01-01"])
def test_a_letter_older_than_the_rules_is_not_covered_and_not_refused(letter: str) -> None:
    ran = ask("deadlines", "--decision-date", letter)
    assert ran.code == 4
    assert "before 1 September 2014, when these rules start." in ran.out
    assert row(deadlines("--decision-date", letter), WINDOW)["status"] == "not-covered"


def test_the_first_letter_of_the_rules_is_covered() -> None:
    assert row(deadlines("--decision-date", "2014-09-01"), WINDOW)["due"] == "2014-11-03"


def test_beyond_the_published_calendar_is_provisional_and_says_so() -> None:
    answer = deadlines("--decision-date", "2028-11-20", "--today", "2028-11-21")
    assert ("2029-01-22", "provisional") == (
        row(answer, WINDOW)["due"],
        row(answer, WINDOW)["certainty"],
    )
    assert notes(answer, WINDOW)[0] == "provisional"
    assert row(answer, CONTACT)["certainty"] == "firm"


def test_beyond_every_calendar_is_not_covered() -> None:
    ran = ask("deadlines", "--decision-date", "9999-12-31", "--planned")
    assert ran.code == 4
    assert "bank holidays can be told to 31 December 2099" in ran.out


def test_the_adviser_comes_before_the_appeal_and_a_warning_says_so() -> None:
    answer = deadlines("--decision-date", "2026-10-30")
    assert ["2026-12-30", "2027-01-04"] == [row(answer, CONTACT)["due"], row(answer, WINDOW)["due"]]
    assert ["earlier-than-the-appeal"] == notes(answer, CONTACT)


def test_contact_on_a_non_working_day_says_ring_the_working_day_before() -> None:
    answer = deadlines("--decision-date", "2026-12-31", "--planned")
    said = {note["id"]: note["text"] for note in row(answer, CONTACT)["warnings"]}
    assert said["ring-before"] == (
        "Sunday 28 February 2027 is not a working day, and nothing moves it. "
        "Ring by Friday 26 February 2027, the last working day that is safe. Is that over? Then "
        "ring on the next working day there is. Is none left before Sunday 28 February 2027? Leave a "
        "message and send an e-mail by then, keep proof of both, and ring on the first working day."
    )


@pytest.mark.parametrize(
    ("dated", "act"),
    [
        # two months of the printed date end on Friday 20 November 2026, or on Saturday 21 November
        ("2026-09-20", "Friday 20 November 2026, 5 pm (the safe day)"),
        (
            "2026-09-21",
            "Friday 20 November 2026 (the last working day before the safe day, "
            "Saturday 21 November 2026)",
        ),
    ],
)
def test_the_day_to_ring_is_the_working_day_by_the_safe_one_wherever_it_is_named(
    dated: str, act: str
) -> None:
    letter = ("--decision-date", dated, "--sent-date", "2026-09-29", "--reason", "refuse-assess")
    assert act in ask("deadlines", *letter, "-q", today="2026-11-18").out
    page = ask("deadlines", *letter, "--plain", today="2026-11-18").out
    assert "Ring by Friday 20 November 2026, the last working day that is safe." in page
    assert "Friday 27 November 2026" not in page


@pytest.mark.parametrize(
    ("letter", "until", "issued", "last_day"),
    [
        (
            "2026-10-01",
            "2026-11-01",
            "2026-12-01",
            "2027-01-04",
        ),  # 1 November + 1 month = 1 December
        (
            "2026-10-30",
            "2026-12-04",
            "2026-12-30",
            "2027-02-01",
        ),  # 4 December + 1 month = 4 January
        (
            "2027-06-10",
            "2027-08-01",
            "2027-08-10",
            "2027-09-10",
        ),  # all of August ends on 1 September
    ],
)
def test_until_when_a_certificate_adds_nothing_and_what_it_would_do(
    letter: str, until: str, issued: str, last_day: str
) -> None:
    answer = deadlines("--decision-date", letter, "--today", "2027-06-11")
    what_if = row(answer, WINDOW)["what_if"]
    assert {
        "certificate_adds_nothing_until": until,
        "issued_on": issued,
        "last_day": last_day,
    } == what_if


def test_a_certificate_after_the_two_months_with_contact_not_told_warns() -> None:
    answer = deadlines(
        "--decision-date", "2026-08-20", "--certificate-date", "2026-10-25", "--today", "2026-10-26"
    )
    assert row(answer, WINDOW)["due"] == "2026-11-25"
    assert notes(answer, WINDOW)[0] == "contact-in-time"


def test_a_certificate_within_the_two_months_shows_the_adviser_was_contacted() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--certificate-date", "2026-11-20")
    assert (None, "2026-11-20") == done(answer)
    assert ("ahead", None) == done(deadlines("--decision-date", "2026-10-01"))
    assert ["certificate-and-school-only", "how-to-lodge"] == notes(answer, WINDOW)


def test_a_lodged_appeal_says_by_how_much() -> None:
    early = row(deadlines("--decision-date", "2026-09-01", "appeal-lodged=2026-10-30"), WINDOW)
    late = row(deadlines("--decision-date", "2026-09-01", "appeal-lodged=2026-11-03"), WINDOW)
    assert (None, "2026-10-30", -3) == (early["standing"], early["happened"], early["days_late"])
    assert (None, "2026-11-03", 1) == (late["standing"], late["happened"], late["days_late"])


def test_a_letter_sent_after_its_date_has_a_safe_day() -> None:
    window = row(deadlines("--decision-date", "2026-10-01", "--sent-date", "2026-10-05"), WINDOW)
    assert ("2026-12-01", "2026-12-07", "2026-12-07") == (
        window["safe"],
        window["due"],
        window["latest"],
    )
    text = ask("deadlines", "--decision-date", "2026-10-01", "--sent-date", "2026-10-05").out
    assert "act by: Tuesday 1 December 2026, in 10 days, the safe day\n" in text
    assert "note 1: The safe day is counted from the date printed on the letter.\n" in text


def test_the_date_on_the_letter_is_taken_as_the_day_it_was_sent() -> None:
    answer = deadlines("--decision-date", "2026-10-01")
    assert {"decision-sent": "decision-dated"} == answer["given"]["taken"]
    assert {} == deadlines("--sent-date", "2026-10-01")["given"]["taken"]


def test_what_waits_is_said_in_words() -> None:
    text = ask("deadlines", "--decision-date", "2026-10-01", "--explain").out
    assert (
        "waiting: Certificate issued by the mediation adviser: 3 working days after you tell the "
        "adviser you do not want mediation (give --told-adviser-date)."
    ) in text


def test_told_the_adviser_no_gives_the_day_of_the_certificate() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--told-adviser-date", "2026-11-19")
    certificate = row(answer, CERTIFICATE)
    assert ("2026-11-24", "adviser", "duty", "ahead") == (
        certificate["due"],
        certificate["who"],
        certificate["kind"],
        certificate["standing"],
    )


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("2020-02-28", False),
        ("2020-04-30", True),
        ("2020-09-25", True),
        ("2020-09-26", False),
    ],
)
def test_a_day_in_the_spell_of_the_coronavirus_rules_carries_a_note(
    letter: str, said: bool
) -> None:
    warnings = [note["id"] for note in deadlines("--decision-date", letter)["warnings"]]
    assert (["coronavirus"] if said else []) == warnings


def test_a_certificate_and_no_reason_warns_that_the_school_alone_has_only_the_two_months() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--certificate-date", "2026-11-20")
    assert "certificate-and-school-only" in notes(answer, WINDOW)
    early = deadlines("--decision-date", "2026-10-01", "--certificate-date", "2026-10-20")
    assert "certificate-and-school-only" not in notes(early, WINDOW)
    told = deadlines(
        "--decision-date",
        "2026-10-01",
        "--certificate-date",
        "2026-11-20",
        "--reason",
        "refuse-assess",
    )
    assert "certificate-and-school-only" not in notes(told, WINDOW)


def test_what_is_done_needs_no_advice() -> None:
    told = deadlines("--sent-date", "2026-09-05", "--adviser-contacted", "2026-10-01")
    assert ("2026-10-01", []) == (row(told, CONTACT)["happened"], notes(told, CONTACT))
    assert ["contact-now"] == notes(deadlines("--sent-date", "2026-09-05"), CONTACT)


@pytest.mark.parametrize(
    ("lodged", "said"),
    [
        ("2026-10-30", "on Friday 30 October 2026, 3 days early"),
        ("2026-11-02", "on Monday 2 November 2026, on the last day"),
        ("2026-11-03", "on Tuesday 3 November 2026, 1 day late"),
    ],
)
def test_what_was_done_is_told_with_the_days_early_or_late(lodged: str, said: str) -> None:
    text = ask("deadlines", "--decision-date", "2026-09-01", f"appeal-lodged={lodged}").out
    assert "standing: done\n" in text
    assert f"\ndone: {said}\n" in text


def test_waiting_for_the_certificate_is_said_in_words() -> None:
    words = ("--decision-date", "2026-08-20", "--adviser-contacted", "2026-10-20")
    text = ask("deadlines", *words, "--today", "2026-10-25").out
    assert "standing: 5 days ago; waiting for the certificate\n" in text


def test_two_questions_answered_generously_are_told_together() -> None:
    window = row(
        deadlines(
            "--sent-date",
            "2028-09-20",
            "--adviser-contacted",
            "2028-11-22",
            "--certificate-date",
            "2028-11-24",
            "--today",
            "2028-11-25",
        ),
        WINDOW,
    )
    assert [
        ("late-contact", "2028-11-20", True),
        ("late-contact", "2028-12-27", False),
        ("rolled-into-august+late-contact", "2029-01-02", False),
    ] == [(each["id"], each["due"], each["prevailing"]) for each in window["readings"]]


def test_a_table_without_a_day_says_so() -> None:
    ran = ask("deadlines", "--decision-date", "2014-08-01", "--format", "table")
    assert ran.code == 4
    assert "No last day can be given" in ran.out


def test_what_is_only_planned_is_not_done() -> None:
    words = ("--decision-date", "2026-10-01", "--planned", "--today", "2026-11-01")
    contact = row(deadlines(*words, "--certificate-date", "2026-11-25"), CONTACT)
    assert ("ahead", 30, None) == (contact["standing"], contact["days_left"], contact["happened"])
    lodged = row(deadlines(*words, "appeal-lodged=2026-11-30"), WINDOW)
    assert ("ahead", None) == (lodged["standing"], lodged["happened"])


def test_a_passed_day_asks_for_a_certificate_that_may_move_it() -> None:
    answer = deadlines("--decision-date", "2026-10-01", "--today", "2026-12-10")
    assert "certificate-may-help" == notes(answer, WINDOW)[0]


def test_a_late_lodged_appeal_without_a_certificate_told_is_qualified() -> None:
    answer = deadlines("--decision-date", "2026-09-01", "appeal-lodged=2026-11-03")
    assert ["lodged-certificate", "lodged-late"] == notes(answer, WINDOW)


def test_a_conditional_date_is_not_called_firm_alone() -> None:
    words = ("--decision-date", "2026-08-20", "--certificate-date", "2026-10-25")
    text = ask("deadlines", *words, "--today", "2026-10-26").out
    assert "how firm: firm only if the note below holds\n" in text


def test_a_printed_year_that_is_mistyped_is_doubted() -> None:
    ran = ask("deadlines", "--decision-date", "1/10/2006", "--sent-date", "5/10/2026")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err == (
        "--decision-date: 1 October 2006 and 5 October 2026 (--sent-date) are 7309 days apart. "
        "Check both years.\n"
    )


def test_another_bodys_duty_is_told_as_theirs() -> None:
    words = ("--decision-date", "2026-10-01", "--told-adviser-date", "2026-11-19")
    assert "by the mediation adviser (for the adviser to do)" in ask("deadlines", *words).out


@pytest.mark.parametrize(("letter", "code"), [("2099-10-28", 4), ("2099-12-31", 4)])
def test_at_the_end_of_every_calendar_the_answer_is_not_covered(letter: str, code: int) -> None:
    assert code == ask("deadlines", "--decision-date", letter, "--planned").code


@pytest.mark.parametrize("option", ["--certificate-date", "--told-adviser-date"])
def test_an_optional_day_beyond_every_calendar_is_left_out(option: str) -> None:
    ran = ask("deadlines", "--decision-date", "2026-10-01", option, "9999-12-31", "--planned")
    assert ran.code == 3
    assert "beyond 31 December 2099, the last day sendpath can speak of. Check the year." in ran.out


def test_a_label_cannot_forge_a_line() -> None:
    words = ("--decision-date", "2026-10-01", "--id", "x\nlast day: never\x1b[31m")
    assert "case: x last day: never [31m\n" in ask("deadlines", *words).out


def test_a_certificate_is_said_to_be_needed_unless_only_the_school_is_in_dispute() -> None:
    needed = deadlines("--decision-date", "2026-10-01", "--reason", "refuse-assess")
    assert "certificate-needed" in notes(needed, WINDOW)
    school = deadlines("--decision-date", "2026-10-01", "--reason", "school-named")
    assert ["no-certificate-needed", "how-to-lodge"] == notes(school, WINDOW)


def test_the_example_of_a_certificate_is_issued_on_a_working_day() -> None:
    window = row(deadlines("--decision-date", "2026-11-09"), WINDOW)  # two months: Saturday
    assert ("2027-01-08", "2027-02-08") == (
        window["what_if"]["issued_on"],
        window["what_if"]["last_day"],
    )


def test_a_draft_plan_is_told_what_does_not_apply_and_waits_for_nothing() -> None:
    text = ask("deadlines", "--decision-date", "2026-10-01", "--reason", "draft-plan").out
    assert "does not apply: " in text
    assert "tell more: " not in text
    refused = ask("deadlines", "--decision-date", "2026-10-01", "--reason", "refuse-assess").out
    assert WAITING in refused


def test_a_reason_mistyped_by_a_letter_is_offered_first() -> None:
    ran = ask("can-appeal", "--reason", "refuse-asess")
    assert "The nearest are: refuse-assess (" in ran.err


def test_a_meeting_after_the_last_day_is_told_beside_it() -> None:
    words = (
        "--decision-date",
        "2026-10-09",
        "--adviser-contacted",
        "2026-11-10",
        "--mediation-requested",
        "2026-11-12",
    )
    window = row(deadlines(*words), WINDOW)
    said = {note["id"]: note["text"] for note in window["warnings"]}
    assert "2026-12-09" == window["due"]
    assert "that is not late: the certificate has its own month" in said["mediation-asked-for"]
    school = row(deadlines(*words, "--reason", "school-named"), WINDOW)
    assert ["no-certificate-needed", "how-to-lodge"] == [each["id"] for each in school["warnings"]]


def test_an_answer_told_and_not_readable_is_not_called_late() -> None:
    words = ("--concern", "no-answer", "request-received=2026-05-10", "decision-notified=31/6/2026")
    document = read_json(ask("pathway", *words, "--format", "json", today="2026-06-25").out)
    overdue = [each["rule"] for each in document["next"]["overdue"]]
    assert ["decision-notified="] == [each["where"] for each in document["problems"]]
    assert [] == overdue  # the six weeks ended on 21 June; whether they were kept is not known
    told = (*words[:3], "decision-notified=not-yet")
    document = read_json(ask("pathway", *told, "--format", "json", today="2026-06-25").out)
    assert ["assessment.decision"] == [each["rule"] for each in document["next"]["overdue"]]


def test_practice_is_never_overdue() -> None:
    words = ("--concern", "plan-received", "appeal-lodged=2026-06-01", "hearing-date=2026-09-01")
    document = read_json(ask("pathway", *words, "--format", "json", today="2026-11-25").out)
    passed = [
        each
        for route in document["open"]
        for each in route["dates"]
        if each["standing"] == "passed" and each["rule"] == "appeal.registration"
    ]
    assert 1 == len(passed)
    assert [] == document["next"]["overdue"]
