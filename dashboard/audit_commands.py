"""Verbs on the audit trail (操作日志): list, verify."""

from __future__ import annotations

import argparse
import json
from typing import Any

import sqlalchemy as sa

from data import audit
from data.audit import ACTIONS
from data.clock import ZONE
from data.database import reading
from data.schema import prepare
from data.tables import audit as trail
from etl.cli import DONE, Refused
from etl.console import print_json, print_table


def list(wanted: argparse.Namespace) -> int:
    """Every event, newest last."""
    prepare()
    with reading() as connection:
        rows = connection.execute(sa.select(trail).order_by(trail.c.id)).all()
    if wanted.json:
        print_json([_event(row) for row in rows])
    else:
        print_table(["序号", "时间", "经办", "操作", "对象", "说明"], map(_cells, rows))
    return DONE


def verify(wanted: argparse.Namespace) -> int:
    """Says whether the trail holds. Raises Refused with the first row that was touched."""
    prepare()
    with reading() as connection:
        touched, (number, digest) = audit.verify(connection), audit.head(connection)
    if touched is not None:
        raise Refused(
            f"操作日志从第{touched}条起对不上：这一条被改过，或它前面有记录被删、被插。请与留存的封存码核对。"
        )
    print(f"操作日志共{number}条，前后衔接，没有改动。封存码 {digest}，请另处留存，以后核对时可知末尾有没有被删。")
    return DONE


def _event(row: Any) -> dict[str, Any]:
    return {
        "id": row.id, "at": row.at.astimezone(ZONE), "actor": row.actor, "action": row.action, "subject": row.subject,
        "detail": json.loads(row.detail), "digest": row.digest,
    }  # fmt: skip


def _cells(row: Any) -> tuple[Any, ...]:
    return row.id, f"{row.at.astimezone(ZONE):%Y-%m-%d %H:%M}", row.actor, ACTIONS[row.action], row.subject, row.detail
