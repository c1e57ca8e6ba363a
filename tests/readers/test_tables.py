"""Tables of addresses, and the pages that lie beside them: each address once, its page with the day of the table, or a refusal."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.core.report import Report
from realpolitik.readers.beside import saved
from realpolitik.readers.letters import opened
from realpolitik.readers.post import files_of, items
from realpolitik.readers.tables import Address, addresses
from realpolitik.readers.way import Way, whole_of
from tests.readers.test_coded import gdelt_line
from tests.readers.test_post import CHAD, PAGE, warc

URL = "https://n.example/2021/05/chad-praises-niger"


def events(*urls: str) -> str:
    return "".join(gdelt_line(SOURCEURL=url, DATEADDED="20210503121500") + "\n" for url in urls)


def mentions(*urls: str) -> str:
    return "".join(f"5\t20210502120000\t20210503121500\t1\tn.example\t{url}" + "\t1" * 10 + "\n" for url in urls)


def graph(*urls: str) -> str:
    return "".join(f"20210503121500-{n}\t20210503121500\t1\tn.example\t{url}" + "\t" * 22 + "\n" for n, url in enumerate(urls))


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("20210503121500.export.CSV", events(URL, URL, "https://n.example/b")),
        ("20210503121500.mentions.CSV", mentions(URL, "https://n.example/b", URL)),
        ("20210503121500.gkg.csv", graph(URL, "https://n.example/b")),
        ("mine.csv", f'id,published,SOURCEURL\n1,2021-05-03,{URL}\n2,20210503,"https://n.example/b"\n'),
        ("mine.tsv", f"\ufeffURL\tdateadded\r\n{URL}\t20210503\r\n\r\nhttps://n.example/b/\t20210503121500\r\n{URL}#top\t\r\n"),
        ("mine.tab", f"link;date\n{URL};2021-05-03T10:00\nhttps://n.example/b;2021-05-03\n"),
    ],
)
def test_each_address_once_with_its_day(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / name).write_text(table)
    found = [one for one in addresses(tmp_path / name) if isinstance(one, Address)]
    assert [(one.url.rstrip("/"), one.day) for one in found] == [(URL, "2021-05-03"), ("https://n.example/b", "2021-05-03")]


def test_a_table_packed_as_gdelt_ships_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "20210503121500.export.CSV.zip", "w") as bundle:
        bundle.writestr("20210503121500.export.CSV", events(URL))
    assert list(addresses(tmp_path / "20210503121500.export.CSV.zip")) == [Address(URL, "2021-05-03", 1)]


def test_what_is_no_address_and_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"url,date\nftp://n.example/a,\n{URL},soon\nhttps://,\n,\n")
    found = list(addresses(tmp_path / "a.csv"))
    assert [one.reason if isinstance(one, BadInput) else one.day for one in found] == ["address", None, "address"]
    (tmp_path / "b.csv").write_text("name,age\nChad,61\n")
    (refused,) = items(str(tmp_path / "b.csv"), {})
    assert isinstance(refused, BadInput)
    assert refused.reason == "columns"


def test_a_zip_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.csv.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.csv", "url\n" + "\n" * 10_000_000)
    (refused,) = items(str(tmp_path / "a.csv.zip"), {})
    assert isinstance(refused, BadInput)
    assert refused.reason == "bomb"


@pytest.mark.parametrize(
    "name",
    [
        hashlib.md5(URL.encode(), usedforsecurity=False).hexdigest(),
        f"{hashlib.sha256(URL.encode()).hexdigest()}.html",
        f"{quote(URL, safe='')}.htm",
        "n.example/2021/05/chad-praises-niger.html",
        "n.example/2021/05/chad-praises-niger/index.html",
    ],
)
def test_a_page_is_found_by_the_names_that_programs_give_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(PAGE)
    assert saved(tmp_path, URL) == tmp_path / name
    assert saved(tmp_path, "https://n.example/2021") is None


def test_no_address_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "secret.html").write_text(PAGE)
    out = (
        "https://../secret",
        "https://n.example/../../secret.html",
        "https:///secret",
        "https://[::1",
        "https://n.example/\0",
        "https://n/x" * 999,
    )
    for url in out:
        assert saved(tmp_path / "pages", url) is None


def test_pages_beside_a_table_in_a_folder_and_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"url,published\n{URL},2021-05-03\nhttp://n.example/1,2021-05-04\nhttps://n.example/gone,\n")
    (tmp_path / "a.pages" / "n.example" / "2021" / "05").mkdir(parents=True)
    (tmp_path / "a.pages" / "n.example" / "2021" / "05" / "chad-praises-niger").write_text(PAGE)
    (tmp_path / "a.pages" / "crawl.warc.gz").write_bytes(warc(PAGE.replace("Niger", "Mali"), PAGE.replace("Niger", "Togo")))
    found = list(items(str(tmp_path), {"outlet": "Wire", "published": "2020-01-01"}))
    reports = [opened(one) for one in found if isinstance(one, Item)]
    told = zip([one for one in reports if isinstance(one, Report)], ("Niger", "Togo"), strict=True)
    assert [(one.url, one.published, one.outlet, word in one.text) for one, word in told] == [
        (URL, date(2021, 5, 3), "Wire", True), ("http://n.example/1", date(2021, 5, 4), "Wire", True),
    ]  # fmt: skip
    (refused,) = (one for one in found if isinstance(one, BadInput))
    assert refused.reason == "missing"
    assert refused.where.endswith("a.csv line 4")


def test_pages_named_by_the_caller_are_no_post_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("url\nhttp://n.example/0\n")
    (tmp_path / "else.warc.gz").write_bytes(warc(PAGE))
    (tmp_path / "b.txt").write_text(CHAD)
    assert [one.name for one in files_of(tmp_path)] == ["b.txt", "else.warc.gz", "t.csv"]
    assert [one.name for one in files_of(tmp_path, pages=tmp_path / "else.warc.gz")] == ["b.txt", "t.csv"]
    found = [one.given for one in items(str(tmp_path), {}, pages=tmp_path / "else.warc.gz") if isinstance(one, Item)]
    assert found == [{}, {"url": "http://n.example/0"}]
    refused = list(items(str(tmp_path / "t.csv"), {}, pages=tmp_path / "b.txt"))
    assert [one.reason for one in refused if isinstance(one, BadInput)] == ["kind", "missing"]


def test_the_way_is_told_by_the_bytes_that_lie_behind(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "{CHAD} {number}"}}\n' for number in range(2000)))
    (tmp_path / "b.txt").write_text(CHAD)
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "bad.txt.gz").write_bytes(gzip.compress(b"x" * 9000)[:-9])
    (tmp_path / "c.warc.gz").write_bytes(warc(*[PAGE] * 50))
    (tmp_path / "d.csv").write_text("url\n" + "".join(f"http://n.example/{number}\n" for number in range(50)))
    (tmp_path / "d.warc.gz").write_bytes(warc(*[PAGE] * 50))
    way = Way(whole=whole_of([str(tmp_path)], files_of))
    assert way.whole == sum(one.stat().st_size for one in tmp_path.iterdir() if one.name != "d.warc.gz")
    shares = [way.share for _ in items(str(tmp_path), {}, way=way)]
    assert len(shares) == 2000 + 1 + 2 + 50 + 50
    told = [share for share in shares if share is not None]
    assert told == sorted(told)
    assert len(set(told)) > 1000
    assert (told[0] < 0.01, way.share) == (True, 1.0)
    assert whole_of([str(tmp_path), "-"], files_of) is None
    assert Way().share is None
