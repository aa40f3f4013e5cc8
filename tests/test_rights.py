"""What a role sees of the pages: its own records, everyone's sums, and a sentence where the rest would stand."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.navigation import ENTRIES
from data import accounts, sessions
from data.clock import now
from data.database import reading, writing
from data.datasets import dataset
from data.facts import in_force
from data.permissions import Person
from data.sessions import key_of
from data.tables import audit, batch
from tests.page_runs import RunPage, links, words
from tests.people import ADMIN, account_of, enrol

PUBLIC = ["总览", "预警中心", "四张清单", "民生实事", "争先进位", "全部指标", "数据来源"]
DAY = "2020-12-31"

RunAs = Callable[..., AppTest]


@pytest.fixture(scope="module")
def peopled(sample_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample with accounts; its own copy."""
    source = sample_url.removeprefix("sqlite:///")
    url = f"sqlite:///{shutil.copy(source, tmp_path_factory.mktemp('rights') / 'sample.db')}"
    for name, role, division in (
        ("lingdao", "leader", None), ("ducha", "supervision", None), ("guanli", "admin", None), ("daping", "screen", None),
        ("zhiban", "division", "总值班室"), ("fazhi", "division", "法制处"), ("zonghe", "division", "综合处"),
        ("huiyi", "division", "常务会议处"), ("jiwei", "division", "机关纪委"),
        ("gongkai", "division", "政务公开处"),
    ):  # fmt: skip
        enrol(name, role, division, url=url)  # type: ignore[arg-type]
    return url


@pytest.fixture
def run_as(run_page: RunPage, peopled: str, monkeypatch: pytest.MonkeyPatch) -> RunAs:
    """Call it with an account's name, a page and its query to get the page as that account sees it."""
    monkeypatch.setenv("DATABASE_URL", peopled)

    def run(who: str, name: str, **query: str) -> AppTest:
        return run_page(peopled, name, session=begin(who), **query)

    return run


def begin(who: str) -> str:
    with writing() as connection:
        return key_of(sessions.begin(connection, account_of(who).id, "10.0.0.7"))


def shown(page: AppTest) -> str:
    """All that the page says, its grids included."""
    grids = " ".join(frame.value.to_csv() for frame in page.dataframe)
    said = " ".join(entry.value for entry in (*page.caption, *page.warning, *page.info, *page.subheader))
    choices = " ".join(str(box.options) for box in page.selectbox)
    return f"{words(page)} {grids} {said} {choices}"


def names_of(url: str, name: str, column: str) -> set[str]:
    """Every value of a column of a dataset at the end of the year."""
    facts = in_force(dataset(name), now().date().replace(2020, 12, 31))
    with reading(url) as connection:
        return {str(value) for value in connection.scalars(sa.select(facts.c[column])) if value}


def exports(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("lingdao", [entry.title for entry in ENTRIES if entry.verb == "see_board"]),
        ("zhiban", [*PUBLIC[:5], "应急值守", *PUBLIC[5:]]),
        ("fazhi", [*PUBLIC[:5], "法治保障", *PUBLIC[5:]]),
        ("zonghe", [*PUBLIC[:5], "服务决策", "办文办会", *PUBLIC[5:]]),
        ("guanli", PUBLIC),
        ("daping", []),
    ],
)
def test_pages_open_for_those_whose_data_they_hold(peopled: str, who: str, titles: list[str]) -> None:
    with reading(peopled) as connection:
        found = accounts.find(connection, who)
    assert found is not None
    person = Person(found.post, found.role, found.division, found.id)
    boards = [entry for entry in ENTRIES if entry.verb == "see_board"]
    assert [entry.title for entry in boards if entry.opens_for(person)] == titles


def test_a_page_of_another_division_is_refused_in_words_and_noted_once(run_as: RunAs, peopled: str) -> None:
    for _ in range(2):
        page = run_as("zhiban", "rule_of_law")
        assert [info.value for info in page.info] == [
            "总值班室的账号不能打开“法治保障”。需要的话请联系督查处或管理员。"
        ]
        assert not page.dataframe
    with reading(peopled) as connection:
        rows = connection.execute(sa.select(audit).where(audit.c.action == "refused")).all()
    assert [(row.actor, row.subject) for row in rows] == [("总值班室经办", "法治保障")]


def test_a_run_without_a_session_shows_nothing(run_page: RunPage, peopled: str) -> None:
    page = run_page(peopled, "overview", session="0" * 64)
    assert [warning.value for warning in page.warning] == ["登录已经结束，请重新登录。"]
    assert words(page) == ""


def test_an_account_that_was_disabled_is_refused_at_its_next_run(run_page: RunPage, peopled: str) -> None:
    enrol("lishi", "division", "人事处", url=peopled)
    with writing(peopled) as connection:
        found = accounts.find(connection, "lishi")
        assert found is not None
        key = key_of(sessions.begin(connection, found.id, "10.0.0.7"))
    page = run_page(peopled, "ranks", session=key)
    assert page.subheader or words(page)
    accounts.disable("lishi", ADMIN)
    page.run()
    assert [warning.value for warning in page.warning] == ["登录已经结束，请重新登录。"]


def test_the_overview_keeps_its_sums_and_names_no_item_of_others(run_as: RunAs, peopled: str) -> None:
    everyones, divisions = words(run_as("lingdao", "overview")), run_as("zhiban", "overview")
    said = words(divisions)
    for sums in ("红灯", "批示办结率", "领导批示"):
        assert sums in said
    assert everyones.partition("今天要过问什么")[2][:20] == said.partition("今天要过问什么")[2][:20]
    secrets = names_of(peopled, "instructions", "title") | names_of(peopled, "reconsideration", "case_no")
    assert not [title for title in secrets if title in said]
    assert [title for title in secrets if title in everyones]
    pages = {link.partition("?")[0] for link in links(divisions)}
    assert {"emergency", "supervision", "figures"} <= pages
    assert not pages & {"rule_of_law", "instructions", "anti_smuggling", "data_sharing", "openness"}


def test_all_supervised_items_leave_out_the_leaders_instructions_for_a_division(run_as: RunAs, peopled: str) -> None:
    said, whole = (shown(run_as(who, "supervision", scope="全部督查事项")) for who in ("zhiban", "ducha"))
    titles = names_of(peopled, "instructions", "title")
    assert "“领导批示台账”的明细不在这个账号的查看范围。" in said
    assert not [title for title in titles if title in said]
    assert [title for title in titles if title in whole]


def test_an_item_of_others_does_not_open_by_its_address(run_as: RunAs, peopled: str) -> None:
    with reading(peopled) as connection:
        facts = in_force(dataset("instructions"), now().date().replace(2020, 12, 31))
        key, title = connection.execute(sa.select(facts.c.record_key, facts.c.title)).first() or ("", "")
    said = shown(run_as("zhiban", "livelihood", item=f"instructions:{key}"))
    assert "“领导批示台账”的明细不在这个账号的查看范围。" in said
    assert title not in said
    assert title in shown(run_as("ducha", "supervision", item=f"instructions:{key}"))


def test_a_figure_of_others_keeps_its_value_and_hides_its_records(run_as: RunAs) -> None:
    page = run_as("zhiban", "figures", indicator="legal_recon_accepted")
    assert "的明细不在这个账号的查看范围" in shown(page)
    assert "统计口径" in words(page)
    assert (len(page.dataframe), exports(page)) == (0, [])
    theirs = run_as("fazhi", "figures", indicator="legal_recon_accepted")
    assert (len(theirs.dataframe), exports(theirs)) == (1, ["导出表格"])


def test_batches_and_original_files_of_others_are_not_offered(run_as: RunAs, peopled: str) -> None:
    with reading(peopled) as connection:
        number, file = connection.execute(
            sa.select(batch.c.id, batch.c.file).where(batch.c.dataset == "reconsideration")
        ).first() or (0, "")
    page = run_as("zhiban", "sources", batch=str(number))
    assert "“行政复议台账”的明细不在这个账号的查看范围。" in shown(page)
    assert "下载原始文件" not in exports(page)
    assert file not in shown(page)
    assert "下载原始文件" in exports(run_as("fazhi", "sources", batch=str(number)))


SHARED = {
    ("zonghe", "documents"): ({"会议台账"}, {"公文台账", "常务会议议题", "期限台账"}),
    ("huiyi", "documents"): ({"常务会议议题", "期限台账"}, {"公文台账", "会议台账"}),
    ("zonghe", "decision_support"): ({"文稿调研台账"}, {"政务信息报送采用"}),
    ("jiwei", "team"): ({"廉政活动", "责任书、承诺书签订"}, {"机关活动", "干部培训", "干部变动"}),
    ("gongkai", "openness"): ({"依申请公开台账"}, {"建议提案台账"}),
}


@pytest.mark.parametrize(("who", "name"), list(SHARED))
def test_a_shared_page_shows_each_division_its_own_part(run_as: RunAs, who: str, name: str) -> None:
    own, others = SHARED[who, name]
    page = run_as(who, name)
    assert not page.warning
    headings = " ".join(heading.value for heading in page.subheader)
    assert [title for title in own if title not in headings] == []
    assert [title for title in others if title in headings] == []
