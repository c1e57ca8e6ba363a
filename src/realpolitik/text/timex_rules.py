# ruff: noqa: E501
"""The patterns of English time expressions, one line a rule, with named parts; ``timex`` says how they compete."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri", "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "midmorning": "MO", "dawn": "MO", "noon": "12:00", "midday": "12:00", "lunchtime": "12:00", "afternoon": "AF",
    "midafternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "overnight": "NI", "midnight": "24:00", "daytime": "DT",
}  # fmt: skip
# Holidays that fall on the same day every year.
HOLIDAYS = {
    "christmas": "12-25", "international women's day": "03-08", "bastille day": "07-14", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "01-01", "new year's eve": "12-31",
    "valentine's day": "02-14", "halloween": "10-31", "may day": "05-01", "boxing day": "12-26",
}  # fmt: skip
# Holidays that move: the weekday and its place in the month, or days from Easter Sunday of the western churches.
MOVING = {
    "thanksgiving day": "11 3 4", "thanksgiving": "11 3 4", "labor day": "9 0 1", "memorial day": "5 0 -1",
    "easter": "0", "easter sunday": "0", "easter monday": "1", "good friday": "-2", "palm sunday": "-7",
}  # fmt: skip


def _names(names: Mapping[str, int], *, dotted: str = "") -> str:
    """Names as written, Title or CAPITALS; short forms may have a full stop, those in ``dotted`` must."""
    full = sorted((n for n in names if len(n) > 5 or n in ("march", "april", "may", "june", "july")), key=len, reverse=True)
    short = sorted((n for n in names if n not in full and n not in dotted.split()), key=len, reverse=True)
    longs = "|".join(f"{n.title()}|{n.upper()}" for n in full)
    shorts = "|".join(f"{n.title()}|{n.upper()}" for n in short)
    return rf"(?-i:(?:{longs})\b|(?:{shorts})\b(?:\.|(?!\w))|(?:{'|'.join(n.title() for n in dotted.split())})\.)"


def _holidays() -> str:
    written = (name.title().replace("'S", "'s") for name in (*HOLIDAYS, *MOVING))
    return f"(?-i:{'|'.join(sorted((re.escape(name) for name in written), key=len, reverse=True))})"


MONTH = _names(MONTHS, dotted="mar jun jul sep")
SURE_MONTH = _names({m: 0 for m in MONTHS if m not in ("march", "may")}, dotted="mar jun jul sep")
WEEKDAY = _names(WEEKDAYS, dotted="mon wed sat sun")
DAYS = r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
_ONE = "one|two|three|four|five|six|seven|eight|nine"
_WORD = (
    rf"(?:{_ONE}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundred|thousand|million|dozen|half)"
)
DIGITS = r"\d[\d,]*(?:\.\d+)?(?:\s\d/\d)?"
NUMBER = rf"(?:{DIGITS}(?:\s(?:hundred|thousand|million))?|(?:an?\s)?{_WORD}(?:[\s-](?:and\s)?(?:a\s)?{_WORD})*)"
VAGUE = r"(?:a\s(?:good\s)?few|several|many|some|(?:a\s)?couple(?:\sof)?|dozens\sof|hundreds\sof|tens\sof|countless|numerous)"
AMOUNT = rf"(?:{NUMBER}(?:\s?(?:to|or|-|–)\s?{NUMBER})?|half\san?|{VAGUE}|an?(?=\s))"
UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
BIG = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
ONE_BIG = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?!\s(?:of\s(?-i:[A-Z])|(?:in|from|to|into)\b|Olympic|Games|Palace|School|Offensive))"
PART = r"(?:mid-?morning|mid-?afternoon|morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk)"
YEAR = r"(?:1[0-9]\d\d|20[0-9]\d)"
SAID_YEAR = rf"(?:(?:nineteen|twenty|eighteen)(?:\s|-)(?:ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[\s-](?:{_ONE}))?))"
DAYNUM = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|,\d{3}|\.\d)"
ZONE = r"(?:\s?\(?(?-i:GMT|UTC|BST|CEST|CET|EEST|EET|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|[Ll]ocal\stime)\b\)?(?:[+-]\d{1,2})?)"
CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.m\.?|[AaPp][Mm]\b))?{ZONE}?|(?:1[0-2]|[1-9])\s?(?:[ap]\.m\.?(?!\w)|[AaPp][Mm]\b){ZONE}?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|[Hh](?:ou)?rs)\b|(?:{_ONE}|ten|eleven|twelve|\d\d?)\so'clock(?:\sin\sthe\s{PART})?|noon|midnight|midday)"
)
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
WHICH = r"(?:last|next|this|past|previous|coming|current|same|that|preceding|following|upcoming|latest|prior)"
NEAR = r"(?:last|next|this|past|coming|current|that|following|previous)"

# (kind, pattern). Case matters for names only; see _compile.
RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?(?![\d-])"),
    ("slashed", r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d\d)(?:\s(?P<clock>\d\d:\d\d(?::\d\d)?))?(?![\d/])"),
    ("dotted", r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>\d{4})(?![\d.]\d)"),
    ("day", rf"(?:(?P<clock>{CLOCK}),?\s(?:on\s)?)?(?:(?P<wd>{WEEKDAY})(?:\s(?P<wpart>{PART}))?,?\s)?(?P<month>{MONTH})\s?(?P<d>{DAYNUM})(?:(?:,\s?|\s)(?P<y>{YEAR})(?!\d)|\s(?P<which>of\s(?:this|last|next)\syear|(?:this|last|next)\syear))?"),
    ("day", rf"(?:(?P<clock>{CLOCK}),?\s(?:on\s)?)?(?:(?P<wd>{WEEKDAY})(?:\s(?P<wpart>{PART}))?,?\s)?(?:the\s)?(?P<d>{DAYNUM})(?:\s(?:of\s)?|-)(?P<month>{MONTH})(?:(?:,\s?|\s|-)(?P<y>{YEAR})(?!\d)|\s(?P<which>(?:this|last|next)\syear))?"),
    ("month", rf"(?P<month>{MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR}|{SAID_YEAR})(?!\d|,\d)|'(?P<yy>\d\d)\b|\s(?:of\s)?(?P<which>(?:this|last|next|that|the\s(?:same|following|previous))\syear))"),
    ("month", rf"(?P<near>(?:this\spast\s)|{NEAR}\s)(?P<month>{MONTH})"),
    ("month", rf"(?!(?-i:Jan)\s(?-i:[A-Z]))(?:(?:mid|late|early)-)?(?P<month>{SURE_MONTH})(?!\s?\d)(?!\s(?-i:[A-Z])\w+\s(?:Revolution|Uprising))"),
    ("month", r"(?P<lead>\b(?:in|since|until|till|by|from|of|late|early|mid|during|to|through|and|before|after|between|for)[\s-])(?P<month>(?-i:March|May))\b(?!\s?\d|\s(?:have|be)\b|\s(?-i:[A-Z]))"),
    ("weekday", rf"(?:(?P<clock>{CLOCK}|{PART}),?\s(?:on\s)?)?(?P<near>(?:a\sweek\s(?:ago|from)|this\spast|this\scoming|{NEAR}|the\s(?:following|previous|next))\s)?(?P<wd>{WEEKDAY})(?:\s(?P<wpart>{PART}))?(?:,?\s(?P<then>last\sweek|next\sweek|this\sweek)|,?\s(?P<clock2>{CLOCK}))?"),
    ("weekdays", rf"(?:(?:every|each)\s(?P<wd>{WEEKDAY})(?:\s(?P<wpart>{PART}))?|(?P<wds>{DAYS})|(?P<wd2>{WEEKDAY})\s(?P<wparts>nights|mornings|afternoons|evenings))"),
    ("every_month", rf"(?:every|each)\s(?P<month>{MONTH})"),
    ("every_season", r"(?:every|each)\s(?P<s>spring|summer|autumn|fall|winter)"),
    ("deictic", rf"(?:(?P<clock>{CLOCK}|{PART})\s)?(?P<word>today|yesterday|tomorrow|tonight|the\sday\s(?:before\syesterday|after\stomorrow))(?!'s\s(?:world|society|youth))(?:\s(?P<wpart>{PART})|\sat\s(?P<clock2>{CLOCK}))?"),
    ("part", rf"(?P<near>last|this|that|the\s(?:next|following|previous|same))\s(?P<part>{PART})(?:\sat\s(?P<clock2>{CLOCK}))?"),
    ("part", r"(?P<near>the\s)(?P<part>morning|afternoon|evening)\b(?!\sof)|(?P<over>overnight)"),
    ("part", r"(?P<lead>\b(?:at|by|until|till|before|after|since|from|around)\s)(?P<part>dawn|dusk)"),
    ("clock", r"(?P<clock>1[0-2]|[1-9])\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\snight)"),
    ("clock", rf"(?P<clock>{CLOCK})(?:\sin\sthe\s(?P<part>morning|afternoon|evening)|\sat\snight)?"),
    ("unit", r"(?P<near>the\snext)\s(?P<unit>day)(?!s|-)"),
    ("unit", rf"(?:the\s)?(?P<near>{WHICH})\s(?P<kind>(?:fiscal|calendar|full|entire|whole|school|academic|financial)\s)?(?P<unit>{ONE_BIG})(?!s|-|'s\s(?:{ORDINAL}|quarter))"),
    ("unit", rf"(?P<near>that)\s(?:same\s)(?P<unit>{ONE_BIG})|(?:at\s)?(?P<near2>the)\s(?P<unit2>weekend)|(?P<near3>the)\s(?:(?P<kind>fiscal|full)\s)?(?P<unit3>year|month|week)(?!s|-|\s(?:of\b(?!\s\d)|\d|ago|ended|ending|end\b|before|after))"),
    ("duration", r"the\s(?:fiscal\s|financial\s)?(?P<n>)(?P<unit>year)(?=\s(?:ended|ending)\b)"),
    ("year_end", rf"(?:(?:the\s)?(?:current\s)?year(?:'s)?[\s-]end|(?P<y>{YEAR})\syear-end|end-of-year)"),
    ("ago", rf"(?P<n>{AMOUNT})(?:[\s-](?:or\s(?:so|more)\s)?)(?:(?:long|short|whole|full|calendar)\s)?(?P<unit>{UNIT})(?:\sor\s(?:so|more)|\sand\sa\s(?P<half>half))?\s(?P<dir>ago|earlier|before(?=[.,;\s](?!\w))|previously|later|after(?=[.,;])|afterwards?|from\snow|hence|since(?=[.,;])|in\sthe\spast|on\b(?=,))(?:\s(?P<wd>today|{WEEKDAY}))?"),
    ("ago", r"(?P<n>)(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes|seconds)\s(?P<dir>ago|earlier|later)"),
    ("ago", rf"(?:the\s(?:comparable\s|corresponding\s|same\s)?)?(?P<n>)(?P<unit>year)-(?P<dir>ago|earlier)\s(?:{ORDINAL}\s)?(?P<period>period|quarter|month)"),
    ("ago", r"(?P<n>)(?P<unit>year)-(?P<dir>ago|earlier)"),
    ("ago", r"(?:the\s)(?P<n>)(?P<unit>year|month|week|day|night)\s(?P<dir>before|earlier|after)(?=[.,;]|$)"),
    ("recent", rf"(?:the\s)?(?P<near>first|final)\s(?P<n>{AMOUNT}\s)(?P<unit>{UNIT})"),
    ("recent", rf"(?:the\s)?(?P<near>last|past|next|coming|previous|following|recent|preceding|upcoming|latest)\s(?!an?\s{UNIT})(?P<n>{AMOUNT}\s|)(?:(?:or\sso|full|trading|fiscal|calendar|consecutive)\s)?(?P<unit>{UNIT})(?:\sor\sso)?"),
    ("recent", rf"(?:the\s)?(?P<near>last|past|next|first|final|coming)\s(?P<n>few\s)(?P<unit>{UNIT})"),
    ("recent", r"the\s(?P<unit>weeks|months|years|days|decades)\s(?:to\scome|(?:just\s)?ahead)(?P<n>)(?P<near>)"),
    ("share", r"(?:more\sthan\s|nearly\s|almost\s|about\s)?(?:a|one|three)[\s-]quarters?(?:\sof\b|(?=\s?[.,;-]))|an?\s(?:second|third)\b"),
    ("this_quarter", rf"(?:the\s)(?P<y>{YEAR})\s(?:quarter|period)"),
    ("duration", rf"(?P<n>{AMOUNT})(?:\s|-)(?:(?:more|full|whole|entire|long|consecutive|straight|additional|extra|further|solid|working|trading|calendar|business|fiscal)\s)?(?P<unit>{UNIT})(?:(?:\sor\s(?:so|more|longer|less))|-long|\slong\b|\sand\sa\s(?P<half>half)|(?P<plus>\s(?:and\s)?{NUMBER}\s{UNIT}))?(?!\s(?:ago|earlier|later)\b)"),
    ("duration", rf"(?:the\s)?(?P<n>{NUMBER})(?:\s|-)(?P<unit>{UNIT})(?:-long)?"),
    ("duration", r"(?P<n>)(?P<unit>second|minute|hour|day|week|weekend|month|year|decade|century|hours|days|weeks|months|years|decades|centuries)(?:-|\s)?long\b"),
    ("duration", r"(?<!\bearly\s)(?<!\bsmall\s)(?P<n>)(?P<unit>hours|minutes|days|weeks|months|years|decades|centuries)(?!-|\sold|')(?:\s(?:or|and)\s(?:even\s)?(?:days|weeks|months|years|decades))?"),
    ("duration", r"(?P<n>)(?P<unit>yearlong|monthlong|weeklong|daylong|hourlong|decadelong)"),
    ("age", rf"(?:the\s)?(?:{AMOUNT}(?:\s|-))?{UNIT}(?:\s|-)(?:olds?|of\sage)\b|(?:aged?|ages)\s\d+"),
    ("set", rf"(?:every|each)\s(?:other\s|single\s)?(?P<n>{NUMBER}\s|few\s)?(?P<unit>{UNIT})"),
    ("set", rf"(?:once|twice|{NUMBER}\stimes)\s(?:an?|per|every|each)\s(?P<unit>{ONE_BIG})"),
    ("set", r"(?P<adverb>daily|weekly|monthly|annually|yearly|hourly|nightly|biweekly|fortnightly)(?!\s(?:Telegraph|Mail|News|Express|Star|Standard|Beast|Times|Mirror|Sabah))"),
    ("year", rf"(?P<ctx>\b(?:in|since|by|until|till|from|to|through|before|after|during|of|for|and|between|late|early|mid|fiscal|year|early-|late-|mid-|the|than|around|about|or|circa|a|an|its|their|his|as|on|with|that)[\s-])(?P<y>{YEAR})(?![\d:%]|,\d|\.\d|-\d|/\d{{3}}|\s(?:percent|per|meters?|metres?|miles?|kilometers?|kilometres?|km|feet|people|troops|soldiers|million|billion|U\.S\.|dollars|euros|pounds|points|jobs|tons|tonnes|shares|votes)\b)"),
    ("year", r"(?<![\w$€£#.,/:-])(?P<y>(?:19|20)\d\d)(?![\w:%]|,\d|\.\d|-\d|/\d{3}|\s(?:percent|per|meters?|metres?|miles?|kilometers?|kilometres?|km|feet|people|troops|soldiers|million|billion|dollars|euros|pounds|points|jobs|tons|tonnes|shares|votes)\b)"),
    ("year", rf"(?:the\syear\s)(?P<y>{YEAR}|two\sthousand|{SAID_YEAR})(?!\d)|\b(?P<y2>{SAID_YEAR})\b(?!\s(?:{UNIT}|people|percent|million))|(?:fiscal|FY)\s?(?P<y3>{YEAR}|'?\d\d)\b"),
    ("years", rf"(?P<y>{YEAR})\s?[-–/]\s?(?P<y2>{YEAR}|\d\d)(?![\d-])"),
    ("decade", r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?P<c>1[0-9]|20)(?P<d>\d)0'?s\b|'(?P<d2>\d)0s\b|(?P<d3>[2-9])0s\b|(?P<c4>nineteen|eighteen|twenty)[\s-](?P<d4>hundred|twen|thir|for|fif|six|seven|eigh|nine)(?:ties|s)|(?P<d5>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))"),
    ("century", r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<c>\d\d?(?:st|nd|rd|th)|(?:fif|six|seven|eigh|nine|thir|four)teenth|twelfth|eleventh|tenth|twentieth|twenty-first)(?:\s|-)(?:century|centuries)(?:\s(?P<bc>BC|BCE|B\.C\.))?"),
    ("quarter", rf"(?:(?:the|its|their)\s)?(?:fiscal[\s-]|latest\s)?(?P<q>{ORDINAL})[\s-](?:fiscal[\s-])?quarter(?:\s(?:of\s)?(?P<y>{YEAR}|(?:last|this|next)\syear))?"),
    ("quarter", rf"(?:the\s)?(?P<y>{YEAR}|(?:last|this|next)\syear's)\s(?P<q>{ORDINAL})[\s-]quarter|\b(?:Q(?P<q2>[1-4]))(?:\s(?P<y2>{YEAR}))?"),
    ("this_quarter", r"(?:the\s)(?:(?:comparable|same)\s)?quarter(?!s|-|\sof\s(?!\d)|\s(?:million|century))(?:\s(?P<ago>a\syear\s(?:ago|earlier)|last\syear))?"),
    ("half", rf"(?:the\s)?(?P<h>first|second|last|latter)[\s-]half(?:\s(?:of\s)?(?P<y>{YEAR}|(?:last|this|next|the)\syear))?(?=\s?[.,;]|\sof\s(?:\d|last|this|the\syear)|$|(?<=r)|(?<=\d))"),
    ("season", rf"(?P<near>(?:this\spast|last|next|this|that|the(?:\s(?:following|previous))?)\s)?(?P<s>{SEASON})(?:,?\s(?:of\s|in\s)?(?P<y>{YEAR}|{SAID_YEAR})(?!\d))"),
    ("season", r"(?P<near>(?:this\spast|this\scoming|last|next|this|that|the\s(?:following|previous))\s)(?P<s>(?:spring|summer|autumn|fall|winter)(?!\s(?:of\s(?-i:[A-Z])|Olympic|Games|Palace|School|Offensive)))(?!s)"),
    ("season", r"(?P<lead>(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?<=\bover\s)|(?<=\binto\s)|(?<=\bof\s)|(?<=\bthrough\s)|(?<=\bthroughout\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bfor\s))(?P<near>(?:the\s)(?:(?:early|late)\s)?|(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s))(?:(?:early|late)\s)?)(?P<s>(?:spring|summer|autumn|winter)(?!\s(?:of\s(?-i:[A-Z])|home|camp|house|school|weather)))\b"),
    ("holiday", rf"(?P<near>(?:last|next|this)\s)?(?<!Orthodox\s)(?P<h>{_holidays()})(?:,?\s(?P<y>{YEAR}))?(?!\s(?:(?-i:Island|Rising|Sunday)))"),
    ("present", r"(?P<ref>right\snow|just\snow|now|currently|at\s(?:the\s)?present|at\sthe\smoment|at\sthis\s(?:moment|point|time)|nowadays|these\sdays|presently|to\sdate|this\stime)(?!\s(?:that|defunct|famous|infamous)\b)"),
    ("past", r"(?P<ref>recently|lately|(?<=in\s)the\spast|formerly|in\srecent\s(?:times|memory)|the\spast(?=[.,;])|(?<=at\s)the\stime(?!\s(?:when|for|to|that))|not\s(?:so\s)?long\sago|long\sago|the\sother\sday)(?!\sof)"),
    ("future", r"(?P<ref>the\s(?:near|foreseeable|immediate)?\s?future(?=[.,;\s])|soon|shortly(?!\s(?:after|before))|as\ssoon\sas\spossible)(?!\s(?:after|as|before|of)\b)"),
)  # fmt: skip

# What a text must hold before a rule is tried: most rules are passed over by one look. The text is in lower case, after a space.
DIGITS_IN = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
SIGNS: Mapping[str, tuple[str, ...]] = {
    "digit": DIGITS_IN,
    "unit": (
        " day",
        "-day",
        "(day",
        '"day',
        "second",
        "minute",
        "hour",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "centur",
    ),
    "month": tuple(
        f"{before}{month}"
        for month in (
            "jan",
            "feb",
            "march",
            "apr",
            "may",
            "june",
            "july",
            "jul.",
            "jun.",
            "mar.",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
        )
        for before in " -("
    ),
    "weekday": (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        *(f" {day}" for day in ("mon.", "tue", "wed.", "thu", "fri", "sat.", "sun.")),
    ),
    "season": ("spring", "summer", "autumn", " fall", "-fall", "winter"),
    "part": ("morning", "noon", "evening", "night", "dawn", "dusk", "today", "yesterday", "tomorrow", "day before", "day after"),
    "clock": (*DIGITS_IN, "o'clock", "noon", "midnight", "midday"),
    "said": (*DIGITS_IN, "nineteen", "twenty", "eighteen", "ties", "two thousand"),
    "quarter": ("quarter", "half", " q1", " q2", " q3", " q4", " second", " third"),
    "holiday": (
        "christmas",
        "new year",
        "valentine",
        "halloween",
        "may day",
        "boxing day",
        "thanksgiving",
        "easter",
        "good friday",
        "palm sunday",
        "labor day",
        "memorial day",
        "women's day",
        "bastille day",
    ),
    "set": ("daily", "weekly", "monthly", "annually", "yearly", "hourly", "nightly", "every", "each", "once", "twice", "times"),
    "reference": (
        " now",
        "present",
        "current",
        "moment",
        "this point",
        "this time",
        "these days",
        "to date",
        "recent",
        "lately",
        "the past",
        "formerly",
        " ago",
        "future",
        "soon",
        "shortly",
        "the time",
        "other day",
    ),
}
SIGN_OF = {
    "iso": "digit", "slashed": "digit", "dotted": "digit", "day": "month", "month": "month", "weekday": "weekday", "weekdays": "weekday",
    "deictic": "part", "part": "part", "clock": "clock", "unit": "unit", "year_end": "unit", "ago": "unit", "recent": "unit",
    "duration": "unit", "age": "unit", "share": "quarter", "set": "set", "year": "said", "years": "digit", "decade": "said",
    "century": "unit", "quarter": "quarter", "this_quarter": "quarter", "half": "quarter", "season": "season", "every_season": "season", "every_month": "month", "holiday": "holiday",
    "present": "reference", "past": "reference", "future": "reference",
}  # fmt: skip

# Words before an expression that belong to it.
MODIFIER = re.compile(
    r"(?:(?:the\s)?(?:early|small)\shours\s(?:of|on)\s|(?:the\s)?(?:very\s)?(?:beginning|start|end|middle|close|turn|dawn|eve|(?:early|late|last|final|first)\s(?:part|days|weeks|months|years))\s(?:of\s)(?:the\s)?"
    r"|(?:sometime\s)?(?:[Ee]arlier|[Ll]ater|sometime|[Ee]arly|[Ll]ate|[Mm]id)(?:[\s-](?:in|on)(?=\s(?:the|that|this)\b))?[\s-](?:the\s(?=\d))?)$"
)
QUANTIFIER = re.compile(r"(?:\b(?:at\sleast|more\sthan|greater\sthan|no\smore\sthan|less\sthan|fewer\sthan|nearly|almost|up\sto|as\smany\sas|practically)\s)$", re.I)  # fmt: skip
