import datetime as dt

import pytest

from data.kinds.kind import Reading, Setting
from data.kinds.on_duty import SOMEONE, OnDuty

SETTING = Setting(2020, dt.date(2020, 6, 30))


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("常务副市长", "常务副市长"),
        ("秘书长、市长", "秘书长、市长"),
        ("甲某某", SOMEONE),
        ("信息处", SOMEONE),
        ("甲某某 乙某某", SOMEONE),
        ("空岗", None),
        (" 待 定 ", None),
        ("", None),
        ("/", None),
        ("无", None),
        (None, None),
    ],
)
def test_a_role_is_kept_a_name_is_only_someone_and_nobody_is_blank(cell: str | None, stored: str | None) -> None:
    assert OnDuty().read(cell, SETTING) == Reading((stored,))
