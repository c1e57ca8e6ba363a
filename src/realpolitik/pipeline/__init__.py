"""Runs annotators in a checked order."""
