"""Reports printed as JSON, CSV or Markdown, and the JSON Schema of an answer."""
