"""How it is said of a step, without a day, that it was taken or that it was not."""

YES_NO = (
    ("yes", "no"),
    ("y", "n"),
    ("true", "false"),
    ("done", "not done"),
    ("\u2611", "\u2610"),
    ("\u2713", "\u2717"),
    ("\u2714", "\u2718"),
)
"""Words and marks that stand against each other: whoever writes the one may write the other.

An ``x`` is none of them: it may be a cross as well as a tick.
"""

YES, NO = (frozenset(each) for each in zip(*YES_NO, strict=True))

DONE = YES | {"tick", "ticked", "\u221a"}
"""How it is said that something has happened, and not when."""

NOT_YET = NO | {"not yet", "not-yet", "never", "awaiting", "pending"}
"""How it is said that something has not happened."""


def is_done(text: str) -> bool:
    """Say whether somebody ticked something off, without its day."""
    return _plain(text) in DONE


def is_not_yet(text: str) -> bool:
    """Say whether somebody wrote that something has not happened."""
    return _plain(text) in NOT_YET


def _plain(text: str) -> str:
    return text.strip().strip("\ufe0f").lower()
