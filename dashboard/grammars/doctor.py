"""The verb that looks the installation over."""

from __future__ import annotations

from typing import Any

from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `doctor`."""
    says = "体检：逐项检查能不能正式使用，有不符合的退出状态为1"
    doctor: Grammar = verbs.add_parser("doctor", help=says, description=says)
    doctor.set_defaults(command=("dashboard.doctor_commands", "doctor"))
