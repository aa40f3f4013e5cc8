"""The list of pages: a page is one file and one line here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from data.office import product_name
from data.permissions import VERBS, Person, Verb, cannot, may, may_somewhere

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = product_name()

SECTIONS, ADMINISTRATION = "各板块", "系统管理"
"""Menus that open: the lists' pages stand in the bar themselves."""
FEW = 2


@dataclass(frozen=True)
class Entry:
    """One page. `name` is its file in `pages/` (without .py) as well as its address.

    It opens for who may do `verb`: where that is asked of data, to any dataset. `datasets` are those that the page is
    about: of these one must be the person's to read.
    """

    name: str
    title: str
    datasets: tuple[str, ...] = ()
    verb: Verb = "see_board"
    group: str = ""
    """The menu that it stands in, none for the bar itself."""
    is_wall: bool = False
    """Shown on a large screen by itself: without frame, in no menu."""

    @property
    def file(self) -> Path:
        return ROOT / "pages" / f"{self.name}.py"

    def opens_for(self, person: Person) -> bool:
        """Whether the person may see the page."""
        return may_somewhere(person, self.verb) and (
            not self.datasets or any(may(person, "read", name) for name in self.datasets)
        )


ENTRIES: tuple[Entry, ...] = (
    Entry("overview", "总览"),
    Entry("alerts", "预警中心"),
    Entry("supervision", "四张清单"),
    Entry("instructions", "领导批示", ("instructions",)),
    Entry("livelihood", "民生实事"),
    Entry("promises", "承诺账", ("promises", "decisions")),
    Entry("meeting", "督查调度会", verb="see_meetings"),
    Entry("ranks", "争先进位"),
    Entry(
        "decision_support", "服务决策", ("information", "information_city", "drafts", "draft_totals"), group=SECTIONS
    ),
    Entry("documents", "办文办会", ("documents", "document_months", "meetings", "executive_items"), group=SECTIONS),
    Entry(
        "rule_of_law",
        "法治保障",
        ("reconsideration", "legal_reviews", "law_study", "law_study_coverage"),
        group=SECTIONS,
    ),
    Entry("openness", "公开与提案", ("disclosure", "disclosure_requests", "proposals"), group=SECTIONS),
    Entry("data_sharing", "数据共享", ("data_sharing", "online_services", "dingtalk"), group=SECTIONS),
    Entry("emergency", "应急值守", ("urgent_reports", "drills", "duty_roster"), group=SECTIONS),
    Entry("anti_smuggling", "反走私与海防", ("inspections", "smuggling_cases"), group=SECTIONS),
    Entry("team", "队伍与廉政", ("activities", "training", "cadre_changes", "integrity"), group=SECTIONS),
    Entry("figures", "全部指标"),
    Entry("papers", "文稿", verb="draft_papers"),
    Entry("sources", "数据来源"),
    Entry("hand_in", "数据报送", verb="hand_in"),
    Entry("duties", "报送日历", verb="see_all_duties"),
    Entry("accounts", "账号管理", verb="manage_accounts", group=ADMINISTRATION),
    Entry("rules", "规则设置", verb="manage_rules", group=ADMINISTRATION),
    Entry("audit", "操作日志", verb="read_audit", group=ADMINISTRATION),
    Entry("screens", "大屏管理", verb="manage_accounts", group=ADMINISTRATION),
    Entry("screen", "大屏", verb="see_wall", is_wall=True),
)
"""The first one is the start page and answers at `/`; its own address leads there."""

START = ENTRIES[0]
WALL = next(entry for entry in ENTRIES if entry.is_wall)
PAGES = tuple(entry for entry in ENTRIES if not entry.is_wall)
"""Those that people open, in the order of the menu."""


SHOWN_ON = {"assessment_ranks": "ranks", "annual_targets": "figures", "milestones": "figures"}
"""Pages of datasets that everybody reads and whose page has another name."""


def page_of(name: str) -> Entry:
    """The page that shows a dataset; 数据来源 for one that has no page of its own."""
    named = {entry.name: entry for entry in ENTRIES}
    own = next((entry for entry in ENTRIES if name in entry.datasets), None)
    return own or named.get(SHOWN_ON.get(name, name)) or named["sources"]


def refusal(person: Person, entry: Entry) -> str:
    """Why a page does not open for a person, and where to turn."""
    if not may_somewhere(person, entry.verb):
        return cannot(person, VERBS[entry.verb])
    own = f"{person.division}的" if person.division and person.role == "division" else ""
    return cannot(person, f"打开“{entry.title}”", own)


def menus(person: Person) -> dict[str, list[Entry]]:
    """The bar by menus, that without a name first; of a menu with one page or two the pages stand in the bar."""
    shown = [entry for entry in ENTRIES if entry.opens_for(person) and not entry.is_wall]
    sizes = Counter(entry.group for entry in shown)
    found: dict[str, list[Entry]] = {"": []}
    for entry in shown:
        found.setdefault(entry.group if sizes[entry.group] > FEW else "", []).append(entry)
    return found
