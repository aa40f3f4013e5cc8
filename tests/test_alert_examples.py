"""The examples for those who run the alerts by systemd or cron hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.channel_file import parse
from dashboard.command_line import parser
from tests.databases import ROOT

EXAMPLES = ROOT / "docs" / "examples"


def analyze() -> str:
    """The program that checks units; machines without systemd have nothing to check them with."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is missing")
    return program


def test_the_units_are_understood_by_systemd(tmp_path: Path) -> None:
    program = analyze()
    for name in ("dashboard-alerts.service", "dashboard-alerts.timer"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        # It looks for the program, which is elsewhere on this machine.
        here = text.replace("/srv/dashboard/.venv/bin/python", sys.executable).replace("/srv/dashboard", str(ROOT))
        (tmp_path / name).write_text(here, encoding="utf-8")
    units = [str(tmp_path / name) for name in ("dashboard-alerts.service", "dashboard-alerts.timer")]
    done = subprocess.run([program, "verify", "--man=no", *units], capture_output=True, text=True, timeout=60)
    assert [line for line in (done.stdout + done.stderr).splitlines() if "dashboard-alerts" in line] == []


def test_the_timer_runs_every_ten_minutes_of_the_working_day() -> None:
    program = analyze()
    text = (EXAMPLES / "dashboard-alerts.timer").read_text(encoding="utf-8")
    when = re.search(r"OnCalendar=(.+)", text)
    assert when is not None
    done = subprocess.run([program, "calendar", when[1], "--iterations=2"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_service_and_cron_run_a_command_that_the_program_knows() -> None:
    service = (EXAMPLES / "dashboard-alerts.service").read_text(encoding="utf-8")
    cron = (EXAMPLES / "dashboard-alerts.cron").read_text(encoding="utf-8").splitlines()[-1]
    assert re.fullmatch(r"\*/10 8-18 \* \* \* \w+ cd \S+ && \S+ -m dashboard alerts run", cron)
    for line in (re.search(r"ExecStart=(.+)", service), re.search(r"&& (.+)", cron)):
        assert line is not None
        arguments = line[1].split(" -m dashboard ")[1].split()
        assert parser().parse_args(arguments).command == ("dashboard.alert_commands", "run")


def test_the_example_of_a_channels_file_is_one() -> None:
    known = parse((EXAMPLES / "channels.toml").read_text(encoding="utf-8"))
    assert list(known.channels) == ["浙政钉督查群", "企业微信群", "飞书群", "电子邮件", "办公系统接口"]
    assert known.reach("市商务局", "head") == ["电子邮件"]
