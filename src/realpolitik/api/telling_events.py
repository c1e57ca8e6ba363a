"""Which events of different reports are the same one: matched within the stories that a link touched, and counted once."""
