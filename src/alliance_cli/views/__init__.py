"""How an answer looks: one view per question makes a report, one renderer per format prints any."""
