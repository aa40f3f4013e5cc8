"""Who may do what: roles, what each may do with whose data, asked below the pages before anything is read or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.datasets import ALL, dataset
from data.spec import Dataset

Role = Literal["leader", "division", "supervision", "admin", "screen"]
Verb = Literal[
    "see_board", "see_wall", "read", "export", "hand_in", "take_back", "take_back_any", "confirm_alias", "see_hints",
    "see_all_duties", "draft_papers", "see_meetings", "run_meeting", "issue_slip", "manage_accounts", "manage_rules",
    "read_audit", "read_metrics",
]  # fmt: skip

ROLES: Mapping[Role, str] = {
    "leader": "领导", "division": "处室", "supervision": "督查", "admin": "管理员", "screen": "大屏",
}  # fmt: skip

VERBS: Mapping[Verb, str] = {
    "see_board": "查看公共页面",
    "see_wall": "查看大屏",
    "read": "查看",
    "export": "导出",
    "hand_in": "报送",
    "take_back": "撤回",
    "take_back_any": "撤回任何一次报送",
    "confirm_alias": "确认单位别名",
    "see_hints": "查看可信度提示",
    "see_all_duties": "查看各处室报送情况",
    "draft_papers": "生成文稿",
    "see_meetings": "查看调度会",
    "run_meeting": "主持调度会",
    "issue_slip": "签发督办单",
    "manage_accounts": "管理账号",
    "manage_rules": "修改规则",
    "read_audit": "查看操作日志",
    "read_metrics": "查看运行指标",
}

OF_DATA: frozenset[Verb] = frozenset({"read", "export", "hand_in", "take_back"})
"""Verbs that are asked of one dataset: for a division its own only."""

PUBLIC: frozenset[str] = frozenset(
    {"supervision", "livelihood", "assessment_ranks", "annual_targets", "milestones", "units"}
)
"""Datasets of the public board (公共页面), which every role but a screen may read row by row and take away."""

ADMINISTERED: frozenset[str] = frozenset({"units"})
"""Datasets that an administrator hands in and takes back: what the board stands on. Targets (annual_targets) are none:
they say what the office is measured by, which 督查 answers for, not whoever keeps the machine running."""

_ALLOWED: Mapping[Role, frozenset[Verb]] = {
    "leader": frozenset({"see_board", "see_wall", "read", "export", "see_all_duties", "draft_papers", "see_meetings"}),
    "division": frozenset({"see_board", "read", "export", "hand_in", "take_back"}),
    "supervision": frozenset(
        {
            "see_board", "see_wall", "read", "export", "hand_in", "take_back", "take_back_any", "confirm_alias",
            "see_hints", "see_all_duties", "draft_papers", "see_meetings", "run_meeting", "issue_slip",
        }
    ),
    "admin": frozenset({"see_board", "see_wall", "manage_accounts", "manage_rules", "read_audit", "read_metrics"}),
    "screen": frozenset({"see_wall"}),
}  # fmt: skip


class Forbidden(PermissionError):
    """Something that this role may not do. The message is for people."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: never by name. `account_id` is None where sign-in is off."""

    post: str
    role: Role
    division: str | None = None
    account_id: int | None = None
    address: str = ""


def may(person: Person, verb: Verb, spec: Dataset | str | None = None) -> bool:
    """Whether the person may do that, to that dataset. Raises ValueError for a verb of data without its dataset."""
    if verb in OF_DATA and spec is None:
        raise ValueError(f"{verb} needs its dataset")
    if person.role == "admin" and verb in ("hand_in", "take_back"):
        return _named(spec).name in ADMINISTERED
    if verb not in _ALLOWED[person.role]:
        # The public board is read row by row by whoever sees it: an administrator looks after it, too.
        return verb in ("read", "export") and "see_board" in _ALLOWED[person.role] and _named(spec).name in PUBLIC
    if person.role != "division" or spec is None:
        return True
    return owns(person.division, spec) or (verb in ("read", "export") and _named(spec).name in PUBLIC)


def may_somewhere(person: Person, verb: Verb) -> bool:
    """Whether the person may do that at all: a verb of data to one dataset at least."""
    return any(may(person, verb, spec) for spec in ALL) if verb in OF_DATA else may(person, verb)


def require(person: Person, verb: Verb, spec: Dataset | str | None = None) -> None:
    """Raises Forbidden, in words, where `may` says no."""
    if not may(person, verb, spec):
        what = f"“{_named(spec).zh}”" if spec is not None else ""
        raise Forbidden(cannot(person, f"{VERBS[verb]}{what}"))


def cannot(person: Person, what: str, whose: str = "") -> str:
    """The words of every refusal: whose account (the role's, unless told) cannot do what, and where to turn."""
    turn_to = "管理员" if person.role == "supervision" else "督查处或管理员"
    return f"{whose or ROLES[person.role]}账号不能{what}。需要的话请联系{turn_to}。"


def owns(division: str | None, spec: Dataset | str) -> bool:
    """Whether the dataset is one of the division's own; several may share one (秘书处、综合处)."""
    return division is not None and division in owners(spec)


def owners(spec: Dataset | str) -> tuple[str, ...]:
    """The divisions that hand a dataset in, in the order of its description."""
    return tuple(_named(spec).division.split("、"))


def _named(spec: Dataset | str | None) -> Dataset:
    """Raises KeyError for an unknown name."""
    return dataset(spec) if isinstance(spec, str) else _given(spec)


def _given(spec: Dataset | None) -> Dataset:
    if spec is None:
        raise ValueError("no dataset")
    return spec
