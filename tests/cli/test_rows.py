"""Tables of answers on a screen."""

import pytest

from realpolitik.cli.rows import show

SENTENCE = "will answer every further attack on its northern border posts with all that it has"


@pytest.mark.parametrize("columns", ["80", "100", "120"])
def test_a_sentence_is_set_wider_than_a_name(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    rows = [{"id": "3a2a2408a1774414", "party": "Ministry of Defence", "what": SENTENCE, "state": "due"}]
    show(rows, ("state", "party", "what", "id"), as_csv=False, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line.rstrip()) for line in lines) <= int(columns)
    head = lines[0]
    assert head.index("id") - head.index("what") > 1.5 * (head.index("what") - head.index("party"))


def test_an_id_is_not_broken(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    rows = [{"id": "3a2a2408a1774414", "why": SENTENCE, "what": SENTENCE, "since": "2024-05-01"}]
    show(rows, ("since", "what", "why", "id"), as_csv=False, as_json=False)
    out = capsys.readouterr().out
    assert "3a2a2408a1774414" in out
    assert "2024-05-01" in out
