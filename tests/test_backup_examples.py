"""The examples of regular backups can be used as they are: a crontab, a systemd service with its timer."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from dashboard.command_line import parser
from tests.databases import ROOT

EXAMPLES = ROOT / "docs" / "examples"
FIELD = re.compile(r"(\*|\d+(-\d+)?(,\d+(-\d+)?)*)(/\d+)?")
MOST = (59, 23, 31, 12, 7)


def unit(name: str) -> ConfigParser:
    """A systemd unit; its names are told apart by case."""
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[method-assign,assignment]
    read.read(EXAMPLES / name, encoding="utf-8")
    return read


def backed_up_to(command: str) -> str:
    """Where a command of ours backs up to; ends the test where our own grammar does not take it."""
    words = shlex.split(command)
    return str(parser().parse_args(words[words.index("dashboard", words.index("-m")) + 1 :]).file)


def test_the_crontab_has_times_an_account_and_commands_that_we_take() -> None:
    lines = (EXAMPLES / "dashboard-backup.cron").read_text(encoding="utf-8").splitlines()
    entries = [line.split(None, 6) for line in lines if line[0].isdigit()]
    for entry in entries:
        assert all(FIELD.fullmatch(field) for field in entry[:5])
        assert all(
            int(number) <= most
            for field, most in zip(entry, MOST, strict=False)
            for number in re.findall(r"\d+", field)
        )
    commands = [line.split(None, 6)[6] for line in lines if line[0].isdigit()]
    assert not any(re.search(r"(?<!\\)%", command) for command in commands)
    assert backed_up_to(commands[0]) == "/var/backups/dashboard"
    assert all(line[0].isdigit() or line.startswith("#") or re.match(r"[A-Z_]+=", line) for line in lines)


def test_the_service_runs_a_command_that_we_take_and_the_timer_runs_the_service() -> None:
    service, timer = unit("dashboard-backup.service"), unit("dashboard-backup.timer")
    assert backed_up_to(service["Service"]["ExecStart"]) == "/var/backups/dashboard"
    assert service["Service"]["Type"] == "oneshot"
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d:\d\d", timer["Timer"]["OnCalendar"])
    assert timer["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_systemd_itself_takes_the_timer() -> None:
    when = unit("dashboard-backup.timer")["Timer"]["OnCalendar"]
    assert subprocess.run(["systemd-analyze", "calendar", when], capture_output=True).returncode == 0


def test_old_backups_are_found_by_the_name_that_the_command_gives(tmp_path: Path) -> None:
    (tmp_path / "看板备份-20201231-023000.zip").touch()
    cron = (EXAMPLES / "dashboard-backup.cron").read_text(encoding="utf-8")
    pattern = re.search(r"-name '(.+?)'", cron)
    assert pattern
    assert len(list(tmp_path.glob(pattern.group(1)))) == 1
