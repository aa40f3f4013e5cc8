"""Devices of large screens: started once by a link, stopped, resumed, heard of, never able to do more than look."""

from __future__ import annotations

import datetime as dt

import pytest

from data import audit, devices, sessions
from data.clock import now
from data.database import reading
from data.devices import Device, Heard, NoSuchLink, Shows
from data.permissions import Forbidden, Person, may
from data.screens import Screen, Turn
from tests.people import ADMIN

HALL = Screen("hall", "市政府大厅", (Turn("asking"),))
ADDRESS = "10.1.2.3"


def holding(token: str) -> Person | None:
    with reading() as connection:
        found = sessions.find(connection, sessions.key_of(token))
    return found.person if found else None


def only() -> Device:
    (found,) = devices.read_devices()
    return found


def test_a_link_starts_its_screen_once(any_office: str) -> None:
    secret = devices.link(HALL, ADMIN)
    token, screen = devices.start(secret, ADDRESS)
    person = holding(token)
    assert person
    assert (screen, person.role, person.post) == ("hall", "screen", "大屏·市政府大厅")
    with pytest.raises(NoSuchLink, match="这个启动链接已经用过、已经换新或者过期了"):
        devices.start(secret, ADDRESS)
    with reading() as connection:
        assert audit.verify(connection) is None


def test_a_new_link_takes_the_place_of_one_that_waits_and_ends_the_session_before_once_it_is_used(office: str) -> None:
    first = devices.link(HALL, ADMIN)
    second = devices.link(HALL, ADMIN)
    with pytest.raises(NoSuchLink):
        devices.start(first, ADDRESS)
    before, _ = devices.start(second, ADDRESS)
    third = devices.link(HALL, ADMIN)
    assert holding(before)
    devices.start(third, ADDRESS)
    assert holding(before) is None


def test_a_link_that_has_waited_for_a_week_starts_nothing(office: str) -> None:
    secret = devices.link(HALL, ADMIN)
    with pytest.raises(NoSuchLink):
        devices.start(secret, ADDRESS, now() + dt.timedelta(days=devices.LINK_DAYS, minutes=1))


def test_a_stopped_device_is_out_at_once_and_goes_on_without_a_hand_when_it_is_resumed(any_office: str) -> None:
    token, _ = devices.start(devices.link(HALL, ADMIN), ADDRESS)
    devices.stop("hall", ADMIN)
    assert holding(token) is None
    assert (only().is_stopped, only().is_started) == (True, False)
    devices.resume("hall", ADMIN)
    assert holding(token)
    assert (only().is_stopped, only().is_started) == (False, True)


def test_a_link_of_a_stopped_device_starts_nothing(office: str) -> None:
    secret = devices.link(HALL, ADMIN)
    devices.stop("hall", ADMIN)
    with pytest.raises(NoSuchLink):
        devices.start(secret, ADDRESS)


def test_what_a_device_says_of_itself_is_kept(office: str) -> None:
    devices.start(devices.link(HALL, ADMIN), ADDRESS)
    assert only().heard is None
    assert only().is_silent(now())
    heard = Heard(Shows("ladder", 2, True), "abc123", ADDRESS, now().replace(microsecond=0))
    with reading() as connection:
        number = connection.exec_driver_sql("select account_id from device").scalar_one()
    devices.write_heard({number: heard})
    assert only().heard == heard
    assert not only().is_silent(heard.at + dt.timedelta(seconds=60))
    assert only().is_silent(heard.at + dt.timedelta(minutes=3))


def test_only_an_administrator_makes_links(office: str) -> None:
    with pytest.raises(Forbidden):
        devices.link(HALL, Person("督查处经办", "supervision", "督查处"))


def test_a_device_may_look_at_the_wall_and_nothing_else() -> None:
    device = Person("大屏·市政府大厅", "screen")
    assert may(device, "see_wall")
    assert not any(may(device, verb) for verb in ("see_board", "manage_accounts", "read_audit"))
    assert not may(device, "read", "supervision")
