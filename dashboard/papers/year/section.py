"""What a section of the report is made of: points of sentences, whose clauses name the figures that they state.

In a clause `{code}` stands for an indicator's value, followed in brackets by what is known of it: 推算, 同比, the target.
`{code|target}` and `{code|year}` are followed by that alone, `{code|}` by nothing. A clause without data is left out; one
that begins with ；or 、is joined by it, others by ，. `{since}` is 全年 at the year's end and 今年以来 before.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """一是 …: what it is about, and its sentences, each a tuple of clauses."""

    title: str
    sentences: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """One of the report's sections, by its name there."""

    name: str
    points: tuple[Point, ...]
