"""Identities as people see them: the command, the panel, on the sample."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from dashboard.identities_view import difference_panel
from dashboard.reads import View, look
from data.identities import ALL
from data.schema import prepare
from etl.cli import DONE, main


@pytest.fixture
def here(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> View:
    """The sample at its own day, for reads without a page."""
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return look(None)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["identities", *arguments]) == DONE
    return capsys.readouterr().out


def test_the_command_names_both_sources_with_file_sheet_row_and_batch(
    here: View, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "--as-of", "2020-12-31")
    assert f"截至2020-12-31：检查{len(ALL)}项勾稽关系，" in said
    assert "◆ 不一致  2020年8月　市民政局：年内累计数只增不减。" in said
    assert re.search(
        r"累计调用次数（截至2020-07-31）：12500次\n\s+\d+ 数据管理处 .*2020年7月31日\)\.xlsx 数据共享 第6行 批次\d+\n",
        said,
    )
    assert "累计调用次数（截至2020-08-31）：11400次" in said


def test_the_command_says_of_a_vague_number_that_it_is_one(here: View, capsys: pytest.CaptureFixture[str]) -> None:
    assert "  主动公开信息数：400余条\n" in run(capsys, "--as-of", "2020-12-31")


def test_the_document_lists_what_was_checked_and_every_breach(here: View, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(run(capsys, "--as-of", "2020-12-31", "--json"))
    assert [entry["code"] for entry in document["checked"]] == [entry.code for entry in ALL]
    falls = [breach for breach in document["breaches"] if breach["code"] == "records_never_fall"]
    assert [(breach["left"]["value"], breach["right"]["value"]) for breach in falls] == [(12500, 11400)]
    assert set(falls[0]["left"]["places"][0]) == {"file", "sheet", "row", "batch", "as_of"}


def test_the_command_on_an_empty_database_says_that_all_hold(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare(database_url)
    assert run(capsys, "--as-of", "2020-12-31") == f"截至2020-12-31：检查{len(ALL)}项勾稽关系，都成立。\n"


def test_the_panel_shows_each_difference_with_both_sources_as_links_to_their_batches(here: View) -> None:
    panel = difference_panel(here)
    assert "◆ 不一致 各部门累计调用次数等于各月调用次数之和。 2020年12月 市民政局 17800次 累计调用次数" in words(panel)
    assert len(re.findall(r'href="sources\?batch=\d+"', panel)) >= 4


def test_the_figures_of_2020_agree_with_their_other_sources(here: View, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(run(capsys, "--as-of", "2020-12-31", "--json"))
    assert [
        breach for breach in document["breaches"] if breach["code"] in ("one_value", "reconsideration_balance")
    ] == []
