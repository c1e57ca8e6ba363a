"""Who owes what: the state of treaty obligations and of what reports say was promised, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.analysis.accounts import Account
    from realpolitik.analysis.bonds import Claim, Standing
    from realpolitik.analysis.obligations import Case, Verdict
    from realpolitik.analysis.pledges import Followed, Pledge
    from realpolitik.store.store import Store

TYPES = ("ASSAULT", "REQUEST", "REJECT", "AID", "MOBILIZE", "COOPERATE", "CONSULT", "AGREE", "SUPPORT", "SANCTION")
# What bears on it besides events.
KINDS = ("actors", "events", "places", "figures", "movements", "statements", "commitments", "statuses")
SHORT = 220


def commitments(
    store: Store, who: str | None = None, *, on: str | None = None, everything: bool = False, left_out: Counter[str] | None = None
) -> list[dict[str, Any]]:
    """What is owed as of an ISO day (today if None): cases of treaty articles, bonds that are not simply in force, pledges of reports.

    ``who`` is a treaty or its body, or an actor: a country code or a name. Each row has ``kind`` (treaty, bond, or that of a pledge),
    ``id``, ``what``, ``party``, ``toward``, ``state``, ``since``, ``due``, ``why``, ``sources`` and ``steps`` with the words of their
    evidence. Weak candidates, and pledges that nothing can be held against, are left out and counted in ``left_out`` unless ``everything``.

    >>> from realpolitik.api import open_store, read
    >>> with open_store("sqlite://") as store:
    ...     key = store.save(read("Armenia asked the CSTO for military help under Article 4.", published="2022-09-13").to_dict())
    ...     [(row["what"], row["party"], row["state"]) for row in commitments(store, "CSTO", on="2022-09-20")]
    [('Collective Security Treaty, Article 4', 'ARM', 'response due')]
    """
    from realpolitik.analysis.bonds import standings
    from realpolitik.analysis.obligations import cases
    from realpolitik.analysis.pledges import followed
    from realpolitik.knowledge.articles import named, pacts

    day = _day(on)
    held = _gathered(store)
    chosen = named(who) if who is not None else None
    country = _country(who) if who is not None and chosen is None else None
    rows: list[dict[str, Any]] = []
    dropped: Counter[str] = Counter() if left_out is None else left_out
    # Whoever is no country is party to no treaty: only promises can be made by it, or to it.
    looked_at = (chosen,) if chosen is not None else pacts() if who is None or country is not None else ()
    for pact in looked_at:
        for case in cases(held.told, pact, today=day, verdict=lambda ids: _judged(store, ids)):
            if country is not None and country not in {case.victim, case.attack.attacker if case.attack else None}:
                continue
            strong = len(case.steps) > 1 or case.steps[0].state != "candidate" or (case.tests is not None and case.tests.held)
            if strong or everything:
                rows.append(_case_row(case, held))
            else:
                dropped["candidate without the tests"] += 1
        for standing in standings(held.told, held.claims, pact, today=day):
            if (standing.against or everything) and country in (None, standing.country):
                rows.append(_bond_row(standing, held))
    if chosen is None:
        said = [one for one in held.pledges if one.published is None or one.published <= day]
        for one in followed(said, held.told, today=day):
            if who is not None and not ({who, country} - {None}) & _sides(one.pledge):
                continue
            if one.state == "not coded" and not everything:
                dropped["pledge without types to hold events against"] += 1
            else:
                rows.append(_pledge_row(one, held))
    return rows


def article_of(store: Store, key: str) -> str:
    """The article that a case is about; raises :class:`BadInput` where there is no such case."""
    from realpolitik.analysis.obligations import cases
    from realpolitik.knowledge.articles import pacts

    held = _gathered(store)
    for pact in pacts():
        for case in cases(held.told, pact, today=date.max.isoformat()):
            if key == case.id or (case.attack is not None and key in case.attack.ids):
                return case.article.name
    what = "those of the kind treaty that realpolitik commitments --all lists; a promise is a record, and is accepted or rejected"
    raise BadInput("usage", f"there is no case '{key}' under an article of a treaty: cases are {what}")


# --- how ------------------------------------------------------------------------------------------------------------------


class _Held:
    """What a store tells that bears on commitments, and where the words stand that it is told in."""

    def __init__(self, store: Store) -> None:
        self.told: list[Account] = []
        self.claims: list[Claim] = []
        self.pledges: list[Pledge] = []
        self.spans: dict[tuple[str, str], Sequence[int]] = {}
        self._store = store
        self._texts: dict[str, str] = {}

    def words(self, report: str, record: str) -> str | None:
        """The words of a record; only those that are shown are looked up."""
        span = self.spans.get((report, record))
        if span is None:
            return None
        if report not in self._texts:
            self._texts[report] = str(self._store.head(report)["text"])
        return _words(self._texts[report], span)


def _gathered(store: Store) -> _Held:
    from realpolitik.analysis.accounts import accounts
    from realpolitik.analysis.bonds import claims
    from realpolitik.analysis.pledges import pledges

    held = _Held(store)
    copies = store.copies()
    for reading in store.readings(types=TYPES, whole=("commitments", "statuses"), kinds=KINDS, text=False):
        key = reading["report"]["id"]
        own = list(accounts(reading, families=copies))
        held.told += own
        held.claims += claims(reading, own)
        held.pledges += pledges(reading)
        held.spans |= {(key, event["id"]): event["sentence"] for event in reading["events"]}
        held.spans |= {(key, one["id"]): one["span"] for one in reading["commitments"]}
        held.spans |= {(key, f"{one['kind']}:{one['span'][0]}-{one['span'][1]}"): one["span"] for one in reading["statuses"]}
    return held


def _words(text: str, span: Sequence[int]) -> str:
    said = " ".join(text[span[0] : span[1]].split())
    return said if len(said) <= SHORT else f"{said[: SHORT - 1].rstrip()}…"


def _judged(store: Store, ids: Sequence[str]) -> Verdict | None:
    """The last thing that a person said of a case."""
    said = sorted((one for key in ids for one in store.judgements(key)), key=lambda one: one.at or "")
    verdicts: dict[str, Verdict] = {"same": "confirmed", "different": "dismissed"}
    return verdicts.get(said[-1].verdict) if said else None


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


def _sides(pledge: Pledge) -> set[str | None]:
    return {name for one in (pledge.holder, *pledge.beneficiaries) for name in (one.country, one.name)}


def _evidence(told: Iterable[Account], held: _Held) -> list[dict[str, Any]]:
    return [
        {
            "event": one.event, "report": one.report, "outlet": one.outlet, "published": one.published, "day": one.day, "type": one.type,
            "says": one.voice.name if one.voice is not None else None, "words": held.words(one.report, one.event),
        }
        for one in told
    ]  # fmt: skip


def _case_row(case: Case, held: _Held) -> dict[str, Any]:
    from realpolitik.analysis.accounts import independent

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
            {"state": step.state, "day": step.day, "note": step.note, "evidence": _evidence(step.accounts, held)} for step in case.steps
        ],
    }  # fmt: skip


def _begun(case: Case) -> str | None:
    return next((step.day for step in case.steps if step.day is not None), None)


def _bond_row(standing: Standing, held: _Held) -> dict[str, Any]:
    def told(said: Sequence[Claim]) -> list[dict[str, Any]]:
        return [
            {
                "record": one.record, "report": one.report, "outlet": one.outlet, "published": one.published,
                "says": one.voice.name if one.voice is not None else None, "holds": one.holds,
                "words": held.words(one.report, one.record),
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
        further = _evidence(standing.further, held)
        steps.append({"state": standing.bond, "day": standing.further[0].day, "note": "further refusals", "evidence": further})
    return {
        "kind": "bond", "id": f"{standing.pact.name}:{standing.country}", "what": standing.pact.name, "party": standing.country,
        "toward": standing.pact.organisation, "state": standing.bond, "since": standing.since, "due": None, "why": why,
        "sources": len({one.outlet for one in (*standing.against, *standing.upheld)}), "steps": steps,
    }  # fmt: skip


def _pledge_row(one: Followed, held: _Held) -> dict[str, Any]:
    pledge = one.pledge
    said = held.words(pledge.report, pledge.id)
    steps: list[dict[str, Any]] = [
        {
            "state": "said", "day": pledge.published, "note": pledge.kind,
            "evidence": [{"report": pledge.report, "published": pledge.published, "words": said}],
        }
    ]  # fmt: skip
    if one.called:
        steps.append({"state": "condition met", "day": one.called[0].day, "note": "", "evidence": _evidence(one.called, held)})
    if one.answered:
        steps.append({"state": one.state, "day": one.answered[0].day, "note": "", "evidence": _evidence(one.answered, held)})
    return {
        "kind": pledge.kind, "id": pledge.id, "what": said, "party": pledge.holder.name,
        "toward": ";".join(one.name for one in pledge.beneficiaries), "state": one.state, "since": one.since, "due": pledge.deadline,
        "why": pledge.basis, "sources": max(one.sources, 1), "steps": steps,
    }  # fmt: skip
