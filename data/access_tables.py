"""Tables of who may come in: accounts, their sessions, attempts that failed."""

from __future__ import annotations

import sqlalchemy as sa

from data.metadata import METADATA, UtcTime

account = sa.Table(
    "account",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "name", sa.Text, nullable=False, unique=True, comment="What is typed to sign in; of a post, not a person."
    ),
    sa.Column("post", sa.Text, nullable=False, comment="Shown wherever the account did something: 督查处经办."),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("division", sa.Text, comment="Null for roles that belong to none."),
    sa.Column("password_hash", sa.Text, comment="Null for an account that signs in elsewhere."),
    sa.Column("must_change", sa.Boolean, nullable=False, comment="The password was given for one use."),
    sa.Column("given_at", UtcTime, comment="When the one-time password was given; null: when the account was made."),
    sa.Column("subject", sa.Text, unique=True, comment="Who this is at the identity provider: issuer and subject."),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("disabled_at", UtcTime),
    comment="One who may sign in.",
    sqlite_autoincrement=True,
)

session = sa.Table(
    "session",
    METADATA,
    sa.Column("token_sha256", sa.String(64), primary_key=True),
    sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("ended_at", UtcTime),
    sa.Index(None, "account_id"),
    comment="One sign-in that holds until it is ended, idle or too old. The token itself is only in the browser.",
)

attempt = sa.Table(
    "attempt",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index(None, "address", "at"),
    comment="A sign-in that failed lately: what throttling counts.",
    sqlite_autoincrement=True,
)

ALL = (account, session, attempt)
