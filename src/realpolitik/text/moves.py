"""Where a word of motion has its ends in the tree: *moved tanks from Minsk to Brest*, *fled across the border into Chad*."""

from __future__ import annotations

from collections.abc import Iterator

from realpolitik.core.marks import Part
from realpolitik.core.syntax import Syntax

PARTS: dict[str, Part] = {
    **dict.fromkeys(("from", "off", "outof"), "source"),
    **dict.fromkeys(("to", "into", "onto", "toward", "towards"), "goal"),
    **dict.fromkeys(("through", "via", "across", "over", "past", "along"), "path"),
}  # fmt: skip
# Adverbs that are ends themselves.
ADVERBS: dict[str, Part] = dict.fromkeys(("home", "abroad", "overseas", "ashore", "northward", "southward", "eastward", "westward"), "goal")
# Prepositions after which stands what a place without a name lies in or at: *a camp near Maradi*.
LYING = frozenset("of in at near outside inside by".split())
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj"})
BORDERS = frozenset("border frontier boundary borderline".split())
# Nouns of places that need no name.
PLACES = BORDERS | frozenset(
    "airbase airfield airport area barrack barracks base bay beach bridge camp canal capital checkpoint church city coast "
    "coastline compound consulate continent country countryside county crossing depot desert detention district east embassy "
    "encampment enclave exclave exile factory farm field front frontline garrison gulf harbor harbour headquarter "
    "headquarters hideout highland hill home homeland hometown hospital island jail jungle lake line mainland monastery "
    "mosque mountain neighborhood neighbourhood north oilfield outpost outskirt outskirts palace parliament peninsula plant "
    "port position post prison province quarters reactor refinery region republic river road route safety school sea "
    "settlement shelter shore side site south square state station strait street stronghold suburb terminal territory town "
    "township valley village warehouse waters west zone".split()
)
# What is said to go or come but does not leave its place.
STAYING = frozenset(
    "accusation agreement announcement appeal attention call case change charge claim comment competition complaint concern "
    "condemnation conflict conversation court crisis criticism day deal debate decision demand denial deputy discussion "
    "dispute doubt economy effort election end evidence fear fight fighting focus game growth hope idea impetus inflation "
    "interest invitation issue leadership mandate match meeting message moment month mood move news notice offer opposition "
    "order orders outcome part plan play point policy power praise pressure price problem process proposal protest question "
    "reaction record relation reply report request resistance response result rule rumour run season share shift sign signal "
    "speculation stake statement step story strategy support talk tension term test thing threat time title trend tribute "
    "trouble turn unrest update verdict vote war warning week word work year".split()
)


def ends(syntax: Syntax, index: int, *, goals: frozenset[str]) -> Iterator[tuple[Part, int]]:
    """The parts of the move told at ``index`` and the tokens they stand at, coordination opened.

    Looked for below the word itself, below its objects, and below what was found (*from A to B* may hang together either way). The rest
    of a noun's move may hang on its verb: *reported an exodus from A to B*.
    """
    verb = syntax.is_verb(index)
    hosts = [index, *(syntax.children(index, "dobj", "nsubjpass", "dative") if verb else _of(syntax, index))]
    above = None if verb else syntax.head(syntax.first_conjunct(index))
    seen: set[int] = set()
    while hosts:
        host = hosts.pop(0)
        for child in syntax.children(host):
            word = _word(syntax, child)
            if child in seen or syntax.tokens[child].dep in CLAUSES or (host == above and child < index):
                continue
            seen.add(child)
            if word in ADVERBS and host == index and syntax.tokens[child].dep == "advmod":
                yield ADVERBS[word], child
                continue
            found, over = _led(syntax, child, goals if host == index else frozenset())
            if found is None:
                continue
            hosts.append(child)
            for at in over:
                yield from ((found, one) for one in syntax.conjuncts(at))
                hosts.append(at)
            if above is not None and above not in hosts and host != above:
                hosts.append(above)


def _of(syntax: Syntax, noun: int) -> list[int]:
    return [at for prep in syntax.children(noun, "prep") if _word(syntax, prep) == "of" for at in syntax.children(prep, "pobj")]


def _led(syntax: Syntax, child: int, goals: frozenset[str]) -> tuple[Part | None, list[int]]:
    """What a preposition leads to, and what it is to the move: *from*, *out of*, *back to*, *away from*."""
    word = _word(syntax, child)
    objects = syntax.children(child, "pobj", "pcomp")
    if objects:
        found = PARTS.get(word) or ("goal" if word in goals else None)
        return found, objects if found is not None else []
    if syntax.tokens[child].dep not in ("prep", "advmod", "prt"):
        return None, []
    for inner in syntax.children(child, "prep"):
        beneath = _word(syntax, inner)
        found = "source" if word == "out" and beneath == "of" else PARTS.get(beneath)
        if found is not None:
            return found, syntax.children(inner, "pobj")
    return None, []


def lies_at(syntax: Syntax, head: int) -> Iterator[int]:
    """The tokens that name where a place without a name lies: *the city of Homs*, *a camp near Maradi*, *Kabul airport*."""
    yield from syntax.children(head, "compound", "appos", "nmod", "poss")
    for prep in syntax.children(head, "prep"):
        if _word(syntax, prep) in LYING:
            yield from syntax.children(prep, "pobj")


def sides(syntax: Syntax, head: int) -> list[int]:
    """The tokens that name the states on a border: *the Afghan-Tajik border*, *Niger's border with Mali*, *between Iran and Iraq*."""
    found = [child for child in syntax.children(head, "amod", "compound", "nmod", "poss") if syntax.tokens[child].text[:1].isupper()]
    found += [below for child in found for below in syntax.children(child, "amod", "compound", "nmod", "conj", "punct") if below < head]
    for prep in syntax.children(head, "prep"):
        if _word(syntax, prep) in ("with", "between", "of"):
            found += [one for at in syntax.children(prep, "pobj") for one in syntax.conjuncts(at)]
    return sorted(set(found))


def _word(syntax: Syntax, index: int) -> str:
    return syntax.tokens[index].text.lower()
