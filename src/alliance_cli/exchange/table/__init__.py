"""A plain table of holdings, read and written."""
