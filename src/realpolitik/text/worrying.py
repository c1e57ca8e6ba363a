"""Who holds a worry: paths over the tree from a word of worry to those who feel, see or tell it.

Every function gives heads of noun phrases in order of preference. Who of them is somebody at all (``party``) is for the caller to say,
for the tree cannot tell *ministers voiced fears* from *the decree raised fears*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from realpolitik.core.syntax import DAYS, Syntax
from realpolitik.text.subjects import NOMINAL, inverted, opened, put_between, subjects_above, surface_subject
from realpolitik.text.unfelt import GROUNDS

Party = Callable[[int], bool]
FAR = 25

# Verbs that talk a worry of others away, or only use it: their subject does not have it.
DISPELLING = frozenset(
    "dismiss play shrug brush laugh wave allay ease calm soothe assuage quell dispel reject deny mock ridicule ignore downplay "
    "rebut refute exploit exaggerate discount counter address overcome lessen reduce defuse diminish relieve temper understand "
    "appreciate disregard answer belittle disown call quiet pacify still alleviate reassure rubbish deride heed whip prey fan".split()
)
# Verbs whose subject brings a worry about, unless it is somebody who speaks it.
CAUSING = frozenset(
    "raise stoke spark fuel prompt cause stir trigger provoke heighten deepen fan feed create pose arouse ignite kindle rekindle "
    "revive renew awaken rouse fire excite engender breed generate evoke conjure sow spread reinforce intensify increase fill "
    "strike inspire instil instill set unleash occasion spur compound add".split()
)
# Those of them that people also do with their own: *observers raised concerns*.
SPEAKING = frozenset({"raise", "add", "conjure", "evoke", "renew", "revive"})
# Verbs whose object is given a worry, or is seized by it.
GIVING = frozenset(
    "give cause fill strike inspire leave bring send infect grip seize put set keep throw plunge have make render get".split()
)
SEIZING = frozenset(
    "prompt drive lead force push grip seize unite haunt keep send move persuade plague consume pervade fill beset dog overcome "
    "stalk torment trouble spur preoccupy reach touch overtake infect cause make let prevent stop deter sweep".split()
)
BESIDE = frozenset({"about", "over", "for", "at"})
# Of these *of* says whose they are: *the anxieties of ministers*, but *the fear of a war*.
OWNED = frozenset("worry concern anxiety misgiving nervousness unease disquiet jitters qualm preoccupation bugbear consternation".split())
HANGING = frozenset({"hang", "hover", "settle", "descend", "lie", "loom", "sweep", "wash", "come"})
WITHIN = ("among", "amongst", "in", "across", "throughout", "through", "to", "within", "inside", "for", "on", "into")
# Prepositions after which a worry is only a circumstance: *amid fears*, *shares fell on fears*.
CIRCUMSTANCE = frozenset(
    "amid amidst on over despite after by as because owing due following given since from against under about".split()
)
# Verbs that say in a clause about a worry who has it.
HAVING = frozenset(
    "share voice express have feel harbour harbor nurse echo repeat point flag raise see foresee warn stress know".split()
)
# Only somebody does these with a worry.
FEELING = frozenset({"live", "feel", "express", "voice", "harbour", "harbor", "share", "nurse", "admit", "hide", "conceal", "confess"})
SEEING = frozenset("see view regard perceive consider describe treat depict think list name cite count rank identify".split())
LOOKING = frozenset("look eye watch view regard see greet await follow observe react respond receive meet hear read note".split())
TELLING = frozenset(
    "say tell admit concede add warn note acknowledge state believe think argue predict write insist caution reckon claim "
    "estimate judge hold explain report remark suggest stress declare complain maintain observe point conclude find hear".split()
)


def seen_as(syntax: Syntax, index: int) -> int | None:
    """The verb of *sees the militia as a threat*."""
    link = syntax.head(index)
    if link is None or syntax.tokens[index].dep != "pobj" or syntax.tokens[link].text.lower() not in ("as", "among"):
        return None
    verb = next((above for above in syntax.ancestors(link) if syntax.is_verb(above)), None)
    return verb if verb is not None and syntax.tokens[verb].lemma in SEEING else None


def tellers(syntax: Syntax, index: int, *, aside: bool) -> Iterator[Sequence[int]]:
    """*The envoy said there was a danger of famine*: whoever says so, where nobody else is said to fear it; or says it ``aside``."""
    at = index
    for above in syntax.ancestors(index):
        if syntax.tokens[at].dep in ("ccomp", "xcomp") and syntax.tokens[above].lemma.lower() in TELLING and not syntax.is_passive(above):
            yield _saying(syntax, above)
        for saying in syntax.children(above, "parataxis", "ccomp") if aside else ():
            if syntax.tokens[saying].lemma.lower() in TELLING and index not in syntax.subtree(saying):
                yield _saying(syntax, saying)
        at = above


def _saying(syntax: Syntax, verb: int) -> Sequence[int]:
    """The subject of a verb of telling, the one after it first: *whose fate, said the envoy, is a matter of anxiety*."""
    after = [i for i in syntax.children(verb, "nsubj") if i > verb]
    return opened(syntax, after) if after else syntax.fillers(verb, "subj")


def is_noun(syntax: Syntax, index: int) -> bool:
    """Whether a word stands as a noun, whatever it is called: *cause* in *cause for alarm*."""
    return syntax.tokens[index].dep in ("dobj", "pobj", "attr", "compound") and not syntax.children(index, "nsubj", "aux")


class Chain:
    """The nouns a noun of worry stands in (*a source of anxiety*, *a sense of unease*) up to the verb or preposition that carries it."""

    def __init__(self, syntax: Syntax, index: int, party: Party) -> None:
        self.nouns = [index]
        self.link: int | None = None  # the preposition between the last noun and the verb
        self.verb: int | None = None
        link = syntax.head(index)
        self.to = link is not None and syntax.tokens[link].text.lower() == "to"  # *to the alarm of the agencies*
        self.dep = syntax.tokens[index].dep
        at = syntax.first_conjunct(index)
        self.dep = syntax.tokens[at].dep
        for above in syntax.ancestors(at):
            token = syntax.tokens[above]
            noun = is_noun(syntax, above)
            if (syntax.is_verb(above) and not noun) or syntax.children(above, "nsubj"):
                self.verb = above
                return
            if token.pos in ("ADP", "SCONJ") and token.dep in ("prep", "agent", "dative", "pcomp", "prt", "mark"):
                self.link = above
            elif (noun or token.pos in ("NOUN", "PROPN", "ADV", "PRON", "NUM")) and not party(above):
                over = syntax.first_conjunct(above)
                if self.link is not None and syntax.tokens[self.link].text.lower() in ("of", "for", "to"):
                    self.nouns.append(above)
                    self.link = None
                self.dep = syntax.tokens[over].dep
            elif token.pos == "ADJ":  # *alive to the danger*
                self.verb, self.dep = above, "state"
                return
            else:
                return


def of_noun(syntax: Syntax, index: int, kind: str, party: Party) -> Iterator[Sequence[int]]:
    """Who has the worry a noun tells of."""
    chain = Chain(syntax, index, party)
    felt = kind != "DANGER"
    # *A worry that the premier has come to share*
    yield [i for c in syntax.children(index, "acl", "relcl") if is_had(syntax, c) for i in syntax.fillers(c, "subj") if party(i)]
    if (seer := seen_as(syntax, index)) is not None:
        yield syntax.fillers(seer, "subj")
    owned = chain.to or syntax.tokens[index].lemma.lower() in OWNED
    for noun in chain.nouns if felt else ():
        verbal = any(syntax.tokens[c].tag == "VBD" for c in syntax.children(noun, "amod"))  # *China's devaluation roused worries*
        yield [i for i in syntax.fillers(noun, "poss") if not verbal and (party(i) or kind != "WARNING")]
        below = [i for i in syntax.subtree(noun) if syntax.tokens[i].text.lower() in ("among", "amongst") and i < noun + FAR]
        yield [i for link in below for i in syntax.children(link, "pobj") if party(i) and syntax.tokens[i].pos != "PRON"]
        for slot in ("from", "by"):
            yield [i for i in syntax.fillers(noun, slot) if party(i) and syntax.tokens[i].pos != "PRON"]
        whose = [i for slot in ("of", "in", "across", "within") for i in syntax.fillers(noun, slot) if party(i) or _is_place(syntax, i)]
        yield [i for i in whose if noun != index or clause_follows(syntax, index) or kind == "WARNING" or owned or not _is_of(syntax, i)]
        yield [i for i in syntax.fillers(noun, "mod") if party(i) and syntax.tokens[i].pos in ("PROPN", "ADJ")]
        if noun != index or chain.dep in ("attr", "oprd") or copular(syntax, index):
            yield [i for i in syntax.fillers(noun, "for") if party(i)]
    # *Farmers worry that …*, *ministers voiced concern over …*: the verb taken for a noun, or for part of its phrase.
    yield [i for at in (index, *syntax.children(index, "amod")) for i in syntax.children(at, "nsubj") if party(i)]
    verb = chain.verb
    if verb is None:
        return
    if chain.dep == "attr":  # *for Kyiv the pipe is a threat*
        yield [i for slot in ("for", "to") for i in syntax.fillers(verb, slot) if i < verb and party(i)]
        yield [i for slot in ("among", "in") for i in syntax.fillers(verb, slot) if party(i) and felt]  # *among shopkeepers there is worry*
    if kind == "WARNING" and chain.dep == "dobj":  # *carried a warning from the engineers*
        yield [i for i in syntax.fillers(verb, "from") if party(i)]
    lemma = syntax.tokens[verb].lemma.lower()
    link = syntax.tokens[chain.link].text.lower() if chain.link is not None else None
    if chain.dep == "state":
        yield [i for i in subject_of_state(syntax, verb, party) if party(i)]
        return
    if lemma in DISPELLING:
        yield [i for slot in ("among", "in") for i in syntax.fillers(verb, slot) if party(i)]
        return
    if chain.dep in ("nsubj", "nsubjpass") and chain.link is None:
        yield [i for i in syntax.fillers(verb, "by") if party(i)]
        if lemma in SEIZING:
            yield syntax.fillers(verb, "obj")
        if felt:
            if lemma in HANGING:
                yield [i for i in syntax.fillers(verb, "over") if party(i)]
            beside = [verb, *(i for slot in ("in", "on") for i in syntax.fillers(verb, slot) if not party(i))]
            yield [i for at in beside for slot in (*WITHIN[:7], "at") for i in syntax.fillers(at, slot) if party(i)]
        return
    subject = [i for i in syntax.fillers(verb, "subj") if party(i)]
    if lemma in GIVING or lemma in CAUSING:
        objects = [i for c in syntax.children(verb, "dobj") if c == index for i in syntax.children(c, "nmod", "compound")]
        objects += [i for slot in ("iobj", "obj", *WITHIN) for i in syntax.fillers(verb, slot)]
        below = [below for thing in syntax.children(verb, "dobj") for below in (thing, *syntax.children(thing, "acl"))]
        objects += [i for thing in below for slot in ("in", "among") for i in syntax.fillers(thing, slot)]
        objects += [i for c in syntax.children(verb, "dobj", "dative") for i in (c, *syntax.children(c, "nmod", "compound")) if c != index]
        objects += [i for c in syntax.children(verb, "ccomp", "xcomp") for i in syntax.children(c, "nsubj")]
        given = [i for i in objects if party(i) and i not in chain.nouns and i > verb]
        if lemma in SPEAKING:
            yield subject
        if felt and given:
            yield given
        if lemma not in SPEAKING and lemma not in ("have", "give", "make", "get"):
            return
    if link in CIRCUMSTANCE and not (link in ("to", "over", "about") and lemma in ("point", "refer", "draw", "speak", "talk", "warn")):
        return
    if not subject and (lemma in FEELING or (lemma == "have" and chain.dep == "dobj")):
        before = syntax.fillers(verb, "subj") or (surface_subject(syntax, verb) if lemma == "have" else [])
        subject = [i for i in before if syntax.tokens[i].pos == "NOUN"]
    if not subject:
        subject = next((found for above in subjects_above(syntax, verb) if (found := [i for i in above if party(i)])), [])
    yield subject


def is_had(syntax: Syntax, clause: int) -> bool:
    """Whether a clause about a worry says who has it: *a worry that the premier has come to share*."""
    verb = next(iter(syntax.children(clause, "xcomp")), clause)
    return syntax.tokens[verb].lemma.lower() in HAVING and not syntax.children(verb, "dobj", "ccomp")


def _is_place(syntax: Syntax, index: int) -> bool:
    """*Alarm in the City*: a name after *in* that nobody knows."""
    return syntax.tokens[index].pos == "PROPN" and not _is_of(syntax, index) and syntax.tokens[index].text not in DAYS


def _is_of(syntax: Syntax, index: int) -> bool:
    link = syntax.head(index)
    return link is not None and syntax.tokens[link].text.lower() == "of"


def clause_follows(syntax: Syntax, noun: int) -> bool:
    """Whether what is feared follows or is said of the noun, so that *of* says whose fear it is: *the fear of ministers that …*."""
    return copular(syntax, noun) or any(syntax.children(c, "mark") for c in syntax.children(noun, "acl", "ccomp"))


def copular(syntax: Syntax, noun: int) -> bool:
    """*The fear of ministers is …*, *it is a worry for …*."""
    above = syntax.head(noun)
    return above is not None and syntax.tokens[above].lemma in ("be", "become", "remain") and syntax.tokens[noun].dep in ("nsubj", "attr")


def subject_of_state(syntax: Syntax, index: int, party: Party) -> Sequence[int]:
    """*Russia is growing worried*, *it makes ministers nervous*, *so worried is the envoy*: whose state it is."""
    own = [i for i in syntax.children(index, "nsubj", "nsubjpass") if party(i) or syntax.tokens[i].pos == "NOUN"]
    if own:
        return opened(syntax, own)
    token, above = syntax.tokens[index], syntax.head(index)
    if above is None or syntax.children(index, "auxpass", "nsubjpass"):
        said = surface_subject(syntax, index)
        if said or above is None:
            return said
    if token.dep in ("amod", "appos", "acl") and not syntax.is_verb(above) and syntax.tokens[above].pos != "ADJ":
        return opened(syntax, [above])
    if (aside := _set_aside(syntax, index)) and any(map(party, aside)):
        return aside
    lemma = syntax.tokens[above].lemma.lower()
    if lemma in GIVING:
        given = [i for i in syntax.fillers(above, "obj") if party(i) and i != index]
        if given:
            return given
    inverted = [i for i in syntax.children(above, "attr") if i > index and party(i)]
    if lemma == "be" and inverted and not syntax.children(above, "nsubj"):
        return inverted
    compared = [i for i in syntax.fillers(index, "than") if party(i)]
    nobody = {syntax.tokens[i].lemma.lower() for i in syntax.children(above, "nsubj")} & {"none", "nobody", "nothing"}
    if compared and nobody:
        return compared  # *none was more rattled than Bissau*
    direct = [i for i in syntax.children(above, "nsubj", "nsubjpass") if syntax.tokens[i].pos in ("NOUN", "PROPN") and i != index]
    if direct and syntax.is_verb(above) and lemma not in GIVING:
        return opened(syntax, direct)
    if syntax.is_verb(above) and not syntax.children(above, "nsubj", "nsubjpass") and (said := surface_subject(syntax, above)):
        return said
    if syntax.is_verb(above) and syntax.tokens[above].dep == "conj":
        shared = [i for i in syntax.fillers(above, "subj") if syntax.tokens[i].pos in ("NOUN", "PROPN")]
        if shared:
            return shared
    for found in subjects_above(syntax, index):
        if any(party(i) for i in found):
            return [i for i in found if party(i)]
    return next(subjects_above(syntax, index), [])


def _set_aside(syntax: Syntax, index: int) -> list[int]:
    """*Austria, nervous about its pass, has …*: the phrase before a state that stands between commas before its verb."""
    first = syntax.subtree(index)[0]
    if first < 2 or syntax.tokens[first - 1].text != "," or syntax.tokens[first - 2].pos not in ("NOUN", "PROPN"):
        return []
    closing = next((i for i in range(index + 1, len(syntax.tokens)) if syntax.tokens[i].text in (",", ";", ".")), None)
    after = syntax.tokens[closing + 1 : closing + 2] if closing is not None and syntax.tokens[closing].text == "," else []
    if not after or after[0].pos not in ("VERB", "AUX"):
        return []
    return surface_subject(syntax, first - 1)


def of_verb(syntax: Syntax, index: int, party: Party) -> Iterator[Sequence[int]]:
    """Who fears or warns: the subject, or the next clause's where a parse made a thing the subject."""
    if syntax.is_passive(index):
        yield syntax.fillers(index, "by")
        return
    speaker = inverted(syntax, index)
    if speaker is not None:
        yield opened(syntax, [speaker])
    token, above = syntax.tokens[index], syntax.head(index)
    if token.dep == "compound" and above is not None:
        yield syntax.children(above, "nsubj")  # *many fear abandonment*, the verb taken for part of a name
    own = [i for i in syntax.fillers(index, "subj") if syntax.tokens[i].lemma.lower() not in GROUNDS]
    if put_between(syntax, index):
        yield surface_subject(syntax, index)
    if not syntax.children(index, "nsubj"):  # *…, the governor warned the president*
        yield [i for i in surface_subject(syntax, index) if party(i)]
    yield [i for i in own if party(i)]
    if syntax.children(index, "nsubj"):
        yield own
    if not own:
        yield surface_subject(syntax, index)
    for found in subjects_above(syntax, index):
        yield [i for i in found if party(i)]
    yield own


def of_object(syntax: Syntax, index: int, party: Party) -> Iterator[Sequence[int]]:
    """Whom a deed scares: the object, or the first party after the verb where the parse lost it."""
    yield syntax.fillers(index, "obj")
    for at in range(index + 1, min(index + 6, len(syntax.tokens))):
        if syntax.tokens[at].pos in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ"):
            return
        if party(at):
            yield [at]


def gapped(syntax: Syntax, content: int, party: Party) -> list[tuple[int, int]]:
    """Who else fears what, the word of worry left out: *growers fret about frost, and bankers about the growers*."""
    link = syntax.head(content)
    if link is None or syntax.tokens[link].pos not in ("ADP", "SCONJ"):
        return []
    word, sentence, found = syntax.tokens[link].text.lower(), syntax.tokens[link].sentence, []
    for at in range(content + 1, len(syntax.tokens)):
        token = syntax.tokens[at]
        if token.sentence != sentence:
            break
        alike = word in BESIDE and token.text.lower() in BESIDE  # *worried about a precedent, Germany for its gas*
        if (token.text.lower() != word and not alike) or not (after := syntax.children(at, "pobj", "pcomp")):
            continue
        last = surface_subject(syntax, at)
        first = min([i for i in syntax.subtree(last[0]) if i <= last[0] and syntax.tokens[i].pos in NOMINAL], default=at) if last else at
        before = syntax.tokens[first - 1].text if first else ""
        if last and before in (",", ";", "and", "but", "while") and party(last[0]) and last[0] > content:
            found = [(last[0], after[0])]  # the last: *the ferrymen of Dover of the dole*
    return found
