"""Small charts: the drawing says what the numbers say."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboard.sketches import Size, bars, data_uri, line_to_target, sparkline

SIZE = Size(100, 50, 5.0)
SVG = "{http://www.w3.org/2000/svg}"


def _all(drawing: str, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(drawing).findall(f"{SVG}{name}")


def _points(line: ElementTree.Element) -> list[tuple[float, ...]]:
    return [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]


def test_a_line_reaches_from_edge_to_edge_its_highest_value_on_top() -> None:
    (line,) = _all(sparkline([1.0, 3.0, 2.0], SIZE), "polyline")
    assert _points(line) == [(5.0, 45.0), (50.0, 5.0), (95.0, 25.0)]


def test_the_last_value_is_marked() -> None:
    (point,) = _all(sparkline([1.0, 3.0, 2.0, None], SIZE), "circle")
    assert (point.attrib["cx"], point.attrib["cy"]) == ("65", "25")


def test_a_missing_value_is_a_gap_and_no_zero() -> None:
    lines = _all(sparkline([4.0, 5.0, None, 6.0, 7.0], SIZE), "polyline")
    assert [len(_points(line)) for line in lines] == [2, 2]


@pytest.mark.parametrize("values", [[], [1.0], [None, 2.0, None]])
def test_a_line_needs_two_values(values: list[float | None]) -> None:
    assert sparkline(values, SIZE) == ""


def test_equal_values_lie_in_the_middle() -> None:
    (line,) = _all(sparkline([2.0, 2.0], SIZE), "polyline")
    assert [y for _, y in _points(line)] == [25.0, 25.0]


def test_a_target_is_drawn_on_the_scale_of_the_values() -> None:
    drawing = line_to_target([0.2, 0.6], 0.4, SIZE)
    (target,) = _all(drawing, "path")
    assert target.attrib["d"] == "M5 25H95"
    assert "stroke-dasharray" in target.attrib


def test_a_target_above_all_values_stays_inside_the_drawing() -> None:
    drawing = line_to_target([0.2, 0.4], 0.6, SIZE)
    assert _all(drawing, "path")[0].attrib["d"] == "M5 5H95"


def test_bars_grow_from_zero() -> None:
    heights = [float(bar.attrib["height"]) for bar in _all(bars([10.0, 20.0, 0.0], SIZE), "rect")]
    assert heights == [20.0, 40.0, 0.0]


def test_there_is_no_bar_where_there_is_no_value() -> None:
    assert len(_all(bars([10.0, None, 20.0], SIZE), "rect")) == 2
    assert bars([None, None], SIZE) == ""


def test_bars_of_nothing_but_zeros_are_flat() -> None:
    assert {bar.attrib["height"] for bar in _all(bars([0.0, 0.0], SIZE), "rect")} == {"0"}


def test_a_data_uri_holds_the_whole_drawing_and_nothing_that_ends_an_attribute() -> None:
    drawing = line_to_target([1.0, 2.0], 1.5, SIZE)
    uri = data_uri(drawing)
    assert unquote(uri.removeprefix("data:image/svg+xml,")) == drawing
    assert re.search(r'["#%](?![0-9A-F]{2})', uri) is None
