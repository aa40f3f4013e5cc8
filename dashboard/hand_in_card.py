"""One file that was dropped, as a card: what it is, what is wrong or asked, then one button."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_changes import kinds, late, strip
from dashboard.hand_in_correction import correction
from dashboard.hand_in_marks import problem_list, sheet_table
from dashboard.hand_in_questions import ask_questions
from dashboard.hand_in_state import close, remembered
from dashboard.hand_in_units import choose_units, units_meant
from dashboard.hand_in_work import load, marked, read_content, wait_for
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, address, join, link, tag
from dashboard.notation import date
from dashboard.taking_away import Parcel, offer
from data.clock import to_the_minute
from data.database import DatabaseUnavailable
from data.permissions import Forbidden, Person
from etl.hand_in.check import Check, Earlier, Part
from etl.hand_in.commit import NotLoaded, Overtaken, Unanswered
from etl.hand_in.desk import DeskFailed, Ticket
from etl.marked import marked_name
from etl.messages_hand_in import say

LOAD = "确认导入"
MARKED = "下载标注后的原表"


LOADED = 4
"""The order of a card that is a receipt."""


def rank(check: Check) -> int:
    """The order of cards: what keeps a file from loading first, then what is asked, what is ready, what is there already."""
    if check.is_refused:
        return 0
    if check.is_repeated:
        return 3
    return 1 if check.questions else 2


def check_card(check: Check, who: Person) -> None:
    """A file that is not loaded yet."""
    with st.container(border=True, key=f"card_{check.number}"):
        _notices(check)
        st.html(head(check))
        if check.parts:
            st.html(facts(check))
        units_meant(check, who)
        _problems(check, who)
        _sheets(check)
        if not check.is_refused and not check.is_repeated:
            _comparison(check)
            _answer_and_load(check, who)
        _foot(check, who)


def _notices(check: Check) -> None:
    """What happened while the person looked: somebody else loaded, a process ended."""
    said = remembered().said.get(check.number)
    if said:
        st.html(said_box(said))


def said_box(words: str) -> Html:
    """Something that has to be read before anything else."""
    look = f"border:1px solid {AMBER};border-radius:.3em;padding:.4em .8em;font-weight:600;word-break:break-word"
    return tag("div", tag("span", "◆ ", aria_hidden="true", style=f"color:{AMBER}"), words, role="alert", style=look)


def head(check: Check) -> Html:
    """Sign, state in words, the file's name."""
    sign, words, ink = _state(check)
    state = tag(
        "span",
        tag("span", sign, aria_hidden="true"),
        f" {words}",
        style=f"color:{ink};font-weight:700;white-space:nowrap",
    )
    name = tag("span", check.file, style="font-size:1.15em;font-weight:600;word-break:break-all")
    return tag("div", name, state, style="display:flex;gap:.2em 1.2em;flex-wrap:wrap;align-items:baseline")


def _state(check: Check) -> tuple[str, str, str]:
    if check.forbidden:
        return "✕", "不能导入：不是本处室的数据", ALARM
    if not check.is_table:
        return "✕", "不能导入：没有读到表格", ALARM
    if check.is_refused:
        return "✕", f"有{check.errors}处必须改正，改好后重新拖进来" if check.errors else "不能导入", ALARM
    if check.is_repeated:
        return "＝", "此前已报送，不必再导入", MUTED
    if check.questions:
        return "？", f"没有错误，请先回答{len(check.questions)}个问题", AMBER
    return "✓", "没有错误，可以导入", GREEN


def facts(check: Check) -> Html:
    """What was recognised of the file: data, day, division, rows."""
    lines = join(_part_facts(part) for part in check.parts)
    whose = tag("div", tag("span", "报送处室　", style=f"color:{MUTED}"), check.division) if check.division else None
    return tag("div", lines, whose, check.forbidden, style="display:flex;flex-direction:column;gap:.15em")


def _part_facts(part: Part) -> Html:
    day = tag("span", f"截至{date(part.as_of)}")
    assumed = (
        tag("span", " ◆ 文件里没有写截至日期，暂按这一天", style=f"color:{AMBER}") if part.is_day_assumed else None
    )
    told = tag("b", part.name), "　", day, assumed, f"　{part.rows}行"
    return tag("div", *told, _earlier(part.repeats) if part.repeats else None, _repetition(part))


def _repetition(part: Part) -> Html | None:
    """What a repetition leaves as it is."""
    if not part.repeats:
        return None
    later = say("overtaken", count=part.overtaken, day=date(part.newest)) if part.overtaken else ""
    words = tag("div", say("nothing_deleted"), style=f"color:{MUTED}")
    return tag("div", words, tag("div", tag("span", "◆ ", style=f"color:{AMBER}"), later) if later else None)


def _earlier(earlier: Earlier) -> Html:
    words = f"内容已由{earlier.by}在{to_the_minute(earlier.at)}用“{earlier.file}”报送（批次{earlier.batch}）"
    where = address("sources", batch=str(earlier.batch))
    return join(("　", link(where, words, style=f"color:{MUTED};text-decoration:underline")))


def _problems(check: Check, who: Person) -> None:
    errors = [group for group in check.problems if group.severity == "error"]
    warnings = [group for group in check.problems if group.severity == "warning"]
    if errors:
        st.html(problem_list(errors))
        choose_units(check, who)
        _marked_button(check, who, is_first=True)
    if warnings:
        with st.expander(f"{check.warnings}条提示，不影响导入", expanded=False):
            st.html(problem_list(warnings))
            if not errors:
                _marked_button(check, who, is_first=False)


def _marked_button(check: Check, who: Person, *, is_first: bool) -> None:
    if not check.is_table:
        return
    parcel = Parcel(MARKED, marked_name(check.file), lambda: marked(check.number, who))
    tip = "同一张表，有问题的单元格已标出并附说明，改好后直接报送。"
    offer(parcel, key=f"marked_{check.number}", type="primary" if is_first else "secondary", help=tip)


def _sheets(check: Check) -> None:
    if not check.excerpts:
        return
    with st.expander("看表：有问题的单元格已标出" if check.errors else "看表", expanded=bool(check.errors)):
        for excerpt in check.excerpts:
            if len(check.excerpts) > 1:
                st.html(tag("div", excerpt.sheet, style="font-weight:600"))
            st.html(sheet_table(excerpt))


def _comparison(check: Check) -> None:
    for part in check.parts:
        if part.repeats:
            continue
        if len(check.parts) > 1:
            st.html(tag("div", f"{part.name}（截至{date(part.as_of)}）", style="font-weight:600"))
        st.html(strip(part))
        if part.late:
            st.html(late(part))
        if part.kinds:
            with st.expander("逐项看变化", expanded=False):
                st.html(kinds(part))


def _answer_and_load(check: Check, who: Person) -> None:
    missing = remembered().missing.get(check.number, {})
    with st.form(f"load_{check.number}", border=False, enter_to_submit=False):
        answers = ask_questions(check, missing)
        wanted = st.form_submit_button(LOAD, type="primary", key=f"submit_{check.number}")
    if wanted:
        finish(check, load(check, answers, who))


def finish(check: Check, ticket: Ticket) -> None:
    """Waits for the load, then has the page drawn anew with what came of it."""
    here = remembered()
    here.latest = (check.number,)
    here.missing.pop(check.number, None)
    here.said.pop(check.number, None)
    try:
        wait_for(ticket, check.file)
        here.fresh = check.number
    except Unanswered as open_:
        here.missing[check.number] = dict(open_.missing)
    except Overtaken as told:
        here.said[check.number] = str(told)
        here.checks.pop(check.number, None)
    except (NotLoaded, Forbidden, DeskFailed, DatabaseUnavailable) as refusal:
        here.said[check.number] = str(refusal)
    st.rerun()


def _foot(check: Check, who: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if check.is_table and (not check.is_repeated or any(part.overtaken for part in check.parts)):
            correction(check, who)
        original(check.number, check.file, who)
        st.button(
            "收起",
            key=f"close_{check.number}",
            on_click=close,
            args=(check.number,),
            help="不再显示在这里，仍在下面的“我的报送”里。",
        )


def original(number: int, file: str, who: Person) -> None:
    """The button for the file as it came in."""
    parcel = Parcel("下载原件", file, lambda: read_content(number, who), mime="application/octet-stream")
    offer(parcel, key=f"original_{number}")
