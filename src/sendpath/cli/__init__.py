"""The command line: reads words, asks the other rooms, prints in one place."""
