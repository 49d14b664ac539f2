"""The language of answers: kinds of values, columns, tables and the report made of them."""
