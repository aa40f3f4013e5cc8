"""数据报送 as a whole: drop sheets, see each as a card, worst first; then what was handed in before."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_card import LOADED, check_card, finish, rank, said_box
from dashboard.hand_in_loaded import loaded_card
from dashboard.hand_in_state import close, open_numbers, open_too, remembered
from dashboard.hand_in_work import check_of, read_hand_in, running_load, take_in, wait_for
from dashboard.markup import ALARM, MUTED, tag
from data.database import DatabaseUnavailable
from data.permissions import ROLES, Forbidden, Person
from etl.hand_in.check import Check
from etl.hand_in.desk import DeskFailed, Ticket
from etl.hand_in.receipt import Receipt, read_receipt
from etl.hand_in.receive import NotAdmitted
from etl.hand_in.store import NotThere, may_hand_in
from etl.messages_hand_in import say
from etl.sniff import MAX_BYTES

NOTICE = "本系统严禁录入涉密信息"
KINDS = "xlsx、xls、et、ods、csv"


def notice() -> None:
    """What must not be handed in, always in sight."""
    st.html(
        tag("div", f"⚠ {NOTICE}", role="note", style=f"color:{ALARM};border:1px solid {ALARM};border-radius:.3em;padding:.2em .8em;font-weight:700;width:fit-content")
    )  # fmt: skip


def hand_in(who: Person) -> None:
    """The area to drop sheets on, the cards of those that are open; words for who hands nothing in."""
    if not may_hand_in(who):
        st.info(say("not_allowed", role=ROLES[who.role]))
        return
    _drop(who)
    _refused()
    _cards(who)


def _drop(who: Person) -> None:
    here = remembered()
    limit = MAX_BYTES // 1024 // 1024
    files = st.file_uploader(
        f"把要报送的表拖到这里，可以一次拖几个（{KINDS}，每个不超过{limit}MB）。表头照旧，不必改格式。",
        accept_multiple_files=True, key=f"drop_{here.drop}",
    )  # fmt: skip
    if not files:
        if not open_numbers():
            steps = "① 拖入表格　② 看核对结果和变化　③ 确认导入，得到回执。导入前什么都不会改动，导入后也可以撤回。"
            st.html(tag("div", steps, style=f"color:{MUTED}"))
        return
    tickets = [take_in(file.getvalue(), file.name, who, file.file_id) for file in files]
    taken = zip(files, tickets, strict=True)
    numbers = [number for file, ticket in taken if (number := _taken_in(file.name, ticket)) is not None]
    here.drop += 1
    here.tickets.clear()
    here.latest = tuple(numbers)
    open_too(numbers)
    st.rerun()


def _taken_in(file: str, ticket: Ticket) -> int | None:
    here = remembered()
    try:
        check: Check = wait_for(ticket, file)
    except (NotAdmitted, Forbidden, DeskFailed, DatabaseUnavailable) as refusal:
        here.refused[file] = str(refusal)
        return None
    here.checks[check.number] = check
    return check.number


def _refused() -> None:
    """Files that were not even taken in, told until the next ones come."""
    refused = remembered().refused
    for file, words in refused.items():
        st.html(said_box(f"{file}：{words}"))
    refused.clear()


def _cards(who: Person) -> None:
    found = [(number, one) for number in open_numbers() if (one := _found(number, who)) is not None]
    latest = remembered().latest
    for _, one in sorted(found, key=lambda pair: (pair[0] not in latest, _rank(pair[1]))):
        if isinstance(one, Receipt):
            loaded_card(one, who)
        else:
            check_card(one, who)


def _rank(one: Receipt | Check) -> int:
    """Receipts come last: nothing is left to do there."""
    return LOADED if isinstance(one, Receipt) else rank(one)


def _found(number: int, who: Person) -> Receipt | Check | None:
    try:
        running = running_load(number)
        if running is not None:
            finish(check_of(number, who), running)
        return read_receipt(read_hand_in(number, who).receipt) or check_of(number, who)
    except NotThere as unknown:
        st.info(str(unknown))
        close(number)
    except (DeskFailed, Forbidden) as refusal:
        st.error(str(refusal))
    return None
