"""One kind of mark a file."""
