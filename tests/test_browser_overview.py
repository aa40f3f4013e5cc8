"""总览 as a meeting room sees it, in Chromium: one screen, large enough, legible in both themes, open to more."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.navigation import PRODUCT
from tests.browsing import OpenPage, settle
from tests.serving import Server

BODY_PX, FIGURE_PX = 15, 30
CONTRAST = 4.5
"""What WCAG 2.1 asks of text (AA)."""

# Every visible text of the board with its size and the contrast to what lies behind it.
TEXTS = """() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
  };
  const walk = document.createTreeWalker(document.querySelector('[data-testid=stHtml]:last-child section').closest('[data-testid=stHtml]'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), element = walk.currentNode.parentElement;
    if (!text || !element.getBoundingClientRect().height) continue;
    const [low, high] = [luminance(channels(getComputedStyle(element).color)), luminance(ground(element))].sort((a, b) => a - b);
    found.push({text, size: parseFloat(getComputedStyle(element).fontSize), contrast: (high + 0.05) / (low + 0.05)});
  }
  return found;
}"""
OVERFLOW = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return [main.scrollHeight - main.clientHeight, document.documentElement.scrollWidth - innerWidth];
}"""


def _open(page: Page, server: Server, query: str = "") -> Page:
    page.goto(f"{server.url}/{query}")
    settle(page)
    expect(page.get_by_role("heading", name="今天要过问什么")).to_be_visible()
    return page


@pytest.mark.parametrize("query", ["", "?as_of=2020-10-15", "?as_of=2020-02-29", "?as_of=2021-06-01"])
def test_everything_stands_on_one_screen_without_scrolling(sample_server: Server, page: Page, query: str) -> None:
    down, across = _open(page, sample_server, query).evaluate(OVERFLOW)
    assert down <= 0
    assert across <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_large_enough_and_stands_out(sample_server: Server, open_page: OpenPage, scheme: str) -> None:
    texts = _open(open_page(color_scheme=scheme), sample_server).evaluate(TEXTS)
    assert len(texts) > 200
    assert [entry for entry in texts if entry["size"] < BODY_PX] == []
    assert [entry for entry in texts if entry["contrast"] < CONTRAST] == []


def test_the_six_figures_are_the_largest_text(sample_server: Server, page: Page) -> None:
    texts = _open(page, sample_server).evaluate(TEXTS)
    large = [entry["text"] for entry in texts if entry["size"] >= FIGURE_PX]
    assert len(large) == 6
    assert large[0] == "300"


def test_its_pictures_are_drawn_and_say_what_they_show(sample_server: Server, page: Page) -> None:
    pictures = _open(page, sample_server).get_by_test_id("stMain").get_by_role("img")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert re.search(r"[一-鿿]", picture.get_attribute("alt") or "")


def test_the_worst_item_opens_on_its_page(sample_server: Server, page: Page) -> None:
    _open(page, sample_server, "?as_of=2020-10-15")
    page.get_by_role("table").first.get_by_role("rowheader").first.wait_for()
    page.get_by_role("table").first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/(supervision|instructions|livelihood)\?item=.*as_of=2020-10-15"))
    settle(page)
    assert page.title().endswith(PRODUCT)


def test_the_keyboard_reaches_the_links_in_the_order_of_the_board(sample_server: Server, page: Page) -> None:
    _open(page, sample_server).get_by_test_id("stMain").get_by_role("link").first.focus()
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Tab")
    second = page.evaluate("document.activeElement.textContent")
    assert re.match(r"红灯\d+项", first)
    assert re.match(r"黄灯\d+项", second)


CUT_SHORT = """() => [...document.querySelectorAll('[data-testid=stHtml] section span, [data-testid=stHtml] section a')]
    .filter(e => getComputedStyle(e).overflow === 'hidden' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
    .map(e => e.textContent)"""
# Texts of a row of numbers whose right edge lies behind the left edge of what follows.
COLLISIONS = """() => [...document.querySelectorAll('section img')].map(image => {
    const row = image.parentElement, left = image.getBoundingClientRect().left;
    return [...row.children].filter(e => e !== image).flatMap(e => {
      const range = document.createRange();
      range.selectNodeContents(e);
      return range.getBoundingClientRect().right > left ? [e.textContent] : [];
    });
  }).flat()"""


@pytest.mark.parametrize("query", ["", "?as_of=2021-06-01"])
def test_no_name_of_a_unit_list_or_section_is_cut_short(sample_server: Server, page: Page, query: str) -> None:
    assert _open(page, sample_server, query).evaluate(CUT_SHORT) == []


@pytest.mark.parametrize("query", ["", "?as_of=2020-07-15"])
def test_no_number_runs_into_the_chart_beside_it(sample_server: Server, page: Page, query: str) -> None:
    assert _open(page, sample_server, query).evaluate(COLLISIONS) == []


@pytest.mark.parametrize("size", [(1366, 768), (1536, 864)])
def test_a_laptops_first_screen_shows_the_worst_items_and_the_six_figures(
    sample_server: Server, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = _open(open_page(viewport={"width": size[0], "height": size[1]}), sample_server)
    for name in ("按时办结率", "民生实事完成率"):
        expect(page.get_by_role("region", name="主要指标").get_by_text(name)).to_be_in_viewport()
    expect(page.get_by_role("region", name="今天要过问什么").get_by_role("row").nth(4)).to_be_in_viewport()
    assert page.evaluate(OVERFLOW)[1] <= 0


def test_on_a_narrow_screen_the_panels_stand_below_each_other(sample_server: Server, open_page: OpenPage) -> None:
    page = _open(open_page(viewport={"width": 900, "height": 1000}), sample_server)
    boxes = [page.get_by_role("region", name=name).bounding_box() for name in ("今天要过问什么", "主要指标")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
    assert page.evaluate(OVERFLOW)[1] <= 0
