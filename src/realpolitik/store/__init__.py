"""Keeps reports and records; the only SQL."""
