"""What a guessed map offers for values: nothing that contradicts them, and nothing far from them."""

import tomllib
from pathlib import Path

import pytest

from support import ask

DAYS = "\n".join(f"B{at},2026-10-{at:02}," for at in range(1, 13))
HEAD = "Ref,Request received,Issue"


def guessed(folder: Path, *rows: str, told: str = "") -> str:
    file, words = folder / "cases.csv", []
    file.write_text("\n".join([HEAD, DAYS, *rows]) + "\n", encoding="utf-8")
    if told:
        (folder / "map.toml").write_text(told, encoding="utf-8")
        words = ["--map-file", str(folder / "map.toml")]
    out = ask("batch", str(file), "--guess", *words).out
    tomllib.loads(out)
    return out


def test_words_that_say_a_step_was_not_taken_are_offered_as_that_and_not_as_nothing(
    tmp_path: Path,
) -> None:
    out = guessed(tmp_path, 'B20,"drafted, not sent",', "B21,see papers,", "B22,with EO to sign,")
    assert '# not_told = ["see papers"]' in out
    assert (
        '[values."Request received"]\n'
        '# "drafted, not sent" = "not-yet"  # if it says that it was not done\n'
        '# "with EO to sign" = "not-yet"  # if it says that it was not done\n'
    ) in out


def test_what_a_map_says_of_such_words_is_offered_no_more(tmp_path: Path) -> None:
    told = '[values."Request received"]\n"with EO to sign" = "not-yet"\n'
    out = guessed(tmp_path, "B20,not in,", "B22,with EO to sign,", told=told)
    assert 1 == out.count('[values."Request received"]\n"with EO to sign" = "not-yet"\n')
    assert '# Below [values."Request received"] above:\n# "not in" = "not-yet"' in out


def test_what_a_map_says_of_values_alone_is_kept(tmp_path: Path) -> None:
    told = '[values.Issue]\n"RTA" = "refuse-assess"\n'
    out = guessed(tmp_path, "B20,,RTA", "B21,,Refused to assess", told=told)
    assert '[values."Issue"]\n"RTA" = "refuse-assess"\n"Refused to assess" = "refuse-assess"' in out
    assert 1 == out.count('"RTA"')


def test_a_council_that_agreed_is_offered_no_refusal(tmp_path: Path) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    values = ("EHCNA agreed", "Will amend after AR", "won't amend after AR")
    out = guessed(tmp_path, *sure, *(f"B4{at},,{each}" for at, each in enumerate(values)))
    lines = {
        each: next(line for line in out.splitlines() if f'"{each}"' in line) for each in values
    }
    agreed = "the council agreed: that is an outcome, and nothing to appeal"
    assert f'"EHCNA agreed" = ""  # 1 row: {agreed}' == lines["EHCNA agreed"]
    assert '"refuse' not in lines["Will amend after AR"]
    assert '"won\'t amend after AR" = "refuse-amend"' in lines["won't amend after AR"]


def test_what_is_far_from_all_reasons_is_offered_none(tmp_path: Path) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    out = guessed(tmp_path, *sure, "B40,,Trib order")
    assert '# "Trib order" = ""  # 1 row; nothing of ours is near that' in out


def two_advices(folder: Path, maps: str = "") -> Path:
    file = folder / "log.csv"
    rows = "\n".join(f"B{at},2026-10-{at:02},2026-11-{at:02},2026-11-0{at}" for at in range(1, 9))
    file.write_text(f"Ref,Request received,EP adv in,Health adv in\n{rows}\n", encoding="utf-8")
    (folder / "map.toml").write_text(maps, encoding="utf-8")
    return file


def test_of_two_columns_that_may_tell_one_fact_the_guess_names_both(tmp_path: Path) -> None:
    out = ask("batch", str(two_advices(tmp_path)), "--guess").out
    said = "# it may be advice_given, and so may '{}': only one column tells a fact"
    assert f'# "EP adv in" = "advice_given"  {said.format("Health adv in")}' in out
    assert f'# "Health adv in" = "advice_given"  {said.format("EP adv in")}' in out


def test_two_columns_of_one_fact_are_refused_once_by_their_headings(tmp_path: Path) -> None:
    maps = '[columns]\n"EP adv in" = "advice_given"\n"Health adv in" = "advice_given"\n'
    file = two_advices(tmp_path, maps)
    ran = ask("due", str(file), "--map-file", str(tmp_path / "map.toml"))
    assert 2 == ran.code
    assert [
        "advice_given: there is more than one column for 'advice_given': 'EP adv in', "
        "'Health adv in'. Keep one of them; or say of which rows each tells it: "
        '{ fact = "…", where = { "Their heading" = ["Their value"] } }.'
    ] == [line.split(" The facts")[0] for line in ran.err.splitlines() if "more than" in line]


STATES = ("Draft issued", "Final issued", "Draft issued", "Agreed to assess")


def states(folder: Path, heading: str, state: str = "Status") -> str:
    file = folder / "log.csv"
    rows = "\n".join(f"B{at},{each},2026-11-0{at}" for at, each in enumerate(STATES, 1))
    file.write_text(f"Ref,{state},{heading}\n{rows}\n", encoding="utf-8")
    return ask("batch", str(file), "--guess").out


def test_a_day_whose_meaning_hangs_on_a_status_has_an_example_with_the_sheets_values(
    tmp_path: Path,
) -> None:
    for heading in ("Status date", "Date", "Date of status"):
        out = states(tmp_path, heading)
        assert (
            f'# "{heading}" = [\n'
            '#   { fact = "our_name", where = { "Status" = ["Draft issued"] } },\n'
            '#   { fact = "our_name", where = { "Status" = ["Agreed to assess"] } },\n'
            '#   { fact = "our_name", where = { "Status" = ["Final issued"] } },\n'
            "# ]\n"
        ) in out


def test_such_an_example_is_a_map_once_its_facts_are_named(tmp_path: Path) -> None:
    out = states(tmp_path, "Status date")
    lines = [line[1:].strip() for line in out.splitlines() if line.startswith(("#   {", "# ]"))]
    told = "\n".join(['[columns]\n"Status date" = [', *lines])
    assert {"fact", "where"} == {*tomllib.loads(told)["columns"]["Status date"][0]}


def test_no_such_example_stands_beside_a_day_of_something_else(tmp_path: Path) -> None:
    for heading, state in (
        ("Date of birth", "Status"),
        ("Status date", "Setting"),
        ("DOB", "Status"),
    ):
        assert "our_name" not in states(tmp_path, heading, state)


REVIEWS = ("No change to plan", "keep"), ("LA to amend", "amend"), ("EHCP to be ceased", "cease")
REQUESTS = ("Assessment agreed", "agreed"), ("No to assessment", "refused")


@pytest.mark.parametrize(
    ("value", "ours"),
    [
        *REVIEWS,
        *REQUESTS,
        ("Panel refused", "refused"),
        ("Not assess", "refused"),
        ("Maintain as is", "keep"),
        ("Awaiting decision", ""),
        ("Deferred - more info", ""),
    ],
)
def test_words_that_clearly_mean_ours_are_filled_in(value: str, ours: str, tmp_path: Path) -> None:
    assert f'\n"{value}" = "{ours}"  # 1 row' in decided(value, tmp_path)


@pytest.mark.parametrize(
    "value",
    ["No plan", "Not supported", "Plan agreed", "Whether to assess"],
)
def test_words_that_may_mean_another_thing_are_left_to_a_person(value: str, tmp_path: Path) -> None:
    assert f'\n# "{value}" = ' in decided(value, tmp_path)


def decided(value: str, folder: Path) -> str:
    rows = "".join(f"{at},Amend,01/09/2026\n" for at in range(3))
    text = f"Ref,LA decision,Draft issued\n{rows}4,{value},02/09/2026\n"
    (folder / "decided.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "decided.csv"), "--guess").out


@pytest.mark.parametrize(
    ("value", "ours"),
    [
        ("LA refused EHC needs assessment", "refuse-assess"),
        ("Refused to issue a plan", "refuse-plan"),
        ("Refused reassessment", "refuse-reassess"),
        ("LA ceasing EHCP", "cease-plan"),
        ("Content of EHCP (B and F)", "plan-contents"),
        ("Provision not being delivered", "provision-not-made"),
    ],
)
def test_reasons_in_other_forms_of_the_same_words_are_filled_in(
    value: str, ours: str, tmp_path: Path
) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    assert f'\n"{value}" = "{ours}"  # 1 row' in guessed(tmp_path, *sure, f"B4,,{value}")


@pytest.mark.parametrize("value", ["Content of EHCP (I)", "School transfer", "Refused to assess?"])
def test_a_reason_that_may_be_another_is_not_filled_in(value: str, tmp_path: Path) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    out = guessed(tmp_path, *sure, f"B4,,{value}")
    assert f'\n# "{value}" = ' in out or value.endswith("?")


def test_of_two_columns_called_alike_that_tells_a_decision_whose_values_do(tmp_path: Path) -> None:
    text = "Ref,Date req received,Panel decision,Outcome of assessment\n" + "".join(
        f"{at},0{at}/03/2026,{panel},{end}\n"
        for at, (panel, end) in enumerate(
            [("Agree", "EHCP"), ("Decline", ""), ("Agreed", "No plan"), ("Refuse", "")], 1
        )
    )
    (tmp_path / "two.csv").write_text(text, encoding="utf-8")
    out = ask("batch", str(tmp_path / "two.csv"), "--guess").out
    assert "outcome" == tomllib.loads(out)["columns"]["Panel decision"]


@pytest.mark.parametrize(
    ("value", "ours"),
    [
        ("Final plan - content and placement", "plan-contents"),
        ("Final plan - content", "plan-contents"),
        ("Placement & provision", "plan-contents"),
        ("EHCP: contents", "plan-contents"),
        ("Final plan - placement only", "school-named"),
        ("Dispute - school named", "school-named"),
        ("Plan says nothing about school", "no-school-named"),
        ("EHCNA request", ""),
        ("Refused (assessment)", "refuse-assess"),
    ],
)
def test_what_is_in_dispute_is_read_through_what_it_is_about(
    value: str, ours: str, tmp_path: Path
) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    assert f'\n"{value}" = "{ours}"  # 1 row' in guessed(tmp_path, *sure, f"B4,,{value}")


@pytest.mark.parametrize(
    ("value", "first", "second"),
    [
        ("not happy with school in plan", "school-named", "provision-not-made"),
        ("council not replied to request", "no-decision", "refuse-assess"),
        ("excluded (5 days)", "exclusion", "school-type"),
    ],
)
def test_of_two_reasons_the_first_offered_closes_no_way(
    value: str, first: str, second: str, tmp_path: Path
) -> None:
    sure = [f"B3{at},,Refused to assess" for at in range(5)]
    line = f'\n# "{value}" = "{first}"  # 1 row; or "{second}"\n'
    assert line in guessed(tmp_path, *sure, f"B4,,{value}")
