"""The corpus: checks files of passages, strips their marks for a second reader, and measures how far two readers agree.

python tools/corpus.py check FILE …         faults of format, words, likeness; exit 1 if there are any
python tools/corpus.py strip FILE …         the passages without their marks, for a second reading
python tools/corpus.py agree FIRST SECOND   kappa between two folders of marks on the same passages
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import agreement, corpus
from realpolitik.knowledge.tables import table

FOLDER = Path("corpus/events")
GRAM, MOST = 6, 3
LIKE = 0.5


def faults(path: Path) -> Iterator[str]:
    """What is wrong with each block of a file by itself."""
    types = {row["type"] for row in table("codebook.types")}
    modes = {(row["type"], row["mode"]) for row in table("codebook.modes")}
    contexts = {row["context"] for row in table("codebook.contexts")}
    seen = set()
    for where, block in corpus.blocks(path):
        try:
            one = corpus.passage(block, where)
        except EvaluationError as error:
            yield str(error)
            continue
        if not one.events and block[-1].strip() != "NONE":
            yield f"{where}: no events and no NONE"
        if one.published is None:
            yield f"{where}: no day of publication"
        if one.title in seen:
            yield f"{where}: the title stands twice: {one.title!r}"
        seen.add(one.title)
        lines = set()
        for event in one.events:
            if event.type not in types:
                yield f"{where}: {event.type!r} is no type"
            elif event.mode is not None and (event.type, event.mode) not in modes:
                yield f"{where}: {event.type} has no mode {event.mode!r}"
            if event.trigger is None:
                yield f"{where}: a {event.type} without its trigger (on …)"
            for context in event.contexts or ():
                if context not in contexts:
                    yield f"{where}: {context!r} is no context"
            if event in lines:
                yield f"{where}: the line {event.type} stands twice"
            lines.add(event)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][a-z]+)?", text)


def plain_grams(text: str) -> set[tuple[str, ...]]:
    """Sequences of six words that hold no name (no capital but at the start of a sentence)."""
    found = set()
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        here = words(sentence)
        for at in range(len(here) - GRAM + 1):
            gram = here[at : at + GRAM]
            if not any(word[0].isupper() for word in gram[0 if at else 1 :]):
                found.add(tuple(word.lower() for word in gram))
    return found


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """File and line, and the text, of every passage of a folder, whether its marks are right or not."""
    for path in sorted(folder.glob("*.txt")):
        for where, block in corpus.blocks(path):
            yield where, "\n".join(line for line in block[: block.index("---") if "---" in block else None] if not line.startswith("#"))


def threes(text: str) -> set[tuple[str, ...]]:
    here = [word.lower() for word in words(text)]
    return {tuple(here[at : at + 3]) for at in range(len(here) - 2)}


def likeness(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """Word sequences used too often, and passages too like one another, where one of the files named takes part."""
    every = list(texts(folder))
    mine = [number for number, (where, _) in enumerate(every) if where.split(":")[0] in names]
    grams: dict[tuple[str, ...], list[str]] = {gram: [] for number in mine for gram in plain_grams(every[number][1])}
    small: dict[tuple[str, ...], list[int]] = {three: [] for number in mine for three in threes(every[number][1])}
    sizes = []
    for number, (where, text) in enumerate(every):
        for gram in plain_grams(text) & grams.keys():
            grams[gram].append(where)
        found = threes(text)
        sizes.append(len(found))
        for three in found & small.keys():
            small[three].append(number)
    for gram, places in sorted(grams.items()):
        if len(places) > MOST:
            yield f"{places[-1]}: {' '.join(gram)!r} stands in {len(places)} passages"
    for number in mine:
        shared = Counter(other for three in threes(every[number][1]) for other in small[three] if other != number)
        for other, count in shared.most_common(1):
            if count >= LIKE * min(sizes[number], sizes[other]):
                yield f"{every[number][0]}: too like {every[other][0]}"


def check(paths: Sequence[Path]) -> int:
    found = [fault for path in paths for fault in faults(path)]
    if not found:
        for path in paths:
            mine = list(corpus.read(path))
            types = Counter(event.type for one in mine for event in one.events)
            statuses = Counter("historical" if event.historical else event.status for one in mine for event in one.events)
            quiet = sum(not one.events for one in mine)
            sys.stdout.write(f"{path.name}: {len(mine)} passages, {quiet} without event; {dict(types)}; {dict(statuses)}\n")
        for folder in sorted({path.parent for path in paths}):
            found.extend(likeness(folder, [path.name for path in paths if path.parent == folder]))
    sys.stdout.write("".join(f"  {line}\n" for line in found))
    return 1 if found else 0


def strip(paths: Sequence[Path]) -> int:
    for path in paths:
        for _, block in corpus.blocks(path):
            sys.stdout.write("\n".join([*block[: block.index("---") + 1], "", ""]))
    return 0


def agree(first: Path, second: Path) -> int:
    sys.stdout.write(agreement.table(agreement.compare(corpus.load(first), corpus.load(second))))
    return 0


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case ["check", *paths]:
            return check([Path(path) for path in paths] or sorted(FOLDER.glob("*.txt")))
        case ["strip", *paths] if paths:
            return strip([Path(path) for path in paths])
        case ["agree", first, second]:
            return agree(Path(first), Path(second))
    sys.stderr.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
