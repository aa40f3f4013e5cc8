"""The command line's own words: usage, who hands in, several files at once, figures as people read them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.units import Directory
from etl.agents import is_agent
from tests.commands import ROOT, etl
from tests.sheets import listed, supervision_sheet

ENGLISH = re.compile(r"usage|positional|options|show this|argument|required|invalid|choose|expected|unrecognized")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "还要写明命令。用 python -m etl --help 查看写法。"),
        (["load"], "还要写明文件。用 python -m etl load --help 查看写法。"),
        (["nonsense"], "没有“nonsense”这个命令。用 python -m etl --help 查看写法。"),
        (["undo", "x"], "批次应是整数，不能是“x”。用 python -m etl undo --help 查看写法。"),
        (["check", "a", "b"], "多写了 b。用 python -m etl --help 查看写法。"),
        (["check", "a", "--as-of"], "--as-of 后面要写明内容。用 python -m etl check --help 查看写法。"),
        (["check", "a", "--as-of", "昨天"], "--as-of：日期“昨天”应写成 2020-12-31。用 python -m etl check --help 查看写法。"),
        (["check", "a", "--json=1"], "--json 后面不写内容，请去掉“1”。用 python -m etl check --help 查看写法。"),
        (["load", "a", "--d", "x"], "“--d”没有写全，可以是 --dataset, --details。用 python -m etl load --help 查看写法。"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_chinese(database_url: str, arguments: list[str], said: str) -> None:
    answer = etl(database_url, *arguments)
    assert (answer.status, answer.err.splitlines()[-1]) == (2, f"用法不对：{said}")
    assert answer.err.startswith("用法：python -m etl ")
    assert not ENGLISH.search(answer.err)


@pytest.mark.parametrize("verb", ["", "sample", "template", "check", "load", "undo", "history", "figures", "docs"])
def test_help_has_no_english_words(database_url: str, verb: str) -> None:
    answer = etl(database_url, *filter(None, [verb]), "--help")
    assert answer.status == 0
    assert "显示这段说明" in answer.out
    assert not ENGLISH.search(answer.out)


def test_a_python_without_the_requirements_is_told_what_to_do_in_one_line() -> None:
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-S", "-m", "etl", "datasets"],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "当前的 Python 里没有本程序需要的组件（sqlalchemy）。请先启用环境：source .venv/bin/activate"
        "（Windows：.venv\\Scripts\\activate）；还没有装过环境的，先运行 make install，没有 make 的见 README。"
    ]


def test_of_several_files_each_is_loaded_or_not_and_the_end_says_which(database_url: str, tmp_path: Path) -> None:
    bad = supervision_sheet(tmp_path / "坏表.xlsx", listed(1, 牵头单位="市宇宙局"))
    good = supervision_sheet(tmp_path / "好表.xlsx", listed(2))
    answer = etl(database_url, "load", bad, good)
    assert answer.status == 1
    assert answer.out.splitlines()[-1] == "共2个文件：已导入1个，未导入1个（坏表.xlsx）。"
    assert [batch["file"] for batch in etl(database_url, "batches", "--json").document] == ["好表.xlsx"]


@pytest.mark.parametrize(
    "words", ["督查处", "总值班室", "处室负责人", "处长", "市发展改革委", "云溪县", "营商环境专班"]
)
def test_a_division_a_role_or_a_unit_may_hand_in(words: str) -> None:
    assert is_agent(words, Directory.shipped())


@pytest.mark.parametrize("words", ["张三", "小李", "张处长", "abc"])
def test_whatever_else_may_be_a_name(words: str) -> None:
    assert not is_agent(words, Directory.shipped())


def test_whoever_may_be_named_is_asked_for_a_division(database_url: str, tmp_path: Path) -> None:
    sheet = supervision_sheet(tmp_path / "表.xlsx", listed(1))
    answer = etl(database_url, "load", sheet, "--by", "某某", "--json")
    assert (answer.status, answer.document[0]["batch"]) == (0, 1)
    assert answer.err.strip() == ("提示：“某某”不像处室或职务，已照写记录。此处请填督查处、处室负责人等，不填姓名。")
    assert etl(database_url, "undo", 1, "--by", "督查处").err == ""


def test_figures_are_printed_as_people_read_them(database_url: str, tmp_path: Path) -> None:
    rows = [listed(1, 进展状态="已办结", 完成率="100%"), listed(2), listed(3), listed(4), listed(5)]
    etl(database_url, "load", supervision_sheet(tmp_path / "表.xlsx", *rows))
    lines = etl(database_url, "figures", "--as-of", "2020-10-31").out.splitlines()
    assert lines[0].split() == ["指标", "名称", "数值", "目标", "记录数"]
    shown = {line.split()[0]: line.split()[2] for line in lines[1:]}
    assert (shown["supv_items_total"], shown["supv_close_rate"]) == ("5项", "20.0%")
