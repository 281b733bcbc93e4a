"""A document to a page: the words that people read, whatever the format they read them in."""
