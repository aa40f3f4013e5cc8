"""大屏管理: every screen of the table with its device: last heard of, what it shows, start link, stop, resume."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import streamlit as st

from dashboard import frontdoor
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, tag
from dashboard.signed_in import person
from dashboard.wall.door import START
from data import devices
from data.clock import ZONE, now
from data.devices import Device
from data.screens import SCENES, Screen, screens

EXPLAINED = (
    "每块大屏是一台设备、一个只能看大屏的账号。生成启动链接，在那台电脑的浏览器里打开一次，它就一直开着；把这个链接写进开机启动也行。"
    "链接七天内有效，只能用一次；重新生成后旧链接作废，新链接一打开，原来那台设备就退出。"
    "放哪几幕、停多久，在“规则设置”的“大屏设置”里改，下一次刷新就生效。"
)
LINK = "new_link"


def devices_view() -> None:
    """The page."""
    st.caption(EXPLAINED)
    known, table = {device.screen: device for device in devices.read_devices()}, screens()
    for screen in table:
        _entry(screen, known.pop(screen.name, None))
    for device in known.values():
        _entry(Screen(device.screen, "设置里已经没有这块大屏", ()), device)
    st.button("刷新")


def _entry(screen: Screen, device: Device | None) -> None:
    with st.container(border=True, key=f"screen_{screen.name}"):
        told, pressed = st.columns([4, 1.6], vertical_alignment="center")
        told.html(described(screen, device, now()))
        with pressed.container(horizontal=True, horizontal_alignment="right"):
            _buttons(screen, device)
        secret = st.session_state.get(LINK)
        if secret and secret[0] == screen.name:
            st.markdown("**启动链接**，只在这里显示这一次：")
            st.code(f"{_origin()}{START}?key={secret[1]}", language=None)


def _buttons(screen: Screen, device: Device | None) -> None:
    if screen.scenes and not (device and device.is_stopped):
        st.button("生成启动链接", key=f"link_{screen.name}", on_click=_link, args=(screen,))
    if device and device.is_stopped:
        st.button(
            "恢复", key=f"resume_{screen.name}", on_click=devices.resume, args=(screen.name, person()), type="primary"
        )
    elif device:
        st.button("停用", key=f"stop_{screen.name}", on_click=devices.stop, args=(screen.name, person()))


def _link(screen: Screen) -> None:
    st.session_state[LINK] = (screen.name, devices.link(screen, person()))


def _origin() -> str:
    here = urlsplit(st.context.url or "http://localhost")
    return f"{here.scheme}://{here.netloc}"


def described(screen: Screen, device: Device | None, at: dt.datetime) -> Html:
    """A screen in three lines: where it hangs, how it is, what it shows by which program."""
    look = "display:block;line-height:1.6"
    scenes = "、".join(SCENES[turn.scene] for turn in screen.scenes)
    return tag(
        "div", tag("b", screen.title, style="font-size:1.15em"), tag("span", f"　{screen.name}", style=f"color:{MUTED}"),
        tag("span", *_state(device, at), style=look), tag("span", *_shown(device), style=look),
        tag("span", f"每{screen.refresh_s}秒刷新 · {scenes}" if scenes else "", style=f"{look};color:{MUTED}"),
    )  # fmt: skip


def _state(device: Device | None, at: dt.datetime) -> tuple[Html | str, ...]:
    if device is None:
        return (_coloured("○ 还没有启动过", MUTED),)
    waits = f"　有一个启动链接等着打开，{_moment(device.link_until)}前有效" if device.link_until else ""
    if device.is_stopped:
        return _coloured("‖ 已停用", AMBER), waits
    if not device.is_started:
        return _coloured("○ 没有启动", MUTED), waits
    if device.is_silent(at):
        return _coloured("▲ 没有心跳", ALARM), _last(device, at), waits
    return _coloured("● 正常", GREEN), _last(device, at), waits


def _last(device: Device, at: dt.datetime) -> str:
    if device.heard is None:
        return "　还没有收到过心跳"
    return f"　最近心跳 {_moment(device.heard.at)}（{_ago(at - device.heard.at)}），来自 {device.heard.address}"


def _shown(device: Device | None) -> tuple[Html | str, ...]:
    heard = device.heard if device else None
    if heard is None:
        return ("",)
    scene = f"画面：{SCENES.get(heard.shows.scene, '还没有')}"
    page = f"第{heard.shows.page}页" if heard.shows.scene else ""
    stuck = "　◆ 画面停住了" if heard.shows.scene and not heard.shows.is_fresh else ""
    is_same = heard.version == frontdoor.WALL.version()
    version = f"　版本：{heard.version or '不明'}" + ("（与服务器一致）" if is_same else "（旧版，会自动换新）")
    return scene, page, _coloured(stuck, AMBER), version


def _coloured(words: str, colour: str) -> Html:
    return tag("b", words, style=f"color:{colour}")


def _moment(at: dt.datetime | None) -> str:
    return f"{at.astimezone(ZONE):%-m月%-d日 %H:%M}" if at else ""


def _ago(span: dt.timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    if seconds < 90:
        return f"{seconds}秒前"
    if seconds < 5400:
        return f"{seconds // 60}分钟前"
    return f"{seconds // 3600}小时前" if seconds < 172_800 else f"{seconds // 86_400}天前"
