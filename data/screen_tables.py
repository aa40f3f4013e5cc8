"""The table of large screens' devices: how each comes in, when it was last heard of."""

from __future__ import annotations

import sqlalchemy as sa

from data.metadata import METADATA, UtcTime

device = sa.Table(
    "device",
    METADATA,
    sa.Column("screen", sa.String(24), primary_key=True, comment="Its name in the table of screens."),
    sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id"), nullable=False, unique=True),
    sa.Column("link_sha256", sa.String(64), unique=True, comment="Of the start link that has not been used."),
    sa.Column("link_until", UtcTime),
    sa.Column("session_sha256", sa.String(64), comment="The session of the device itself: what is resumed with it."),
    sa.Column("seen_at", UtcTime, comment="When it last asked."),
    sa.Column("shows", sa.Text, comment="Scene and page, as JSON."),
    sa.Column("version", sa.String(24), comment="The program that its browser has loaded."),
    sa.Column("address", sa.Text),
    comment="A large screen's device.",
)

ALL = (device,)
