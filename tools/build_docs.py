"""Writes the pages of docs/ that are made of code and tables; ``--check`` fails if they are stale."""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import sys
from pathlib import Path

import manual_pages
from realpolitik import recipes
from realpolitik.core import marks
from realpolitik.exports.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
KNOWLEDGE = ROOT / "knowledge"
LICENCES = {
    "wordnet-3.1": "WordNet licence",
    "moby": "public domain",
    "problematic-paper-screener": "CC BY 4.0",
    "factbook": "CC0", "geonames": "CC BY 4.0", "phoenix": "MIT", "state-media-matrix": "MIT", "own": "CC BY 4.0",
    "icews": "MIT",
    "plover": "facts of a CC BY-SA 4.0 text",
}  # fmt: skip
# What one row of each table says. A new table gets its line here.
ROWS = {
    "agents": "A noun for people of a sector: *abbot*, *soldier*",
    "articles": "An article that obliges: on attack or threat, to help or to consult, whom it covers, how long an answer is waited for",
    "codebook.acled": "The kind of event in ACLED closest to a type with its mode and who suffers it; other types have none",
    "codebook.cameo": "A code of CAMEO, the PLOVER type it is closest to, its place on Goldstein's scale",
    "codebook.cameo_names": "What ICEWS calls a code of CAMEO",
    "codebook.contexts": "A context of PLOVER with the words that set it",
    "codebook.countries": "How others write a country: ISO, FIPS 10-4, Correlates of War, CAMEO where it differs",
    "codebook.modes": "A mode of a type, its score and what it covers",
    "codebook.plover_cameo": "The code of CAMEO closest to a type, or to a type with its mode and context",
    "codebook.types": "One of PLOVER's sixteen types: quad, score, whether it needs a recipient",
    "fates": "When somebody who held an office was ousted, jailed, exiled or dead",
    "first_names": "A given name and the gender it tells",
    "groups": "An armed group, party, movement or people: countries, leader, years",
    "lexicon.algebra": "What an operator makes of an event inside it: *refuse* + CONSULT is REJECT, not a meeting",
    "lexicon.acts": "Nouns that name an act or event: what may be promised by name",
    "lexicon.bounds": "Words that bound a number: *at least*, *up to*",
    "lexicon.classes": "A named class of words for the frames of the other tables",
    "lexicon.counted": "What numbers count: *killed*, *troops*, *dollars*",
    "lexicon.deeds": "Acts by which a will is a threat (harm) or a promise (grace), and nouns that are harm (evil)",
    "lexicon.duties": "Words of duty, promise, threat and chance, and the condition they stand under",
    "lexicon.effects": "What a verb or noun does to the status named in its slot: begins, keeps, ends it",
    "lexicon.fears": "Words of worry and danger by kind (felt by a subject or an object, a state, a noun …), some only beside other words",
    "lexicon.figurative": "Neighbours that make an event word mean something else: sport, weather, business",
    "lexicon.light": "Verbs that only lend subject and tense: *hold* talks, *launch* an attack",
    "lexicon.movement": "Words of motion: what moves beside them, and what an object that is a place is to the move",
    "lexicon.operators_more": "More rows of the table of operators",
    "lexicon.lots": "What befalls whoever it is said of: harm (*pay a price*) or good (*receive*)",
    "lexicon.operators": "Words that take another event as content: *refuse to*, *threaten to*, *call for*",
    "lexicon.private": "Words of sport, stage, shops, weather, pets and home, whose fears are no concerns",
    "lexicon.reporting": "Words that introduce speech, and where speaker, content and addressee stand",
    "lexicon.sentiment": "Words for or against somebody",
    "lexicon.signatures": "What a word makes of the act it governs: *fail to* undoes it, *hope of* leaves it open, *know that* grants it",
    "lexicon.standings": "Words for legal and political standings: listed, recognised, at war",
    "lexicon.tone": "A good or bad word: what it says of who does or has it, and of whom it is done to or about",
    "lexicon.topics": "What fears are about, with the words that tell",
    "lexicon.triggers_conflict": "More rows of the table of triggers: conflict",
    "lexicon.triggers_cooperation": "More rows of the table of triggers: cooperation",
    "lexicon.triggers_more": "More rows of the table of triggers",
    "lexicon.triggers": "A word with its frame, the event it tells, where the parties stand, an example",
    "offices": "Who held which office of which country, from when to when",
    "memberships": "Which state was a member of which international organisation, from when to when",
    "organisations": "An international or national organisation: code, sector, the body whose members it has",
    "outlets": "A news outlet, its country and who controls it",
    "owners": "Who owns an outlet that others of the same owner may stand beside: one source",
    "places": "A city or other place with its coordinates",
    "reliability": "How reliable an outlet is by who controls it and by kind of claim: a letter of the Admiralty code",
    "regions": "A province, sea, river or larger region with the countries it lies in",
    "rewording.attested": "Expressions of two words, and how often the corpus and the Factbook have them",
    "rewording.collocations": "Expressions that are sound English although each word could be a synonym machine's",
    "rewording.contexts": "What a reworded word means between certain neighbours",
    "rewording.expressions": "A reworded expression and what it stands for: *Carnegie Moscow Middle*",
    "rewording.names": "Names that news has and the other tables lack: *Election Day*, *Foreign Office*",
    "rewording.near": "Words close to a word in sense, and words related to it",
    "rewording.odd": "Rare words beside common ones in sense, and how much rarer they are",
    "rewording.pairs": "Word pairs in which only one of two readings makes sense",
    "rewording.sound": "Expressions that look reworded and are not",
    "rewording.synonyms": "A word that synonym machines put in, and the word it stands for",
    "seats": "A building, city or office that stands for a state or body: *the Kremlin*",
    "state_names": "What a state was called before, and until when",
    "states": "A state, its names, adjectives, inhabitants, capital, years",
    "successions": "Which state is the heir of one that is gone, or was part of an older one",
    "titles": "A title, the office it names, and the countries where it does",
    "treaties": "A treaty: parties, years, and what it obliges to on which condition",
}


def marks_page() -> str:
    """Every kind of mark: what it says, its fields, who makes it."""
    makers: dict[type[marks.Mark], list[str]] = {}
    for annotator in recipes.annotators():
        for kind in annotator.gives:
            makers.setdefault(kind, []).append(annotator.name)
    lines = [
        "# Marks", "",
        "The vocabulary of the house, from `core/marks.py`: every kind of mark, what it says, which fields it has beside "
        "`span`, `by` and `score`, and which annotator of the full recipe makes it. Written by `python tools/build_docs.py`.",
        "",
        "| mark | says | fields | made by |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    own = {field.name for field in dataclasses.fields(marks.Mark)}
    for kind in vars(marks).values():
        if isinstance(kind, type) and issubclass(kind, marks.Mark) and kind is not marks.Mark:
            fields = " ".join(f"`{field.name}`" for field in dataclasses.fields(kind) if field.name not in own)
            said = " ".join(inspect.cleandoc(kind.__doc__ or "").split()).replace("``", "`").replace("|", "\\|")
            lines.append(f"| `{kind.__name__}` | {said} | {fields} | {', '.join(makers.get(kind, ['–']))} |")
    return "\n".join(lines) + "\n"


def tables_page() -> str:
    """Every knowledge table: what a row says, its columns, how many rows, where they come from."""
    lines = [
        "# Knowledge tables", "",
        "What people edit in `knowledge/` and the package reads from `src/realpolitik/knowledge/tables/`. A row names its "
        "sources in the last column. Written by `python tools/build_docs.py`.",
        "",
        "| table | a row says | columns | rows, about | sources and licences |", "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for path in sorted(KNOWLEDGE.rglob("*.tsv")):
        name = ".".join(path.relative_to(KNOWLEDGE).with_suffix("").parts)
        header, *rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        columns = " ".join(f"`{column}`" for column in header.split("\t")[:-1])
        named = sorted({source for row in rows for source in row.rsplit("\t", 1)[-1].split(";")})
        sources = ", ".join(f"{source} ({LICENCES[source]})" for source in named)
        lines.append(f"| `{name}` | {ROWS.get(name, '')} | {columns} | {_about(len(rows))} | {sources} |")
    return "\n".join(lines) + "\n"


def undescribed() -> list[str]:
    """Tables without a line in ``ROWS``."""
    names = {".".join(path.relative_to(KNOWLEDGE).with_suffix("").parts) for path in KNOWLEDGE.rglob("*.tsv")}
    return sorted(names - ROWS.keys())


def _about(number: int) -> str:
    """One figure is enough, so that the page does not change with every row."""
    size = 10 ** (len(str(number)) - 1)
    return f"{round(number / size) * size:,}"


PAGES = {
    "marks.md": marks_page,
    "tables.md": tables_page,
    "codebook.md": manual_pages.codebook_page,
    "record.md": lambda: manual_pages.record_page(json_schema()),
    "scores.md": manual_pages.scores_page,
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if a page differs from what would be written")
    options = parser.parse_args(arguments)
    stale = []
    unsaid = undescribed()
    for table in unsaid:
        sys.stderr.write(f"say in {Path(__file__).name} what a row of '{table}' says\n")
    for name, page in PAGES.items():
        path = DOCS / name
        body = page()
        if not path.exists() or path.read_text(encoding="utf-8") != body:
            stale.append(name)
            if not options.check:
                path.write_text(body, encoding="utf-8")
    if options.check and stale:
        sys.stderr.write(f"stale pages (run python tools/build_docs.py): {', '.join(stale)}\n")
    return 1 if options.check and (stale or unsaid) else 0


if __name__ == "__main__":
    sys.exit(main())
