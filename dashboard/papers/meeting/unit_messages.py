"""What a unit is told of a meeting through its channels: its part in plain text, without names of people."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.notation import date
from dashboard.papers.content import Words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.minutes import said
from dashboard.papers.meeting.telling import broken_promise, unit_name, why
from dashboard.papers.meeting.unit_sheets import items_of, promises_of, records_of, units
from data.digest_words import Message


def unit_messages(facts: Facts, lines: int) -> list[tuple[str, Message]]:
    """(unit's code, message) of every unit that the meeting has something for; at most so many lines of each part."""
    return [(unit, _message(facts, unit, lines)) for unit in units(facts)]


def _message(facts: Facts, unit: str, lines: int) -> Message:
    name = unit_name(facts, unit)
    records = [_plain(said(facts, one, "own")) for one in records_of(facts, unit)]
    promised = [f"{one.what}（{_plain(broken_promise(facts, one))}）" for one in promises_of(facts, unit)]
    asked = [f"{entry.title}（{_plain(why(facts, entry))}）" for entry in items_of(facts, unit)]
    count = len(records) + len(promised) + len(asked)
    text = [f"{name}：{date(facts.day)}召开的{facts.meeting.name}涉及你单位的事项如下，请逐项抓好落实。"]
    for title, told in (("会议议定", records), ("你单位的承诺", promised), ("列入会议调度", asked)):
        text += _part(title, told, lines)
    text.append("交办事项单请向督查处索取。办结的请报送办结材料，未办结的请按期报送进展。")
    return Message(name, f"【督查调度会】{name} {facts.meeting.name}交办 共{count}项", "\n".join(text))


def _part(title: str, told: Sequence[str], lines: int) -> list[str]:
    if not told:
        return []
    more = [f"另有{len(told) - lines}项。"] if len(told) > lines else []
    return [f"{title}：", *(f"{number}. {line}" for number, line in enumerate(told[:lines], 1)), *more]


def _plain(text: Words) -> str:
    return "".join(run.text for run in text)
