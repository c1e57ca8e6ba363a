"""What stands between sentences of a page: credits, galleries, tweets."""

from __future__ import annotations

from itertools import pairwise

import pytest

from realpolitik.knowledge.outlets import outlet
from realpolitik.text.furniture import cuts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Crowds burn a flag Play slideshow REUTERS 1 of 31 Supporters of the GETTY The premier left.",
            ["Crowds burn a flag", "Play slideshow REUTERS 1 of 31", "Supporters of the", "GETTY", "The premier left."],
        ),
        ("1 of 57 Full Screen Autoplay Close Skip Ad x Chad votes.", ["1 of 57 Full Screen Autoplay Close Skip Ad x", "Chad votes."]),
        ("He left. (Ann Lee/The Washington Post) She stayed.", ["He left.", "(Ann Lee/The Washington Post)", "She stayed."]),
        ("(Reuters) Chad and Niger met.", ["(Reuters)", "Chad and Niger met."]),
        ("He left. (Photo: Sky news/PA) She stayed.", ["He left.", "(Photo: Sky news/PA)", "She stayed."]),
        ("Image copyright Reuters Image caption The boy was found.", ["Image copyright Reuters Image caption", "The boy was found."]),
        (
            "Reaction in pictures 29 show all Reaction in pictures 1/29 London, England AP 2/29 Paris, France",
            ["Reaction in pictures", "29 show all", "Reaction in pictures", "1/29", "London, England AP", "2/29", "Paris, France"],
        ),
        (
            "We win -- Ann Lee (@annlee) November 10, 2016 Chad has pledged help.",
            ["We win -- Ann Lee (@annlee) November 10, 2016", "Chad has pledged help."],
        ),
        ("He left. (She stayed.) They met.", ["He left. (She stayed.) They met."]),
        ("The 9/11 Commission met 1 of 3 Reuters reporters.", ["The 9/11 Commission met 1 of 3 Reuters reporters."]),
        ("He told AFP President Deby had left, Reuters said.", ["He told AFP President Deby had left, Reuters said."]),
        ("MOSCOW (Reuters) Chad and Niger met.", ["MOSCOW (Reuters) Chad and Niger met."]),
    ],
)
def test_furniture_is_cut_from_sentences(text: str, pieces: list[str]) -> None:
    places = [0, *cuts(text, 0, len(text), outlet), len(text)]
    assert [text[low:high].strip() for low, high in pairwise(places)] == pieces
