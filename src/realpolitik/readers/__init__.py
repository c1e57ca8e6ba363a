"""Open the post: a file becomes reports."""
