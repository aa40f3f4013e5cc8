"""The report as a paper: ten sections of sentences, what has no data, the tables as an attachment."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.notation import date, full_width
from dashboard.papers.content import Attachment, Block, Heading, Paper, Paragraph, words
from dashboard.papers.numbering import in_chinese
from dashboard.papers.year.section import Section
from dashboard.papers.year.sections import ALL
from dashboard.papers.year.sentences import paragraphs
from dashboard.papers.year.tables import NO_DATA, table
from dashboard.papers.year.told import Known
from data.figures import figures
from data.moment import Moment

TABLES = "主要指标数据表"
FEW = 10


def year_paper(connection: sa.Connection, day: dt.date, known_at: dt.datetime) -> Paper:
    """年度数据稿 of the year until the day, by what is known at the moment."""
    found = {figure.code: figure for figure in figures(connection, day, known_at)}
    known = Known(found, Moment(day, known_at))
    return Paper(
        title(day),
        tuple(block for section in ALL for block in (Heading(1, section.name), *_text(section, known)))
        + _missing(known),
        subtitle=f"（数据截至{date(day)}）",
        attachments=(Attachment(TABLES, _tables(known)),),
    )


def title(day: dt.date) -> str:
    """2020年度工作数据稿; with the months before the year is over."""
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年度工作数据稿"
    return f"{day.year}年1月至{day.month}月工作数据稿" if day.month > 1 else f"{day.year}年1月工作数据稿"


def _text(section: Section, known: Known) -> tuple[Block, ...]:
    """A section that has no data at all says so."""
    return tuple(paragraphs(section, known)) or (Paragraph(words(f"截至{date(known.day)}，本板块还没有数据。")),)


def _missing(known: Known) -> tuple[Block, ...]:
    """What has no data, by name where it is little."""
    names = [full_width(figure.name) for figure in known.figures.values() if known.run(figure.code) is None]
    if not names:
        return ()
    named = f"：{'、'.join(names)}" if len(names) <= FEW else f"共{len(names)}项，见附件中标注“{NO_DATA}”的各行"
    return (Paragraph(words(f"截至{date(known.day)}没有数据、未写入正文的指标{named}。")),)


def _tables(known: Known) -> tuple[Block, ...]:
    return tuple(table(section.name, f"{in_chinese(number)}、", known) for number, section in enumerate(ALL, 1))
