"""Who owes what: the state of treaty obligations and of what reports say was promised, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.analysis.bonds import Standing
    from realpolitik.analysis.obligations import Case, Verdict
    from realpolitik.analysis.pledges import Followed
    from realpolitik.core.accounts import Account
    from realpolitik.core.claims import Claim
    from realpolitik.knowledge.articles import Pact
    from realpolitik.store.store import Store

SHORT = 220


def commitments(
    store: Store, who: str | None = None, *, on: str | None = None, everything: bool = False, left_out: Counter[str] | None = None,
    start: int = 0, limit: int | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """What is owed as of an ISO day (today if None): cases of treaty articles, bonds that are not simply in force, pledges of reports, the
    newest first; the first ``start`` left out, and at most ``limit`` of the rest.

    ``who`` is a treaty or its body, or an actor: a country code or a name. Each row has ``kind`` (treaty, bond, or that of a pledge),
    ``id``, ``what``, ``party``, ``toward``, ``state``, ``since``, ``due``, ``why``, ``sources`` and ``steps`` with the words of their
    evidence. Weak candidates, and pledges that nothing can be held against, are left out and counted in ``left_out`` unless ``everything``.

    >>> from realpolitik.api import open_store, read
    >>> with open_store("sqlite://") as store:
    ...     key = store.save(read("Armenia asked the CSTO for military help under Article 4.", published="2022-09-13").to_dict())
    ...     [(row["what"], row["party"], row["state"]) for row in commitments(store, "CSTO", on="2022-09-20")]
    [('Collective Security Treaty, Article 4', 'ARM', 'response due')]
    """
    from realpolitik.knowledge.articles import named, pacts

    day = _day(on)
    chosen = named(who) if who is not None else None
    country = _country(who) if who is not None and chosen is None else None
    dropped: Counter[str] = Counter() if left_out is None else left_out
    # Whoever is no country is party to no treaty: only promises can be made by it, or to it.
    looked_at = (chosen,) if chosen is not None else pacts() if who is None or country is not None else ()
    of_treaties = _of_treaties(store, looked_at, country, day=day, everything=everything, dropped=dropped)
    shown = of_treaties[start:] if limit is None else of_treaties[start : start + limit]
    rows = _rows(store, shown)
    if chosen is None:
        sides = {one for one in (who, country) if one is not None} if who is not None else None
        start, limit = max(0, start - len(of_treaties)), None if limit is None else limit - len(shown)
        rows += _of_reports(store, sides, day=day, everything=everything, dropped=dropped, start=start, limit=limit)
    return rows


def article_of(store: Store, key: str) -> str:
    """The article that a case is about; raises :class:`BadInput` where there is no such case."""
    from realpolitik.analysis.obligations import cases
    from realpolitik.knowledge.articles import pacts

    last = date.max.isoformat()
    for pact in pacts():
        for case in cases(_told(store, pact, day=last), pact, today=last):
            if key == case.id or (case.attack is not None and key in case.attack.ids):
                return case.article.name
    what = "those of the kind treaty that realpolitik commitments --all lists; a promise is a record, and is accepted or rejected"
    raise BadInput("usage", f"there is no case '{key}' under an article of a treaty: cases are {what}")


# --- how ------------------------------------------------------------------------------------------------------------------


def _of_treaties(
    store: Store, looked_at: Iterable[Pact], country: str | None, *, day: str, everything: bool, dropped: Counter[str]
) -> list[Case | Standing]:  # fmt: skip
    from realpolitik.analysis.bonds import standings
    from realpolitik.analysis.obligations import cases

    verdict = _verdicts(store)
    found: list[Case | Standing] = []
    for pact in looked_at:
        told = _told(store, pact, day=day)
        for case in cases(told, pact, today=day, verdict=verdict):
            if country is not None and country not in {case.victim, case.attack.attacker if case.attack else None}:
                continue
            strong = len(case.steps) > 1 or case.steps[0].state != "candidate" or (case.tests is not None and case.tests.held)
            if strong or everything:
                found.append(case)
            else:
                dropped["candidate without the tests"] += 1
        claims = store.owed().claims(pact.organisation, until=day) if pact.organisation is not None else []
        for standing in standings(told, claims, pact, today=day):
            if (standing.against or everything) and country in (None, standing.country):
                found.append(standing)
    return found


def _told(store: Store, pact: Pact, *, day: str) -> list[Account]:
    """The accounts that bear on a pact, up to an ISO day."""
    from realpolitik.analysis.obligations import looked_up, sought

    owed = store.owed()
    told = owed.about(looked_up(pact), until=day)
    deeds = {deed for sides, since, until in sought(told, pact, today=day) for deed in owed.having({sides: since}, until=until)[sides]}
    known = {(one.report, one.place) for one in told}
    more = owed.accounts({deed for deed in deeds if (deed.report, deed.place) not in known})
    return [*told, *more.values()]


def _of_reports(
    store: Store, sides: Collection[str] | None, *, day: str, everything: bool, dropped: Counter[str], start: int, limit: int | None
) -> list[dict[str, Any]]:  # fmt: skip
    from realpolitik.analysis.pledges import followed

    owed = store.owed()
    if not everything and (without := owed.pledged(sides, coded=False, until=day)):
        dropped["pledge without types to hold events against"] += without
    asked = owed.pledges(sides, coded=None if everything else True, until=day, start=start, limit=limit)
    return _rows(store, followed(asked, owed, today=day))


def _verdicts(store: Store) -> Callable[[Sequence[str]], Verdict | None]:
    """What a person said last of a case."""
    said: dict[str, tuple[str, Verdict]] = {}
    verdicts: dict[str, Verdict] = {"same": "confirmed", "different": "dismissed"}
    for one in store.personal():
        if one.verdict in verdicts:
            said |= dict.fromkeys((one.left, one.right), (one.at or "", verdicts[one.verdict]))

    def last(ids: Sequence[str]) -> Verdict | None:
        return max((said[key] for key in ids if key in said), default=(None, None))[1]

    return last


def _rows(store: Store, found: Sequence[Case | Standing | Followed]) -> list[dict[str, Any]]:
    from realpolitik.analysis.bonds import Standing
    from realpolitik.analysis.obligations import Case

    words = _Words(store, found)
    return [
        _case_row(one, words) if isinstance(one, Case) else _bond_row(one, words) if isinstance(one, Standing) else _pledge_row(one, words)
        for one in found
    ]


class _Words:
    """The words of what is shown, by report and span; reports are looked up once."""

    def __init__(self, store: Store, found: Iterable[Case | Standing | Followed]) -> None:
        self._texts = store.owed().texts({report for one in found for report in _reports(one)})

    def of(self, report: str, span: Sequence[int] | None) -> str | None:
        """The words at a span."""
        return _words(self._texts.get(report, ""), span) if span is not None else None


def _reports(one: Case | Standing | Followed) -> Iterator[str]:
    from realpolitik.analysis.bonds import Standing
    from realpolitik.analysis.obligations import Case

    if isinstance(one, Case):
        yield from (account.report for step in one.steps for account in step.accounts)
    elif isinstance(one, Standing):
        yield from (claim.report for claim in (*one.against, *one.upheld))
        yield from (account.report for account in one.further)
    else:
        yield one.pledge.report
        yield from (account.report for account in (*one.called, *one.answered))


def _words(text: str, span: Sequence[int]) -> str:
    said = " ".join(text[span[0] : span[1]].split())
    return said if len(said) <= SHORT else f"{said[: SHORT - 1].rstrip()}…"


def _day(on: str | None) -> str:
    try:
        return date.fromisoformat(on).isoformat() if on is not None else date.today().isoformat()
    except ValueError as error:
        raise BadInput("date", f"'{on}' is no day: give it as 2016-07-16") from error


def _country(who: str) -> str | None:
    from realpolitik.knowledge.actors import meanings

    if len(who) == 3 and who.isupper():
        return who
    return next((entry.country for entry in meanings(who) if entry.kind == "state"), None)


def _evidence(told: Iterable[Account], words: _Words) -> list[dict[str, Any]]:
    return [
        {
            "event": one.event, "report": one.report, "outlet": one.outlet, "published": one.published, "day": one.day, "type": one.type,
            "says": one.voice.name if one.voice is not None else None, "words": words.of(one.report, one.span),
        }
        for one in told
    ]  # fmt: skip


def _case_row(case: Case, words: _Words) -> dict[str, Any]:
    from realpolitik.core.accounts import independent

    last = case.steps[-1]
    tests = case.tests
    return {
        "kind": "treaty", "id": case.id, "what": case.article.name, "party": case.victim,
        "toward": case.pact.organisation or ";".join(sorted(case.pact.parties(_begun(case)) - {case.victim})),
        "attacker": case.attack.attacker if case.attack is not None else None,
        "state": last.state, "since": last.day or _begun(case), "due": case.due, "why": last.note,
        "sources": independent(account for step in case.steps for account in step.accounts),
        "tests": None if tests is None else {
            "territory": tests.territory, "state": tests.state, "sources": tests.sources, "asked": tests.asked, "article": tests.article,
            "missing": list(tests.missing),
        },
        "steps": [
            {"state": step.state, "day": step.day, "note": step.note, "evidence": _evidence(step.accounts, words)} for step in case.steps
        ],
    }  # fmt: skip


def _begun(case: Case) -> str | None:
    return next((step.day for step in case.steps if step.day is not None), None)


def _bond_row(standing: Standing, words: _Words) -> dict[str, Any]:
    def told(said: Sequence[Claim]) -> list[dict[str, Any]]:
        return [
            {
                "record": one.record, "report": one.report, "outlet": one.outlet, "published": one.published,
                "says": one.voice.name if one.voice is not None else None, "holds": one.holds,
                "words": words.of(one.report, one.span),
            }
            for one in said
        ]  # fmt: skip

    speakers = sorted({one.voice.name for one in standing.upheld if one.voice is not None} or {"others"}) if standing.upheld else []
    why = f"{', '.join(speakers)}: still bound" if speakers else "the party says so" if standing.against else "as the tables say"
    steps = [
        {"state": state, "day": said[0].published if said else None, "note": note, "evidence": told(said)}
        for state, note, said in (
            ("suspended", "said not to hold", standing.against), ("disputed", "said to hold all the same", standing.upheld),
        ) if said
    ]  # fmt: skip
    if standing.further:
        further = _evidence(standing.further, words)
        steps.append({"state": standing.bond, "day": standing.further[0].day, "note": "further refusals", "evidence": further})
    return {
        "kind": "bond", "id": f"{standing.pact.name}:{standing.country}", "what": standing.pact.name, "party": standing.country,
        "toward": standing.pact.organisation, "state": standing.bond, "since": standing.since, "due": None, "why": why,
        "sources": len({one.outlet for one in (*standing.against, *standing.upheld)}), "steps": steps,
    }  # fmt: skip


def _pledge_row(one: Followed, words: _Words) -> dict[str, Any]:
    pledge = one.pledge
    said = words.of(pledge.report, pledge.span)
    steps: list[dict[str, Any]] = [
        {
            "state": "said", "day": pledge.published, "note": pledge.kind,
            "evidence": [{"report": pledge.report, "published": pledge.published, "words": said}],
        }
    ]  # fmt: skip
    if one.called:
        steps.append({"state": "condition met", "day": one.called[0].day, "note": "", "evidence": _evidence(one.called, words)})
    if one.answered:
        steps.append({"state": one.state, "day": one.answered[0].day, "note": "", "evidence": _evidence(one.answered, words)})
    return {
        "kind": pledge.kind, "id": pledge.id, "what": said, "party": pledge.holder.name,
        "toward": ";".join(one.name for one in pledge.beneficiaries), "state": one.state, "since": one.since, "due": pledge.deadline,
        "why": pledge.basis, "sources": max(one.sources, 1), "steps": steps,
    }  # fmt: skip
