"""From our YAML to a dataset and back: the only room that reads and writes the file."""
