"""How long a caseload of a million rows takes, against a copy of the same rows, in one run.

Whole processes, interleaved, medians, told as ratios:

- copy:  ``csv.reader`` to ``csv.writer``, with constants of the same width in place of our cells
- naive: a ``DictReader`` loop that anyone would write: relativedelta and ``holidays`` a row

    python benchmarks/batch.py [rows] [rounds]
"""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

TODAY = date(2026, 11, 21)
REASONS = (
    "refuse-assess",
    "refuse-plan",
    "plan-contents",
    "school-named",
    "school-type",
    "no-school-named",
    "refuse-reassess",
    "refuse-amend",
    "cease-plan",
)
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

COPY = """
import csv, sys
from itertools import repeat
constants = {constants!r}
with open(sys.argv[1], encoding="utf-8-sig", newline="") as source, \\
     open(sys.argv[2], "w", encoding="utf-8-sig", newline="") as target:
    reader = csv.reader(source)
    writer = csv.writer(target, lineterminator="\\n")
    writer.writerow(next(reader) + {header!r})
    writer.writerows(row + constants for row in reader)
"""

NAIVE = """
import csv, sys
from datetime import date, timedelta
import holidays
from dateutil.relativedelta import relativedelta
TODAY = date(2026, 11, 21)
DAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2031))
def working(day):
    return day.weekday() < 5 and day not in DAYS
def roll(day):
    if day.month == 8:
        day = date(day.year, 9, 1)
    elif (day.month, day.day) >= (12, 25):
        day = date(day.year + 1, 1, 2)
    elif (day.month, day.day) == (1, 1):
        day = date(day.year, 1, 2)
    while not working(day):
        day += timedelta(days=1)
    return day
with open(sys.argv[1], encoding="utf-8-sig", newline="") as source, \\
     open(sys.argv[2], "w", encoding="utf-8-sig", newline="") as target:
    reader = csv.DictReader(source)
    ours = {header!r}
    writer = csv.DictWriter(target, [*reader.fieldnames, *ours], lineterminator="\\n")
    writer.writeheader()
    for row in reader:
        row.update(dict.fromkeys(ours, ""))
        row["sendpath_law_as_at"] = "2026-11-25"
        try:
            sent = date.fromisoformat(row["decision_date"])
            told = row["certificate_date"]
            issued = date.fromisoformat(told) if told else None
        except ValueError as error:
            row["sendpath_problems"] = str(error)
            writer.writerow(row)
            continue
        section_i = row["reason"] in ("school-named", "school-type", "no-school-named")
        contact = sent + relativedelta(months=2)
        raw = contact
        if issued and issued >= sent and not section_i:
            raw = max(raw, issued + relativedelta(months=1))
        due = roll(raw)
        left = (due - TODAY).days
        row["sendpath_can_appeal"] = "yes"
        row["sendpath_certificate"] = "not-needed" if section_i else "held" if issued else "needed"
        row["sendpath_appeal_window"] = row["sendpath_appeal_window_safe"] = due.isoformat()
        row["sendpath_standing"] = "passed" if left < 0 else "ahead"
        row["sendpath_days_left"] = str(left)
        row["sendpath_certainty"] = "firm"
        row["sendpath_mediation_contact_adviser"] = "" if section_i else contact.isoformat()
        if left >= 0:
            row["sendpath_next"] = "appeal.window"
            row["sendpath_next_due"] = due.isoformat()
        writer.writerow(row)
"""


def main() -> None:
    """Measure and print; JSON on the last line."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # noqa: PLR2004 - the second word
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        distinct = write_cases(place / "in.csv", rows)
        print(f"{rows} rows, {distinct} distinct pairs of decision and certificate")
        program = shutil.which("sendpath", path=sysconfig.get_path("scripts")) or "sendpath"
        ours = [
            program,
            "batch",
            str(place / "in.csv"),
            "-o",
            str(place / "out.csv"),
            "--today",
            TODAY.isoformat(),
        ]
        peak = _peak(ours)
        commands = {"copy": _copy(place), "batch": ours, "naive": _naive(place)}
        times = _interleaved(commands, rounds)
    taken = {name: median(each) for name, each in times.items()}
    told = {
        "to_copy": round(taken["batch"] / taken["copy"], 3),
        "naive_to_batch": round(taken["naive"] / taken["batch"], 2),
        "peak_mb": round(peak),
    }
    print(", ".join(f"{name} {seconds:.2f} s" for name, seconds in taken.items()))
    print(f"batch to copy: {told['to_copy']} (bar 2.0)")
    print(f"naive to batch: {told['naive_to_batch']} (bar 2.5)")
    print(f"most memory: {told['peak_mb']} MB (bar 100)")
    print(json.dumps(told))


def write_cases(path: Path, rows: int) -> int:
    """Write a caseload: letters of eleven years, most with a certificate, 1 % bad rows."""
    chance = random.Random(20261121)  # noqa: S311 - a sample, not a secret
    first = date(2015, 1, 1)
    span = (TODAY - first).days - 225
    pairs = set()
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["ref", "decision_date", "certificate_date", "reason", "worker", "notes"])
        for number in range(rows):
            sent = first + timedelta(days=chance.randrange(span))
            issued = sent + timedelta(days=chance.randrange(220)) if chance.random() < 0.9 else None  # noqa: PLR2004 - nine in ten
            cells = [sent.isoformat(), issued.isoformat() if issued else ""]
            pairs.add(tuple(cells))
            if chance.random() < 0.01:  # noqa: PLR2004 - one in a hundred
                cells = chance.choice(_bad(sent, cells))
            writer.writerow([f"C{number:07}", *cells, chance.choice(REASONS), "KS", "rang 9.30"])
    return len(pairs)


def _bad(sent: date, cells: list[str]) -> list[list[str]]:
    return [
        ["soon", cells[1]],
        [f"{sent.month}/{sent.day}/{sent:%y}", cells[1]],
        [cells[0], "31/2/2024"],
        [cells[0], (sent - timedelta(days=9)).isoformat()],
        ["", cells[1]],
    ]


def _copy(place: Path) -> list[str]:
    """Make the copy: constants as wide as the cells of an ordinary answer."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "sendpath",
            "batch",
            str(place / "in.csv"),
            "-o",
            str(place / "out.csv"),
            "--today",
            TODAY.isoformat(),
        ],
        check=False,
        stderr=subprocess.DEVNULL,
    )
    with (place / "out.csv").open(encoding="utf-8-sig", newline="") as source:
        reader = csv.reader(source)
        header = next(reader)[-12:]
        widths = [0.0] * 12
        number = 0
        for row in reader:
            number += 1
            for at, cell in enumerate(row[-12:]):
                widths[at] += len(cell)
    constants = ["x" * round(width / number) for width in widths]
    script = place / "copying.py"
    script.write_text(COPY.format(constants=constants, header=header), encoding="utf-8")
    return [sys.executable, str(script), str(place / "in.csv"), str(place / "copied.csv")]


def _naive(place: Path) -> list[str]:
    with (place / "out.csv").open(encoding="utf-8-sig", newline="") as source:
        header = next(csv.reader(source))[-12:]
    script = place / "naive.py"
    script.write_text(NAIVE.replace("{header!r}", repr(header)), encoding="utf-8")
    return [sys.executable, str(script), str(place / "in.csv"), str(place / "naive.csv")]


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=False, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _peak(command: list[str]) -> float:
    """Give the most memory our program held, in MB.

    Asked of a small process that starts it: a child's figure begins with its parent's size.
    """
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        check=True,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    return int(done.stdout) / 1024


def _interleaved(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
            times[name].append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
