"""Which sectors act for the state whose country they have, and which fight it."""

from __future__ import annotations

# Who acts for the country it belongs to: a rebel group of that country does not.
FOR_THE_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "LAW", "SPY"})
# Whatever is done to these is not done to the state, though they are of its country.
AGAINST = frozenset({"REB", "UAF", "CRM", "OPP"})
