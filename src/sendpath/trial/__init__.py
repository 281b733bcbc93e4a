"""Another program, put to the vectors: the files they stand in, the process, what it answered."""
