"""Sentences of a report from their clauses: figures put in, clauses without data left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from dashboard.papers.content import Paragraph, Run, Words, words
from dashboard.papers.numbering import in_chinese
from dashboard.papers.year.section import Point, Section
from dashboard.papers.year.told import REMARKS, Known, Remark, told

PLACE = re.compile(r"\{(?P<code>\w+)(?P<bar>\|(?P<remark>\w*))?\}")
SINCE = "since"
JOINTS = "；、"


def paragraphs(section: Section, known: Known) -> list[Paragraph]:
    """The section's points that have data, 一是 to 三是 where they are several; none where none has."""
    texts = [(point, text) for point in section.points if (text := _point(point, known))]
    return [Paragraph(words(_lead(point, number, len(texts)), *text)) for number, (point, text) in enumerate(texts, 1)]


def codes(section: Section) -> list[str]:
    """The indicators that a section's sentences name."""
    clauses = (clause for point in section.points for sentence in point.sentences for clause in sentence)
    return [match["code"] for clause in clauses for match in PLACE.finditer(clause) if match["code"] != SINCE]


def _lead(point: Point, number: int, count: int) -> Run:
    return Run(f"{in_chinese(number)}是{point.title}。" if count > 1 else "", "script")


def _point(point: Point, known: Known) -> Words:
    found = (sentence(clauses, known) for clauses in point.sentences)
    return tuple(run for text in found for run in text)


def sentence(clauses: Sequence[str], known: Known) -> Words:
    """The clauses that have data, with a full stop; nothing where none has."""
    found: list[Run | str] = []
    for clause in clauses:
        text = _clause(clause.lstrip(JOINTS), known)
        if text is not None:
            joint = clause[0] if clause[0] in JOINTS else "，"
            found += [joint if found else "", *text]
    return words(*found, "。") if found else ()


def _clause(clause: str, known: Known) -> Words | None:
    """None where one of its figures has no data."""
    pieces: list[Run | str] = []
    end = 0
    for match in PLACE.finditer(clause):
        pieces.append(clause[end : match.start()])
        end = match.end()
        text = _placed(match, known)
        if text is None:
            return None
        pieces += text
    return words(*pieces, clause[end:])


def _placed(match: re.Match[str], known: Known) -> Words | None:
    if match["code"] == SINCE:
        return words("全年" if (known.day.month, known.day.day) == (12, 31) else "今年以来")
    remark = match["remark"]
    remarks = REMARKS if match["bar"] is None else (cast(Remark, remark),) if remark else ()
    return told(known, match["code"], remarks)
