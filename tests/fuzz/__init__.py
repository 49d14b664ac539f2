"""A fuzzer of our own: `make fuzz CASES=20000`, or MINUTES=5; see `python -m tests.fuzz --help`."""
