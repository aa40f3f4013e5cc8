"""HTML built for the screen: text is escaped wherever it goes, and colour never speaks alone."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest

from dashboard.markup import Html, address, bar, image, join, light, link, rank_change, table, tag
from data.lights import WORDS

HOSTILE = "<img src=x onerror=alert(1)>\"'&"


class _Seen(HTMLParser):
    """The elements of a text with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((name, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == name]


@pytest.mark.parametrize(
    "built",
    [
        tag("p", HOSTILE),
        join((HOSTILE, Html("<b>"), Html("</b>"))),
        link("ranks", HOSTILE),
        table((HOSTILE,), [(HOSTILE,)], ("auto",)),
        light("red", HOSTILE),
    ],
)
def test_text_of_a_cell_is_shown_and_never_becomes_an_element(built: Html) -> None:
    seen = _Seen(built)
    assert HOSTILE in seen.text
    assert seen.all("img") == []


def test_text_in_an_attribute_cannot_leave_it() -> None:
    (attributes,) = _Seen(tag("a", "开", href=HOSTILE, title=HOSTILE)).all("a")
    assert attributes == {"href": HOSTILE, "title": HOSTILE}


def test_an_image_says_in_words_what_it_shows() -> None:
    assert _Seen(image("data:image/svg+xml,x", "每月案件数")).all("img") == [
        {"src": "data:image/svg+xml,x", "alt": "每月案件数"}
    ]


def test_nothing_is_drawn_for_a_child_that_is_none() -> None:
    assert tag("p", None, "甲", None) == "<p>甲</p>"


def test_an_address_keeps_the_day_and_only_the_filters_that_are_set() -> None:
    day = dt.date(2020, 6, 30)
    assert address("supervision", day, light="red", unit=None) == "supervision?light=red&as_of=2020-06-30"
    assert address("ranks") == "ranks"


def test_an_address_takes_a_key_with_any_characters() -> None:
    assert address("supervision", item="supervision:2020|a&b=甲") == (
        "supervision?item=supervision%3A2020%7Ca%26b%3D%E7%94%B2"
    )


def test_every_column_and_every_row_of_a_table_has_its_heading() -> None:
    seen = _Seen(table(("名次", "单位"), [("1", "南城区"), ("2", "港区")], ("2em", "auto")))
    assert [heading["scope"] for heading in seen.all("th")] == ["col", "col", "row", "row"]
    assert [column["style"] for column in seen.all("col")] == ["width:2em", "width:auto"]


@pytest.mark.parametrize("colour", WORDS)
def test_a_light_has_its_word_and_a_sign_beside_its_colour(colour: str) -> None:
    text = _Seen(light(colour)).text
    assert text.endswith(WORDS[colour])
    assert len(text) == len(WORDS[colour]) + 1


def test_no_two_lights_have_the_same_sign() -> None:
    assert len({_Seen(light(colour)).text[0] for colour in WORDS}) == len(WORDS)


@pytest.mark.parametrize(
    ("share", "width"), [(0.0, "0%"), (0.625, "62.5%"), (1.0, "100%"), (2.23, "100%"), (-0.1, "0%"), (None, "0%")]
)
def test_a_bar_is_full_from_one_on_and_never_shorter_than_nothing(share: float | None, width: str) -> None:
    assert f"width:{width};" in (_Seen(bar(share)).all("span")[1]["style"] or "")


def test_a_bar_has_a_tick_only_where_one_is_asked_for() -> None:
    assert len(_Seen(bar(0.4)).all("span")) == 2
    assert "calc(50% - 1.5px)" in (_Seen(bar(0.4, tick=0.5)).all("span")[2]["style"] or "")


@pytest.mark.parametrize(("places", "text"), [(3, "↑3"), (-2, "↓2"), (0, "—"), (None, "—")])
def test_a_change_of_rank_is_an_arrow_with_the_places(places: int | None, text: str) -> None:
    assert _Seen(rank_change(places)).text == text
