"""Verbs on the audit trail (操作日志): list, verify."""

from __future__ import annotations

import argparse
import json
from typing import Any

from dashboard.audit_words import action_of, told
from data import audit, trail
from data.database import reading
from data.schema import prepare
from data.trail import Asked, Entry
from etl.cli import DONE, Refused
from etl.console import print_json, print_table


def list(wanted: argparse.Namespace) -> int:
    """The events asked for, newest last."""
    asked = Asked(tuple(wanted.action or ()), wanted.by, wanted.first, wanted.last)
    prepare()
    with reading() as connection:
        if wanted.newest:
            found = trail.page(connection, asked, wanted.newest)[::-1]
        else:
            found = tuple(trail.every(connection, asked))
    if wanted.json:
        print_json([_event(entry) for entry in found])
    else:
        print_table(["序号", "时间", "经办", "操作", "对象", "说明"], map(_cells, found))
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


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.number, "at": entry.at, "actor": entry.actor, "action": entry.action, "subject": entry.subject,
        "detail": json.loads(entry.detail), "digest": entry.digest,
    }  # fmt: skip


def _cells(entry: Entry) -> tuple[Any, ...]:
    return entry.number, f"{entry.at:%Y-%m-%d %H:%M}", entry.actor, action_of(entry), entry.subject, told(entry)
