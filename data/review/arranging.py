"""Changes of an agenda: an entry moved among those on the screen, cut to the written part and back, timed, annotated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.review.agenda import Entry

Agenda = tuple[Entry, ...]


def moved(agenda: Sequence[Entry], subject: str, places: int) -> Agenda:
    """The entry so many places further down, up for less than none, among those on the screen; the ends hold it."""
    kept, rest = on_screen(agenda), written(agenda)
    here = place(kept, subject)
    if here is None:
        return tuple(agenda)
    there = min(max(here + places, 0), len(kept) - 1)
    order = [*kept[:here], *kept[here + 1 :]]
    return (*order[:there], kept[here], *order[there:], *rest)


def cut(agenda: Sequence[Entry], subject: str) -> Agenda:
    """The entry left to the written part, as the first there; its time goes to the others."""
    entry = find(agenda, subject)
    if entry is None or entry.is_cut:
        return tuple(agenda)
    others = [one for one in on_screen(agenda) if one.subject != subject]
    return (*others, replace(entry, is_cut=True, minutes=None), *written(agenda))


def restored(agenda: Sequence[Entry], subject: str) -> Agenda:
    """The entry of the written part on the screen again, as the last there."""
    entry = find(agenda, subject)
    if entry is None or not entry.is_cut:
        return tuple(agenda)
    others = [one for one in written(agenda) if one.subject != subject]
    return (*on_screen(agenda), replace(entry, is_cut=False), *others)


def timed(agenda: Sequence[Entry], subject: str, minutes: int | None) -> Agenda:
    """The entry with so many minutes; None shares out."""
    return tuple(replace(one, minutes=minutes) if one.subject == subject else one for one in agenda)


def annotated(agenda: Sequence[Entry], subject: str, note: str) -> Agenda:
    """The entry with a note."""
    return tuple(replace(one, note=note.strip()) if one.subject == subject else one for one in agenda)


def on_screen(agenda: Sequence[Entry]) -> Agenda:
    """The entries that the meeting goes through, in order."""
    return tuple(one for one in agenda if not one.is_cut)


def written(agenda: Sequence[Entry]) -> Agenda:
    """The entries left to the written part."""
    return tuple(one for one in agenda if one.is_cut)


def find(agenda: Sequence[Entry], subject: str) -> Entry | None:
    """The entry of a subject; None for none."""
    return next((one for one in agenda if one.subject == subject), None)


def place(agenda: Sequence[Entry], subject: str) -> int | None:
    """Where a subject stands, from 0; None where it does not."""
    return next((number for number, one in enumerate(agenda) if one.subject == subject), None)
