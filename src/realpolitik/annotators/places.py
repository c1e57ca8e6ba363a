"""Place names that stand for places, and which: by the countries the report speaks of, then by size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Mark, Mention, Place, Token
from realpolitik.core.records import record_id
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import meanings
from realpolitik.knowledge.places import PlaceEntry, places

# Prepositions after which a name is a place even if it could be an actor.
LOCAL = frozenset(
    "in at near from to into across outside around inside through toward towards within off along throughout between over".split()
)


class Places:
    """Gives a Place for each mention that names one and is used as one (*in Washington*, not *Washington said*)."""

    name = "places"
    needs: tuple[type[Mark], ...] = (Token, Mention)
    gives: tuple[type[Mark], ...] = (Place,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Place]:
        syntax = report.syntax
        countries: Counter[str] = Counter()
        named: list[tuple[Mention, tuple[PlaceEntry, ...]]] = []
        for mention in report.of(Mention):
            if mention.form in ("pronoun", "noun"):
                continue
            name = " ".join(
                token.text for token in syntax.tokens[mention.first : mention.last] if token.tag != "POS" and token.text.lower() != "the"
            )
            for entry in meanings(name)[:1]:
                if entry.country:
                    countries[entry.country] += 1
            found = places(name) if name else ()
            if found and mention.form == "name":
                named.append((mention, found))
        for mention, found in named:
            if not _is_place(syntax, mention, found[0]):
                continue
            best = max(
                found,
                key=lambda entry: (
                    entry.kind == "country",
                    bool(entry.country and countries[entry.country] > 1),
                    entry.population,
                ),
            )
            yield Place(
                span=mention.span, by=self.name, score=0.9 if best.kind == "country" else 0.7,
                key=record_id("place", best.name, best.kind, best.country or "", str(best.geonames or "")), name=best.name,
                kind=best.kind, country=best.country, latitude=best.latitude, longitude=best.longitude, geonames=best.geonames,
                head=mention.head,
            )  # fmt: skip


def _is_place(syntax: Syntax, mention: Mention, entry: PlaceEntry) -> bool:
    top = syntax.first_conjunct(mention.head)
    token = syntax.tokens[top]
    head = syntax.tokens[token.head]
    if token.dep == "pobj":
        return head.text.lower() in LOCAL or entry.kind not in ("country", "capital")
    if token.dep in ("nsubj", "nsubjpass", "agent", "poss"):
        return entry.kind not in ("country", "capital") or (head.pos in ("VERB", "AUX") and token.dep == "nsubjpass")
    return True
