"""What `python -m dashboard` understands: a family of verbs is one file with `add`, and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.grammars import alerts, audit, backups, doctor, meeting, papers, rules, users

ALL: tuple[Callable[[Any], None], ...] = (
    audit.add, rules.add, backups.add, users.add, alerts.add, papers.add, meeting.add, doctor.add,
)  # fmt: skip
