"""Where the reports of a store disagree, with the claims side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.analysis.conflicts import Claim, Conflict
    from realpolitik.core.accounts import Account
    from realpolitik.store.store import Store


def conflicts(store: Store, key: str | None = None, *, since: str | None = None, until: str | None = None) -> list[dict[str, Any]]:
    """The questions on which independent sources disagree, the latest first; with ``key``, those that bear on an event or a report, or on
    the reports of its story.

    Each has ``id``, ``issue`` (how many, who, whether), ``about``, ``side``, ``since``, ``until``, ``note`` and ``claims``: ``value``,
    ``says``, ``interest``, ``outlet``, ``published``, the marks ``said``, ``so`` (letters) and ``credibility`` (1 to 6), ``words``.

    >>> from realpolitik.api import open_store, read
    >>> with open_store("sqlite://") as store:
    ...     for number, outlet in (("13", "Reuters"), ("40", "TASS")):
    ...         text = f"Chad shelled a town in Niger on Monday. The shelling by Chad killed {number} people in Niger."
    ...         key = store.save(read(text, published="2021-06-15", outlet=outlet).to_dict())
    ...     [[claim["value"] for claim in found["claims"]] for found in conflicts(store) if found["issue"] == "how many"]
    [['13', '40']]
    """
    from realpolitik.analysis.conflicts import conflicts as found_in
    from realpolitik.analysis.conflicts import counts
    from realpolitik.core.accounts import accounts

    copies, same = store.copies(), store.same()
    told: list[Account] = []
    counted: list[Any] = []
    words: dict[tuple[str, str], str] = {}
    for reading in store.readings(since=since, until=until):
        text = reading["report"]["text"]
        told += accounts(reading, families=copies, stories=same)
        counted += counts(reading)
        for event in reading["events"]:
            words[reading["report"]["id"], event["id"]] = " ".join(text[event["sentence"][0] : event["sentence"][1]].split())
    found = found_in(told, counted)
    if key is not None:
        about = {one.report for one in told if key in (one.event, one.report, one.story)}
        if not about:
            raise BadInput("usage", f"there is no event and no report '{key}' in the store")
        about |= {one.report for one in told if one.story in {same.get(report, report) for report in about}}
        found = tuple(one for one in found if any(claim.account.report in about for claim in one.claims))
    return [_row(one, words) for one in found]


def _row(one: Conflict, words: dict[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "id": one.id, "issue": one.issue, "type": one.type, "about": one.about, "side": one.side, "since": one.since, "until": one.until,
        "note": one.note, "claims": [_claim(claim, words) for claim in one.claims],
    }  # fmt: skip


def _claim(claim: Claim, words: dict[tuple[str, str], str]) -> dict[str, Any]:
    account = claim.account
    return {
        "value": claim.value, "denies": claim.denies, "says": account.voice.name if account.voice is not None else None,
        "interest": claim.interest, "outlet": account.outlet, "published": account.published, "said": claim.said, "so": claim.so,
        "credibility": claim.credibility, "sources": claim.sources, "report": account.report, "event": account.event,
        "words": words.get((account.report, account.event)),
    }  # fmt: skip
