"""督查通报 (reference §6.4): how the lists stand, what is late by name, who is praised, what is asked; with annex tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.notation import date
from dashboard.papers.content import (
    Attachment,
    Block,
    Colophon,
    Heading,
    Masthead,
    Paper,
    Paragraph,
    Run,
    Words,
    words,
)
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import by_list, by_unit, list_name, of_item, overdue_items, ranking
from dashboard.papers.meeting.telling import (
    ALIKE,
    joined,
    not_handed_in,
    promised,
    quoted,
    sentence,
    shared_out,
    unit_name,
)
from dashboard.papers.meeting.wishes import Wishes
from dashboard.papers.numbering import in_chinese
from dashboard.papers.sources import counts, items, praise, promises, returns
from data.office import office_name
from data.review.praise import KINDS as PRAISES
from data.status import Item

MOST = 10
"""Items named in the text; all are in the annex."""
COPIES = (
    "报：市委、市人大常委会、市政府、市政协领导。",
    "送：市委办公室，市人大常委会办公室，市政协办公室。",
    "发：各县（市、区）人民政府，市政府各部门、各直属单位。",
)


def bulletin(facts: Facts, wishes: Wishes) -> Paper:
    """The bulletin of the lists; leaders' instructions have their own."""
    office, number = office_name(), wishes.issue or facts.issues.supervision
    late = listed_late(facts)
    return Paper(
        "关于重点工作推进情况的通报",
        (
            Paragraph(_lead(facts)), Heading(1, "总体情况"), *_standing(facts), Heading(1, "存在问题"),
            *_problems(facts, late), *_praise(facts), Heading(1, "工作要求"), *_demands(facts, late),
        ),
        masthead=Masthead("督查通报", f"第{number}期", office, date(facts.day)),
        attachments=_annexes(facts, late),
        colophon=Colophon(COPIES, office, facts.day),
    )  # fmt: skip


def listed_late(facts: Facts) -> list[Item]:
    """The overdue items of the lists, the longest overdue first."""
    found = [item for item in facts.late if item.list in counts.LISTED_LISTS]
    return sorted(found, key=lambda item: (-item.overdue_days, item.dataset, item.key))


def _lead(facts: Facts) -> Words:
    def run(aspect: str) -> Run | None:
        return facts.run(counts.CODE, counts.LISTED, aspect)

    return (
        *sentence(
            (f"{facts.until}，列入清单督查的重点工作和民生实事共", run("total")),
            *shared_out(run, facts.counted[counts.LISTED].counts, ALIKE),
        ),
        *words("现将有关情况通报如下："),
    )  # fmt: skip


def _standing(facts: Facts) -> Iterator[Block]:
    for code in counts.LISTED_LISTS:
        if code not in facts.counted:
            continue
        run = partial(facts.run, counts.CODE, code)
        yield Paragraph(sentence((f"{list_name(code)}共", run("total")), *shared_out(run, facts.counted[code].counts)))
    rated = facts.run(promises.RATES, promises.ALL, "rate")
    if rated:
        yield Paragraph(sentence(*promised(facts, "历次督查调度会上各单位作出承诺")))


def _problems(facts: Facts, late: Sequence[Item]) -> Iterator[Block]:
    parts = [
        found
        for found in (_late(facts, late), _broken(facts), _slow(facts), _silent(facts))
        if found
    ]  # fmt: skip
    if not parts:
        yield Paragraph(words("各项工作按时限推进，没有逾期事项。"))
    for part in parts:
        yield from part


def _late(facts: Facts, late: Sequence[Item]) -> list[Block]:
    if not late:
        return []
    count = facts.run(counts.CODE, counts.LISTED, "overdue")
    units = facts.run(counts.CODE, counts.late_units(counts.LISTED), "overdue")
    more = f"，前{MOST}项如下，其余见附件3" if len(late) > MOST else ""
    lead = words("有", count or "", "未在规定时限内办结，涉及", units or "", f"{more}：")
    named = [Paragraph(words(Run(f"{number}."), *_named(facts, item))) for number, item in enumerate(late[:MOST], 1)]
    return [Heading(2, "部分事项逾期未办结"), Paragraph(lead), *named]


def _named(facts: Facts, item: Item) -> Words:
    """市交通运输局：“优化城区公交线网”（市政府工作报告重点工作清单），应于2020年10月26日完成，逾期66天。"""
    due, days = of_item(facts, item, "due"), of_item(facts, item, "overdue_days")
    return (
        *words(f"{unit_name(facts, item.unit)}：{quoted(item.title)}（{list_name(item.list)}）"),
        *words("，"), *sentence(("应于", due, "前完成"), ("逾期", days)),
    )  # fmt: skip


def _broken(facts: Facts) -> list[Block]:
    broken = facts.pack.broken()
    if not broken:
        return []
    count = facts.run(promises.RATES, promises.ALL, "broken")
    named = [
        (f"{unit_name(facts, one.unit)}承诺的{quoted(one.what)}", *_how_late(facts, one.number))
        for one in broken[:MOST]
    ]
    more = "等" if len(broken) > MOST else ""
    text = words("会上作出的承诺有", count or "", "到期没有兑现：", *joined(named, "；"), f"{more}。")
    return [Heading(2, "部分承诺没有兑现"), Paragraph(text)]


def _how_late(facts: Facts, number: str) -> Sequence[str | Run]:
    days = facts.run(promises.CODE, number, "days_late")
    return ("，已逾期", days) if days else ()


def _slow(facts: Facts) -> list[Block]:
    """Red though not overdue: behind time progress, silent."""
    red = [one for one in facts.pack.standing if one.list in counts.LISTED_LISTS and not one.reason.startswith("逾期")]
    if not red:
        return []
    named = [
        (f"{unit_name(facts, one.unit)}牵头的{quoted(one.title)}，", facts.run(items.CODE, one.subject, "reason"))
        for one in red[:MOST]
    ]
    return [Heading(2, "部分事项进展缓慢"), Paragraph(words(*joined(named, "；"), "。"))]


def _silent(facts: Facts) -> list[Block]:
    found = facts.pack.not_handed_in
    if not found:
        return []
    count = facts.run(returns.CODE, returns.ALL, "count")
    text = words("有", count or "", "应报材料逾期未报：", *not_handed_in(facts, found[:MOST]), "。")
    return [Heading(2, "报送不够及时"), Paragraph(text)]


def _praise(facts: Facts) -> Iterator[Block]:
    found = [
        (kind, run) for kind in PRAISES
        if (run := facts.run(praise.CODE, praise.code_of(kind, facts.meeting.since), "reason"))
    ]  # fmt: skip
    if found:
        yield Heading(1, "表扬")
        yield Paragraph(words("对下列单位予以通报表扬："))
    for number, (kind, run) in enumerate(found, 1):
        yield Paragraph(words(Run(f"{in_chinese(number)}是{PRAISES[kind]}。", "script"), run, "。"))


def _demands(facts: Facts, late: Sequence[Item]) -> Iterator[Block]:
    if late:
        yield Paragraph(
            words(
                Run("一要抓紧办结逾期事项。", "script"),
                "各责任单位主要负责人要亲自过问，逐项分析原因，明确办结时限和责任人，",
                "5个工作日内书面反馈市政府办公室督查处；督查处实行周调度、三色督办，直至办结。",
            )
        )
    yield Paragraph(
        words(
            Run(f"{'二' if late else '一'}要切实兑现会议承诺。", "script"),
            "承诺事项到期必须完成，确有困难的，在到期前提出延期理由，经会议同意后按新的时限办理，不得自行延期。",
        )
    )
    yield Paragraph(
        words(
            Run(f"{'三' if late else '二'}要如实按期报送进展。", "script"),
            "进展情况要写明完成的工作量和下一步节点，不得照抄上期；连续两期没有实质进展的，列入下次调度会议程。",
        )
    )


def _annexes(facts: Facts, late: Sequence[Item]) -> tuple[Attachment, ...]:
    found = [
        Attachment("各清单进展情况表", (by_list(facts, (*counts.LISTED_LISTS, counts.LISTED)),)),
        Attachment("各责任单位进展情况表", (by_unit(facts),)),
    ]
    if late:
        found.append(Attachment("逾期未办结事项清单", (overdue_items(facts, late),)))
    groups = (("department", "市级部门"), ("county", "县（市、区）"))
    tables = [ranking(facts, group, name) for group, name in groups]
    ranked: tuple[Block, ...] = tuple(table for table in tables if table.rows)
    note = Paragraph(words("注：按承办的全部督查事项（含领导批示）计算，承办事项较少的单位不参加排名。"))
    return (*found, Attachment("责任单位排名表", (*ranked, note))) if ranked else tuple(found)
