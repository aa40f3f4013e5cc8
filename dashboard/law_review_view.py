"""Legality review (合法性审查) and law study (会前学法) as panels: units with opinions taken up, laws, coverage."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figure_reads import figure_address
from dashboard.law_reads import read_coverage, read_reviews, read_studies, read_units
from dashboard.markup import AMBER, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, near_date, number, percent
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.law_study import Study, UnitStudy
from data.legal_reviews import UnitReviews, average_days
from data.places import Place
from data.units import Directory

MOST = 15
"""Units shown; the others stand in the ledger."""
KINDS = (("county", "县（市、区）"), ("department", "市级部门"))


def reviews(here: View) -> Html:
    """Units ranked by the papers reviewed for them: opinions, how many were taken up, what waits."""
    found, names = read_units(here), read_names(here)
    if not found:
        return panel("合法性审查", nothing("合法性审查"))
    most = max((unit.papers for unit in found), default=1) or 1
    rows = [_unit(unit, names, most) for unit in found[:MOST]]
    head = ("送审单位", "审核", "", "规范性文件", "合同", "意见", "采纳", "采纳率", "待出具")
    widths = ("9.5em", "3em", "auto", "5.4em", "3em", "3em", "3em", "4.6em", "4em")
    left = len(found) - MOST
    more = tag("p", f"另有{left}个单位，见下方台账。", style=f"margin:.3em 0 0;{SMALL}") if left > 0 else None
    return panel("合法性审查（按送审单位）", table(head, rows, widths), more, note=_speed(here))


def _speed(here: View) -> Html:
    days = average_days(read_reviews(here), here.day.replace(month=1, day=1))
    said = f"平均审查{number(days)}个工作日" if days is not None else "还没有出具的审查意见"
    return link(figure_address(here, "legal_opinion_adopted_rate"), f"{said} · 全部记录和出处 ›")


def _unit(unit: UnitReviews, names: Directory, most: int) -> Sequence[object]:
    waiting = tag("b", f"◆ {unit.waiting}", style=f"color:{AMBER}") if unit.waiting else _zero()
    rate = tag("b", percent(unit.adopted_rate)) if unit.opinions else tag("span", NOTHING, style=f"color:{MUTED}")
    return (
        tag("span", names.label(unit.unit) or "未写明", style=CUT), tag("b", unit.papers), bar(unit.papers / most),
        unit.normative or _zero(), unit.contracts or _zero(), number(unit.opinions), number(unit.adopted), rate, waiting,
    )  # fmt: skip


def _zero() -> Html:
    return tag("span", "0", style=f"color:{MUTED}")


def laws(here: View) -> Html:
    """The laws studied at the city government's meetings."""
    found, names = read_studies(here), read_names(here)
    if not found:
        return panel("会前学法", nothing("会前学法"))
    rows = [_law(study, here, names) for study in found]
    distinct = sum(study.is_first for study in found)
    body = table(("日期", "法律法规", "领学单位", "会议"), rows, ("6em", "auto", "9em", "11em"))
    return panel("会前学法", body, note=f"{len(found)}次，{distinct}部")


def _law(study: Study, here: View, names: Directory) -> Sequence[object]:
    again = None if study.is_first else tag("span", "（再次学习，不重复计）", style=SMALL)
    host = names.label(study.host_unit) or NOTHING
    said = f"{host}，{study.lead_role}领学" if study.lead_role else host
    return (
        near_date(study.held_on, here.day),
        tag("span", study.law, again, style=f"{CUT};font-weight:600", title=f"{study.law}（{_source(study.place)}）"),
        tag("span", host, style=CUT, title=said), tag("span", study.meeting or NOTHING, style=CUT),
    )  # fmt: skip


def coverage(here: View) -> Html:
    """Counties and departments that held it; by name those that have not."""
    found, names = read_coverage(here), read_names(here)
    if all(unit.place is None for unit in found):
        return panel("会前学法覆盖", nothing("会前学法开展情况"))
    rows = [_kind(word, [unit for unit in found if unit.kind == kind]) for kind, word in KINDS]
    head = ("范围", "应开展", "已开展", "", "覆盖率", "次数", "平均")
    body = table(head, rows, ("8em", "4em", "4em", "auto", "4.6em", "4em", "4em"))
    as_of = max(unit.place.as_of for unit in found if unit.place)
    return panel("会前学法覆盖", body, _missing(found, names), note=f"截至{near_date(as_of, here.day)}")


def _kind(word: str, units: Sequence[UnitStudy]) -> Sequence[object]:
    held, times = sum(unit.is_held for unit in units), sum(unit.times for unit in units)
    share = held / len(units) if units else None
    mean = f"{times / held:.1f}次" if held else NOTHING
    return word, len(units), tag("b", held), bar(share), tag("b", percent(share)), number(times), mean


def _missing(found: Sequence[UnitStudy], names: Directory) -> Html:
    late = [unit for unit in found if not unit.is_held]
    if not late:
        return tag("p", "✓ 应开展的单位全部开展。", style="margin:.4em 0 0")
    said = "、".join(f"{names.label(unit.unit)}{'' if unit.place else '（未报送）'}" for unit in late)
    return tag("p", tag("b", f"◆ 未开展{len(late)}个：", style=f"color:{AMBER}"), said, style="margin:.4em 0 0")


def _source(place: Place) -> str:
    return f"{place.file}，{place.sheet}第{place.row}行，批次{place.batch}"
