"""What a clause says somebody must do: *Sudan must return the helicopter*, *Serbia has to withdraw*."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax

BINDING = frozenset({"must", "should", "ought"})
# Verbs that bind by their infinitive: *has to leave*, *needs to apologise*.
BOUND_TO = frozenset({"have", "need"})


def obliged(syntax: Syntax, clause: int) -> tuple[int, ...]:
    """Head tokens of those who must do what the clause says; none if it binds nobody."""
    tokens = syntax.tokens
    if any(tokens[i].lemma.lower() in BINDING for i in syntax.auxiliaries(clause)):
        return syntax.fillers(clause, "subj")
    if tokens[clause].lemma in BOUND_TO and tokens[clause].tag in ("VBZ", "VBP") and syntax.fillers(clause, "xcomp"):
        return syntax.fillers(clause, "subj")
    return ()
