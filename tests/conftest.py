import csv
import gc
from pathlib import Path

import pytest
from hypothesis import settings

import quick
from sendpath.core.calendar import Calendar
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import RuleBook, load_rulebook, rules_directory

USUAL_LIMIT = csv.field_size_limit()

# No stopwatch in tests: the first example of a property also reads the rule book.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    config.add_cleanup(quick.installed().undo)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as fast whatever is neither slow nor exhaustive, so that the daily loop has one word.

    The exhaustive ones come first: one that begins last leaves the other cores idle for a minute.
    """
    for item in items:
        if not {"slow", "exhaustive"} & {mark.name for mark in item.iter_markers()}:
            item.add_marker("fast")
    items.sort(key=lambda item: item.get_closest_marker("exhaustive") is None)


def pytest_collection_finish() -> None:
    """Take what was collected, which stays to the end, out of the collector's way."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_rulebook()


@pytest.fixture(scope="session")
def calendar(book: RuleBook) -> Calendar:
    return load_calendar(book)


@pytest.fixture(scope="session")
def rules() -> Path:
    return rules_directory()


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "SENDPATH_TODAY", "SENDPATH_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    csv.field_size_limit(USUAL_LIMIT)  # of the process: a caseload raises it
