"""Python's search for cycles, in a command that takes its time."""

import gc
from functools import cache

OFTEN = 1 << 13
"""How many more objects there must be before cycles are looked for; of itself Python says 700."""


@cache
def set_aside() -> None:
    """Leave what a command begins with out of the search; once a process.

    Where many commands are run in one process, what they leave behind is found as garbage.
    """
    gc.freeze()


def collect() -> None:
    """Let cycles be looked for from here on: seldom, for rows by the hundred are alive at once."""
    gc.set_threshold(OFTEN)
    gc.enable()
