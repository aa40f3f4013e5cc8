"""The list of pages: a page is one file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.office import product_name

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = product_name()


@dataclass(frozen=True)
class Entry:
    """One page. `name` is its file in `pages/` (without .py) as well as its address."""

    name: str
    title: str

    @property
    def file(self) -> Path:
        return ROOT / "pages" / f"{self.name}.py"


ENTRIES: tuple[Entry, ...] = (
    Entry("overview", "总览"),
    Entry("alerts", "预警中心"),
    Entry("supervision", "四张清单"),
    Entry("instructions", "领导批示"),
    Entry("livelihood", "民生实事"),
    Entry("ranks", "争先进位"),
    Entry("decision_support", "服务决策"),
    Entry("documents", "办文办会"),
    Entry("rule_of_law", "法治保障"),
    Entry("openness", "公开与提案"),
    Entry("data_sharing", "数据共享"),
    Entry("emergency", "应急值守"),
    Entry("anti_smuggling", "反走私与海防"),
    Entry("team", "队伍与廉政"),
    Entry("figures", "全部指标"),
    Entry("sources", "数据来源"),
)
"""The first one is the start page and answers at `/`; its own address leads there."""

START = ENTRIES[0]
