"""From marks to records."""
