"""Reads of 数据来源: batches from the cache, original files and templates made when they are asked for."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import sqlalchemy as sa

from dashboard.reads import cached
from data import batches
from data.database import reading
from data.spec import Dataset
from etl.template import write_template


def _batches(connection: sa.Connection, day: dt.date) -> tuple[batches.Batch, ...]:
    """All of them, of whatever day: an audit trail leaves nothing out."""
    return batches.batches(connection)


read_batches = cached(_batches)


def original_bytes(number: int) -> bytes:
    """The file of a batch as it was handed in. Raises LookupError for an unknown batch."""
    with reading() as connection:
        return batches.content(connection, number)


def template_bytes(spec: Dataset) -> bytes:
    """The dataset's empty template as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(spec, path)
        return path.read_bytes()
