"""``conform --answer``: whatever is asked of us has an answer, as others are asked to give it."""

import json
import shlex
import subprocess

import pytest

from sendpath.trial.vectors import read_lines
from support import Json, program, run

HOSTILE = (
    "not json",
    "[" * 100_000,
    "7",
    "null",
    '{"id": 7, "rule": "appeal.window"}',
    '{"id": "a", "rule": "no.rule", "events": {}}',
    '{"id": "b", "rule": "appeal.window", "events": {"no-such": "2026-10-01"}}',
    '{"id": "c", "rule": "appeal.window", "events": ["2026-10-01"]}',
    '{"id": "d", "rule": "appeal.window", "events": {"decision-sent": 20261001}}',
    '{"id": "e", "rule": "appeal.window", "choices": {"colour": "red"}}',
    '{"id": "f", "rule": "appeal.window", "marks": 7}',
    '{"id": "g", "rule": "exclusion.governors", "terms": [["2026-09-03"]]}',
    '{"id": "h", "rule": "exclusion.governors", "terms": 3}',
    '{"id": "i", "rule": "appeal.window", "reason": []}',
)
GOOD = '{"id": "z", "rule": "appeal.window", "events": {"decision-sent": "2026-10-01"}}'


def answers(*lines: str) -> list[Json]:
    done = subprocess.run(
        [program(), "conform", "--answer"],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=True,
    )
    assert b"" == done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_whatever_is_asked_of_us_has_an_answer_and_the_next_is_answered_too() -> None:
    told = answers(*HOSTILE, "", GOOD)
    assert len(HOSTILE) + 1 == len(told)
    assert {"skipped"} == {each["status"] for each in told[:-1]}
    days = {"due": "2026-12-01", "safe": "2026-12-01", "latest": "2026-12-01"}
    assert {"id": "z", "status": "due", **days} == told[-1]


def test_each_of_our_answers_comes_before_the_next_question() -> None:
    with subprocess.Popen(
        [program(), "conform", "--answer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as ours:
        assert ours.stdin is not None
        assert ours.stdout is not None
        for day, due in (("2026-10-01", "2026-12-01"), ("2026-10-30", "2027-01-04")):
            ours.stdin.write(GOOD.replace("2026-10-01", day).encode() + b"\n")
            ours.stdin.flush()
            assert due == json.loads(ours.stdout.readline())["due"]


def test_what_could_not_be_read_is_the_reason_or_is_left_out() -> None:
    asked = {"id": "a", "rule": "appeal.window"}
    unread = {**asked, "events": {"decision-sent": "2026-02-30"}}
    early = {**asked, "events": {"decision-sent": "2026-10-01", "certificate-issued": "2026-09-01"}}
    first, second = answers(json.dumps(unread), json.dumps(early))
    assert "refused" == first["status"]
    assert "2026-02-30" in first["why"]
    assert ("2026-12-01", ["certificate-issued"]) == (second["due"], second["left_out"])


def test_no_answer_hangs_on_today() -> None:
    told = answers(GOOD.replace("2026-10-01", "2028-09-01"))
    assert "2028-11-01" == told[0]["due"]


@pytest.mark.slow
def test_we_conform_as_a_process_as_well() -> None:
    command = shlex.join([program(), "conform", "--answer"])
    ran = run("conform", "--cmd", command)
    many = len(read_lines())
    assert (0, f"verdict: {many} of {many} right") == (ran.code, ran.out.splitlines()[0])
