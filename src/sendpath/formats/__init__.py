"""Pages, documents and calendars to bytes: one file a format, and one line each in ``registry``."""
