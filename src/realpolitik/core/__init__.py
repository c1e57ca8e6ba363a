"""The nouns of the house: reports, marks, records, annotators. Standard library only."""
