"""The front door: arguments in, answers out, and nothing in between."""
