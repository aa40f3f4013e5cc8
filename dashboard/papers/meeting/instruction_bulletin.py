"""领导批示通报: how the year's instructions were handled, by level and leader's role; what is late, who was quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.notation import date
from dashboard.papers.content import (
    Attachment,
    Block,
    Colophon,
    Column,
    Heading,
    Masthead,
    Paper,
    Paragraph,
    Run,
    Table,
    Words,
    words,
)
from dashboard.papers.meeting.bulletin import COPIES
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import of_item, overdue_items
from dashboard.papers.meeting.telling import cell, quoted, sentence, shared_out, unit_name
from dashboard.papers.meeting.wishes import Wishes
from dashboard.papers.sources import counts, instructions
from data.office import office_name
from data.status import Item

MOST, QUICKEST = 10, 5
ASPECTS = ("total", "closed", "open", "overdue", "paused", "close_rate", "on_time_rate")


def instruction_bulletin(facts: Facts, wishes: Wishes) -> Paper:
    """The bulletin of the leaders' instructions of the year so far."""
    office, number = office_name(), wishes.issue or facts.issues.instructions
    late = [item for item in facts.late if item.list == "instructions"]
    late.sort(key=lambda item: (-item.overdue_days, item.key))
    return Paper(
        f"关于{facts.day.year}年领导批示办理情况的通报",
        (
            Paragraph(_lead(facts)), Heading(1, "总体情况"), *_standing(facts), Heading(1, "存在问题"),
            *_late(facts, late), *_praise(facts), Heading(1, "工作要求"), *_demands(late),
        ),
        masthead=Masthead("领导批示通报", f"第{number}期", office, date(facts.day)),
        attachments=_annexes(facts, late),
        colophon=Colophon(COPIES, office, facts.day),
    )  # fmt: skip


def _run(facts: Facts, code: str, aspect: str) -> Run | None:
    return facts.run(instructions.CODE, code, aspect)


def _counted(facts: Facts, code: str, lead: str) -> Words:
    """What was received and what became of it."""
    run = partial(_run, facts, code)
    return sentence((lead, run("total")), *shared_out(run, facts.instructed[code].counts))


def _lead(facts: Facts) -> Words:
    if not facts.instructed[instructions.ALL].counts.total:
        return words(f"{facts.until}，今年没有登记的领导批示。")
    lead = _counted(facts, instructions.ALL, f"{facts.until}，今年共承办领导批示")
    return (*lead, *words("现将有关情况通报如下："))


def _standing(facts: Facts) -> Iterator[Block]:
    levels = [code for code in facts.instructed if code.startswith(instructions.LEVEL)]
    for code in levels:
        yield Paragraph(_counted(facts, code, f"{code.removeprefix(instructions.LEVEL)}领导批示"))
    rate, late = _run(facts, instructions.ALL, "on_time_rate"), _run(facts, instructions.ALL, "closed_late")
    if rate:
        yield Paragraph(sentence(("按时办结率", rate), ("逾期办结", late)))


def _late(facts: Facts, late: Sequence[Item]) -> Iterator[Block]:
    if not late:
        yield Paragraph(words("没有逾期未办结的领导批示。"))
        return
    count = _run(facts, instructions.ALL, "overdue")
    more = f"，逾期较久的{MOST}件如下，其余见附件2" if len(late) > MOST else ""
    units = facts.run(counts.CODE, counts.late_units("instructions"), "overdue")
    yield Paragraph(words("有", count or "", "领导批示逾期未办结，涉及", units or "", f"{more}："))
    for number, item in enumerate(late[:MOST], 1):
        due, days = of_item(facts, item, "due"), of_item(facts, item, "overdue_days")
        named = words(f"{number}.{unit_name(facts, item.unit)}：{quoted(item.title)}（{_role(item)}批示），")
        yield Paragraph((*named, *sentence(("应于", due, "前办结"), ("逾期", days))))


def _role(item: Item) -> str:
    return (item.leader or "领导").translate(str.maketrans("()", "（）"))


def _praise(facts: Facts) -> Iterator[Block]:
    """The quickest of those closed since the meeting before."""
    quick = facts.quick[:QUICKEST]
    if not quick:
        return
    yield Heading(1, "表扬")
    yield Paragraph(words("近期下列单位办理领导批示行动迅速，予以通报表扬："))
    for number, item in enumerate(quick, 1):
        days = of_item(facts, item, "handling_days")
        took = ("交办", days, "办结") if days and days.text == "当天" else ("交办后", days, "办结")
        named = words(f"{number}.{unit_name(facts, item.unit)}：{quoted(item.title)}（{_role(item)}批示），")
        yield Paragraph((*named, *sentence(took)))


def _demands(late: Sequence[Item]) -> Iterator[Block]:
    first = (
        ("逾期未办结的批示，承办单位要立即梳理，写明未办结原因和计划办结日期，5个工作日内书面报市政府办公室督查处；", "督查处逐件跟踪，直至办结。")
        if late
        else ("各承办单位要继续保持，批示件收到即办，不积压、不过夜。",)
    )  # fmt: skip
    yield Paragraph(words(Run("一要抓紧办结。", "script"), *first))
    yield Paragraph(
        words(
            Run("二要提高质量。", "script"),
            "办理情况要逐条回应批示要求，写明措施和结果；需要长期推进的，先报阶段进展，再按节点续报。",
        )
    )
    yield Paragraph(
        words(
            Run("三要按时反馈。", "script"),
            "省级以上领导批示办结后要及时核报；不能按期办结的，到期前说明理由并提出新的时限。",
        )
    )


def _annexes(facts: Facts, late: Sequence[Item]) -> tuple[Attachment, ...]:
    columns = (
        Column("批示领导", 3.2), Column("承办", 1.3, "center"), Column("已办结", 1.5, "center"), Column("在办", 1.2, "center"),
        Column("逾期", 1.2, "center"), Column("中止", 1.2, "center"), Column("办结率", 1.6, "center"),
        Column("按时办结率", 2.2, "center"),
    )  # fmt: skip
    codes = [code for code in facts.instructed if code.startswith(instructions.LEADER)]
    named = [(code, code.removeprefix(instructions.LEADER).translate(str.maketrans("()", "（）"))) for code in codes]
    rows = tuple(
        (words(name), *(cell(_run(facts, code, aspect)) for aspect in ASPECTS))
        for code, name in (*named, (instructions.ALL, "合计"))
    )
    found = [Attachment("领导批示办理情况表", (Table(columns, rows),))]
    if late:
        found.append(Attachment("逾期未办结领导批示清单", (overdue_items(facts, late),)))
    return tuple(found)
