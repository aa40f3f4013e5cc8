"""Groups of an identity provider (统一身份认证的用户组) as roles and divisions here, from an editable, checked table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.accounts import AccountError, Wanted, checked
from data.editable import REFERENCE, Editable, TableError, build, entries
from data.permissions import Role

NAME = "用户组对照表"


class GroupsError(TableError):
    """The table is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class Mapping:
    """What members of a group are here."""

    group: str
    role: Role
    division: str | None = None
    post: str = ""

    def wanted(self, name: str) -> Wanted:
        """The account of a member. Raises AccountError."""
        return checked(Wanted(name, self.role, self.division, self.post))


def mapped(groups: Collection[str]) -> Mapping | None:
    """The first line of the table that names one of the groups; None where none does. Raises GroupsError."""
    return next((line for line in TABLE.read() if line.group in groups), None)


def parse(text: str) -> tuple[Mapping, ...]:
    """The table from the text of a file. Raises GroupsError with what is wrong and where."""
    table = entries(text, NAME, GroupsError)
    if not set(table) <= {"map"}:
        raise GroupsError(f"{NAME}只能由 [[map]] 各条组成。")
    made = tuple(build(Mapping, row, f"{NAME} 第{n}条", GroupsError) for n, row in enumerate(table.get("map", []), 1))
    for number, line in enumerate(made, 1):
        try:
            line.wanted("group")
        except AccountError as mistake:
            raise GroupsError(f"{NAME} 第{number}条：{mistake}") from mistake
        if line.group in {earlier.group for earlier in made[: number - 1]}:
            raise GroupsError(f"{NAME} 第{number}条：组“{line.group}”前面已经写过。")
    return made


TABLE = Editable(NAME, "GROUPS_FILE", REFERENCE / "groups.toml", parse, GroupsError)
