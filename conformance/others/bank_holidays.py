"""The bank holidays of England and Wales from 2014 to 2028 as published, for the workbook's column.

They are read from this checkout's calendar, which says where each year is published.
"""

import tomllib
from pathlib import Path

CALENDAR = Path(__file__).resolve().parents[2] / "rules" / "calendars" / "england-and-wales.toml"
DAYS: list[str] = sorted(
    day for day in tomllib.loads(CALENDAR.read_text(encoding="utf-8"))["days"] if day[:4] >= "2014"
)
