"""总览 is read while the browser still loads the program that draws it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard import ahead
from dashboard.overview import board
from dashboard.reads import look
from data.database import engine
from tests.returns import hand_in, item


@pytest.mark.parametrize("sign_in", ["off", "on"])
def test_what_was_read_ahead_needs_the_database_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign_in: str
) -> None:
    """Nor does it need anyone who looks: it is read before it is known who will."""
    url = f"sqlite:///{tmp_path / 'ahead.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("SIGN_IN", sign_in)
    hand_in(url, "supervision", "2020-10-31", item("1", title="推进公交一体化", due_on=dt.date(2020, 10, 1)))
    ahead.read("2020-10-31")
    view = look(dt.date(2020, 10, 31))
    engine(url).dispose()
    for path in tmp_path.iterdir():
        path.unlink()
    assert "推进公交一体化" in str(board(view))


@pytest.mark.parametrize("as_of", ["nonsense", "2020-13-01"])
def test_a_wrong_day_in_the_address_is_left_to_the_page(
    database_url: str, as_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    ahead.read(as_of)
