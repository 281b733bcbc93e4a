"""How long caseloads of processes take, against a copy of the same rows, in one run.

Whole processes, interleaved, medians of the processor's time, told as ratios:

- ours: ``sendpath batch``; duckdb: the same with ``--engine duckdb``, where a process is named
- copy: ``csv.reader`` to ``csv.writer``, with the cells of a middling answer in place of ours

    python benchmarks/caseloads.py [rows] [rounds] [process ...] [--sample]

The rows are those of ``tests/caseload/made_rows.py``: every fact that a process looks at, told in
order, with gaps, by chance, and one bad cell in fifty rows. With ``--sample`` they are those of
``sendpath sample``: cases as people keep them, in which what follows is what the rules expect.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-25"
SAMPLE = "--sample"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

COPY = """
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as source, \\
     open(sys.argv[2], "w", encoding="utf-8", newline="") as target:
    reader = csv.reader(source)
    writer = csv.writer(target, lineterminator="\\n")
    writer.writerow(next(reader) + {header!r})
    writer.writerows(row + {cells!r} for row in reader)
"""


class Spent(NamedTuple):
    """What a command took: seconds of the processor and of the clock, and memory in kibibytes."""

    processor: float
    wall: float
    memory: int


def main() -> None:
    """Print one line a process."""
    words = [each for each in sys.argv[1:] if each != SAMPLE]
    rows, rounds = (int(words[at]) if len(words) > at else (100_000, 3)[at] for at in (0, 1))
    print(f"{rows} rows, {rounds} rounds, Python {sys.version.split()[0]}")
    for process in words[2:] or ["review", "assessment", "all", "letters"]:
        print(json.dumps(measured(process, rows, rounds)))


def measured(process: str, rows: int, rounds: int) -> dict[str, object]:
    """Measure one process."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, out, copied = (Path(folder) / name for name in ("in.csv", "out.csv", "copy.csv"))
        if SAMPLE in sys.argv:
            sampled(process, rows, sheet)
        else:
            made(process, rows, sheet)
        asked = [] if process == "letters" else ["--process", process]
        ours = ["-m", "sendpath", "batch", str(sheet), *asked, "--today", TODAY, "-o", str(out)]
        copies = ["-c", "", str(sheet), str(copied)]
        ways = {"ours": ours, "duckdb": [*ours, "--engine", "duckdb"], "copy": copies}
        if process == "letters" or SAMPLE in sys.argv:
            del ways["duckdb"]
        spent: dict[str, list[Spent]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, words in ways.items():
                if name == "copy":
                    words[1] = copy_of(sheet, out)
                else:
                    out.unlink(missing_ok=True)
                spent[name].append(timed(words))
        return {"process": process, **{name: _told(spent, name) for name in ways}}


def _told(spent: dict[str, list[Spent]], name: str) -> dict[str, float]:
    """Tell of one way its medians, and how often the copy's processor time it took."""
    seconds = {each: median(one.processor for one in spent[each]) for each in (name, "copy")}
    return {
        "times the copy": round(seconds[name] / seconds["copy"], 2),
        "processor, s": round(seconds[name], 2),
        "wall, s": round(median(each.wall for each in spent[name]), 2),
        "most memory, MB": round(max(each.memory for each in spent[name]) / 1024),
    }


def sampled(process: str, rows: int, sheet: Path) -> None:
    """Let ``sendpath sample`` make the rows up."""
    asked = [] if process == "letters" else ["--process", process]
    words = ["sample", *asked, "--rows", str(rows), "--seed", "benchmark", "--today", TODAY]
    command = [sys.executable, "-m", "sendpath", *words, "-o", str(sheet)]
    subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True)


def made(process: str, rows: int, sheet: Path) -> None:
    """Make the rows up, apart from what is measured."""
    source = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from caseload.made_rows import Maker\n"
        "from sendpath.rulebook.loader import load_rulebook\n"
        "text = Maker(load_rulebook(), sys.argv[2], 'benchmark').sheet('real', int(sys.argv[3]))\n"
        "open(sys.argv[4], 'w', encoding='utf-8', newline='').write(text)\n"
    )
    words = [str(HERE.parent / "tests"), process, str(rows), str(sheet)]
    subprocess.run([sys.executable, "-c", source, *words], check=True, env=ENVIRONMENT)


def timed(words: list[str]) -> Spent:
    """Run a command, and say what it took."""
    began = perf_counter()
    process = subprocess.Popen([sys.executable, *words], env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return Spent(used.ru_utime + used.ru_stime, perf_counter() - began, used.ru_maxrss)


def copy_of(sheet: Path, out: Path) -> str:
    """Write the program that copies with cells as wide as a middling answer's."""
    with sheet.open(encoding="utf-8", newline="") as source:
        width = len(next(csv.reader(source)))
    with out.open(encoding="utf-8-sig", newline="") as target:
        reader = csv.reader(target)
        header = next(reader)[width:]
        some = [row[width:] for row, _ in zip(reader, range(200), strict=False)]
    wide = sorted(some, key=lambda cells: sum(map(len, cells)))
    return COPY.format(header=header, cells=wide[len(wide) // 2])


if __name__ == "__main__":
    main()
