"""Ranks (位次) and goals for a rank."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, is_empty, shorten, write_out
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable
from data.numerals import to_number

_RANK = re.compile(
    r"(?:并?列|位列|居|排名?|位居|排在|列)?(?:全省|全市|全国|省|市)?(?:并列)?(?:排名?|位列|列|居)?第?"
    r"(?P<rank>\d{1,4}(?:\.0+)?|[一二三四五六七八九十百]{1,5})(?:位|名)?"
    r"(?:(?:/|\(共|,共|共)(?P<of>\d{1,4})(?:个|位|名|市)*\)?)?(?:\((?:并列|持平|[↑↓][^)]*)\)?)?"
)
_UNRANKED = re.compile(
    r"(?:未|不|无|暂未|暂不|没有|不参与|未参与)(?:参与|参加)?(?:排名|排位|考核|排)?|(?:尚|暂)?未(?:公布|通报)"
)
_GOAL = re.compile(r"(保|争|抢|瞄|进|前|冲|第)([一二三四五六七八九十\d]{1,3})")


class Rank(Kind):
    """A place in a ranking, with the number of places where it is told (reference §4.0.4, §4.5)."""

    zh = "位次"
    fields = (Field("", sa.Integer()), Field("_of", sa.Integer(), "总数"))
    example = "3/11"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(rank from 1, number of places or None). Raises Unreadable."""
        if isinstance(cell, dt.date):
            return self._became_date(cell)
        text = clean(write_out(cell)) if cell is not None else ""
        bare = compact(text)
        if is_empty(text) or _UNRANKED.fullmatch(bare):
            return Reading(self.blank)
        match = _RANK.fullmatch(bare)
        number = to_number(match["rank"]) if match else None
        if match is None or number is None:
            raise Unreadable("rank_unreadable", text=shorten(text))
        return Reading(_checked(int(number), int(match["of"]) if match["of"] else None, text))

    def _became_date(self, cell: dt.date) -> Reading:
        """A typed 3/11 becomes 11 March in a spreadsheet; it can be told back."""
        rank, of = _checked(cell.month, cell.day, f"{cell.month}/{cell.day}")
        detail = {"text": f"{cell.month}月{cell.day}日", "read": f"{rank}/{of}"}
        return Reading((rank, of), Finding("rank_became_date", "warning", detail), f"{rank}/{of}")

    def show(self, *values: Any) -> str:
        """第3位 or 第3位（共11）."""
        rank, of = (*values, None)[:2]
        return "—" if rank is None else f"第{rank}位" + (f"（共{of}）" if of else "")


class RankGoal(Kind):
    """The place aimed at: 保四, 争三, 抢二, 瞄一, or a rank (reference §3.2)."""

    zh = "目标位次"
    fields = (Field("", sa.Integer()),)
    example = "争三"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The rank as a number from 1. Two goals in a cell keep the first, with a warning. Raises Unreadable."""
        text = clean(write_out(cell)) if cell is not None and not isinstance(cell, dt.date) else ""
        goals = [int(number) for _, word in _GOAL.findall(compact(text)) if (number := to_number(word))]
        if not goals:
            return Reading(Rank().read(cell, setting).values[:1])
        _checked(goals[0], None, text)
        if len(goals) == 1:
            return Reading((goals[0],))
        detail = {"text": shorten(text), "read": str(goals[0])}
        return Reading((goals[0],), Finding("rank_goal_several", "warning", detail), text)

    def show(self, *values: Any) -> str:
        """争三, 保四…; 第6位 for a goal without a word of its own."""
        words = {1: "瞄一", 2: "抢二", 3: "争三", 4: "保四"}
        return "—" if values[0] is None else words.get(values[0], f"第{values[0]}位")


def _checked(rank: int, of: int | None, text: str) -> tuple[int, int | None]:
    if rank < 1 or (of is not None and rank > of):
        raise Unreadable("rank_impossible", text=shorten(text))
    return rank, of
