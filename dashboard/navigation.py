"""The list of pages: a page is one file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.office import product_name
from data.permissions import ROLES, VERBS, Person, Verb, may

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = product_name()


@dataclass(frozen=True)
class Entry:
    """One page. `name` is its file in `pages/` (without .py) as well as its address.

    `datasets` are those that the page is about: it opens for who may read one of them. Without any it opens for all
    who may do `verb`.
    """

    name: str
    title: str
    datasets: tuple[str, ...] = ()
    verb: Verb = "see_board"
    is_wall: bool = False
    """Shown on a large screen by itself: without frame, in no menu."""

    @property
    def file(self) -> Path:
        return ROOT / "pages" / f"{self.name}.py"

    def opens_for(self, person: Person) -> bool:
        """Whether the person may see the page."""
        return may(person, self.verb) and (
            not self.datasets or any(may(person, "read", name) for name in self.datasets)
        )


ENTRIES: tuple[Entry, ...] = (
    Entry("overview", "总览"),
    Entry("supervision", "四张清单"),
    Entry("instructions", "领导批示", ("instructions",)),
    Entry("livelihood", "民生实事"),
    Entry("ranks", "争先进位"),
    Entry("decision_support", "服务决策", ("information", "information_city", "drafts", "draft_totals")),
    Entry("documents", "办文办会", ("documents", "document_months", "meetings", "executive_items")),
    Entry("rule_of_law", "法治保障", ("reconsideration", "legal_reviews", "law_study", "law_study_coverage")),
    Entry("openness", "公开与提案", ("disclosure", "disclosure_requests", "proposals")),
    Entry("data_sharing", "数据共享", ("data_sharing", "online_services", "dingtalk")),
    Entry("emergency", "应急值守", ("urgent_reports", "drills", "duty_roster")),
    Entry("anti_smuggling", "反走私与海防", ("inspections", "smuggling_cases")),
    Entry("team", "队伍与廉政", ("activities", "training", "cadre_changes", "integrity")),
    Entry("figures", "全部指标"),
    Entry("sources", "数据来源"),
    Entry("audit", "操作日志", verb="read_audit"),
    Entry("screens", "大屏管理", verb="manage_accounts"),
    Entry("screen", "大屏", verb="see_wall", is_wall=True),
)
"""The first one is the start page and answers at `/`; its own address leads there."""

START = ENTRIES[0]
WALL = next(entry for entry in ENTRIES if entry.is_wall)
PAGES = tuple(entry for entry in ENTRIES if not entry.is_wall)
"""Those that people open, in the order of the menu."""


def refusal(person: Person, entry: Entry) -> str:
    """Why a page does not open for a person, and where to turn."""
    if not may(person, entry.verb):
        return f"{ROLES[person.role]}账号不能{VERBS[entry.verb]}。需要的话请联系管理员。"
    own = f"{person.division}的" if person.division and person.role == "division" else ROLES[person.role]
    return f"{own}账号不能打开“{entry.title}”。需要的话请联系督查处或管理员。"
