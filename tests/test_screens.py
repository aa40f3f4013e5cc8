"""The table of large screens: what it says, and every way in which it can be wrong, in words."""

from __future__ import annotations

import pytest

from data.screens import SCENES, ScreensError, Turn, parse, screen, screens

ONE = '[[screen]]\nname = "hall"\ntitle = "大厅"\n'


def test_the_shipped_screens_show_every_scene_there_is() -> None:
    shown = {turn.scene for entry in screens() for turn in entry.scenes}
    assert shown == set(SCENES)


def test_an_unknown_name_gets_the_first_screen() -> None:
    assert screen("duty").title == "总值班室"
    assert screen("nowhere") == screen(None) == screens()[0]


def test_scenes_keep_their_order_and_dwell() -> None:
    (found,) = parse(ONE + 'scenes = [{ scene = "ladder", dwell_s = 45 }, { scene = "asking" }]')
    assert found.scenes == (Turn("ladder", 45), Turn("asking", 30))
    assert found.refresh_s == 30


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "大屏设置只能由 [[screen]] 各条组成，至少要有一条。"),
        ("x = 1", "大屏设置只能由 [[screen]] 各条组成，至少要有一条。"),
        (ONE, "大屏设置 [[screen]] 第1条：缺少“scenes”。"),
        (ONE + "scenes = []", "大屏设置 [[screen]] 第1条：scenes 至少要写一幕。"),
        (
            ONE + 'scenes = ["asking"]',
            '大屏设置 [[screen]] 第1条 scenes 第1幕：应写成 { scene = "asking", dwell_s = 30 } 的样子。',
        ),
        (
            ONE + 'scenes = [{ scene = "weather" }]',
            f"大屏设置 [[screen]] 第1条 scenes 第1幕：没有“weather”这一幕，可写的有 {'、'.join(SCENES)}。",
        ),
        (
            ONE + 'scenes = [{ scene = "asking", dwell_s = 5 }]',
            "大屏设置 [[screen]] 第1条 scenes 第1幕：dwell_s 要在10到600秒之间，现在是5。",
        ),
        (
            ONE + 'refresh_s = 5\nscenes = [{ scene = "asking" }]',
            "大屏设置 [[screen]] 第1条：refresh_s 要在10到300秒之间，现在是5。",
        ),
        (
            '[[screen]]\nname = "大厅"\ntitle = "大厅"\nscenes = [{ scene = "asking" }]',
            "大屏设置 [[screen]] 第1条：name 只能用小写字母、数字和连字符，以字母开头，不超过24个：'大厅' 不行。",
        ),
        (
            (ONE + 'scenes = [{ scene = "asking" }]\n') * 2,
            "大屏设置：名称“hall”用了两次，每块大屏的 name 不能相同。",
        ),
    ],
)  # fmt: skip
def test_a_wrong_table_says_where_and_what(text: str, said: str) -> None:
    with pytest.raises(ScreensError) as caught:
        parse(text)
    assert str(caught.value) == said
