"""What the program says, whole, command by command: see ``goldens.py`` for how to add a case."""

import pytest

from goldens import goldens

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.command}")
    for path in goldens.paths()
    for case in goldens.read(path)
]


@pytest.mark.parametrize("case", CASES)
def test_a_command_says_what_it_said(case: goldens.Golden) -> None:
    assert case.said == goldens.run(case.command)


def test_a_command_is_there_once() -> None:
    commands = [case.command for path in goldens.paths() for case in goldens.read(path)]
    assert "sendpath deadlines --decision-date 2026-10-01 --today 2026-11-21" in commands
    assert [] == [each for each in set(commands) if commands.count(each) > 1]
