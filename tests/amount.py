"""How much the longest tests try: what a run in CI has time for, or many times as much."""

import os


def amount(number: int) -> int:
    """Give a number of rows or cases; ``SENDPATH_MANY=20`` asks for twenty times as many."""
    return int(number * float(os.environ.get("SENDPATH_MANY", "1")))
