"""The law as tables and SQL, for engines that people already run."""
