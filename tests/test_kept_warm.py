"""After a load what the dear pages show is read before anybody asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from dashboard import kept_warm
from dashboard.reads import look
from data.database import engine
from tests.page_runs import RunPage, words
from tests.returns import hand_in, item


@pytest.fixture
def statements(office: str) -> Iterator[list[str]]:
    """What the database is asked, as long as the test lasts."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    sa.event.listen(engine(office), "before_cursor_execute", note)
    yield asked
    sa.event.remove(engine(office), "before_cursor_execute", note)


def test_who_comes_after_a_load_finds_the_figures_read(office: str, statements: list[str], run_page: RunPage) -> None:
    run_page(office, "figures")
    hand_in(office, "supervision", "2020-12-31", item("1"), item("2", status="finished"))
    kept_warm.refresh(look(None))
    statements.clear()
    assert "共" in words(run_page(office, "figures"))
    assert [one for one in statements if "supervision" in one] == []


def test_a_load_is_noticed_by_itself(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(office, "supervision", "2020-12-30", item("1"))
    read = threading.Event()
    monkeypatch.setattr(kept_warm, "EVERY_S", 0.01)
    monkeypatch.setattr(kept_warm, "DEAR", (lambda here: read.set(),))
    with kept_warm.kept_warm():
        assert not read.wait(0.3)
        hand_in(office, "supervision", "2020-12-31", item("1"), item("2"))
        assert read.wait(10)
