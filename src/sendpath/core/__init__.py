"""The pure core: which day is the last one, and why.

Standard library and ``dateutil.relativedelta`` only. No clock, no input or output, no rule known by
name: rules come in as data, calendars and days as arguments, and every answer carries its steps.
"""
