class Unreadable(Exception):
    """`str(error)` is a sentence that says what is wrong with the file, and what to do."""
