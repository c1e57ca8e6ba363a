"""Saved web pages: the article, what the page says of itself, and pages nobody should take apart."""

from __future__ import annotations

import time

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.html import page_report

PAGE = """<!doctype html><html lang="en"><head><title>Norway and Sweden guard the border | Nord Wire</title>
<meta property="og:title" content="Norway and Sweden guard the border">
<meta property="og:site_name" content="Nord Wire"><meta name="author" content="Kari Holm">
<meta property="article:published_time" content="2021-03-01T08:00:00Z">
<link rel="canonical" href="https://nord.example/border"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Norway and Sweden guard the border</h1>
<p>Norway and Sweden agreed on Monday to guard their northern border together from next year on, officials said.</p>
<p>The two ministers met in Kiruna &amp; signed the papers there.
&ldquo;We trust each other,&rdquo; said Defence Minister Lars Lund.</p>
<p>Finland, which was not at the table, said that it would study the agreement before it decided whether to join it.</p>
</article><footer>Copyright Nord Wire</footer><script>track("x")</script></body></html>"""


def test_the_article_and_what_the_page_says() -> None:
    report = page_report(PAGE)
    assert report.text.startswith("Norway and Sweden") or "agreed on Monday" in report.text
    assert "“We trust each other,” said Defence Minister Lars Lund." in report.text
    assert "track(" not in report.text
    assert "Home" not in report.text
    assert (report.title, report.outlet, report.author) == ("Norway and Sweden guard the border", "Nord Wire", "Kari Holm")
    assert (str(report.published), report.published_from) == ("2021-03-01", "page")
    assert len(report.text.split("\n")) >= 3


def test_the_caller_knows_better_than_the_page() -> None:
    report = page_report(PAGE, given={"published": "2021-02-28", "outlet": None})
    assert (str(report.published), report.published_from, report.outlet) == ("2021-02-28", "given", "Nord Wire")


def test_no_day_is_invented() -> None:
    silent = PAGE.replace('<meta property="article:published_time" content="2021-03-01T08:00:00Z">', "")
    assert page_report(silent).published is None


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "empty"),
        ("<html><body>" + "<div>" * 50_000 + "x", "page"),
        ("<html><body><p " + " ".join(f'a{n}="1"' for n in range(5000)) + ">x</p>", "page"),
        ("<html><body>" + "<br>" * 200_000, "page"),
        ("<html><body>" + "x " * 3_000_000, "size"),
    ],
)
def test_monsters_are_refused_at_once(page: str, reason: str) -> None:
    start = time.perf_counter()
    with pytest.raises(BadInput) as caught:
        page_report(page)
    assert caught.value.reason == reason
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("piece", ["<", "<!--", "<script", "<a ", "</", "<p x=", "&", " \n", "<script>"])
def test_broken_pages_end_soon(piece: str) -> None:
    start = time.perf_counter()
    with pytest.raises(BadInput):
        page_report("<html>" + piece * 200_000)
    assert time.perf_counter() - start < 10
