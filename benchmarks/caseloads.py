"""How long caseloads of processes take, against a copy of the same rows, in one run.

Whole processes, interleaved, medians of the processor's time, told as ratios:

- copy: ``csv.reader`` to ``csv.writer``, with the cells of a middling answer in place of ours

    python benchmarks/caseloads.py [rows] [rounds] [process ...]

The rows are those of ``tests/caseload/made_rows.py``: facts told in order, with gaps, and one bad
cell in fifty rows.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-25"
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


def main() -> None:
    """Print one line a process."""
    words = sys.argv[1:]
    rows, rounds = (int(words[at]) if len(words) > at else (100_000, 3)[at] for at in (0, 1))
    print(f"{rows} rows, {rounds} rounds, Python {sys.version.split()[0]}")
    for process in words[2:] or ["review", "assessment", "all", "letters"]:
        print(json.dumps(measured(process, rows, rounds)))


def measured(process: str, rows: int, rounds: int) -> dict[str, object]:
    """Measure one process."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, out, copied = (Path(folder) / name for name in ("in.csv", "out.csv", "copy.csv"))
        made(process, rows, sheet)
        asked = [] if process == "letters" else ["--process", process]
        ours = ["-m", "sendpath", "batch", str(sheet), *asked, "--today", TODAY, "-o", str(out)]
        spent: dict[str, list[float]] = {"ours": [], "copy": []}
        most = 0
        for _ in range(rounds):
            out.unlink(missing_ok=True)
            seconds, most = timed(ours)
            spent["ours"].append(seconds)
            spent["copy"].append(timed(["-c", copy_of(sheet, out), str(sheet), str(copied)])[0])
        each = {name: median(seconds) for name, seconds in spent.items()}
        return {
            "process": process,
            "times the copy": round(each["ours"] / each["copy"], 2),
            "seconds": round(each["ours"], 2),
            "rows a second": round(rows / each["ours"]),
            "most memory, MB": round(most / 1024),
        }


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


def timed(words: list[str]) -> tuple[float, int]:
    """Give the seconds of the processor that a command takes, and its memory in kibibytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], env=ENVIRONMENT, stderr=subprocess.DEVNULL)  # noqa: PLW1510 - rows may have problems
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss


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
