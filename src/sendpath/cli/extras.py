"""What comes with an extra, and is not installed for everybody."""

from collections.abc import Iterable
from importlib.util import find_spec

from sendpath.core.problem import Problem

NEEDS = {"duckdb": "duckdb", "postgresql": "sqlglot", "spark": "sqlglot", "parquet": "duckdb"}
"""Which library each engine and format needs besides; they come with the extra of that name."""

INSTALL = "Write python -m pip install 'sendpath[duckdb]', and try again."


def lacking(names: Iterable[str]) -> list[Problem]:
    """Say what is not installed."""
    wanted = ((name, NEEDS.get(name)) for name in names)
    return [
        Problem(name, "", f"{name} needs {library}, which is not installed.", INSTALL, blocks=True)
        for name, library in wanted
        if library is not None and find_spec(library) is None
    ]
