"""How a text of a file leaves: harmless to a terminal, Markdown, CSV, JSON and the shell."""
