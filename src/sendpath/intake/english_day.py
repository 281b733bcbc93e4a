"""The day that it was in England at a time told by another clock, such as that of UTC."""

from datetime import date, datetime, timedelta, timezone

ENGLAND = "Europe/London"


def english_day(day: date, hour: int, minute: int, *, offset: int) -> date | None:
    """Give the day in England: near midnight in summer it is the day after the one in UTC.

    None where no day can be given: at the ends of the calendar, or where time zones are missing.

    Args:
        day: The day by the other clock.
        hour: From 0 to 23.
        minute: From 0 to 59.
        offset: How many minutes the other clock is ahead of UTC.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - start-up is measured

    zone = timezone(timedelta(minutes=offset))
    try:
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        return moment.astimezone(ZoneInfo(ENGLAND)).date()
    except (OverflowError, ZoneInfoNotFoundError):
        return None
