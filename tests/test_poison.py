"""Hostile text in every text column: no page asks another host, runs a script or shows an element of it; no export is live."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from dashboard.navigation import ADMINISTRATION, PAGES, START
from data.access_tables import account
from data.clock import DEMONSTRATION_DAY
from data.database import engine, reading, writing
from data.datasets import ALL
from data.permissions import Role
from data.schema import prepare
from data.spec import Dataset
from data.tables import setting
from etl.commands import circumstances, load_file
from etl.current_rows import current_rows
from etl.intake import Wish, take_in
from etl.marked import marked_workbook
from etl.problems import Problem
from etl.template import template
from tests.browsing import OpenPage, settle
from tests.people import enrol
from tests.poison import EVIL, POISONS, poisoned_workbook, with_text
from tests.serving import Serve
from tests.soaking import SOAKING, trials
from tests.visiting import admit

DAY = "2020-12-31"
FILE = "=cmd{name}<img src=x onerror=alert(1)>![n]({evil}).xlsx"
SHORT = ("overview", "alerts", "supervision", "figures", "papers", "sources", "accounts", "rules", "audit")
VISITED = [entry for entry in PAGES if SOAKING or entry.name in SHORT]
WALKERS: tuple[Role, ...] = ("supervision", "admin")
"""Who walks: the first through everything that opens, the second through the pages of administration."""
TAKEN = re.compile("^(导出|下载)")

FOREIGN = """host => [...document.querySelectorAll("*")].filter(element => {
    const leads = value => {
        try { const to = new URL(value, location); return to.hostname === host || to.protocol === "javascript:"; }
        catch { return false; }
    };
    const leading = ["src", "href", "action", "data", "srcset", "poster", "xlink:href"];
    return [...element.attributes].some(each => /^on/i.test(each.name) || (leading.includes(each.name) && leads(each.value)))
        || ["iframe", "object", "embed"].includes(element.localName);
}).map(element => element.outerHTML.slice(0, 200))"""
"""Elements that lead to the host, hold a script or come from elsewhere."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("poison")


@pytest.fixture(scope="module")
def poisoned(sample_url: str, folder: Path) -> str:
    """A database of the sample's records, every text column of every dataset hostile; all of it was accepted."""
    url = f"sqlite:///{folder / 'poisoned.db'}"
    prepare(url)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value=DAY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        refused = [spec.name for spec in with_text() if not hand_in(sample_url, spec, folder)]
    engine(url).dispose()
    assert refused == []
    return url


def hand_in(sample_url: str, spec: Dataset, folder: Path) -> bool:
    """Loads one dataset's hostile workbook as by the command line."""
    path = folder / FILE.format(name=spec.name, evil=EVIL)
    day = poisoned_workbook(sample_url, spec, path)
    return load_file(path, Wish(spec, day, False), "督查处")[1]


def workbooks(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("=cmd*.xlsx"))


def assert_inert(content: bytes, where: str) -> None:
    """No formula cell, no link or picture from outside in a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name).decode("utf-8", "replace")
            if "worksheets/sheet" in name:
                assert not re.search(r"<f[ >/]", part), f"{where}: a live formula in {name}"
                assert not re.search("<hyperlink [^>]*r:id", part), f"{where}: a link in {name}"
            assert 'TargetMode="External"' not in part, f"{where}: something from outside in {name}"


def test_every_page_shows_hostile_text_as_text(serve: Serve, poisoned: str, open_page: OpenPage, folder: Path) -> None:
    people = {role: enrol(role, role, url=poisoned) for role in WALKERS}
    with writing(poisoned) as connection:
        connection.execute(account.update().where(account.c.name == "supervision").values(post=POISONS[2]))
    server = serve(poisoned, SIGN_IN="on")
    page = open_page(accept_downloads=True)
    page.set_default_timeout(60_000)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    seen: set[tuple[str, ...]] = set()
    for role, person in people.items():
        admit(server, page, role)
        for entry in (
            one for one in VISITED if one.opens_for(person) and (role == WALKERS[0] or one.group == ADMINISTRATION)
        ):
            look_at(page, f"{server.url}/{'' if entry is START else entry.name}")
            take_all(page, entry.name)
            for address in ways_in(page, seen):
                look_at(page, f"{server.url}/{address}")
        page.goto(f"{server.url}/account")
        assert page.evaluate(FOREIGN, EVIL) == []
    assert dialogs == []
    assert len(seen) >= 3


def look_at(page: Page, url: str) -> None:
    """Opens a page with all that is folded; nothing in it is of the text's making."""
    page.goto(url)
    settle(page)
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(folded => folded.click())")
    settle(page)
    assert page.get_by_text("错误编号").count() == 0, url
    assert page.evaluate(FOREIGN, EVIL) == [], url
    assert page.locator('[aria-label*="CSV"]:visible').count() == 0, url


def ways_in(page: Page, seen: set[tuple[str, ...]]) -> list[str]:
    """One address of each kind (page, names of filters) that the page leads to and that was not opened yet."""
    found = []
    for href in page.eval_on_selector_all(
        "[data-testid=stHtml] a[href]", "all => all.map(one => one.getAttribute('href'))"
    ):
        kind = (urlsplit(href).path, *sorted(parse_qs(urlsplit(href).query)))
        is_page = kind[0].strip("/") in {entry.name for entry in PAGES}
        if is_page and kind not in seen and (SOAKING or len(seen) < 4):
            seen.add(kind)
            found.append(href)
    return found


def take_all(page: Page, name: str) -> None:
    """Takes away everything that the page offers, looks into each workbook."""
    for button in page.get_by_test_id("stDownloadButton").get_by_role("button", name=TAKEN).all():
        if not button.is_enabled():
            continue
        with page.expect_download(timeout=60_000) as coming:
            button.click()
        path = coming.value.path()
        if coming.value.suggested_filename.endswith(".xlsx") and "下载" not in button.inner_text():
            assert_inert(Path(path).read_bytes(), f"{name}: {coming.value.suggested_filename}")


@pytest.mark.usefixtures("poisoned")
def test_a_marked_workbook_of_hostile_text_is_inert(
    folder: Path, poisoned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", poisoned)
    files = list(workbooks(folder))
    for number in trials(3, len(files)):
        content = files[number].read_bytes()
        said = Problem("text", "error", "Sheet", "B3", f"=1+1<img src=http://{EVIL}/p.png>")
        name, made = marked_workbook(content, files[number].name, [said])
        assert_inert(made, name)
        with reading() as connection:
            again = take_in(made, name, Wish(None, None, False), circumstances(connection))
        assert again.rows, name


def test_a_template_filled_with_hostile_records_is_inert(poisoned: str) -> None:
    specs = [spec for spec in ALL if SOAKING or spec.name in ("supervision", "livelihood", "units")]
    with reading(poisoned) as connection:
        day = circumstances(connection).today
        for spec in specs:
            assert_inert(template(spec, current_rows(connection, spec, day)), spec.name)
