"""The wall as it hangs, in Chromium: legible from six metres, led by keys, alive again after whatever happens."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.process import resident_mb, tree
from data.clock import ZONE
from data.passwords import USUAL
from data.schema import prepare
from data.screens import SCENES
from tests.browsing import OpenPage, english, settle
from tests.databases import Cluster
from tests.people import PASSWORD, enrol
from tests.serving import Serve, Server
from tests.soaking import SOAKING, trials
from tests.wires import Wire

BACK_S = 15
"""How soon a screen must be itself again after a fault is over."""
DAY_REFRESHES, GROWTH_MB = 2880, 50
"""A day at thirty seconds; how much memory may grow by then."""
SMALLEST_PX, FIGURE_PX, TITLE_PX, AGE_PX, CONTRAST, MOST_ROWS = 20, 64, 40, 34, 7, 7
SIZES = ((1920, 1080), (3840, 2160))
TABLE = (
    """[[screen]]
name = "hall"
title = "市政府大厅"
refresh_s = 10
scenes = [
"""
    + "".join(f'{{ scene = "{code}", dwell_s = 10 }},\n' for code in SCENES)
    + "]\n"
)

# What cannot be read from six metres: texts too small or too faint, texts cut short, parts outside of the picture.
FAULTS = """([scale, smallest, contrast, figure, title, age, most]) => {
  const found = [], wall = document.querySelector('#root .wall');
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at), colour = channels(style.backgroundColor);
      if (style.backgroundImage !== 'none') return channels(style.backgroundImage);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), element = walk.currentNode.parentElement;
    if (!text || element.closest('script, style, noscript, #wall-keys') || !element.getClientRects().length) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize) / scale;
    const [low, high] = [luminance(channels(style.color)), luminance(ground(element))].sort((a, b) => a - b);
    if (size < smallest - 0.01) found.push(`${text}: ${size}px`);
    if ((high + 0.05) / (low + 0.05) < contrast) found.push(`${text}: contrast ${(high + 0.05) / (low + 0.05)}`);
    if (text.startsWith('▲') && !element.closest('.w-red') || text.startsWith('◆') && !element.closest('.w-yellow')) found.push(`${text}: a sign in another colour`);
    if (text.includes('…')) found.push(`${text}: cut short`);
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = range.getBoundingClientRect(), panel = (element.closest('.w-panel, .w-headline, .w-head1') || wall).getBoundingClientRect();
    if (box.left < panel.left - 1 || box.right > panel.right + 1 || box.bottom > panel.bottom + 3 * scale) found.push(`${text}: runs out of its panel`);
    const row = element.closest('.w-row');
    if (row && (box.bottom > row.getBoundingClientRect().bottom + 2 * scale || box.top < row.getBoundingClientRect().top - 2 * scale)) found.push(`${text}: runs out of its row`);
    if (!element.matches('.w-key')) boxes.push({ text, box });
  }
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 2 * scale && down > 8 * scale) found.push(`${a.text} over ${b.text}`);
  }));
  const px = selector => [...wall.querySelectorAll(selector)].map(e => parseFloat(getComputedStyle(e).fontSize) / scale);
  px('.w-key, .w-large').filter(size => size < figure - 0.01).forEach(size => found.push(`a key figure of ${size}px`));
  px('h1').filter(size => size < title).forEach(size => found.push(`a title of ${size}px`));
  px('.w-age').filter(size => size < age - 0.01).forEach(size => found.push(`an age of ${size}px`));
  if (!/年.*（(今天|\\d+天前)）/.test(wall.querySelector('.w-age').textContent)) found.push('it does not say how old it is');
  wall.querySelectorAll('.w-rows').forEach(list => {
    if (list.querySelectorAll('.w-row:not(.w-head)').length > most) found.push('too many rows');
  });
  wall.querySelectorAll('.w-panel').forEach(panel => {
    if (!/数据截至|还没有报送/.test(panel.querySelector('.w-stamp').textContent)) found.push('a panel without its day');
  });
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) found.push('it scrolls');
  if (!wall.querySelector('.w-headline .w-said').textContent) found.push('it does not say what is worst');
  return found;
}"""
SIGNLESS = """() => [...document.querySelectorAll('#root .wall .w-light, #root .wall .w-good, #root .wall .w-warn')]
  .map(e => e.textContent).filter(text => !/[▲◆●✓○‖↑↓]/.test(text))"""


def open_wall(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/screen?screen=hall{query}")
    page.locator("#root .wall[data-good='1'] [data-scene]").wait_for()
    page.wait_for_url("**scene=**")
    settle(page)
    expect(page.locator("#wall-kept")).to_have_count(0)
    return page


def scene(page: Page) -> str:
    return page.locator("#root .wall [data-scene]").get_attribute("data-scene") or ""


def press(page: Page, key: str) -> None:
    """Presses a key and waits until the picture has answered."""
    before = page.locator("#root .wall").inner_text() + page.url
    page.keyboard.press(key)
    page.wait_for_function(
        "before => document.querySelector('#root .wall').innerText + location.href !== before", arg=before
    )
    settle(page)


@pytest.fixture
def page(own_page: Page) -> Page:
    """A page of its own: screens keep things, clocks are moved, networks cut."""
    return own_page


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, sample_url: str) -> Path:
    """A database of its own, which tests may change and take away."""
    path = tmp_path_factory.mktemp("wall") / "wall.db"
    with (
        closing(sqlite3.connect(sample_url.removeprefix("sqlite:///"))) as sample,
        closing(sqlite3.connect(path)) as own,
    ):
        sample.backup(own)
    return path


@pytest.fixture(scope="module")
def server(serve: Serve, database: Path) -> Iterator[Server]:
    table = database.with_name("screens.toml")
    table.write_text(TABLE, encoding="utf-8")
    os.environ["SCREENS_FILE"] = str(table)
    yield serve(f"sqlite:///{database}")
    del os.environ["SCREENS_FILE"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[1]}p")
def test_every_page_of_every_scene_can_be_read_from_six_metres(
    server: Server, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_wall(
        open_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light"), server.url, "&paused=1"
    )
    first = page.url
    seen: set[str] = set()
    found: list[str] = []
    given = [size[1] / 1080, SMALLEST_PX, CONTRAST, FIGURE_PX, TITLE_PX, AGE_PX, MOST_ROWS]
    while not seen or page.url != first:
        seen.add(scene(page))
        assert page.get_by_text("示例数据").is_visible()
        found += [f"{scene(page)}: {fault}" for fault in (*page.evaluate(FAULTS, given), *page.evaluate(SIGNLESS))]
        press(page, "ArrowRight")
    assert seen == set(SCENES)
    assert found == []


def test_the_keys_pause_step_hide_names_and_their_bar_goes_by_itself(server: Server, page: Page) -> None:
    open_wall(page, server.url)
    bar = page.locator("#wall-keys")
    press(page, " ")
    expect(bar).to_be_visible()
    expect(page.get_by_text("已暂停")).to_be_visible()
    press(page, "ArrowRight")
    assert (scene(page), "page=2" in page.url) == ("asking", True)
    press(page, "ArrowLeft")
    assert "page=1" in page.url
    press(page, "g")
    expect(page.get_by_text("来宾模式：不显示单位和名次")).to_be_visible()
    assert "责任单位" not in page.locator("body").inner_text()
    page.reload()
    expect(page.get_by_text("来宾模式：不显示单位和名次")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    assert english(page) == set()
    expect(bar).to_be_hidden(timeout=7_000)


def test_a_refresh_turns_the_page_and_shows_the_new_load_and_the_new_day(
    server: Server, page: Page, database: Path
) -> None:
    open_wall(page, server.url, "&scene=ladder&page=3")
    with closing(sqlite3.connect(database)) as own, own:
        own.execute("update setting set value = '2021-01-01' where name = 'demonstration_day'")
        own.execute("update batch set withdrawn_at = '2020-12-31 00:00:00' where dataset = 'urgent_reports'")
        own.execute("update urgent_reports set valid_from = null")
    expect(page.get_by_role("heading", name="应急与反走私")).to_be_visible(timeout=12_000)
    expect(page.get_by_text("2021年1月1日 星期五")).to_be_visible()
    assert "还没有紧急信息的数据" in page.locator(".w-headline").inner_text()


def test_a_screen_outlives_the_loss_of_its_server(server: Server, page: Page) -> None:
    open_wall(page, server.url, "&scene=ladder&page=2&paused=1")
    server.stop()
    expect(page.get_by_text("与服务器的连接中断，正在自动重连，不必操作。画面停在")).to_be_visible(timeout=15_000)
    assert scene(page) == "ladder"
    assert english(page, {"PM"}) == set()
    server.start()
    assert back_s(page, "ladder") < BACK_S
    assert "page=2" in page.url


def test_a_screen_outlives_the_loss_of_its_database_even_if_it_is_loaded_anew_meanwhile(
    serve: Serve, postgres_url: str, postgres_cluster: Cluster, page: Page
) -> None:
    prepare(postgres_url)
    server = serve(postgres_url)
    open_wall(page, server.url, "&scene=sharing&paused=1")
    postgres_cluster.stop()
    expect(page.get_by_text("数据库暂时连不上，恢复后自动更新，不必操作。画面停在")).to_be_visible(timeout=20_000)
    server.stop()
    server.start()
    page.reload()
    expect(page.get_by_text("数据库暂时连不上")).to_be_visible(timeout=20_000)
    expect(page.locator("#wall-kept [data-scene=sharing]")).to_be_visible()
    assert english(page) == set()
    page.wait_for_timeout(60_000 if SOAKING else 0)
    postgres_cluster.start()
    assert back_s(page, "sharing") < BACK_S


def test_a_screen_outlives_a_cut_of_the_network(server: Server, page: Page) -> None:
    wire = Wire(server.port)
    open_wall(page, wire.url, "&scene=livelihood&paused=1")
    wire.cut()
    expect(page.get_by_text("与服务器的连接中断")).to_be_visible(timeout=15_000)
    page.wait_for_timeout(300_000 if SOAKING else 0)
    assert scene(page) == "livelihood"
    wire.mend()
    assert back_s(page, "livelihood") < BACK_S


def test_a_page_gone_white_is_loaded_anew_with_the_last_picture_standing_in(server: Server, page: Page) -> None:
    open_wall(page, server.url, "&scene=coming&paused=1")
    page.wait_for_function("localStorage.getItem('wall-kept')")
    page.evaluate("document.getElementById('root').replaceChildren()")
    expect(page.locator("#wall-kept [data-scene=coming]")).to_be_visible(timeout=2_000)
    assert back_s(page, "coming") < BACK_S
    expect(page.locator("#wall-kept")).to_have_count(0)


def test_a_screen_loads_itself_anew_in_the_small_hours(server: Server, page: Page) -> None:
    open_wall(page, server.url, "&scene=lists&paused=1")
    page.clock.set_system_time(dt.datetime.now(ZONE).replace(hour=4, minute=30) + dt.timedelta(days=1))
    page.wait_for_event("load", timeout=5_000)
    page.locator("#root .wall [data-scene=lists]").wait_for()


def test_a_days_refreshes_and_rotations_leave_no_memory_behind(server: Server, page: Page) -> None:
    open_wall(page, server.url, "&paused=1")
    for _ in trials(6, 200):
        press(page, "ArrowRight")
    before = heap_mb(page), server_mb(server)
    for _ in trials(8, DAY_REFRESHES):
        press(page, "ArrowRight")
    after = heap_mb(page), server_mb(server)
    print(f"{before[0]:.0f} MB and {before[1]:.0f} MB before, {after[0]:.0f} MB and {after[1]:.0f} MB after")
    assert after[0] - before[0] < GROWTH_MB
    assert after[1] - before[1] < GROWTH_MB


def heap_mb(page: Page) -> float:
    """What the page's script keeps, after its rubbish was collected."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return float(used) / 1e6


def server_mb(server: Server) -> float:
    assert server.process
    return sum(resident_mb(pid) for pid in tree(server.process.pid))


def back_s(page: Page, code: str) -> float:
    """Seconds until the screen shows a fresh picture of that scene without any notice."""
    start, before = time.monotonic(), time.time()
    page.wait_for_function(
        """([code, before]) => {
          const mark = document.querySelector('#root [data-tick]'), wall = document.querySelector('#root .wall[data-good="1"]');
          return mark && Number(mark.dataset.tick) >= before && wall && wall.querySelector(`[data-scene=${code}]`)
            && !document.querySelector('#wall-said, .w-banner');
        }""",
        arg=[code, int(before)],
        timeout=60_000,
    )
    found = time.monotonic() - start
    print(f"{code} back after {found:.1f} s")
    return found


def test_a_device_is_started_by_one_address_stopped_and_resumed_from_the_administrators_page(
    serve: Serve, database: Path, page: Page, open_page: OpenPage
) -> None:
    url = f"sqlite:///{database}"
    enrol("guanli", "admin", url=url, cost=USUAL)
    server = serve(url, SIGN_IN="on")
    page.goto(f"{server.url}/login?next=/screens")
    page.get_by_label("账号").fill("guanli")
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    hall = page.locator(".st-key-screen_hall")
    expect(hall.get_by_text("还没有启动过")).to_be_visible()
    assert english(page, {"hall"}) == set()
    hall.get_by_role("button", name="生成启动链接").click()
    link = hall.locator("code").inner_text()
    device = open_page()
    device.goto(f"{server.url}/screen")
    expect(device.get_by_text("这块大屏没有启用")).to_be_visible()
    device.goto(link)
    device.wait_for_url("**/screen?screen=hall**")
    open_wall(device, server.url, "&scene=ladder&paused=1")
    device.goto(link)
    expect(device.locator("#root .wall[data-good='1']")).to_be_visible()
    open_wall(device, server.url, "&scene=ladder&paused=1")
    page.get_by_role("button", name="刷新").click()
    expect(hall.get_by_text("● 正常")).to_be_visible()
    hall.get_by_role("button", name="停用").click()
    expect(hall.get_by_text("‖ 已停用")).to_be_visible()
    expect(device.get_by_text("这块大屏没有启用").first).to_be_visible(timeout=15_000)
    expect(device.get_by_text("争先进位")).to_have_count(0)
    hall.get_by_role("button", name="恢复").click()
    assert back_s(device, "ladder") < BACK_S
