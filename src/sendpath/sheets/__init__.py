"""Workbooks: what a spreadsheet holds, read; and their sheet given back with our columns."""
