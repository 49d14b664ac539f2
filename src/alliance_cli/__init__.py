"""Plain-text ownership: who holds what in whom, on which day, by which source."""
