"""Records in, figures out; no text, no SQL."""
