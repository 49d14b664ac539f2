"""Who holds whom on one day, as a network."""
