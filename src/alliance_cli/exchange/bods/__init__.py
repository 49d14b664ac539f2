"""The Beneficial Ownership Data Standard 0.4, read and written."""
