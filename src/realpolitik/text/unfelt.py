"""Whether a word of worry tells of none: denied, merely advised, or said for politeness."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax

NOBODY = frozenset({"nobody", "none", "noone", "neither", "nothing"})
# Verbs whose denial leaves a worry as it is: *does not hide its fear*.
HIDING = frozenset(
    "hide conceal deny disguise mask dispute shake rule allay calm dispel ease exclude underestimate overcome lay end contain escape quell "
    "exaggerate assuage soothe dismiss ignore shed forget stop remove lift".split()
)
# Of these there may be none: *no reason to worry*.
GROUNDS = frozenset({"reason", "need", "cause", "ground", "grounds", "point", "nothing", "none", "question"})
ADVISED = frozenset({"should", "need", "ought"})


def unfelt(syntax: Syntax, index: int) -> bool:
    """*Is not afraid*, *has no fear*, *nobody fears*, *no reason to worry*, *no longer fears*, *ought to frighten*."""
    return _denied(syntax, index) or _advised(syntax, index) or _polite(syntax, index) or _regarded(syntax, index)


def _regarded(syntax: Syntax, index: int) -> bool:
    """*As far as the army is concerned*, *the targets of terror*: what is spoken of."""
    tokens = syntax.tokens
    link = tokens[tokens[index].head]
    if tokens[index].lemma.lower() == "terror" and tokens[index].dep == "pobj" and link.text.lower() in ("of", "on", "against"):
        return True  # *the targets of terror*, *the war on terror*
    if tokens[index].text.lower() != "concerned" or syntax.children(index, "prep", "ccomp"):
        return False
    verb = tokens[index].head if tokens[index].dep == "acomp" else index
    openers = {tokens[c].text.lower() for c in syntax.children(verb, "mark", "advmod") if c < index}
    return tokens[verb].dep != "ROOT" and bool(openers & {"as", "where"})


def contrasted(syntax: Syntax, index: int) -> list[int]:
    """*Do not fear the date itself, but the years before it*: what is feared after all."""
    if syntax.negation(index) is None or not any(syntax.tokens[c].text.lower() == "but" for c in syntax.children(index, "cc")):
        return []
    return [c for c in syntax.children(index, "conj") if syntax.tokens[c].pos in ("NOUN", "PROPN")]


def _denied(syntax: Syntax, index: int) -> bool:
    token, above = syntax.tokens[index], syntax.head(index)
    over = (above,) if above is not None and token.dep == "acomp" else ()
    subjects = [i for at in (index, *over) for i in syntax.children(at, "nsubj")]
    if any(syntax.tokens[i].text.lower() in NOBODY or syntax.negation(i) is not None for i in subjects):
        return not syntax.fillers(index, "than")  # *none was more rattled than Bissau*
    negation = syntax.negation(index)
    if (negation is not None and negation < index) or any(_no_longer(syntax, at) for at in (index, *over)):
        return not contrasted(syntax, index)
    if above is None:
        return False
    if token.dep == "acomp" and syntax.tokens[above].dep in ("acl", "relcl") and syntax.tokens[syntax.tokens[above].head].lemma in NOBODY:
        return True  # *nothing to be afraid of*
    if syntax.tokens[above].lemma.lower() in GROUNDS and token.dep in ("acl", "pobj", "relcl"):
        return syntax.tokens[above].lemma.lower() in NOBODY or syntax.negation(above) is not None
    if syntax.tokens[above].lemma == "be" and token.dep in ("csubj", "ccomp") and syntax.negation(above) is not None:
        return not any(syntax.tokens[i].text.lower() == "but" for i in syntax.subtree(above))  # *that is not what they fear*
    if any(syntax.tokens[a].text.lower() == "without" for a in list(syntax.ancestors(index))[:3]):
        return True  # *without a trace of fear*
    ground = syntax.head(above)
    if token.dep == "pobj" and ground is not None and syntax.tokens[ground].lemma in GROUNDS and syntax.negation(ground) is not None:
        return True  # *no cause for alarm*
    if syntax.negation(above) is None and not _no_longer(syntax, above):
        return False
    return token.dep in ("acomp", "attr") or (token.dep == "dobj" and syntax.tokens[above].lemma not in HIDING)


def _no_longer(syntax: Syntax, index: int) -> bool:
    return any(syntax.tokens[c].text.lower() == "longer" and syntax.negation(c) is not None for c in syntax.children(index, "advmod"))


def _advised(syntax: Syntax, index: int) -> bool:
    above = syntax.head(index)
    over = [index, *([above] if above is not None and syntax.is_verb(above) else [])]
    helpers = {syntax.tokens[a].text.lower() for at in over for a in syntax.auxiliaries(at)}
    return syntax.is_verb(index) and (bool(helpers & {"should"}) or (above is not None and syntax.tokens[above].text.lower() in ADVISED))


def _polite(syntax: Syntax, index: int) -> bool:
    """*I am afraid he cannot see you*: a regret."""
    subject = [syntax.tokens[i].text.lower() for i in syntax.children(syntax.tokens[index].head, "nsubj")]
    clause = syntax.children(index, "ccomp")
    return syntax.tokens[index].lemma == "afraid" and subject == ["i"] and bool(clause) and syntax.negation(clause[0]) is not None
