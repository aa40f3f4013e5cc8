"""Create the core tables: kept files, batches, sightings, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the core tables; those of the datasets follow from their specs."""
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("dataset", sa.String(40), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("original.sha256", name="fk_batch_sha256"), nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded_by", sa.Text, nullable=False),
        sa.Column("division", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("rows", "added", "changed", "unchanged", "missing")),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_by", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_batch_dataset_as_of", "batch", ["dataset", "as_of"])
    op.create_index("ix_batch_sha256", "batch", ["sha256"])
    op.create_table(
        "sighting",
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id", name="fk_sighting_batch_id"), primary_key=True),
        sa.Column("record_key", sa.Text, primary_key=True),
        sa.Column("dataset", sa.String(40), nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
    )
    op.create_index("ix_sighting_dataset_record_key_as_of", "sighting", ["dataset", "record_key", "as_of"])
    op.create_table(
        "setting",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
