"""Numbers of headings (结构层次序数): 一、 （一） 1. （1）, after GB/T 9704-2012 §7.3.3."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"


class Numbering:
    """Counts headings as they come; a heading begins anew the count of those below it."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]

    def next(self, level: int) -> str:
        """What stands before the next heading of a level from 1 to 4."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        number = self._counts[level - 1]
        return (f"{in_chinese(number)}、", f"（{in_chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def in_chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return before + (DIGITS[ones] if ones or not tens else "")
