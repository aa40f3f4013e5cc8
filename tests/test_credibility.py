"""Hints on what returns say: exact on the sample and on histories made for them; shown to 督查 alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard import signed_in
from data import credibility
from data.clock import ZONE
from data.credibility import Hint, Hints, parts_that_differ
from data.database import reading
from data.permissions import Person
from tests.page_runs import RunPage, words
from tests.returns import hand_in, item, take_back

DAY = dt.date(2020, 10, 31)
DUE = dt.date(2020, 9, 30)


def history(url: str, *returns: dict[str, Any], number: str = "[2020]1号", first_month: int = 7) -> list[int | None]:
    """Hands in one item month by month; answers the batches."""
    days = [dt.date(2020, first_month + step + 1, 1) - dt.timedelta(1) for step in range(len(returns))]
    return [
        hand_in(url, "supervision", day.isoformat(), item(number, **fields)).batch
        for day, fields in zip(days, returns, strict=True)
    ]


def hints(url: str, day: dt.date = DAY, known_at: dt.datetime | None = None) -> Hints:
    with reading(url) as connection:
        return credibility.hints(connection, day, known_at)


def kinds(url: str, day: dt.date = DAY) -> list[str]:
    return [hint.kind for hint in hints(url, day).told]


def said(text: str, completion: float | None = None, **fields: Any) -> dict[str, Any]:
    return {"progress_text": text, "completion": completion, **fields}


def test_the_same_text_in_three_returns_running_is_shown_with_the_returns(database_url: str) -> None:
    batches = history(database_url, said("正在推进", 0.2), said("正在推进", 0.4), said("正在推进", 0.6))
    (hint,) = hints(database_url).told
    assert (hint.kind, hint.title, hint.unit) == ("same_text", "事项[2020]1号", "ndrc")
    assert hint.words == "最近3次报送的进展文字相同，可了解近期有没有新的进展。"
    assert [(one.as_of.month, one.batch, one.text, one.completion) for one in hint.evidence] == [
        (7, batches[0], "正在推进", 0.2), (8, batches[1], "正在推进", 0.4), (9, batches[2], "正在推进", 0.6),
    ]  # fmt: skip


def test_a_return_that_repeats_everything_counts_like_one_that_changes_something(database_url: str) -> None:
    history(database_url, said("正在推进", 0.2), said("正在推进", 0.2), said("正在推进", 0.2))
    assert kinds(database_url) == ["same_text", "stuck"]


def test_postgresql_answers_the_same(postgres_url: str) -> None:
    history(postgres_url, said("正在推进", 0.2), said("正在推进", 0.2), said("正在推进", 0.2))
    history(
        postgres_url,
        said("甲", 0.5, due_on=DUE),
        said("乙", 1.0, due_on=DUE, finished_on=DUE),
        number="2",
        first_month=8,
    )
    assert kinds(postgres_url) == ["same_text", "stuck", "full_on_due"]


def test_twice_is_no_habit_and_an_older_run_is_over(database_url: str) -> None:
    history(database_url, said("正在推进", 0.2), said("正在推进", 0.4))
    assert kinds(database_url) == []
    history(database_url, said("正在推进", 0.5), said("主体完工", 0.6), first_month=9)
    assert kinds(database_url) == []


def test_a_percentage_that_stands_still_is_shown_unless_nothing_or_all_is_done(database_url: str) -> None:
    history(database_url, said("甲", 0.45), said("乙", 0.45), said("丙", 0.45))
    history(database_url, said("甲", 0.0), said("乙", 0.0), said("丙", 0.0), number="[2020]2号")
    history(database_url, said("甲", 1.0), said("乙", 1.0), said("丙", 1.0), number="[2020]3号")
    (hint,) = hints(database_url).told
    assert (hint.kind, hint.title) == ("stuck", "事项[2020]1号")
    assert hint.words == "最近3次报送的完成率都是45%，可了解推进中有没有困难。"


def test_a_percentage_that_falls_is_shown_with_both_values(database_url: str) -> None:
    history(database_url, said("甲", 0.8), said("乙", 0.6), said("丙", 0.65))
    (hint,) = hints(database_url).told
    assert (hint.kind, hint.words) == ("backward", "完成率由80%变为60%，可了解是更正，还是情况有变化。")


def test_what_was_closed_on_its_last_day_is_shown_and_a_day_earlier_is_not(database_url: str) -> None:
    closed = {"status": "finished", "due_on": DUE, "due_kind": "date"}
    history(database_url, said("甲", 0.5, due_on=DUE), said("乙", 1.0, finished_on=DUE, **closed), first_month=8)
    earlier = DUE - dt.timedelta(1)
    history(database_url, said("甲", 0.5), said("乙", 1.0, finished_on=earlier, **closed), number="2", first_month=8)
    (hint,) = hints(database_url).told
    assert (hint.kind, hint.title) == ("full_on_due", "事项[2020]1号")
    assert hint.words == "完成率到100%正好是时限当天（2020年9月30日），可看一看办结材料。"


def test_all_done_in_the_return_of_the_due_day_itself_is_shown_where_no_day_is_told(database_url: str) -> None:
    history(database_url, said("甲", 0.7, due_on=DUE), said("乙", 1.0, due_on=DUE), first_month=8)
    assert kinds(database_url) == ["full_on_due"]


def test_what_is_closed_is_not_asked_about_for_its_text(database_url: str) -> None:
    closed = {"status": "finished", "finished_on": dt.date(2020, 7, 15)}
    history(database_url, *[said("已完成", 1.0, **closed)] * 3)
    assert kinds(database_url) == []


def test_a_withdrawn_return_does_not_count_but_did_before(database_url: str) -> None:
    batches = history(database_url, said("正在推进", 0.2), said("正在推进", 0.4), said("正在推进", 0.6))
    before = dt.datetime.now(ZONE)
    take_back(database_url, batches[1])
    assert kinds(database_url) == []
    assert [hint.kind for hint in hints(database_url, known_at=before).told] == ["same_text"]


def test_a_day_before_the_third_return_has_no_hint(database_url: str) -> None:
    history(database_url, said("正在推进", 0.2), said("正在推进", 0.4), said("正在推进", 0.6))
    assert kinds(database_url, dt.date(2020, 9, 29)) == []


def test_of_many_records_the_number_is_told_and_the_first_are_shown(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credibility, "MOST", 2)
    for month in (7, 8, 9):
        records = [item(f"{number}", progress_text="正在推进", completion=month / 20) for number in range(5)]
        hand_in(database_url, "supervision", f"2020-0{month}-28", *records)
    found = hints(database_url)
    assert (found.counts, len(found.told)) == ({"same_text": 5}, 2)


def test_the_sample_s_hints_are_these(sample_url: str) -> None:
    found = hints(sample_url, dt.date(2020, 12, 31))
    assert found.counts == {"same_text": 42, "full_on_due": 19}
    (last,) = [hint for hint in found.told if (hint.kind, hint.dataset) == ("full_on_due", "livelihood")]
    assert (last.title, last.words) == (
        "新增养老机构护理型床位",
        "完成率到100%正好是时限当天（2020年12月31日），可看一看办结材料。",
    )
    (fallen, _) = [hint for hint in hints(sample_url, dt.date(2020, 8, 15)).told if hint.kind == "backward"]
    assert (fallen.unit, [round(one.completion or 0, 2) for one in fallen.evidence]) == ("beicheng", [0.42, 0.56, 0.46])


def test_every_hint_shows_three_returns_or_those_that_there_are(sample_url: str) -> None:
    shown: tuple[Hint, ...] = hints(sample_url, dt.date(2020, 8, 15)).told
    assert {len(hint.evidence) for hint in shown if hint.kind != "full_on_due"} == {3}
    assert all(hint.evidence[0].as_of < hint.evidence[-1].as_of <= dt.date(2020, 8, 15) for hint in shown)


def test_parts_that_differ_are_the_open_identities(sample_url: str) -> None:
    with reading(sample_url) as connection:
        found = parts_that_differ(connection, dt.date(2020, 12, 31))
    assert len(found) == 6
    assert all(breach.settled is None for breach in found)


def test_no_word_of_a_hint_accuses() -> None:
    told = "".join([*credibility.KINDS.values(), *credibility._WORDS.values()])
    assert not any(word in told for word in ("造假", "虚报", "敷衍", "异常", "可疑", "错误", "问题", "瞒"))


def test_the_page_shows_them_with_their_returns(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "duties", part="可信度提示")
    assert "文字未变42项、到期当天完成19项" in words(page)
    assert "◆ 勾稽关系有6处不一致" in words(page)
    grid = page.dataframe[0].value
    row = grid[(grid["提示"] == "到期当天完成") & (grid["数据"] == "民生实事项目")].iloc[0]
    assert (row["事项"], row["牵头单位"]) == ("新增养老机构护理型床位", "市民政局")
    assert row["依据（各次报送）"].startswith("12月18日 96.4%“收尾阶段”；12月25日 98.7%“收尾阶段”；12月31日 100.5%")


def test_a_leader_is_not_offered_them(run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", Person("市领导", "leader"))
    page = run_page(sample_url, "duties", part="可信度提示")
    assert "文字未变" not in words(page)
    assert "各处室报送情况" in words(page)
