"""A table of cases, wholly: its rows answered one at a time, and our columns."""
