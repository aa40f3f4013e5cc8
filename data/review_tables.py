"""Tables of review meetings: each with the moment that it was frozen at, its agenda, what is being typed in it."""

from __future__ import annotations

import sqlalchemy as sa

from data.metadata import METADATA, UtcTime

review = sa.Table(
    "review",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("number", sa.Integer, nullable=False, comment="Counted anew every year."),
    sa.Column("held_on", sa.Date, nullable=False, unique=True, comment="Also the day that its figures speak of."),
    sa.Column("known_at", UtcTime, nullable=False, comment="When its figures were frozen."),
    sa.Column("since_on", sa.Date, nullable=False, comment="The day of the meeting before, or a week earlier."),
    sa.Column("since_known_at", UtcTime, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("state", sa.String(10), nullable=False, comment="prepared, running, closed."),
    sa.Column("agenda", sa.Text, nullable=False, comment="JSON."),
    sa.Column("revision", sa.Integer, nullable=False, comment="Of the agenda: two people may work on it."),
    sa.Column("digest", sa.String(64), comment="Of the pack's JSON; null until it has been built."),
    sa.Column("prepared_by", sa.Text, nullable=False),
    sa.Column("opened_at", UtcTime),
    sa.Column("closed_at", UtcTime),
    sa.Column("closed_by", sa.Text),
    sa.UniqueConstraint("year", "number"),
    comment="A weekly review meeting (督查调度会).",
    sqlite_autoincrement=True,
)

note = sa.Table(
    "review_note",
    METADATA,
    sa.Column("review_id", sa.Integer, sa.ForeignKey("review.id"), primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True, comment="Of the agenda's entry: supervision/2020|work_report|12."),
    sa.Column("field", sa.String(40), primary_key=True),
    sa.Column("writer", sa.Text, primary_key=True, comment="Whose draft it is."),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("updated_at", UtcTime, nullable=False),
    comment="What somebody is typing in a meeting and has not recorded yet.",
)

ALL = (review, note)
