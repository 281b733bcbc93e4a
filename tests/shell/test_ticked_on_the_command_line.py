"""*Yes* told of a day on the command line: it was done, on a day not told, as a tick in a sheet."""

import json
from pathlib import Path

import pytest

from sendpath.intake.yes_no import YES_NO
from support import Json, ask, deadlines, read_json, row

TODAY = "2026-11-28"
LATE, AHEAD = "2026-09-20", "2026-10-20"
WINDOW, DECISION = "appeal.window", "assessment.decision"


def first_line(*words: str) -> str:
    return ask(*words, "-q", today=TODAY).out.strip()


@pytest.mark.parametrize("word", ["yes", "done", "y", "Yes", "ticked", "\u2713"])
def test_an_appeal_that_is_in_on_a_day_not_told_is_read_and_nothing_is_left_out(word: str) -> None:
    done = ask("deadlines", "--decision-date", LATE, f"appeal-lodged={word}", today=TODAY)
    assert (0, False) == (done.code, "left out" in done.out)
    assert "told: done, on a day not told: the Tribunal received the appeal" in done.out


def test_once_its_last_day_has_passed_the_day_is_asked_for_and_no_certificate() -> None:
    asked = (
        "Appeal received by the SEND Tribunal: done, on a day not told; find that day, for it may "
        "have been too late"
    )
    told = ("--decision-date", LATE, "appeal-lodged=yes")
    assert asked == first_line("deadlines", *told)
    assert asked == first_line("timeline", "appeal", f"decision-sent={LATE}", "appeal-lodged=yes")
    assert asked == first_line("pathway", "--concern", "request-refused", *told)
    yes = f"Yes, this can be appealed. {asked}"
    assert yes == first_line("can-appeal", "--reason", "refuse-assess", *told)


def test_while_its_last_day_is_ahead_it_is_done_and_nobody_is_told_to_act() -> None:
    told = ("--decision-date", AHEAD, "appeal-lodged=yes")
    assert "Done, on a day not told: Appeal received by the SEND Tribunal" == first_line(
        "deadlines", *told
    )
    assert "Next: your appeal is with the Tribunal: keep to its dates" == first_line(
        "pathway", "--concern", "request-refused", *told
    )
    yes = "Yes, this can be appealed. The Tribunal received the appeal on a day not told"
    assert yes == first_line("can-appeal", "--reason", "refuse-assess", *told)


def test_a_certificate_that_was_issued_on_a_day_not_told_is_not_to_be_rung_for() -> None:
    told = ("--concern", "request-refused", "--decision-date", AHEAD, "--certificate-date", "yes")
    done = read_json(ask("pathway", *told, "--format", "json", today=TODAY).out)
    assert ("appeal", 0) == (done["next"]["route"], done["verdict"].count("ring"))
    assert [] == [note for note in done["next"]["notes"] if "A certificate issued by" in note]


def test_a_duty_done_on_a_day_not_told_is_neither_late_nor_a_line_of_a_complaint() -> None:
    told = ("assessment", "request-received=2026-05-21", "decision-notified=yes")
    done = ask("timeline", *told, today=TODAY)
    assert "by Thursday 2 July 2026: done, on a day not told; find that day, for it" in done.out
    assert "if you find its day, decision-notified=DATE" in done.out
    shown = row(read_json(ask("timeline", *told, "--format", "json", today=TODAY).out), DECISION)
    assert ("decision-notified", False, False, None) == tuple(
        shown[key] for key in ("ticked", "overdue", "to_confirm", "days_late")
    )
    table = ask("timeline", *told, "--format", "md", today=TODAY).out
    assert "Done, on a day not told; find that day, for it may have been late." in table


def test_what_days_run_from_is_asked_for_by_its_day_all_the_same() -> None:
    letter = ask("deadlines", "--decision-date", "yes", today=TODAY)
    assert (2, True) == (letter.code, "'yes' is not a date" in letter.err)
    request = ask("timeline", "assessment", "request-received=yes", today=TODAY)
    assert (2, True) == (request.code, "request-received=2026-01-31" in request.err)


def test_yes_of_what_may_be_still_to_come_says_no_more_than_that_it_is_arranged() -> None:
    said = ask("timeline", "appeal", f"decision-sent={AHEAD}", "hearing-date=yes", today=TODAY).err
    assert "hearing-date=: 'yes' says that it is arranged or done, and not when." in said


def test_yes_and_not_yet_of_one_fact_are_two_answers() -> None:
    told = ("appeal-lodged=yes", "appeal-lodged=not-yet")
    done = ask("deadlines", "--decision-date", AHEAD, *told, today=TODAY)
    assert (2, True) == (done.code, "were both told of the same fact" in done.err)


def test_yes_of_a_fact_that_a_process_does_not_take_is_named_with_the_one_that_does() -> None:
    done = ask("timeline", "exclusion", "school-told=2026-11-02", "order-made=yes", today=TODAY)
    assert "sendpath timeline order order-made=yes" in done.out + done.err


def test_a_day_and_a_yes_of_one_fact_are_the_day() -> None:
    told = ("--decision-date", AHEAD, "appeal-lodged=2026-11-02", "appeal-lodged=yes")
    shown = row(deadlines(*told, today=TODAY), WINDOW)
    assert ("2026-11-02", None) == (shown["happened"], shown["ticked"])


KEYS = ("standing", "done", "ticked", "due", "happened", "days_late", "overdue", "to_confirm")


@pytest.mark.parametrize("said", [*(word for pair in YES_NO for word in pair), "not yet", "\u221a"])
@pytest.mark.parametrize("sent", [LATE, AHEAD])
@pytest.mark.parametrize(
    "fact", ["appeal-lodged", "certificate-issued", "adviser-contacted", "response-received"]
)
def test_both_doors_mean_the_same_by_it(fact: str, sent: str, said: str, tmp_path: Path) -> None:
    def stands(shown: Json) -> dict[str, list[object]]:
        return {each["id"]: [each[key] for key in KEYS] for each in shown["deadlines"]}

    sheet = tmp_path / "cases.csv"
    sheet.write_text(f"sent-date,{fact}\n{sent},{said}\n", encoding="utf-8")
    cells = json.loads(ask("batch", str(sheet), "--format", "jsonl", today=TODAY).out)
    assert stands(cells) == stands(deadlines("--sent-date", sent, f"{fact}={said}", today=TODAY))


@pytest.mark.parametrize("more", ["adviser-contacted=yes", "certificate-issued=yes"])
def test_once_the_appeal_is_in_no_certificate_is_urged_for_the_call_before_it(more: str) -> None:
    assert (
        "Appeal received by the SEND Tribunal: done, on a day not told; find that day, for it may "
        "have been too late"
    ) == first_line("deadlines", "--decision-date", LATE, "appeal-lodged=yes", more)


def test_without_a_letter_an_appeal_that_is_in_needs_no_certificate_either() -> None:
    assert "Yes, this can be appealed. The Tribunal received the appeal on a day not told" == (
        first_line("can-appeal", "--reason", "refuse-assess", "appeal-lodged=yes")
    )


@pytest.mark.parametrize("sent", [LATE, AHEAD])
@pytest.mark.parametrize("fact", ["appeal-lodged", "response-received", "tribunal-decision-sent"])
def test_whatever_shows_that_the_appeal_is_in_leaves_no_certificate_to_get(
    fact: str, sent: str
) -> None:
    told = ("--reason", "refuse-assess", "--decision-date", sent, f"{fact}=yes")
    said = ask("can-appeal", *told, today=TODAY).out.replace("\n", " ")
    assert [] == [each for each in ("certificate", "Ring the adviser") if each in said]
    shown = read_json(ask("can-appeal", *told, "--format", "json", today=TODAY).out)
    assert (True, None) == (shown["is_in"], shown["contact_by"])


@pytest.mark.parametrize("sent", [LATE, AHEAD])
@pytest.mark.parametrize("day", ["yes", "2026-11-20"])
def test_a_certificate_is_held_whether_its_day_was_told_or_not(day: str, sent: str) -> None:
    told = ("--reason", "refuse-assess", "--decision-date", sent, f"certificate-issued={day}")
    shown = read_json(ask("can-appeal", *told, "--format", "json", today=TODAY).out)
    assert "held" == shown["certificate"]
    assert shown["verdict"].startswith("Yes, this can be appealed, and you hold the certificate")
    asked = "certificate-issued=DATE" in str(shown["because"])
    assert asked == (day == "yes")


def test_first_rung_too_late_leave_is_needed_whatever_is_held() -> None:
    told = ("--decision-date", LATE, "adviser-contacted=2026-11-25", "certificate-issued=yes")
    said = ask("can-appeal", "--reason", "refuse-assess", *told, "--format", "json", today=TODAY)
    assert "leave-needed" == read_json(said.out)["certificate"]


@pytest.mark.parametrize("pair", YES_NO)
def test_whoever_may_write_that_it_was_done_may_write_so_that_it_was_not(
    pair: tuple[str, str],
) -> None:
    for word in (each for said in pair for each in (said, said.upper())):
        told = ("assessment", "request-received=2026-05-21", f"decision-notified={word}")
        done = ask("timeline", *told, "--format", "json", today=TODAY)
        shown = row(read_json(done.out), DECISION)
        is_yes = word.lower() == pair[0]
        stands = (0, "decision-notified", False) if is_yes else (0, None, True)
        assert stands == (done.code, shown["ticked"], shown["overdue"])


def test_a_cross_that_may_be_a_tick_is_neither() -> None:
    done = ask("deadlines", "--decision-date", LATE, "appeal-lodged=x", today=TODAY)
    assert "'x' is not a date" in done.out.replace("\n", " ")
