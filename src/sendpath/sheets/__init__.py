"""A caller's table: read from whatever file people keep it in, and written back."""
