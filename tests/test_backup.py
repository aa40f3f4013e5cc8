"""Backups are taken while people work, never half, never over anything; a restore gives the same figures and trail."""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import audit, backup
from data.access_tables import account, session
from data.audit import Event
from data.backup import BackupError, back_up, opened, unpacked
from data.clock import now
from data.copying import count_all
from data.database import DatabaseUnavailable, engine, reading, writing
from data.restore import NOT_EMPTY, restore
from data.schema import prepare
from data.tables import batch, original, versions
from tests.commands import dashboard, etl
from tests.killing import ROOT
from tests.returns import hand_in, item
from tests.soaking import SOAKING, trials
from tests.whole import assert_whole

TOKEN = "5e551011" * 8
RESTORED = Event("系统管理员", "restore", "备份.zip")


@pytest.fixture(params=["sqlite", "postgresql"])
def used(request: pytest.FixtureRequest) -> str:
    """A database with two returns, an account that is signed in, a trail; on each of the two systems."""
    url: str = request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")
    fill(url)
    return url


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a small SQLite database."""
    folder = tmp_path_factory.mktemp("kept")
    fill(f"sqlite:///{folder / 'test.db'}")
    back_up(folder / "备份.zip", f"sqlite:///{folder / 'test.db'}")
    return folder / "备份.zip"


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """The URL of another SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


def fill(url: str) -> None:
    hand_in(url, "supervision", "2020-10-31", item("1号", completion=0.5), item("2号", completion=0.6))
    hand_in(url, "supervision", "2020-11-30", item("1号", completion=0.7))
    signed_in = {"token_sha256": TOKEN, "account_id": 1, "created_at": now(), "seen_at": now(), "address": ""}
    with writing(url) as connection:
        new = {"name": "duty", "post": "总值班室经办", "role": "division", "must_change": False, "created_at": now()}
        connection.execute(account.insert().values(**new))
        connection.execute(session.insert().values(**signed_in))
        audit.record(connection, Event("督查处", "load", "批次1", detail={"rows": 2}))


def trail_of(url: str) -> tuple[tuple[int, str], int | None]:
    """The head of the trail, the first entry touched."""
    with reading(url) as connection:
        return audit.head(connection), audit.verify(connection)


def test_a_restore_gives_the_same_rows_and_trail_and_counts_on(used: str, empty: str, tmp_path: Path) -> None:
    made = back_up(tmp_path / "备份.zip", used)
    restore(tmp_path / "备份.zip", RESTORED, empty)
    with reading(used) as before, reading(empty) as after:
        assert count_all(after) == {**count_all(before), "audit": made.number + 1}
        for table in (versions("supervision"), batch, original, account):
            assert set(after.execute(sa.select(table))) == set(before.execute(sa.select(table)))
        last = after.execute(sa.text("SELECT previous, action FROM audit ORDER BY id DESC")).first()
    assert last == (made.digest, "restore")
    assert trail_of(empty)[1] is None
    assert hand_in(empty, "supervision", "2020-12-31", item("1号", completion=0.9)).batch == 3
    assert len(assert_whole(empty)) == 3


def test_a_backup_of_sqlite_restores_into_postgresql_which_counts_on(kept: Path, postgres_url: str) -> None:
    made = restore(kept, RESTORED, postgres_url)
    (number, _), touched = trail_of(postgres_url)
    assert (number, touched) == (made.number + 1, None)
    assert hand_in(postgres_url, "supervision", "2020-12-31", item("1号", completion=0.9)).batch == 3
    assert len(assert_whole(postgres_url)) == 3


@pytest.mark.parametrize("target", ["postgres_url", *(["empty"] if SOAKING else [])])
def test_the_samples_figures_are_the_same_after_a_restore(
    target: str, sample_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue(target)
    made = back_up(tmp_path / "备份.zip", sample_url)
    restore(tmp_path / "备份.zip", RESTORED, url)
    assert etl(url, "figures", "--json").out == etl(sample_url, "figures", "--json").out
    with reading(url) as connection:
        sealed = connection.scalar(sa.text(f"SELECT digest FROM audit WHERE id = {made.number}"))
    assert (sealed, trail_of(url)[1]) == (made.digest, None)


def test_nobody_is_signed_in_after_a_restore(kept: Path, empty: str) -> None:
    with unpacked(kept, "") as (copy, _):
        assert TOKEN.encode() not in copy.read_bytes()
    restore(kept, RESTORED, empty)
    with reading(empty) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(session)) == 0
        assert connection.scalar(sa.select(account.c.name)) == "duty"


def test_a_database_with_data_is_not_restored_over(kept: Path, empty: str) -> None:
    hand_in(empty, "supervision", "2020-10-31", item("1号"))
    before = trail_of(empty)
    with pytest.raises(BackupError, match=NOT_EMPTY):
        restore(kept, RESTORED, empty)
    assert trail_of(empty) == before


def is_harmless(changed: bytes, kept: Path) -> bool:
    """Whether what a backup holds is as it was: a zip repeats names and times that nobody reads."""

    def members(archive: zipfile.ZipFile) -> list[bytes]:
        return [archive.read(name) for name in ("manifest.json", "data.db")]

    try:
        with zipfile.ZipFile(BytesIO(changed)) as now_there, zipfile.ZipFile(kept) as before:
            return members(now_there) == members(before)
    except Exception:
        return False


@pytest.mark.parametrize("trial", trials(8, 80))
def test_a_backup_that_was_cut_off_or_changed_is_refused(trial: int, kept: Path, empty: str, tmp_path: Path) -> None:
    whole, chance = bytearray(kept.read_bytes()), random.Random(trial)
    if trial % 2:
        whole = whole[: chance.randrange(len(whole))]
    else:
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    (tmp_path / "坏.zip").write_bytes(whole)
    if is_harmless(bytes(whole), kept):
        return
    with pytest.raises(
        BackupError, match="备份文件“坏.zip”不完整或被改动过，没有使用。请换一份备份。".replace(".", r"\.")
    ):
        restore(tmp_path / "坏.zip", RESTORED, empty)
    assert not Path(empty.removeprefix("sqlite:///")).exists()


def test_a_backup_whose_rows_were_changed_and_sealed_anew_is_refused_for_its_trail(kept: Path, empty: str) -> None:
    forged = kept.with_name("改.zip")
    with unpacked(kept, "") as (copy, _):
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute("DROP TRIGGER audit_no_UPDATE")
            connection.execute("UPDATE audit SET actor = '法制处' WHERE id = 1")
        said = {**json.loads(zipfile.ZipFile(kept).read("manifest.json")), "sha256": backup._sha256(copy)}
        with zipfile.ZipFile(forged, "w") as archive:
            archive.writestr("manifest.json", json.dumps(said))
            archive.write(copy, "data.db")
    with pytest.raises(BackupError, match="操作日志从第1条起对不上"):
        restore(forged, RESTORED, empty)


def test_a_backup_with_columns_of_a_later_program_is_refused(tmp_path: Path, empty: str) -> None:
    url = f"sqlite:///{tmp_path / 'later.db'}"
    hand_in(url, "supervision", "2020-10-31", item("1号"))
    with writing(url) as connection:
        connection.execute(sa.text("ALTER TABLE supervision ADD COLUMN mood TEXT"))
        connection.execute(sa.text("UPDATE supervision SET mood = 'good'"))
    back_up(tmp_path / "备份.zip", url)
    with pytest.raises(BackupError, match="备份里有这个版本的程序不认识的内容"):
        restore(tmp_path / "备份.zip", RESTORED, empty)


def write_on(url: str) -> None:
    """Loads and notes without a pause until the process is ended."""
    for number in range(10**6):
        day = f"2020-{1 + number % 12:02d}-{1 + number // 12 % 28:02d}"
        hand_in(url, "supervision", day, item("1号", completion=number % 100 / 100, progress_text=str(number)))


@contextmanager
def writers(url: str, count: int) -> Iterator[None]:
    """So many processes that write all the time."""
    command = [sys.executable, "-c", "import sys; from tests.test_backup import write_on; write_on(sys.argv[1])", url]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(count)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def wait_for_batches(url: str, count: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with reading(url) as connection:
            if (connection.scalar(sa.text("SELECT max(id) FROM batch")) or 0) > count:
                return
        time.sleep(0.05)
    raise TimeoutError("nobody wrote")


def test_backups_under_continuous_writes_are_consistent_and_keep_nobody_waiting(used: str, tmp_path: Path) -> None:
    tries = trials(3, 20)
    numbers = []
    with writers(used, 2):
        wait_for_batches(used, 3)
        for trial in tries:
            made = back_up(tmp_path / f"{trial}.zip", used)
            with unpacked(tmp_path / f"{trial}.zip", "") as (copy, _), opened(copy) as url:
                assert len(assert_whole(url)) == made.counts["batch"]
            numbers.append(made.counts["batch"])
            wait_for_batches(used, made.counts["batch"])
    assert numbers == sorted(set(numbers))
    engine(used).dispose()
    assert len(assert_whole(used)) > numbers[-1]


@pytest.mark.parametrize("trial", trials(2, 20))
def test_a_backup_that_is_killed_leaves_no_file_under_its_name(trial: int, kept: Path, tmp_path: Path) -> None:
    url, target = f"sqlite:///{kept.with_name('test.db')}", tmp_path / "备份.zip"
    code = (
        f"from pathlib import Path; from data.backup import back_up; back_up(Path({str(target)!r}), {url!r}); print(1)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    time.sleep(random.Random(trial).uniform(0.3, 0.9))
    process.kill()
    process.communicate()
    if target.exists():
        with unpacked(target, ""):
            target.unlink()
    assert back_up(target, url).counts["batch"] == 2


def test_a_full_disk_leaves_no_file_behind(kept: Path, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    url = f"sqlite:///{kept.with_name('test.db')}"
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises((BackupError, OSError, DatabaseUnavailable)):
            back_up(tmp_path / "备份.zip", url)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_backup_by_command_says_what_it_holds_and_is_noted(database_url: str, tmp_path: Path) -> None:
    fill(database_url)
    answer = dashboard(database_url, "backup", tmp_path, "--by", "督查处")
    assert answer.status == 0
    (made,) = tmp_path.glob("看板备份-*.zip")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert f"备份完成并核对无误：{made}" in answer.out
    assert "其中批次2个，原件2份，操作日志3条" in answer.out
    noted = dashboard(database_url, "audit", "list", "--json").document[-1]
    assert (noted["actor"], noted["action"], noted["subject"]) == ("督查处", "backup", made.name)
    again = dashboard(database_url, "backup", made)
    assert (again.status, again.err) == (
        1, f"已经有文件“{made.name}”，没有覆盖。请换一个名字，或只写文件夹，由程序按时间取名。\n"
    )  # fmt: skip


def test_a_restore_by_command_says_what_came_back_and_is_noted_after_it(kept: Path, empty: str) -> None:
    assert dashboard(empty, "restore", kept, "--check").out.startswith("备份完好：备份.zip，")
    answer = dashboard(empty, "restore", kept, "--by", "督查处")
    assert answer.out.startswith("恢复完成并核对无误：备份.zip，")
    assert "备份时的登录状态不恢复，请各账号重新登录。" in answer.out
    noted = dashboard(empty, "audit", "list", "--json").document
    assert [entry["action"] for entry in noted] == ["load", "load", "load", "restore"]
    again = dashboard(empty, "restore", kept)
    assert (again.status, again.err) == (1, f"{NOT_EMPTY}\n")


def test_what_cannot_be_done_is_told_with_its_reason(empty: str, tmp_path: Path) -> None:
    prepare(empty)
    assert dashboard(empty, "backup", tmp_path / "无" / "a.zip").err == (
        "备份文件写不进去（没有这个文件或文件夹），没有生成备份。请检查文件夹和磁盘空间。\n"
    )
    assert dashboard(empty, "restore", tmp_path / "无.zip").err == (
        "备份文件“无.zip”读不了（没有这个文件或文件夹），没有恢复。请检查文件名和磁盘空间。\n"
    )
