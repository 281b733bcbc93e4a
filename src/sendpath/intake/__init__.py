"""Words to facts: a case, or every problem at once."""
