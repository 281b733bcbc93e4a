"""TOML to core: the only home of ``tomllib``, of the models of rule tables, and of ``holidays``."""
