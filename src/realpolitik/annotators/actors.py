"""Which actor each mention means, and the offices that text and tables give: ordered sieves over the report in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, ActorKind, Basis, Entity, Mark, Mention, Office, Sentence, Token
from realpolitik.core.records import id_of
from realpolitik.core.report import Report
from realpolitik.knowledge import phrases
from realpolitik.knowledge.actors import Entry, agent, body, called, code_of, domestic, gender, heir, meanings, person, state_name
from realpolitik.knowledge.agents import agent_at, is_role, sector_of
from realpolitik.knowledge.offices import FATES, PAST, SOLE, bearer, serves, standing
from realpolitik.knowledge.surnames import FAMILY_FIRST, bore, meant, namesake, titled_name
from realpolitik.text import titles
from realpolitik.text.discourse import Discourse, Known, bears_arms, following_name
from realpolitik.text.names import cased, written


class Actors:
    """Gives one Actor a resolved mention, and Office marks. A mention that nothing explains gets none."""

    name = "actors"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Entity, Mention)
    gives: tuple[type[Mark], ...] = (Actor, Office)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Resolver(report, self.name).marks()) for report in reports]


class _Resolver:
    """The state of one report's reading: who has been named, who was named last."""

    def __init__(self, report: Report, maker: str) -> None:
        self.report = report
        self.syntax, self.maker = report.syntax, maker
        self.day = report.published.isoformat() if report.published else None
        self.met = Discourse(self.syntax)
        self.known, self.surnames, self.by_head = self.met.known, self.met.surnames, self.met.by_head
        self.called: dict[str, str] = {}  # the noun by which an actor of known country was last called
        self.offices: list[Office] = []
        self.mentions = sorted(report.of(Mention), key=lambda mark: (mark.first, mark.last))
        self.mention_at = {mention.head: mention for mention in self.mentions}
        self.naming = {i for one in self.mentions if one.form in ("name", "adjective") for i in range(one.first, one.last)}
        self.person_at = {mention.first: mention for mention in self.mentions if mention.label == "PERSON"}
        self.spelt = self.met.initials(self.mentions)
        self.entity_at = {index: entity for entity in report.of(Entity) for index in range(entity.first, entity.last)}
        people = (phrases.name_words(self.syntax, mention) for mention in self.mentions if mention.label == "PERSON")
        self.often = Counter((words[0], words[-1]) for words in people if len(words) > 1)
        self.countries = phrases.countries((mention, " ".join(phrases.name_words(self.syntax, mention))) for mention in self.mentions)
        self.main_country = phrases.main_country(self.countries)

    def marks(self) -> Iterator[Mark]:
        resolved: dict[int, tuple[Mention, Known, float]] = {}
        for forms in (("name", "adjective"), ("noun", "pronoun")):
            for mention in (one for one in self.mentions if one.form in forms):
                known = self._resolve(mention)
                if known is None:
                    continue
                self.met.note(known, mention)
                score = {"name": 0.95, "adjective": 0.95, "noun": 0.75, "pronoun": 0.6}[mention.form]
                resolved[mention.head] = (mention, known, score)
        for mention, known, score in sorted(resolved.values(), key=lambda item: item[0].span):
            yield Actor(
                span=mention.span, by=self.maker, score=score, key=known.key, name=known.name, kind=known.kind,
                country=known.country, code=known.code, sector=known.sector, head=mention.head, form=mention.form,
                basis=known.basis, source=known.source,
            )  # fmt: skip
        yield from self.offices

    # --- names ----------------------------------------------------------------------------------------------------------

    def _resolve(self, mention: Mention) -> Known | None:
        if mention.form == "pronoun":
            return self._pronoun(mention)
        if mention.label == "NUMBER":
            return self._number(mention)
        if mention.form == "noun" or mention.label in ("ROLE", "COLLECTIVE"):
            return self._noun(mention)
        words = phrases.name_words(self.syntax, mention)
        if (spelt := self._spelt_out(mention)) is not None:
            return spelt
        addressed = self._addressed(mention, words)
        if addressed is None and len(words) == 1 and words[0] in self.surnames:
            held = self.met.of_family(words[0], mention.first, self.often) or self.known[self.surnames[words[0]]]
            # Of two of one name, a bare surname means the one in office.
            if held.basis == "knowledge" or person(words[0]) is None:
                return held
        plain = [word for word in words if len(word.rstrip(".")) > 1]
        entry = (
            addressed
            or self._choose(mention, phrases.as_written(self.syntax, mention))
            or self._choose(mention, " ".join(words))
            or (self._choose(mention, " ".join(plain)) if len(plain) > 1 and plain != words else None)
        )
        if entry is None:
            return self._unknown(mention, words)
        owner = self.met.country_of(mention.head, set()) if entry.sort in ("seat", "organisation") and sector_of(words) else None
        if owner is not None and entry.country not in (None, owner):  # *Peru's Congress* is not that of the United States
            return self._unknown(mention, words)
        known = self._enter(entry)
        if entry.sort == "inhabitant" and known.sector is None and phrases.counted(self.syntax, mention.head):
            known.sector, known.code = "CVL", code_of(known.country, None, "CVL")
        if known.kind == "person":
            self._person(known, words, mention)
        return known

    def _addressed(self, mention: Mention, words: Sequence[str]) -> Entry | None:
        """Whom a title before a name means on the day: *President Bush*, also where the title is taken for a part of the name."""
        found = titled_name(phrases.before_name(self.syntax, mention.first), words, self.day)
        held = self.known.get(self.surnames.get(words[-1], ""))
        told = held is not None and held.kind == "person" and " " in held.name
        if held is not None and told and (held.basis == "text" or any(term.person == held.name for term in found)):
            return None  # the report has told who it is
        own = self.met.country_of(mention.head, set())
        term = meant(found, self.day, own=own, main=self.main_country, named=self.countries)
        return None if term is None else person(term.person)

    def _spelt_out(self, mention: Mention) -> Known | None:
        """The body whose initials stand in brackets after its name, or later by themselves: *Forces for Defence of Democracy (FDD)*."""
        if mention.last - mention.first != 1:
            return None
        named = self.spelt.get(self.syntax.tokens[mention.first].text)
        if named is not None and self.met.at(named.head) is None and named.head != mention.head:
            known = self._resolve(named)  # the initials may come first, in a headline
            if known is not None:
                self.met.note(known, named)
        return self.met.spelt_out(self.syntax.tokens[mention.first].text, named)

    def _choose(self, mention: Mention, name: str) -> Entry | None:
        entries = meanings(name) or (meanings(name.removeprefix("The ")) if name.startswith("The ") else ())
        if not entries:
            return None
        token = self.syntax.tokens[mention.head]
        entity = self.entity_at.get(mention.head)
        if entity is not None and entity.label == "PERSON" and entity.first == mention.first and entity.last == mention.last:
            named = person(name)
            if named is not None and entries[0].sort not in ("state", "adjective", "capital"):
                other = namesake(name, named.name, self.day)
                return named if other is None else person(other)
        standing = [entry for entry in entries if entry.holds(self.day)] or list(entries)
        if standing[0].sort == "inhabitant" and mention.form == "adjective":
            standing = [e for e in standing if e.sort == "adjective"] or standing
        if standing[0].sort == "adjective" and token.pos in ("NOUN", "PROPN") and token.tag in ("NNS", "NNPS", "NNP", "NN"):
            standing = [e for e in standing if e.sort == "inhabitant"] or standing if mention.form == "name" else standing
        # A past state gives way to a living one of the same name, and undated rows to the one that holds.
        return next((entry for entry in standing if not entry.until), standing[0]) if self.day is None else standing[0]

    def _enter(self, entry: Entry) -> Known:
        name = called(entry, self.day)
        if entry.sort in ("state", "adjective", "capital", "city", "region"):
            key = id_of("actor", "state", entry.country or "", name if entry.sort in ("city", "region") else "")
            return self._get(key, name, "state", entry.country, entry.code, None, entry.source, "knowledge")
        country, code, sector = standing(entry, self.day)
        key = id_of("actor", entry.kind, entry.name, entry.country or "")
        known = self._get(key, name, entry.kind, country, code, sector, entry.source, "knowledge")
        known.plural = entry.kind in ("people", "group")
        return known

    def _get(
        self, key: str, name: str, kind: ActorKind, country: str | None, code: str | None, sector: str | None, source: str, basis: Basis
    ) -> Known:
        return self.met.enter(Known(key, name, kind, country, code, sector, source, basis))

    def _unknown(self, mention: Mention, words: list[str]) -> Known | None:
        if mention.label == "PERSON" or phrases.titled(self.syntax, mention, words):
            name = cased(words) if len(words) > 1 and phrases.as_written(self.syntax, mention).isupper() else written(words)
            made = Known(id_of("actor", "person", name), name, "person", None, None, None, "text: name", "text")
            known = self.met.longer(words, name) or self.met.forename(words) or self.met.enter(made)
            self._person(known, words, mention)
            return known
        home = phrases.inside(self.met, mention)
        entry = body([word.lower() for word in words], home) if home else None
        if (own := entry or domestic(written(words), home or self.main_country)) is not None:
            return self._enter(own)
        if mention.label == "ORG" and (earlier := self.met.shorter(words)) is not None:
            return earlier
        sector = sector_of(words)  # *National Police* is police
        name = written(words)
        kind: ActorKind = "people" if mention.label == "PEOPLE" else "organisation"
        if mention.label == "PLACE":
            return None
        key = id_of("actor", kind, name, home or "")
        return self._get(key, name, kind, home, code_of(home, None, sector), sector, "text: name", "text")

    def _person(self, known: Known, words: Sequence[str], mention: Mention) -> None:
        if known.gender is None and len(known.name.split()) > 1:
            known.gender = gender(known.name.split()[0])
        self.met.surname(known, words)
        self._titles(mention, known)
        if len(words) > 1 and known.country in FAMILY_FIRST and gender(words[0]) is None:
            self.surnames.setdefault(words[0], known.key)

    # --- titles ---------------------------------------------------------------------------------------------------------

    def _titles(self, mention: Mention, known: Known) -> None:
        """Offices that stand beside a name: *Russian ambassador to Afghanistan Dmitry Zhirnov*, *Zhirnov, the ambassador*."""
        tokens = self.syntax.tokens
        head = tokens[mention.head]
        before = [i for i in self.syntax.children(mention.head, "compound", "nmod") if i < mention.first]
        title = [i for i in before if agent_at(self.syntax, i)]
        heads = [title[-1]] if title else []
        heads += [i for i in self.syntax.children(mention.head, "appos") if is_role(self.syntax, i)]
        governor = self.syntax.head(mention.head)
        if governor is not None and head.dep in ("appos", "nmod", "compound", "dep", "nsubj") and is_role(self.syntax, governor):
            heads.append(governor)
        if head.dep == "nsubj" and governor is not None and tokens[governor].lemma == "be":
            heads += [i for i in self.syntax.children(governor, "attr") if is_role(self.syntax, i)]
        if not heads and mention.first > 0 and is_role(self.syntax, mention.first - 1):
            heads.append(mention.first - 1)
        for index in heads:
            self._office(index, mention, known)

    def _office(self, index: int, mention: Mention, known: Known) -> None:
        tokens = self.syntax.tokens
        first, last = phrases.office_span(self.syntax, index, range(mention.first, mention.last))
        words = " ".join(tokens[i].text for i in range(first, last)).replace(" 's", "'s").strip(" ,")
        found = agent_at(self.syntax, index)
        sector = found[0] if found else None
        qualities = phrases.said_before(self.syntax, first, index)
        former = not qualities.isdisjoint(titles.FORMER) or ("exiled" in qualities and sector in titles.OFFICIAL)
        country = self.met.country_of(index, set(range(mention.first, mention.last))) or self.met.country_of(mention.head, set())
        if country is None and agent(tokens[index].lemma.lower()) and tokens[index].lemma.lower() in titles.DOMESTIC:
            country = self.main_country
        if known.country is None and country and not (known.basis == "knowledge" and known.code):  # a body's, if the tables say so
            known.country = country
        within = None if known.country else phrases.international(self.met.group_of(index) or self.met.group_of(mention.head))
        rank = tokens[index].lemma.lower() in titles.RANKS  # kept in retirement
        serving = known.basis == "knowledge" and "exiled" not in qualities and serves(known.name, self.day)
        lost = former and not serving  # a former minister may be president
        if lost or known.basis == "text" or known.sector is None or (known.sector == "ELI" and sector and not rank):
            known.sector = "ELI" if former else "GOV" if within else sector or known.sector
            known.country = heir(known.country, self.day) if former and known.country else known.country
            known.code = code_of(known.country, within, known.sector)
        lowered = {tokens[i].text.lower() for i in range(first, last)}
        known.gender = "m" if lowered & titles.MALE else "f" if lowered & titles.FEMALE else known.gender
        span = tokens[first].span.cover(tokens[last - 1].span)
        if any(office.actor == known.key and office.span == span for office in self.offices):
            return
        bodies = [body for i in range(index + 1, last) if (body := self.mention_at.get(i)) is not None and body.label == "ORG"]
        organisation = " ".join(phrases.name_words(self.syntax, bodies[0])) if bodies else None
        self.offices.append(
            Office(span=span, by=self.maker, score=0.8, actor=known.key, title=("former " if former else "") + words,
                   organisation=organisation, country=known.country, since=None, until=None, basis="text")
        )  # fmt: skip

    # --- nouns ----------------------------------------------------------------------------------------------------------

    def _noun(self, mention: Mention) -> Known | None:
        tokens = self.syntax.tokens
        head = tokens[mention.head]
        lemma = head.lemma.lower()
        if (beside := self._beside(mention)) is not None:
            return beside
        determiner = next((tokens[c].text.lower() for c in self.syntax.children(mention.head, "det")), "")
        country = self.met.country_of(mention.head, set())
        bare = country is None and determiner in ("the", "this", "that", "these", "those")
        if bare and (earlier := self._taken_up(mention, lemma)) is not None:
            return earlier
        definite = mention.label == "ROLE" and determiner == "the" and head.tag in ("NN", "NNP")
        if definite and (told := self._told(mention, lemma, country)) is not None:
            return told
        serving = self._in_office(mention, determiner, country)
        if serving is not None:
            return serving
        if (found := agent_at(self.syntax, mention.head)) is None:
            return None
        sector = found[0]
        group = self.met.group_of(mention.head)
        member = lemma in titles.MEMBERS or "group" in titles.ANAPHORA.get(lemma, ())
        if member and group is not None and group.sector and group.kind != "people":
            sector = group.sector
        if country is None and group is not None:
            country = group.country
        several = head.tag == "NNS" and lemma in titles.INSTITUTIONS  # *both governments*: of which country is not said
        if country is None and lemma in titles.DOMESTIC and group is None and not several:
            acting = sector in titles.OFFICIAL
            often = self.countries.get(self.main_country or "", 0) > 1  # one word of a country makes no protesters its own
            country = self.met.nearest_country(mention, self.main_country if acting or often else None, acting=acting)
        words = [
            token for token in tokens[mention.first : mention.last]
            if token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "ADP") and token.tag != "POS" and token.lemma.lower() not in titles.COUNTING
        ]  # fmt: skip
        qualities = {tokens[i].lemma.lower() for i in self.syntax.children(mention.head, "amod", "compound")}
        if qualities & titles.FORMER or ("exiled" in qualities and sector in titles.OFFICIAL):
            sector, country = "ELI", heir(country, self.day) if country else country
        elif "civilian" in qualities and mention.label == "ROLE":
            sector = "CVL"
        name = written(token.text for token in words if token.tag not in ("PRP", "PRP$")) or head.text
        if country and not any(meanings(t.text) for t in words) and head.tag in ("NNS", "NN") and lemma in titles.DOMESTIC:
            label = f"{name} ({state_name(country, self.day)})"
        else:
            label = name
        own = [t.text.lower() for t in words if t.index not in self.naming and t.pos != "ADP" and not meanings(t.text)]
        shared = body(own, country) if country and not several else None
        if shared is not None and mention.label == "COLLECTIVE":
            known = self._enter(shared)
            self.called[lemma] = known.key
            return known
        kind: ActorKind = "person" if mention.label == "ROLE" and head.tag in ("NN", "NNP") else "group"
        if mention.label == "COLLECTIVE":
            kind = "government" if sector == "GOV" else "organisation"
        key = id_of("actor", kind, name.lower(), country or "")
        within = None if country else phrases.international(group)
        sector = "GOV" if within and sector == "UNK" else sector
        known = self._get(key, label, kind, country, code_of(country, within, sector), sector, f"agents:{lemma}", "text")
        if country:
            self.called[lemma] = known.key
        known.plural = head.tag in ("NNS", "NNPS") or mention.label == "COLLECTIVE"
        return known

    def _told(self, mention: Mention, lemma: str, country: str | None) -> Known | None:
        """Whom *the president* takes up, told before with that office, and *the former president*: who bears it no more."""
        words, _ = phrases.title_words(self.syntax, mention)
        former = not (PAST | FATES.keys()).isdisjoint(words)
        for office in reversed(self.offices):
            fits = office.span.end <= mention.span.start and lemma in office.title.lower().split() and country in (None, office.country)
            if fits and former == office.title.startswith("former ") and not self.met.of_another(mention.head, office.span):
                return self.known[office.actor]
        if not former or self.day is None:
            return None
        return self.met.latest(mention, lambda known: known.kind == "person" and bore(known.name, words, country, self.day))

    def _in_office(self, mention: Mention, determiner: str, country: str | None) -> Known | None:
        """Who bore a title on the day of the report: *the Turkish foreign minister*, *the president* of the country told of."""
        head = self.syntax.tokens[mention.head]
        of = self.met.group_of(mention.head)
        country = country or phrases.international(of) or phrases.of_body(self.met, mention.head)
        country = country or (self.main_country if determiner == "the" else None) or SOLE.get(head.lemma.lower())
        if mention.label != "ROLE" or head.tag not in ("NN", "NNP", "JJ") or determiner in titles.ANY or not (self.day and country):
            return None
        beside = {self.syntax.tokens[i].lemma.lower() for i in self.syntax.children(mention.head, "amod", "compound")}
        if head.lemma.lower() in ("leader", "chief", "head") and beside & titles.APART:
            return None  # *the opposition leader* leads no state
        words, after = phrases.title_words(self.syntax, mention)
        called = of.name.lower().split() if of is not None and phrases.international(of) else []
        tries = [*([*called, *words[-n:]] for n in (3, 2, 1) if called), *([*words, *after[:n]] for n in range(len(after), -1, -1))]
        term = next((found for said in tries if (found := bearer(said, country, self.day))), None)
        entry = person(term.person) if term is not None else None
        known = self._enter(entry) if entry is not None else None
        if known is not None and (PAST | FATES.keys()).intersection(words):
            known.sector, known.code = "ELI", code_of(known.country, None if known.country else country, "ELI")
        return known

    def _number(self, mention: Mention) -> Known | None:
        """People who are only counted: *three of them* are they, *40* are people of the place where it happened."""
        for index in self.syntax.fillers(mention.head, "of"):
            if (whole := self.mention_at.get(index)) is not None and whole.form == "pronoun":
                return self._pronoun(whole)
        country = self.met.nearest_country(mention, None, acting=False)
        name = written(token.text for token in self.syntax.tokens[mention.first : mention.last])
        key = id_of("actor", "people", name.lower(), country or "")
        known = self._get(key, name, "people", country, code_of(country, None, "CVL"), "CVL", "text: number", "text")
        known.plural = True
        return known

    def _beside(self, mention: Mention) -> Known | None:
        """The named person this title stands with: *President X*, *the envoy to Kabul, X*, *X is the president*."""
        if mention.label != "ROLE":
            return None
        near = [*self.syntax.children(mention.head, "appos", "nmod", "compound", "nsubj")]
        governor = self.syntax.head(mention.head)
        if governor is not None and self.syntax.tokens[mention.head].dep == "appos":
            near.append(governor)
        if governor is not None and self.syntax.tokens[mention.head].dep == "attr":
            near.extend(self.syntax.children(governor, "nsubj"))
        near.extend(following_name(self.syntax, mention, self.person_at))
        for index in near:
            known = self.met.at(index)
            if known is not None and known.kind == "person":
                named = self.mention_at[index]
                if named.form == "name" and mention.head not in range(named.first - 4, named.first):
                    self._office(mention.head, named, known)
                return known
        return None

    def _taken_up(self, mention: Mention, lemma: str) -> Known | None:
        """Whom a bare *the group* or *the army* takes up: the last of its kind, or the last so called."""
        if self.syntax.children(mention.head, "amod", "compound", "prep", "relcl"):
            return None
        kinds = titles.ANAPHORA.get(lemma)
        if kinds is None:
            return self.known.get(self.called.get(lemma, ""))
        if lemma in titles.ARMED:
            return self.met.latest(mention, bears_arms)  # *schoolgirls were seized by the extremists*
        armed = self.met.latest(mention, lambda known: known.kind == "group" and known.sector != "CVL") if "group" in kinds else None
        # *The alliance*, *the organisation* is no ministry and no army.
        apart = titles.STATELY if lemma in titles.JOINED else frozenset()
        return armed or self.met.latest(mention, lambda known: known.kind in kinds and (known.kind == "igo" or known.sector not in apart))

    # --- pronouns -------------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention) -> Known | None:
        word = self.syntax.tokens[mention.head].text.lower()
        if word in titles.FIRST_SINGULAR or word in titles.FIRST_PLURAL:
            return None  # resolved to the speaker, once speech is known
        return self.met.pronoun(mention)
