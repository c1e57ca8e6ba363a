"""What an article of a treaty asks of its parties, as a state machine: dormant, condition met, invoked, response due, and what came of it.

The theory: an obligation sleeps until the case it speaks of. Events can only suggest that case (*candidate*); it is held to be there when a
person says so, or when the party that may call on the article does and the tests of the attack hold. From the call on an answer is due:
*met* by what is owed, *partial* by less, *declined* by a refusal, *expired* by silence until the window closes. An answer that comes late
still counts, and the path shows that it was late. Nothing is a state without the accounts it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from realpolitik.analysis.attacks import ATTACK, Attack, Tests, attacks, later
from realpolitik.core.accounts import Account, Party
from realpolitik.core.report import digest
from realpolitik.knowledge.articles import Article, Pact

State = Literal[
    "dormant", "candidate", "dismissed", "condition met", "invoked", "response due", "met", "partial", "declined", "expired",
]  # fmt: skip
Verdict = Literal["confirmed", "dismissed"]
# So long before a call an attack may lie that it is about, and so long do calls belong to one case.
BEFORE, SAME = 30, 30
# An answer may come so many windows after the call; the refusal of the body itself is heard that long, acts of its members one window.
PATIENCE = 4
GIVES, TALKS = frozenset({"AID", "MOBILIZE", "COOPERATE"}), frozenset({"CONSULT", "AGREE", "COOPERATE"})
LESS = frozenset({"AID", "SUPPORT", "CONSULT", "COOPERATE", "AGREE"})
ASKS, REFUSES = "REQUEST", "REJECT"
BEARING = GIVES | TALKS | LESS | {ASKS, REFUSES, ATTACK}
Kind = Literal["owed", "less", "refusal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The state that began on an ISO day, with what it rests on, and a word on how sure that is."""

    state: State
    day: str | None
    accounts: tuple[Account, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One time an article was, or may have been, called on. ``due`` is the last day of the window; the last step is its state today."""

    id: str
    pact: Pact
    article: Article
    victim: str
    attack: Attack | None
    tests: Tests | None
    due: str | None
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        return self.steps[-1].state


def looked_up(pact: Pact) -> Iterator[tuple[str, ...]]:
    """The words by which accounts that bear on a pact are found: what is told of its body or under it, calls on an article where it has
    no body, attacks on those it covers."""
    for kind in sorted(BEARING):
        yield ("treaty", pact.name, kind)
        if pact.organisation is not None:
            yield ("body", pact.organisation, kind)
    if pact.organisation is None:
        yield ("article", ASKS)
    for country in sorted({one for article in pact.articles if article.on == "attack" for one in article.covers or pact.parties(None)}):
        yield ("attack", country)


def sought(told: Iterable[Account], pact: Pact, *, today: str) -> Iterator[tuple[tuple[str, str, None], str, str]]:
    """What else may be an answer to calls on a pact that has no body: any act of a party, by type and doer, between two ISO days."""
    if pact.organisation is not None:
        return
    listed = [one for one in told if one.day is not None and one.day <= today]
    for article, own in _calls(listed, pact).items():
        for caller, calls in own.items():
            for call in calls:
                day = call[0].day or ""
                for kind in sorted(GIVES | TALKS | LESS | {REFUSES}):
                    for party in sorted(pact.parties(None) - {caller}):
                        yield (kind, party, None), day, min(later(day, article.days), today)


def cases(
    told: Iterable[Account], pact: Pact, *, today: str, verdict: Callable[[Sequence[str]], Verdict | None] = lambda _: None
) -> tuple[Case, ...]:
    """The cases of a pact's articles by day, as of the ISO day ``today``; ``verdict`` is what a person judged of a case, by its ids."""
    listed = [one for one in told if one.day is not None and one.day <= today]
    calls = _calls(listed, pact)
    found: list[Case] = []
    for article in pact.articles:
        struck = attacks(listed, pact, article)
        used: set[str] = set()
        for victim, own in calls.get(article, {}).items():
            for call in own:
                day = call[0].day or ""
                about = [one for one in struck if one.victim == victim and later(day, -BEFORE) <= one.until and one.since <= later(day, 1)]
                attack = max(about, key=lambda one: (one.sources, one.since), default=None)
                used |= {one.id for one in about}
                found.append(_case(listed, pact, article, victim, attack, call, today=today, verdict=verdict))
        if article.on == "attack":
            rest = [one for one in struck if one.id not in used]
            found += [_case(listed, pact, article, one.victim, one, (), today=today, verdict=verdict) for one in rest]
    return tuple(sorted(found, key=lambda one: (_began(one), one.article.name, one.victim)))


def _began(case: Case) -> str:
    return next((step.day for step in case.steps if step.day is not None), "")


# --- who calls ------------------------------------------------------------------------------------------------------------


def _calls(told: Sequence[Account], pact: Pact) -> dict[Article, dict[str, list[list[Account]]]]:
    """The calls on each article by who calls: requests to the body, or under the treaty, those within a month taken as one."""
    found: dict[Article, dict[str, list[list[Account]]]] = {}
    for account in sorted((one for one in told if one.type == ASKS and one.happened), key=lambda one: (one.day or "", one.report)):
        parties = pact.parties(account.day)
        callers = {one.state for one in account.actors if one.state is not None} & parties
        named = account.treaty == pact.name
        asked = named or any(_is_body(one, pact) for one in account.recipients)
        # A pact without a body is called on by asking another party of it, and naming an article.
        asked = asked or (
            pact.organisation is None and account.article is not None and bool(_states(account.recipients) & parties - callers)
        )
        if not asked or len(callers) != 1 or (account.treaty is not None and not named):
            continue
        article = pact.article(account.article) if account.article is not None else _meant(account, pact)
        (caller,) = callers
        if article is None or (article.covers and caller not in article.covers):
            continue
        own = found.setdefault(article, {}).setdefault(caller, [])
        if own and (account.day or "") <= later(own[-1][-1].day or "", SAME):
            own[-1].append(account)
        else:
            own.append([account])
    return found


def _meant(account: Account, pact: Pact) -> Article | None:
    """Which article is called on where none is named: help by that on help, talks by that on consultations."""
    owed = {"assist": "help", "meet": "consult"}.get(account.mode or "")
    return next((one for one in pact.articles if one.owes == owed), None)


def _is_body(one: Party, pact: Pact) -> bool:
    return pact.organisation is not None and one.name == pact.organisation


def _states(parties: Iterable[Party]) -> set[str]:
    return {one.state for one in parties if one.state is not None}


# --- what came of it ------------------------------------------------------------------------------------------------------


def _case(
    told: Sequence[Account], pact: Pact, article: Article, victim: str, attack: Attack | None, call: Sequence[Account], *,
    today: str, verdict: Callable[[Sequence[str]], Verdict | None],
) -> Case:  # fmt: skip
    day = call[0].day if call else None
    identity = attack.id if attack is not None else digest("call", pact.name, article.number or "", victim, day or "")
    tests = _tests(attack, article, call) if attack is not None else None
    judged = verdict(attack.ids if attack is not None else (identity,))
    steps = list(_condition(article, attack, tests, judged, called=bool(call)))
    due = None
    if day is not None and judged != "dismissed":
        due = later(day, article.days)
        steps.append(Step(state="invoked", day=day, accounts=tuple(call), note=_how(article, call)))
        answers = _answers(told, pact, article, victim, since=day)
        steps += _outcome(answers, due=due, today=today)
    return Case(id=identity, pact=pact, article=article, victim=victim, attack=attack, tests=tests, due=due, steps=tuple(steps))


def _tests(attack: Attack, article: Article, call: Sequence[Account]) -> Tests:
    named = any(one.article is not None for one in call)
    return Tests(
        territory=attack.territory, state=attack.attacker is not None, sources=attack.sources,
        asked=bool(call) if article.asked or call else None, article=named if call else None,
    )  # fmt: skip


def _condition(article: Article, attack: Attack | None, tests: Tests | None, judged: Verdict | None, *, called: bool) -> Iterable[Step]:
    """Whether the case that the article speaks of is there: by a person's word, by a call on it that the tests bear out, or not shown."""
    if attack is None or tests is None:
        if judged == "confirmed":
            yield Step(state="condition met", day=None, accounts=(), note="confirmed by a person")
        return
    if judged is not None:
        state: State = "condition met" if judged == "confirmed" else "dismissed"
        yield Step(state=state, day=attack.since, accounts=attack.accounts, note=f"{judged} by a person")
    elif called and tests.held and article.on == "attack":
        yield Step(state="condition met", day=attack.since, accounts=attack.accounts, note="called on by the victim, and the tests hold")
    else:
        missing = "; ".join(tests.missing)
        note = f"not shown: {missing}" if missing else "the tests hold; a person has to confirm it"
        yield Step(state="candidate", day=attack.since, accounts=attack.accounts, note=note)


def _how(article: Article, call: Sequence[Account]) -> str:
    named = any(one.article is not None for one in call)
    return f"under Article {article.number}" if named else "no article is named; taken for the one that owes what is asked"


def _answers(told: Sequence[Account], pact: Pact, article: Article, victim: str, *, since: str) -> Mapping[Kind, list[Account]]:
    found: dict[Kind, list[Account]] = {"owed": [], "less": [], "refusal": []}
    near, far = later(since, article.days), later(since, PATIENCE * article.days)
    for account in told:
        if not account.happened or account.day is None or not since <= account.day <= far:
            continue
        by_body = any(_is_body(one, pact) for one in account.actors)
        helpers = _states(account.actors) & pact.parties(account.day) - {victim}
        if not by_body and not (helpers and account.day <= near and _in_this_matter(account, pact)):
            continue
        if not _reaches(account, victim):
            continue
        kind = _kind(account, article)
        if kind is not None:
            found[kind].append(account)
    return found


def _in_this_matter(account: Account, pact: Pact) -> bool:
    """Whether an act of a single party may be its answer: its report speaks of the body; a pact of two has no other way to answer."""
    return pact.organisation is None or pact.organisation in account.bodies or account.treaty == pact.name


def _reaches(account: Account, victim: str) -> bool:
    side = account.recipients or account.actors
    return any(one.country == victim for one in side) or (victim in account.places and account.type != REFUSES)


def _kind(account: Account, article: Article) -> Kind | None:
    if account.type == REFUSES:
        return "refusal"
    owed = account.type in GIVES and account.armed if article.owes == "help" else account.type in TALKS
    if owed:
        return "owed"
    return "less" if account.type in LESS and article.owes == "help" else None


def _outcome(answers: Mapping[Kind, list[Account]], *, due: str, today: str) -> Iterable[Step]:
    owed, less, refusal = (sorted(answers[kind], key=lambda one: one.day or "") for kind in ("owed", "less", "refusal"))
    state: State
    if owed:
        state, rest = ("partial", [*owed, *refusal]) if refusal else ("met", owed)
        note = "some give what is owed, others refuse" if refusal else "what is owed is given"
    elif refusal:
        state, rest = "declined", [*refusal, *less]
        note = "refused; something less is given" if less else "refused"
    elif less:
        state, rest, note = "partial", less, "less than what is owed is given"
    else:
        gone = today > due
        yield Step(state="response due", day=None, accounts=(), note=f"until {due}")
        if gone:
            yield Step(state="expired", day=later(due, 1), accounts=(), note="no answer is told of")
        return
    first = min(one.day or "" for one in rest)
    yield Step(state="response due", day=None, accounts=(), note=f"until {due}")
    if first > due:
        yield Step(state="expired", day=later(due, 1), accounts=(), note="no answer in time")
        note = f"late: {note}"
    yield Step(state=state, day=first, accounts=tuple(rest), note=note)
