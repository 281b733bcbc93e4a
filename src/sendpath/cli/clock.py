"""The only clock. Answers never depend on it; "in 32 days" does."""

from datetime import date, datetime


def today_in_london() -> date:
    """Give today's date in Europe/London, else the machine's own where zones are not installed."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo("Europe/London")).date()
    except ZoneInfoNotFoundError:
        return datetime.now().astimezone().date()
