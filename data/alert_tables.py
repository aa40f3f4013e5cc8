"""Tables of alerts: each from its opening to its close, its steps, the messages that told of it."""

from __future__ import annotations

import sqlalchemy as sa

from data.metadata import METADATA, UtcTime

alert = sa.Table(
    "alert",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("cause_key", sa.Text, nullable=False),
    sa.Column("episode", sa.Integer, nullable=False, comment="From 1: how often the cause has come anew."),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("dataset", sa.String(40), nullable=False),
    sa.Column("record_key", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("told", sa.Text, nullable=False, comment="What a message that leaves the house calls it."),
    sa.Column("unit", sa.Text),
    sa.Column("leader", sa.Text),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("stage", sa.Integer, nullable=False, comment="The furthest that was reached."),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, comment="As it stood at the last step."),
    sa.Column("clears_by", sa.Text, nullable=False),
    sa.Column("opened_on", sa.Date, nullable=False),
    sa.Column("closed_on", sa.Date),
    sa.Column("closed_why", sa.Text),
    sa.UniqueConstraint("cause_key", "episode"),
    sa.Index(None, "dataset", "record_key"),
    sa.Index(None, "closed_on"),
    comment="An alert: opened and closed once for a cause.",
    sqlite_autoincrement=True,
)

step = sa.Table(
    "alert_step",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("alert_id", sa.Integer, sa.ForeignKey("alert.id"), nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("what", sa.String(10), nullable=False, comment="open, worse, close, reopen."),
    sa.Column("stage", sa.Integer, nullable=False),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index(None, "alert_id"),
    comment="What happened to an alert, and when.",
    sqlite_autoincrement=True,
)

delivery = sa.Table(
    "delivery",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("audience", sa.String(10), nullable=False, comment="unit, head, meeting."),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("state", sa.String(10), nullable=False, comment="waiting, sending, sent, failed, merged, dropped."),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("next_try_at", UtcTime),
    sa.Column("claimed_at", UtcTime),
    sa.Column("sent_at", UtcTime),
    sa.Column("fault", sa.Text, comment="Why the last try failed, for people; never an address."),
    sa.UniqueConstraint("day", "unit", "audience", "channel"),
    sa.Index(None, "state"),
    comment="A digest of a unit's alerts on its way through one channel: at most one a unit, audience, channel and day.",
    sqlite_autoincrement=True,
)

mention = sa.Table(
    "mention",
    METADATA,
    sa.Column("alert_id", sa.Integer, sa.ForeignKey("alert.id"), primary_key=True),
    sa.Column("occasion", sa.String(20), primary_key=True, comment="stage:2, again:1."),
    sa.Column("audience", sa.String(10), primary_key=True),
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("delivery_id", sa.Integer, sa.ForeignKey("delivery.id"), nullable=False),
    sa.Index(None, "delivery_id"),
    comment="That a digest tells of an alert: once for each occasion, audience and channel.",
)

slip = sa.Table(
    "slip",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("number", sa.Integer, nullable=False, comment="Counted anew every year, never given twice."),
    sa.Column("colour", sa.String(10), nullable=False, comment="blue, yellow, red."),
    sa.Column("dataset", sa.String(40), nullable=False),
    sa.Column("record_key", sa.Text, nullable=False),
    sa.Column("cause_key", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("unit", sa.Text),
    sa.Column("unit_name", sa.Text, nullable=False, comment="As the paper has it."),
    sa.Column("leader", sa.Text),
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("requirement", sa.Text, nullable=False),
    sa.Column("due_on", sa.Date, nullable=False, comment="By when to reply."),
    sa.Column("issued_on", sa.Date, nullable=False),
    sa.Column("issued_at", UtcTime, nullable=False),
    sa.Column("issued_by", sa.Text, nullable=False, comment="The post."),
    sa.Column("replied_on", sa.Date),
    sa.Column("reply", sa.Text),
    sa.Column("reply_by", sa.Text, comment="The post that recorded it."),
    sa.UniqueConstraint("year", "number"),
    sa.Index(None, "dataset", "record_key"),
    comment="A three-colour slip as it was issued, with the reply.",
    sqlite_autoincrement=True,
)

ALL = (alert, step, delivery, mention, slip)
