"""Whether a verb tells a fact: nothing under *may* or *will*, nothing wanted, asked for, denied or only considered."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax

UNREAL = frozenset({"may", "might", "could", "would", "will", "'ll", "should", "must", "can", "shall", "wo", "ca", "'d", "to"})
CONDITIONAL = frozenset({"if", "unless", "whether", "until", "should", "lest"})
# Words whose infinitive is done: *began to recognise*, *the first to recognise*.
DONE = frozenset("begin start continue manage first last only latest second third cease stop proceed".split())
# Who has decided has done what is done by deciding: *agreed to recognise each other*, *voted to extend the sanctions*.
DECIDING = frozenset("agree decide vote resolve choose opt consent elect determine approve move order command instruct swear".split())
# What takes a decision back.
UNDOING = frozenset("annul overturn quash reverse scrap cancel suspend revoke rescind block void nullify overrule".split())
ORDERS = frozenset(
    "order law decree decision bill resolution motion act ruling executive edict directive regulation agreement deal accord pact protocol "
    "recommendation proposal advice".split()
)
ORDERING = frozenset(
    "approve sign issue pass adopt publish give make take lay enact ratify sponsor reach conclude strike announce accept endorse".split()
)
TELLING = frozenset({"order", "command", "instruct"})
DUE = frozenset({"due", "set", "scheduled"})
COMING = frozenset({"will", "'ll", "shall", "wo"})
DENYING = frozenset({"deny", "dispute"})
NOBODY = frozenset({"no", "neither", "none", "nobody"})
CEASING = frozenset({"cease", "stop"})
# Words whose complement is not so, or not yet.
WANTED = frozenset(
    "want wish demand seek urge call threaten plan propose consider discuss debate weigh mull request appeal hope ask vow pledge promise "
    "refuse fail deny doubt press push suggest recommend favour favor oppose reject prepare intend offer contemplate advocate "
    "study ponder expect fear warn prospect possibility threat proposal demand plan bid talk negotiate prevent avoid avert".split()
)
# What is asked for so stands in the subjunctive, which the model may take for the present.
ASKING = frozenset("demand urge ask propose recommend request".split())
BOUNDARY = frozenset({"relcl", "ccomp", "parataxis", "advcl", "conj"})
COMPLEMENT = frozenset({"xcomp", "ccomp", "acl", "pcomp", "csubj"})


def is_fact(syntax: Syntax, verb: int) -> bool:
    """Whether the clause of this verb is told as a fact (its own negation aside)."""
    tokens = syntax.tokens
    token = tokens[verb]
    auxiliaries = [tokens[a] for a in syntax.auxiliaries(verb)]
    had = any(a.lemma == "have" for a in auxiliaries)
    if any(a.text.lower() in UNREAL for a in auxiliaries):
        return _carried_out(syntax, verb, had=had)
    if any(tokens[c].lemma.lower() in CONDITIONAL for c in syntax.children(verb, "mark", "advmod")):
        return False
    if token.tag == "VB" and token.dep != "ROOT" and not any(a.lemma == "do" for a in auxiliaries):
        return False
    first = syntax.first_conjunct(verb)
    if token.tag == "VBG" and first != verb and tokens[first].tag == "VBG" and tokens[first].dep in ("xcomp", "pcomp") and not auxiliaries:
        return is_fact(syntax, first)  # *could include freezing assets and imposing sanctions*
    if token.tag == "VBG" and token.dep in ("xcomp", "pcomp") and not had:
        over = tokens[token.head]
        return over.lemma in DONE or (
            token.dep == "pcomp"
            and (over.lemma in ("after", "since", "by", "for") or tokens[over.head].lemma in ("follow", "join", "succeed"))
        )
    return _believed(syntax, verb)


def is_decided(syntax: Syntax, verb: int) -> bool:
    """*Agreed to end it*, *a decision to end it*: not done yet, and settled."""
    token = syntax.tokens[verb]
    above = syntax.tokens[token.head]
    things = syntax.children(token.head, "dobj") if token.dep == "advcl" else []
    signed = above.lemma.lower() in ORDERING and any(syntax.tokens[i].lemma.lower() in ORDERS for i in things)
    if signed and token.tag == "VB":
        return is_fact(syntax, token.head)  # *signed protocols on Saturday to establish relations*
    told = bool(things) and above.lemma.lower() in TELLING
    if token.tag not in ("VB", "VBG") or not (told or token.dep in ("xcomp", "ccomp", "acl", "pcomp", "conj")):
        return False
    if token.dep == "conj":
        return is_decided(syntax, token.head)
    over = syntax.head(verb) if token.dep != "pcomp" else syntax.head(token.head)
    if over is not None and token.dep == "acl" and syntax.tokens[syntax.tokens[over].head].lemma.lower() in TELLING:
        over = syntax.tokens[over].head  # *ordered their men to stop*
    if over is not None and syntax.tokens[over].lemma.lower() in ORDERS and not syntax.is_verb(over):  # *approved an order to ban it*
        owned = bool(syntax.children(over, "poss")) or any(syntax.tokens[c].lemma.lower() == "the" for c in syntax.children(over, "det"))
        decision, over = over, syntax.head(over)
        undone = over is not None and syntax.tokens[over].lemma.lower() in UNDOING | WANTED
        if owned and not is_negated(syntax, decision) and not undone:
            return True  # *regretted the Union's decision to ban it*
        if over is None or syntax.tokens[over].lemma.lower() not in ORDERING:
            return False
    elif over is None or syntax.tokens[over].lemma.lower() not in DECIDING:
        return False
    return is_fact(syntax, over) and not is_negated(syntax, over)


def is_coming(syntax: Syntax, verb: int) -> bool:
    """*Will join*, *is to join*, *is leaving*: announced, neither possible nor conditional."""
    auxiliaries = [syntax.tokens[a] for a in syntax.auxiliaries(verb)]
    if any(syntax.tokens[c].lemma.lower() in CONDITIONAL for c in syntax.children(verb, "mark", "advmod")):
        return False
    if any(a.text.lower() in COMING for a in auxiliaries):
        return _believed(syntax, verb)
    over = syntax.tokens[syntax.tokens[verb].head]
    to = any(a.text.lower() == "to" for a in auxiliaries)
    if to and over.pos == "ADJ" and over.lemma.lower() in DUE:  # *is due to join on Monday*
        return syntax.tokens[over.head].text.lower() in ("is", "are", "was", "were")
    return to and syntax.tokens[verb].dep == "xcomp" and over.lemma == "be" and over.text.lower() in ("is", "are", "was", "were")


def _carried_out(syntax: Syntax, verb: int, *, had: bool) -> bool:
    """*Began to observe*, *became the first to recognise*, *are to have* (not)."""
    tokens = syntax.tokens
    if any(tokens[a].text.lower() in UNREAL - {"to"} for a in syntax.auxiliaries(verb)):
        return False
    if tokens[verb].dep == "ROOT":
        return False
    over = tokens[tokens[verb].head]
    titles = [over.index, *syntax.children(over.index, "attr")]
    became = over.dep == "attr" and tokens[over.head].lemma == "become"
    became = became or (over.lemma == "become" and bool(syntax.children(over.index, "attr")))  # *became the 114th state to recognise it*
    first = (
        became
        or any(tokens[c].lemma in DONE for title in titles for c in syntax.children(title, "amod"))
        or any(tokens[c].tag == "JJS" for title in titles for c in syntax.children(title, "amod"))
    )
    if not (over.lemma in DONE or first or had):
        return False
    above = next((a for a in (over.index, *syntax.ancestors(over.index)) if syntax.is_verb(a)), None)
    return above is None or above == verb or is_fact(syntax, above)


def _believed(syntax: Syntax, verb: int) -> bool:
    """Whether nothing above the clause takes it back: *demanded that*, *whether*, *may say that*."""
    tokens = syntax.tokens
    at = verb
    for above in syntax.ancestors(verb):
        dep = tokens[at].dep
        if dep in COMPLEMENT and tokens[above].lemma in WANTED and tokens[at].tag not in ("VBD", "VBZ", "VBP"):
            return False
        if dep == "ccomp" and tokens[above].lemma in ASKING and tokens[at].tag == "VBP" and not syntax.auxiliaries(at):
            return False  # *demanded that the United States recognise it*
        if dep == "advcl" and tokens[at].tag in ("VBG", "VBN") and syntax.is_verb(above):
            return not {tokens[a].text.lower() for a in syntax.auxiliaries(above)} & UNREAL
        if dep in BOUNDARY or (dep == "acl" and tokens[at].tag == "VBN"):
            return True
        at = above
    return True


def ceased(syntax: Syntax, verb: int) -> bool:
    """*Ceased to be*: what follows is over."""
    token = syntax.tokens[verb]
    return token.dep == "xcomp" and syntax.tokens[token.head].lemma in CEASING


def is_nobodys(syntax: Syntax, verb: int) -> bool:
    """*No government has*, *neither has*, *nobody has*: said of none."""
    heads = syntax.children(verb, "nsubj", "nsubjpass")
    if any(syntax.tokens[syntax.subtree(i)[0]].text.lower() == "not" for i in heads):  # *not even Norland*
        return True
    return any(syntax.tokens[c].lemma.lower() in NOBODY for i in heads for c in (i, *syntax.children(i, "det", "preconj", "advmod", "neg")))


def is_negated(syntax: Syntax, word: int) -> bool:
    """*Not*, *never*, *no longer*, *neither*, of a verb or a noun."""
    if syntax.negation(word) is not None:
        return True
    if syntax.tokens[word].dep == "ccomp" and syntax.tokens[syntax.tokens[word].head].lemma.lower() in DENYING:
        return True  # *denies that they are at war*
    return any(
        (syntax.tokens[c].text.lower() in ("nobody", "none") and syntax.tokens[c].dep in ("advmod", "neg", "nsubj"))
        or (syntax.tokens[c].text.lower() == "longer" and syntax.tokens[c - 1].text.lower() == "no")
        for c in syntax.children(word)
    )  # fmt: skip
