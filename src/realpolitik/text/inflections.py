"""Which base forms a word may be a form of, by its ending: more than one where the ending leaves it open."""

from __future__ import annotations

VOWELS = "aeiou"
# Forms of strong verbs and nouns that the endings do not tell.
IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been", "have": "has had", "do": "does did done", "go": "went gone", "say": "said", "make": "made",
        "take": "took taken", "give": "gave given", "get": "got gotten", "come": "came", "become": "became", "see": "saw seen",
        "know": "knew known", "think": "thought", "find": "found", "tell": "told", "leave": "left", "feel": "felt", "bring": "brought",
        "begin": "began begun", "keep": "kept", "hold": "held", "write": "wrote written", "stand": "stood", "hear": "heard", "meet": "met",
        "run": "ran", "pay": "paid", "sit": "sat", "speak": "spoke spoken", "lie": "lay lain lying", "lead": "led", "grow": "grew grown",
        "lose": "lost", "fall": "fell fallen", "send": "sent", "build": "built", "draw": "drew drawn", "break": "broke broken",
        "spend": "spent", "rise": "rose risen", "drive": "drove driven", "buy": "bought", "wear": "wore worn", "choose": "chose chosen",
        "shoot": "shot", "strike": "struck stricken", "fight": "fought", "seek": "sought", "catch": "caught", "throw": "threw thrown",
        "withdraw": "withdrew withdrawn", "overthrow": "overthrew overthrown", "withhold": "withheld", "uphold": "upheld",
        "undertake": "undertook undertaken", "overrun": "overran", "forbid": "forbade forbidden", "forgive": "forgave forgiven",
        "freeze": "froze frozen", "hide": "hid hidden", "sell": "sold", "teach": "taught", "win": "won", "swear": "swore sworn",
        "tear": "tore torn", "steal": "stole stolen", "shake": "shook shaken", "sink": "sank sunk", "sing": "sang sung", "sign": "signed",
        "fly": "flew flown", "flee": "fled", "feed": "fed", "bleed": "bled", "breed": "bred", "bend": "bent", "lend": "lent",
        "deal": "dealt",
        "mean": "meant", "sweep": "swept", "creep": "crept", "sleep": "slept", "weep": "wept", "bind": "bound", "wind": "wound",
        "grind": "ground", "hang": "hung", "dig": "dug", "stick": "stuck", "sting": "stung", "swing": "swung", "fling": "flung",
        "bite": "bit bitten", "beat": "beaten", "eat": "ate eaten", "drink": "drank drunk", "ride": "rode ridden",
        "foresee": "foresaw foreseen",
        "man": "men", "woman": "women", "crisis": "crises", "policeman": "policemen", "gunman": "gunmen", "serviceman": "servicemen",
        "bury": "buried", "mislead": "misled", "rebuild": "rebuilt", "retake": "retook retaken", "rewrite": "rewrote rewritten",
    }.items()
    for form in forms.split()
}  # fmt: skip


def bases(word: str) -> tuple[str, ...]:
    """The word in lower case and the base forms it may belong to, the likelier first.

    >>> bases("Condemned")
    ('condemned', 'condemn', 'condemne')
    >>> bases("barred")[-1], bases("allies")[1], bases("withdrew")[1]
    ('bar', 'ally', 'withdraw')
    """
    lower = word.lower()
    found = [lower]
    if lower in IRREGULAR:
        found.append(IRREGULAR[lower])
    for ending in ("ed", "ing"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            if ending == "ed" and stem.endswith("i"):
                found.append(stem[:-1] + "y")
            found.extend((stem, stem + "e"))
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
                found.append(stem[:-1])
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        if lower.endswith("ies"):
            found.append(lower[:-3] + "y")
        if lower.endswith("es"):
            found.append(lower[:-2])
        found.append(lower[:-1])
    return tuple(dict.fromkeys(found))
