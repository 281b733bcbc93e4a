"""Outcomes to text. Everything here returns strings; one function in ``cli`` prints."""
