"""Words that may say that something was not done, or not told, yet."""

import re

_UNDONE = re.compile(
    r"\b(?:not?|yet|await\w*|wait\w*|pending|outstanding|chas\w+|draft\w*|due|deferred|"
    r"to (?:sign|send|follow|do|go|come)|to be)\b",
    re.IGNORECASE,
)


def undone(text: str) -> bool:
    """Say whether words in a column of days may say that its step was not taken."""
    return _UNDONE.search(text) is not None


_AHEAD = re.compile(
    r"\b(?:not yet|await\w*|wait\w*|pending|outstanding|defer\w*|to follow|to be decided)\b",
    re.IGNORECASE,
)


def ahead(text: str) -> bool:
    """Say whether words in place of an answer say that there is none yet; ``not agreed`` is one."""
    return _AHEAD.search(text) is not None
