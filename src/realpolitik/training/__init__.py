"""How weights are made; nobody in the house imports it."""
