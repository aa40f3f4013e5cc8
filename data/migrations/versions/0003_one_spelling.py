"""Spell the years and numbers in record keys in one way: [2020]33号 for 〔2020〕第33号."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

YEAR = re.compile(r"[\[［〔【(（]([0-9]{4})[\]］〕】)）]")
ORDINAL = re.compile(r"第([0-9]+)号")


def upgrade() -> None:
    """Rename the keys of each dataset; what had been kept as two records under two spellings stays two."""
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    tables = set(inspector.get_table_names())
    for name in sorted(set(connection.scalars(sa.text("SELECT DISTINCT dataset FROM batch"))) & tables):
        versions = sa.table(name, sa.column("record_key"))
        sighting = sa.table("sighting", sa.column("dataset"), sa.column("record_key"))
        for old, new in _renamed(list(connection.scalars(sa.select(versions.c.record_key).distinct()))):
            connection.execute(versions.update().where(versions.c.record_key == old).values(record_key=new))
            confirmed = (sighting.c.dataset == name, sighting.c.record_key == old)
            connection.execute(sighting.update().where(*confirmed).values(record_key=new))


def _renamed(keys: list[str]) -> list[tuple[str, str]]:
    """(old, new) of the keys to spell anew, but for those whose new spelling another record has."""
    taken, found = set(keys), []
    for key in sorted(keys):
        new = ORDINAL.sub(r"\1号", YEAR.sub(r"[\1]", key))
        if new not in taken:
            taken.add(new)
            found.append((key, new))
    return found
