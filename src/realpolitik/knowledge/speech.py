"""The words that say somebody speaks, writes or thinks, and how what is said hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table

# Verbs whose forms in -ing and -ed lemmatisers take for those of another.
SLIPS = {"hop": "hope", "hat": "hate", "retweete": "retweet"}
# Inside somebody's quoted words these report no second speaker: *I think*, *we hope*.
THOUGHT = frozenset({"think", "want", "hope", "fear", "feel", "ask", "demand", "praise", "blame", "call", "mention"})


@dataclass(frozen=True)
class Reporting:
    """One row of the reporting table.

    ``content`` are the slots in which what is said stands (``ccomp``, ``xcomp``, ``obj``, ``oprd``, a preposition, or ``raise``: the
    subject with its infinitive, as in *is expected to leave* and *seems to hold*),
    ``addressee`` those of who is told; ``form`` says whether the word may govern words in quote marks, reported words, or both.
    """

    lemma: str
    pos: str
    form: str
    content: tuple[str, ...]
    addressee: tuple[str, ...]
    kind: str
    strength: float

    @property
    def quotes(self) -> bool:
        return self.form in ("direct", "both")


# Any verb at all, where reworded text has put it for one of speech.
ODD = Reporting(lemma="", pos="VERB", form="both", content=("ccomp",), addressee=("obj",), kind="say", strength=0.6)


@cache
def _reporting() -> dict[tuple[str, str], Reporting]:
    return {
        (row["lemma"], row["pos"]): Reporting(
            lemma=row["lemma"],
            pos=row["pos"],
            form=row["form"],
            content=listed(row["content"]),
            addressee=listed(row["addressee"]),
            kind=row["kind"],
            strength=float(row["strength"]),
        )
        for row in table("lexicon.reporting")
    }


def reporting(lemma: str, pos: str) -> Reporting | None:
    """What the table knows of a word (``pos``: VERB, NOUN, ADJ, PHRASE; LIGHT verbs only carry a noun)."""
    return _reporting().get((SLIPS.get(lemma, lemma), pos))


def in_ones(lemma: str) -> Reporting | None:
    """The phrase *in one's …* made with a noun: *in the minister's view*."""
    return reporting(f"in one's {lemma}", "PHRASE")


def in_a(lemma: str) -> Reporting | None:
    """The phrase *in a …* made with a noun for what people were found to think: *in a poll*."""
    return reporting(f"in a {lemma}", "PHRASE")


def carries(lemma: str) -> bool:
    """Whether a verb lends its subject to a noun of speech: *made the claim that*."""
    return (lemma, "LIGHT") in _reporting()


@dataclass(frozen=True)
class Feeling:
    """One row of the sentiment table: a word that praises or blames, how (``kind``) and how strongly.

    ``kind`` is ``quality`` (said of somebody), ``trait`` (a noun for what somebody has or does), ``act`` (a good or bad deed,
    told of its doer), ``praise`` or ``blame`` (a verb that says its subject thinks so of its object, or the noun of such a verb).
    """

    word: str
    pos: str
    polarity: int
    strength: float
    kind: str


@cache
def _sentiment() -> dict[tuple[str, str], Feeling]:
    return {
        (row["word"], row["pos"]): Feeling(
            word=row["word"],
            pos=row["pos"],
            polarity=1 if row["polarity"] == "positive" else -1,
            strength=float(row["strength"]),
            kind=row["kind"],
        )
        for row in table("lexicon.sentiment")
    }


def feeling(lemma: str, pos: str) -> Feeling | None:
    """What the sentiment table knows of a word (``pos``: VERB, NOUN, ADJ, ADV)."""
    return _sentiment().get((lemma.lower(), pos))
