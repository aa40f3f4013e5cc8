"""Create the audit trail, which refuses to be changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SQLITE = """CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END"""
POSTGRESQL = (
    """CREATE FUNCTION audit_only_grows() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()""",
)


def upgrade() -> None:
    """Create the table, then the triggers that keep it as it is."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        statements: tuple[str, ...] = tuple(SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE"))
    else:
        statements = POSTGRESQL
    for statement in statements:
        op.execute(sa.text(statement))
