"""sendpath: the last day, and why, in special educational needs disputes in England.

The promises: ``assess``, ``Case``, ``load_rulebook``, ``load_calendar`` and ``__version__``. Each
is imported when first asked for, so that ``import sendpath`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sendpath.core.case import Case
    from sendpath.core.engine import assess
    from sendpath.rulebook.calendars import load_calendar
    from sendpath.rulebook.loader import load_rulebook

__version__ = "0.1.0"

__all__ = ["Case", "__version__", "assess", "load_calendar", "load_rulebook"]

_HOMES = {
    "Case": "sendpath.core.case",
    "assess": "sendpath.core.engine",
    "load_calendar": "sendpath.rulebook.calendars",
    "load_rulebook": "sendpath.rulebook.loader",
}


def __getattr__(name: str) -> Any:
    """Import a promised name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
