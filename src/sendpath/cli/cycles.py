"""Python's search for cycles, in a command that takes its time."""

import gc


def set_aside() -> None:
    """Leave what a command begins with out of the search; once a process.

    Where many commands are run in one process, what they leave behind is found as garbage.
    """
    if not gc.get_freeze_count():
        gc.freeze()
