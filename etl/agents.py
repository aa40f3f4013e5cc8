"""Who hands data in or takes it back (经办): a division or a role, never a name (reference §8)."""

from __future__ import annotations

import re

from data.cleaning import compact
from data.datasets import ALL
from data.kinds.roles import is_role
from data.units import Directory

_DIVISION = re.compile(r".+(?:处|室|科|局|委|办|部|组|站|所|院|中心|专班|公司|集团|政府|管委会|处室)$")


def is_agent(text: str, units: Directory) -> bool:
    """Whether the words are a role, a division or a unit: what else they are may be a person's name."""
    plain = compact(text)
    known = {spec.division for spec in ALL}
    return plain in known or is_role(text) or units.resolve(text) is not None or bool(_DIVISION.fullmatch(plain))
