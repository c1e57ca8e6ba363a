"""Small networks that score; the only room that knows spaCy and the like."""
