"""How long a whole command takes, against a Typer command that does nothing, in one run.

Whole processes, interleaved so that a slow minute hits them all, medians, told as ratios.

    python benchmarks/startup.py [rounds]
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median

NOTHING = """
import typer
app = typer.Typer()

@app.command()
def main() -> None:
    pass

if __name__ == "__main__":
    app()
"""
LETTER = ["deadlines", "--decision-date", "2026-10-01", "--today", "2026-11-21"]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its bytecode; only a checkout on such a machine would lack it."""

BARS = {"json": 1.25, "table": 1.5, "plain": 1.5}


def main() -> None:
    """Measure and print one line a format; JSON on the last line."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    program = shutil.which("sendpath", path=sysconfig.get_path("scripts")) or "sendpath"
    with tempfile.TemporaryDirectory() as folder:
        nothing = Path(folder) / "nothing.py"
        nothing.write_text(NOTHING, encoding="utf-8")
        commands = {"nothing": [sys.executable, str(nothing)]}
        commands |= {name: [program, *LETTER, "--format", name] for name in BARS}
        times = _interleaved(commands, rounds)
    base = median(times.pop("nothing"))
    ratios = {name: round(median(taken) / base, 3) for name, taken in times.items()}
    print(f"do-nothing Typer command: {base * 1000:.0f} ms, {rounds} rounds")
    for name, ratio in ratios.items():
        verdict = "met" if ratio <= BARS[name] else "NOT met"
        print(f"--format {name}: {ratio:.2f} times it (bar {BARS[name]}): {verdict}")
    print(json.dumps(ratios))


def _interleaved(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):  # the first round warms the disk and is dropped
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
            times[name].append(time.perf_counter() - start)
    return {name: taken[1:] for name, taken in times.items()}


if __name__ == "__main__":
    main()
