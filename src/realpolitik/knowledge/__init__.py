"""Read-only look-ups over tables people wrote."""
