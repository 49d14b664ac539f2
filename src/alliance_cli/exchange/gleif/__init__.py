"""GLEIF's relationship records, exceptions and entities, read."""
