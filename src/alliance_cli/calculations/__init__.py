"""One question, one file: pure functions from a snapshot to an answer."""
