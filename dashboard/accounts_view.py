"""The page of accounts (账号管理): all of them with their use, changes to one of them, a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, grid
from dashboard.notation import NOTHING
from data import accounts, sessions
from data.accounts import Account, AccountError, Wanted
from data.database import reading
from data.permissions import ROLES, Person, Role
from data.rules import sign_in_rules
from data.sessions import Use

SAID = "accounts_said"
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("账号", width=20), ExportColumn("岗位", width=24), ExportColumn("角色", width=10),
    ExportColumn("处室", width=20), ExportColumn("状态", width=12), ExportColumn("登录方式", width=14),
    ExportColumn("最近使用", "moment"), ExportColumn("登录中", "whole"), ExportColumn("建立时间", "moment"),
)  # fmt: skip
ONCE = "一次性口令，只显示这一次，请当面或电话告诉使用人；{hours}小时内有效，第一次登录时要换成自己的口令。"


@dataclass(frozen=True)
class Said:
    """What the last change did, with the password that it gave; shown once."""

    words: str
    password: str = ""
    is_wrong: bool = False


def told() -> None:
    """What the last change did."""
    said: Said | None = st.session_state.pop(SAID, None)
    if said is None:
        return
    (st.error if said.is_wrong else st.success)(said.words)
    if said.password:
        st.code(said.password, language=None)
        st.caption(ONCE.format(hours=sign_in_rules().one_time_hours))


def everyone() -> None:
    """All accounts, those that may sign in first."""
    with reading() as connection:
        found, uses = accounts.every(connection), sessions.uses(connection)
    usable = sum(one.disabled_at is None for one in found)
    st.subheader(f"账号（{usable}个可用，{len(found) - usable}个停用）", anchor=False)
    grid(Ledger("账号", "accounts", COLUMNS, [_row(one, uses.get(one.id)) for one in found], (), most_rows=16))


def _row(one: Account, use: Use | None) -> tuple[object, ...]:
    how = "统一身份认证" if one.subject else "口令"
    seen = (use.seen_at, use.open) if use else (None, 0)
    return one.name, one.post, ROLES[one.role], one.division, one.state, how, *seen, one.created_at


def change(by: Person) -> None:
    """One account chosen, with what can be done to it."""
    with reading() as connection:
        found = {one.name: one for one in accounts.every(connection)}
    st.subheader("修改账号", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.selectbox(
            "账号", list(found), index=None, format_func=lambda key: f"{key}　{found[key].post}", key="account",
            placeholder="选择要修改的账号", width=360,
        )  # fmt: skip
        if name is not None:
            _buttons(found[name], by)
    if name is not None and not found[name].subject:
        _move_form(found[name], by)


def _buttons(one: Account, by: Person) -> None:
    if one.disabled_at:
        st.button("启用", on_click=_do, args=(lambda: _enable(one.name, by),))
        return
    if not one.subject:
        st.button("重置口令", on_click=_do, args=(lambda: _reset(one.name, by),))
    st.button("全部退出", on_click=_do, args=(lambda: _end(one.name, by),))
    if one.id != by.account_id:
        st.button("停用", on_click=_do, args=(lambda: _disable(one.name, by),))


def _move_form(one: Account, by: Person) -> None:
    """Post and division of the account; its sessions go on, with what it may do from now on."""
    with st.form(f"move_{one.name}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("岗位（不填姓名）", one.post, key=f"post_{one.name}", max_chars=40, width=300)
        if one.role == "division":
            names = accounts.divisions()
            index = names.index(one.division) if one.division in names else None
            st.selectbox("处室", names, index=index, key=f"division_{one.name}", width=260)
        st.form_submit_button(
            "保存岗位和处室" if one.role == "division" else "保存岗位", on_click=_do, args=(lambda: _move(one, by),)
        )


def create(by: Person) -> None:
    """The form of a new account."""
    st.subheader("新建账号", anchor=False)
    with st.form("new_account", border=True):
        first, second, third, fourth = st.columns(4)
        first.text_input("账号", key="new_name", placeholder="登录时输入，如 zhibanshi", max_chars=32)
        second.selectbox("角色", list(ROLES), format_func=lambda code: ROLES[code], key="new_role", index=1)
        third.selectbox(
            "处室（处室账号要选）", accounts.divisions(), index=None, key="new_division", placeholder="不属于处室的不选"
        )
        fourth.text_input("岗位（不填姓名）", key="new_post", placeholder="如 总值班室负责人", max_chars=40)
        st.form_submit_button("新建", on_click=_do, args=(lambda: _create(by),), type="primary")


def _do(change: Callable[[], Said]) -> None:
    try:
        st.session_state[SAID] = change()
    except AccountError as refusal:
        st.session_state[SAID] = Said(str(refusal), is_wrong=True)


def _create(by: Person) -> Said:
    role: Role = st.session_state["new_role"]
    given = (st.session_state["new_name"], role, st.session_state["new_division"], st.session_state["new_post"])
    wanted = Wanted(*given)
    password = accounts.create(wanted, by)
    made = accounts.checked(wanted)
    for key in ("new_name", "new_post"):
        st.session_state[key] = ""
    return Said(f"已建账号 {made.name}：{made.post}（{ROLES[made.role]}，{made.division or NOTHING}）。", password)


def _move(one: Account, by: Person) -> Said:
    post, division = st.session_state[f"post_{one.name}"], st.session_state.get(f"division_{one.name}", one.division)
    if one.division and division != one.division:
        # A post that names the old division is not one of the new one.
        post = post.replace(one.division, division)
    moved = accounts.move(one.name, post, division, by)
    st.session_state[f"post_{one.name}"] = moved.post
    return Said(f"账号 {moved.name} 现在是{moved.post}（{ROLES[moved.role]}，{moved.division or NOTHING}），立即生效。")


def _reset(name: str, by: Person) -> Said:
    return Said(f"账号 {name} 的口令已重置，各处的登录都已退出。", accounts.reset(name, by))


def _enable(name: str, by: Person) -> Said:
    accounts.enable(name, by)
    return Said(f"账号 {name} 已启用。")


def _disable(name: str, by: Person) -> Said:
    accounts.disable(name, by)
    return Said(f"账号 {name} 已停用，各处的登录都已退出。")


def _end(name: str, by: Person) -> Said:
    return Said(f"账号 {name} 的{accounts.end_sessions(name, by)}处登录已退出。")
