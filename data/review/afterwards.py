"""What became of a meeting's items after it was frozen: each as it was shown, beside what is known now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.datasets import tracked
from data.editions import as_known
from data.meeting_records import Link
from data.promises import promises
from data.review.agenda import Entry
from data.review.meetings import Meeting
from data.review.subject import link_of
from data.rules import rules
from data.status import Item, Wanted, find_items

MOST_KEYS = 200
"""Keys asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Later:
    """An item of the agenda that is not what it was; None where it was, or is, on no list."""

    entry: Entry
    then: Item | None
    now: Item | None


def afterwards(connection: sa.Connection, meeting: Meeting) -> tuple[Later, ...]:
    """The items of the agenda whose light, deadline or completion differs now, as of the meeting's day, in its order."""
    links = _links(connection, meeting)
    now = _items(connection, meeting, links.values(), is_then=False)
    assert meeting.at.known_at is not None  # noqa: S101 - a meeting says when
    with as_known(connection, meeting.at.known_at):
        then = _items(connection, meeting, links.values(), is_then=True)
    found = (Later(entry, then.get(link), now.get(link)) for entry, link in links.items())
    return tuple(one for one in found if _looks(one.then) != _looks(one.now))


def _links(connection: sa.Connection, meeting: Meeting) -> dict[Entry, Link]:
    """The items that the entries are about."""
    told = promises(connection, meeting.held_on, meeting.at.known_at)
    names = {spec.name for spec in tracked()}
    found = {entry: link_of(entry, told) for entry in meeting.agenda}
    return {entry: link for entry, link in found.items() if link is not None and link.dataset in names}


def _items(connection: sa.Connection, meeting: Meeting, links: Iterable[Link], *, is_then: bool) -> dict[Link, Item]:
    known_at = meeting.at.known_at if is_then else None
    found: dict[Link, Item] = {}
    for some in _parts(tuple(dict.fromkeys(links))):
        wanted = Wanted(keys=tuple((link.dataset, link.key) for link in some))
        for item in find_items(connection, meeting.held_on, rules(), wanted, known_at):
            found[Link(item.dataset, item.key)] = item
    return found


def _parts(links: Sequence[Link]) -> Iterator[Sequence[Link]]:
    return (links[start : start + MOST_KEYS] for start in range(0, len(links), MOST_KEYS))


def _looks(item: Item | None) -> tuple[object, ...] | None:
    return (item.light, item.due, item.completion) if item else None
