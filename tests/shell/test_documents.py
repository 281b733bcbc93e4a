"""What the documents tell people to type works, and gives what they say."""

import re
import shlex
from pathlib import Path

import pytest
import xlsxwriter

from support import ask

TOP = Path(__file__).resolve().parents[2]
PAGES = [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]
COMMANDS = [
    pytest.param(line, id=f"{page.name}: {line}")
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("sendpath ")
]


def caseload(folder: Path) -> None:
    """Put into a folder what the documents call by name: a caseload, a map of it, a list of it."""
    text = "case,decision_date,reason\nA,2026-10-01,refuse-plan\n"
    (folder / "cases.csv").write_text(text, "utf-8")
    (folder / "map.toml").write_text('[columns]\n"decision_date" = "decision_date"\n', "utf-8")
    with xlsxwriter.Workbook(folder / "cases.xlsx") as book:
        sheet = book.add_worksheet("Open cases")
        for row, line in enumerate(text.splitlines()):
            sheet.write_row(row, 0, line.split(","))
    last = ask("due", str(folder / "cases.csv"), "--format", "csv", today="2026-11-30").out
    (folder / "last.csv").write_text(last, "utf-8")


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_in_the_documents_answers(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    caseload(tmp_path)
    words = shlex.split(line)[1:]
    if "--guess" in words:  # it writes over no map
        (tmp_path / "map.toml").unlink()
    if words == ["ask"]:  # an interview needs a terminal: see test_guides.py
        assert 2 == ask(*words, today=None).code
        return
    takes_today = words[0] in ("deadlines", "can-appeal", "batch", "due") and "--today" not in words
    ran = ask(*words, today="2026-12-01" if takes_today else None)
    said, written = ran.err, ""
    if "-o" in words and "--guess" not in words:
        written = f"Written: {words[words.index('-o') + 1]}\n"
    if "--guess" in words:  # a map that goes to a file is told of
        assert "Map written to map.toml: 2 of 3 columns understood" in said
        said = "".join(said.splitlines()[1:])
    assert (0, written) == (ran.code, said)


def test_the_python_in_the_readme_gives_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", PAGES[0].read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(compile(code[1], "README.md", "exec"), {})  # noqa: S102 - our own document
    expected = re.findall(r"# (\S+)$", code[1], re.MULTILINE)
    assert expected == capsys.readouterr().out.split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    whole = (TOP / "src").is_dir()  # outside the checkout, only the documents are there
    below = [each for each in links if not each.startswith("../")]
    shipped = links if whole else [e for e in below if e.startswith("docs/") or page.parent != TOP]
    assert shipped or page.name != "README.md"
    assert [] == [link for link in shipped if not (page.parent / link).exists()]


STORIES = [
    (page.stem, commands.splitlines(), told.splitlines())
    for page in sorted((TOP / "docs").glob("story-*.md"))
    for commands, told in re.findall(
        r"```sh\n(.*?)```\n\n```text\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
    )
]


@pytest.mark.parametrize(("page", "commands", "told"), STORIES)
def test_a_story_quotes_what_its_commands_say(
    page: str,
    commands: list[str],
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = [
        line
        for each in commands
        for line in ask(*shlex.split(each)[1:], today=None).out.splitlines()
    ]
    assert told
    assert [] == [line for line in told if line not in said], page


def test_both_stories_are_there() -> None:
    assert 2 == len({page for page, _, _ in STORIES})
