"""Other people's formats, to and from a dataset, with an account of what they could not hold."""
