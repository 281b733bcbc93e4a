"""Mutate the core with mutmut and say which mutants the tests of the core let live.

``pip install mutmut==3.8.1``, then ``python tests/mutate_core.py [FOLDER [NAME...]]``: all mutants,
or those whose name matches, such as ``"sendpath.core.standing*"``. It works on a copy of the tree in
FOLDER, a new one by default, so nothing in the checkout changes. The properties are left out: they
take most of the time. ``docs/decisions/0012`` has what came of it.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("src", "tests", "rules", "docs", "README.md", "pyproject.toml")
CONFIG = """
[tool.mutmut]
source_paths = ["src/sendpath/core"]
also_copy = ["src", "rules", "docs", "README.md"]
pytest_add_cli_args_test_selection = ["tests/core"]
pytest_add_cli_args = ["--ignore=tests/core/test_properties.py", "-p", "no:cacheprovider"]
"""
KILLED = {1, 3, -24, 24, 36, 152, 255}
"""How a run of pytest ends that killed a mutant: red, an internal error, or out of time."""


def copy(folder: Path) -> None:
    """Copy the tree, with the settings of the tool."""
    for name in COPIED:
        here, there = ROOT / name, folder / name
        if here.is_dir():
            shutil.copytree(here, there, dirs_exist_ok=True)
        else:
            shutil.copyfile(here, there)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(CONFIG)


def found(folder: Path) -> Iterator[tuple[str, str, int | None]]:
    """Give each mutant with its module, and how its run of the tests ended; None when not run."""
    for path in sorted((folder / "mutants/src/sendpath/core").glob("*.meta")):
        runs = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        yield from ((path.name.removesuffix(".py.meta"), name, code) for name, code in runs.items())


def main() -> None:
    """Run the tool; print mutants, killed and living by module, then every living one."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(mkdtemp())
    copy(folder)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *sys.argv[2:]]
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
    mutants, killed, living = Counter[str](), Counter[str](), []
    for module, name, code in found(folder):
        if code is not None:
            mutants[module] += 1
            killed[module] += code in KILLED
            living += [] if code in KILLED else [f"{name} ({code})"]
    lines = [
        f"{module:12} {number:5} {killed[module]:5} {number - killed[module]:4}"
        for module, number in mutants.items()
    ]
    total = f"{'all':12} {mutants.total():5} {killed.total():5} {len(living):4}"
    sys.stdout.write("\n".join([*lines, total, *living, ""]))


if __name__ == "__main__":
    main()
