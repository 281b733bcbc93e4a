"""What the columns of a table tell: named as ours, found by their words, guessed by their cells."""
