"""The page: loads nothing, escapes everything, and bears any overlap of marks."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from realpolitik.core.report import record_id
from realpolitik.exports.page import fragments, page
from realpolitik.exports.segments import Shade, paragraphs, segments
from tests.sample import sample_reading

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&"


class Nesting(HTMLParser):
    """Holds tags against each other; collects ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        self.ids += [given_["id"] or ""] if "id" in given_ else []
        self.links += [given_["href"] or ""] if "href" in given_ else []
        assert not any(name.startswith("on") for name in given_), given_
        assert "style" not in given_
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text.append(data)


def parsed(html: str) -> Nesting:
    parser = Nesting()
    parser.feed(html)
    assert parser.open == []
    return parser


def test_the_page_is_whole_and_its_links_lead_somewhere() -> None:
    found = parsed(sample_reading().to_html())
    assert len(found.ids) == len(set(found.ids))
    for link in found.links:
        assert link.startswith("#"), link
        assert link[1:] in found.ids, link


def test_nothing_is_loaded_from_anywhere() -> None:
    html = sample_reading().to_html()
    assert "default-src 'none'" in html
    assert not re.search(r"\b(src|srcset|action)=|url\(|@import|https?://", html)
    for tag in ("style", "script"):
        content = re.search(f"<{tag}[^>]*>(.*?)</{tag}>", html, re.S)
        assert content
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_the_whole_text_can_be_read() -> None:
    reading = sample_reading()
    shown = "".join(parsed(reading.to_html()).text)
    assert shown.split() == reading.report.text.split()


def test_everything_is_escaped() -> None:
    record = sample_reading().to_dict()

    def poisoned(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: poisoned(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [poisoned(inner, key) for inner in value]
        free = (
            "title",
            "outlet",
            "author",
            "name",
            "mode",
            "basis",
            "topic",
            "what",
            "about",
            "cue",
            "code",
            "value",
            "means",
            "since",
        )
        return NASTY if key in free and isinstance(value, str) else value

    html = page(poisoned(record))
    assert "<img" not in html
    assert "alert(1)</script>" not in html
    parsed(html)


def test_a_link_that_is_no_web_address_is_not_made() -> None:
    record = sample_reading().to_dict()
    record["report"]["url"] = "javascript:alert(1)"
    assert "javascript:" not in page(record)


def test_a_report_of_which_nothing_is_known() -> None:
    reading = sample_reading()
    bare = replace(
        reading,
        actors=(),
        events=(),
        statements=(),
        stances=(),
        commitments=(),
        concerns=(),
        statuses=(),
        figures=(),
        places=(),
        movements=(),
        times=(),
    )
    assert "Nothing was found" in bare.to_html()


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), st.lists(SPANS, max_size=12))
def test_segments_leave_no_gap_whatever_overlaps(text: str, spans: list[tuple[int, int]]) -> None:
    shades = [Shade(start, end, f"e{n}", "event", n) for n, (start, end) in enumerate(spans)]
    for low, high in paragraphs(text):
        cut = segments(shades, low, high)
        assert "".join(text[one.start : one.end] for one in cut) == text[low:high]
        for one in cut:
            for place in range(one.start, one.end):
                assert {s.key for s in one.shades} == {s.key for s in shades if s.start <= place < s.end}


def test_reworded_words_show_what_they_were_read_as() -> None:
    record = sample_reading().to_dict()
    text = record["report"]["text"]
    start = text.index("border")
    reading = {"span": [start, start + 6], "text": "border", "means": 'frontier "line"'}
    record["report"]["reworded"] = {"score": 0.99, "verdict": True, "readings": [reading]}
    html = page(record)
    assert 'title="read as: frontier &quot;line&quot;">border</span>' in html
    squeezed = "".join("".join(parsed(html).text).split())
    assert "".join(text.split()) in squeezed
    record["report"]["reworded"]["verdict"] = False
    assert "read as" not in page(record)


def test_a_card_says_which_record_it_is() -> None:
    record = sample_reading().to_dict()
    html = page(record)
    for kind in ("events", "statements", "actors", "concerns"):
        shown = set(re.findall(rf'data-kind="{kind}" data-id="([^"]+)"', html))
        assert shown == {record_id(kind, record["report"]["id"], one) for one in record[kind]}


def test_what_is_only_space_is_no_link() -> None:
    record = sample_reading().to_dict()
    text = record["report"]["text"]
    gap = text.index(" ")
    record["events"][0]["spans"]["actors"] = [[0, gap]]
    record["events"][0]["spans"]["recipients"] = [[gap, gap + 1], [gap + 1, gap + 4]]
    record["actors"][0]["spans"] = [[0, gap + 4]]
    html = page(record)
    assert not re.search(r"<a [^>]*>\s*</a>", html)


def test_the_parts_of_the_page_are_the_page() -> None:
    record = sample_reading().to_dict()
    whole = page(record)
    parts = fragments(record)
    assert set(parts) == {"facts", "warnings", "legend", "text", "navigation", "record"}
    assert all(part in whole for part in parts.values())
