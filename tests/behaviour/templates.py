"""Sentences with two open sides: ``{A}`` does something of a known type to ``{B}``.

``past`` is the sentence in the plain past; ``base`` the same verb phrase without tense, from which negation and future are made.
Where a sentence cannot be negated or put off so simply (passives, nouns), ``base`` is empty.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Template:
    """``type`` stands between {A} and {B}; ``mutual``: both are actors."""

    type: str
    past: str
    base: str = ""
    mutual: bool = False


def active(kind: str, past: str, base: str, rest: str, *, mutual: bool = False) -> Template:
    return Template(kind, f"{{A}} {past} {rest}.", f"{base} {rest}.", mutual)


TEMPLATES = (
    active("ACCUSE", "accused", "accuse", "{B} of bad faith"),
    active("ACCUSE", "condemned", "condemn", "{B}"),
    active("ACCUSE", "criticised", "criticise", "{B} over the dam"),
    Template("ACCUSE", "{B} was denounced by {A}."),
    active("AGREE", "promised", "promise", "{B} emergency aid"),
    active("AGREE", "agreed", "agree", "to sell gas to {B}"),
    active("AGREE", "offered", "offer", "to train officers from {B}"),
    active("AID", "sent", "send", "food aid to {B}"),
    active("AID", "supplied", "supply", "{B} with vaccines"),
    Template("AID", "{B} was given medicine by {A}."),
    active("ASSAULT", "attacked", "attack", "{B}"),
    active("ASSAULT", "bombed", "bomb", "{B}"),
    active("ASSAULT", "invaded", "invade", "{B}"),
    Template("ASSAULT", "{B} was shelled by {A}."),
    Template("ASSAULT", "{A}'s attack on {B} began before dawn."),
    active("COERCE", "arrested", "arrest", "two fishermen from {B}"),
    active("COERCE", "deported", "deport", "hundreds of migrants from {B}"),
    active("COERCE", "hacked", "hack", "the government of {B}"),
    active("CONCEDE", "lifted", "lift", "its sanctions against {B}"),
    active("CONCEDE", "eased", "ease", "restrictions on travellers from {B}"),
    active("CONSULT", "visited", "visit", "{B}"),
    active("CONSULT", "held talks", "hold talks", "with {B}", mutual=True),
    Template("CONSULT", "{A} and {B} discussed the border.", mutual=True),
    active("COOPERATE", "shared intelligence", "share intelligence", "with {B}"),
    active("COOPERATE", "held joint naval exercises", "hold joint naval exercises", "with {B}", mutual=True),
    active("COOPERATE", "extradited a smuggler", "extradite a smuggler", "to {B}"),
    active("MOBILIZE", "deployed troops", "deploy troops", "against {B}"),
    active("MOBILIZE", "massed tanks", "mass tanks", "against {B}"),
    active("PROTEST", "boycotted", "boycott", "the summit in {B}"),
    Template("PROTEST", "Students in {A} demonstrated against {B}."),
    Template("PROTEST", "Crowds in {A} protested against {B}."),
    active("REJECT", "rejected", "reject", "a proposal by {B}"),
    active("REJECT", "refused", "refuse", "to negotiate with {B}"),
    active("REJECT", "rebuffed", "rebuff", "{B}"),
    active("REQUEST", "asked", "ask", "{B} for loans"),
    active("REQUEST", "urged", "urge", "{B} to open the port"),
    Template("REQUEST", "{B} was asked by {A} to send observers."),
    active("RETREAT", "released", "release", "two prisoners from {B}"),
    active("RETREAT", "freed", "free", "three sailors from {B}"),
    Template("RETREAT", "Two soldiers from {B} were released by {A}."),
    active("SANCTION", "imposed sanctions", "impose sanctions", "on {B}"),
    active("SANCTION", "expelled the ambassador", "expel the ambassador", "of {B}"),
    active("SANCTION", "broke off relations", "break off relations", "with {B}"),
    Template("SANCTION", "{B} was sanctioned by {A}."),
    active("SUPPORT", "praised", "praise", "{B}"),
    active("SUPPORT", "recognised", "recognise", "{B}"),
    active("SUPPORT", "endorsed", "endorse", "{B}"),
    active("THREATEN", "threatened", "threaten", "{B} with war"),
    active("THREATEN", "threatened", "threaten", "to bomb {B}"),
    active("THREATEN", "warned", "warn", "{B} of military action"),
)

# Short names, long names, names that are also something else; none of them the United Nations of a sentence.
PAIRS = (
    ("Kenya", "Norway"), ("France", "Libya"), ("Sri Lanka", "South Korea"), ("Georgia", "Chad"), ("Turkey", "Jordan"),
    ("Saudi Arabia", "Mexico"), ("Ukraine", "Peru"), ("Iran", "New Zealand"),
)  # fmt: skip
