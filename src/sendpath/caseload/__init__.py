"""A table of cases, wholly: its header, its rows answered one at a time, and our columns."""
