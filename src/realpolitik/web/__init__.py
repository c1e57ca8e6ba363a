"""The web face: it asks the front door, shows, and decides nothing."""
