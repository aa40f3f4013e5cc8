"""The records behind 队伍与廉政, each with the row that it was read from."""

from __future__ import annotations

from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.team_filters import Chosen
from dashboard.team_reads import read_activities, read_changes, read_courses, read_events, read_pledges
from data.datasets.activities import KIND
from data.datasets.cadre_changes import KIND as CHANGE
from data.datasets.integrity import KIND as EVENT
from data.datasets.training import KIND as COURSE

ACTIVITIES: tuple[ExportColumn, ...] = (
    ExportColumn("活动时间", "date"), ExportColumn("活动名称", width=36), ExportColumn("活动类别", width=12),
    ExportColumn("活动地点", width=18), ExportColumn("承办处室", width=14), ExportColumn("场次", "whole"),
    ExportColumn("参加人数", "whole"), ExportColumn("听众人数", "whole"), ExportColumn("资料份数", "whole"),
    ExportColumn("形成清单", "whole"), ExportColumn("约数", width=26), ExportColumn("备注", width=18), *ORIGIN,
)  # fmt: skip
COURSES: tuple[ExportColumn, ...] = (
    ExportColumn("开始", "date"), ExportColumn("结束", "date"), ExportColumn("培训班名称", width=34),
    ExportColumn("培训类别", width=18), ExportColumn("主办单位"), ExportColumn("参训人次", "whole"),
    ExportColumn("学时", "number"), ExportColumn("培训地点"), *ORIGIN,
)  # fmt: skip
CHANGES: tuple[ExportColumn, ...] = (
    ExportColumn("变动时间", "date"), ExportColumn("变动类别"), ExportColumn("人数", "whole"), ExportColumn("方式", width=22),
    ExportColumn("备注", width=30), *ORIGIN,
)  # fmt: skip
EVENTS: tuple[ExportColumn, ...] = (
    ExportColumn("活动日期", "date"), ExportColumn("活动名称", width=30), ExportColumn("类别"),
    ExportColumn("参加人数", "whole"), ExportColumn("备注", width=26), *ORIGIN,
)  # fmt: skip
PLEDGES: tuple[ExportColumn, ...] = (
    ExportColumn("处室", width=22), ExportColumn("责任书名称", width=26), ExportColumn("应签份数", "whole"),
    ExportColumn("已签份数", "whole"), ExportColumn("签订率", "percent"), ExportColumn("备注", width=26), *ORIGIN,
)  # fmt: skip


def activities(here: View, chosen: Chosen) -> None:
    """Every activity that the filters leave, newest first."""
    rows = [
        (
            entry.held_on, entry.title, KIND.label(entry.kind), entry.venue, entry.host, entry.sessions, entry.people,
            entry.audience, entry.handouts, entry.check_lists, entry.vague, entry.note, *origin(entry.place),
        )
        for entry in read_activities(here, chosen.wanted)
    ]  # fmt: skip
    show(here, Ledger("机关活动", "activities", ACTIVITIES, rows, ("activities",), "项", filters=chosen.words))


def training(here: View) -> None:
    """Every course of the year."""
    rows = [
        (
            entry.first, entry.last, entry.title, COURSE.label(entry.kind), entry.host, entry.people, entry.hours,
            entry.venue, *origin(entry.place),
        )
        for entry in read_courses(here)
    ]  # fmt: skip
    show(here, Ledger("干部培训", "courses", COURSES, rows, ("training",), "期"))


def changes(here: View) -> None:
    """Every count of cadre changes, newest first."""
    rows = [
        (entry.changed_on, CHANGE.label(entry.kind), entry.people, entry.method, entry.note, *origin(entry.place))
        for entry in read_changes(here)
    ]
    show(here, Ledger("干部变动（人数）", "changes", CHANGES, rows, ("cadre_changes",)))


def events(here: View) -> None:
    """Every integrity event, newest first."""
    rows = [
        (entry.held_on, entry.title, EVENT.label(entry.kind), entry.people, entry.note, *origin(entry.place))
        for entry in read_events(here)
    ]
    show(here, Ledger("廉政活动", "integrity_events", EVENTS, rows, ("integrity",), "次"))


def pledges(here: View) -> None:
    """Every division's pledges, the least signed first."""
    rows = [
        (entry.division, entry.title, entry.due, entry.signed, entry.rate, entry.note, *origin(entry.place))
        for entry in read_pledges(here)
    ]
    show(here, Ledger("责任书、承诺书签订", "pledges", PLEDGES, rows, ("integrity",), "个处室"))
