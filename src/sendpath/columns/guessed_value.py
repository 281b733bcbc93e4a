"""What one value of somebody's column may mean: a guess, and how sure it is."""

from typing import NamedTuple


class Guess(NamedTuple):
    """What one value of a column may mean.

    Attributes:
        value: As written.
        rows: How many rows hold it.
        ours: What it may mean, the likeliest first; nothing where it is near nothing of ours.
        sure: Whether the first may be taken: only where people are known to call it just so.
        words: What the first is, in plain words.
        is_stage: Whether it names where a case has come to, and nothing that was decided.
        tells: The fact that the day of its letter tells, where the value says more than ours.
    """

    value: str
    rows: int
    ours: tuple[str, ...] = ()
    sure: bool = False
    words: str = ""
    is_stage: bool = False
    tells: str = ""
