"""Tables of handing in: what came in by the page, names that divisions use for units, tables as they were edited."""

from __future__ import annotations

import sqlalchemy as sa

from data.metadata import METADATA, UtcTime

hand_in = sa.Table(
    "hand_in",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, comment="The receipt's number."),
    sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id"), comment="Null where sign-in is off."),
    sa.Column("by", sa.Text, nullable=False, comment="The post at that time."),
    sa.Column("division", sa.Text, nullable=False, comment="On whose behalf."),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), sa.ForeignKey("original.sha256"), nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("state", sa.String(20), nullable=False, comment="checked, repeated, refused, loaded, dropped."),
    sa.Column("wish", sa.Text, nullable=False, default="{}", comment="What was corrected or answered, as JSON."),
    sa.Column("receipt", sa.Text, nullable=False, default="{}", comment="What the load did, as JSON."),
    sa.Column("loaded_at", UtcTime),
    sa.Index(None, "account_id", "received_at"),
    sa.Index(None, "division", "received_at"),
    comment="A file that someone handed in by the page, whether it was loaded or not.",
    sqlite_autoincrement=True,
)

alias = sa.Table(
    "alias",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("division", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, comment="As written, without spaces."),
    sa.Column("unit_code", sa.Text, nullable=False),
    sa.Column("proposed_by", sa.Text, nullable=False),
    sa.Column("proposed_at", UtcTime, nullable=False),
    sa.Column("decided_by", sa.Text),
    sa.Column("decided_at", UtcTime),
    sa.Column("accepted", sa.Boolean, comment="Null until 督查 has decided."),
    sa.Index(None, "division", "name"),
    comment="A name that a division writes for a unit: counts in its own returns once it is confirmed.",
    sqlite_autoincrement=True,
)

edition = sa.Table(
    "edition",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, comment="Which editable table: 规则文件."),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("since", UtcTime, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False, default=""),
    sa.Index(None, "name", "since"),
    comment="Every text that an editable table has had, so that rules of an earlier day can be read again.",
    sqlite_autoincrement=True,
)

ALL = (hand_in, alias, edition)
