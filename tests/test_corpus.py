"""Public spreadsheets, hostile and odd: each is read, or refused in words; none hangs, none leaves a process behind."""

from __future__ import annotations

import csv
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from etl.messages_file import FILE_MESSAGES
from etl.reading import read_workbook
from etl.workbook import UnreadableFile, Workbook
from tests.requirement import missing

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
SECONDS = 20
ODD = {
    "exceldatareader/36fb1a14_Test_git_issue_382_oom.xls": "file_reader_crashed",
    "poi/4ba7b6c2_poc-xmlbomb-empty.xlsx": "file_doctype",
    "exceldatareader/1a09e3f0_standard_AES256_SHA1_ECB_pwd_password.xlsx": "file_encrypted",
    "sheetjs/c73eded0_password_2002_40_dss.xls": "file_encrypted",
    "sheetjs/ba3fa77d_CRLFX5_4.XLS": "file_old_biff",
    "sheetjs/0aa421bf_LO7322.fods": "file_fods",
    "notifications-admin/d59d3659_actually_a_png.csv": "file_image",
    "poi/41b0c82b_Simple.xlsb": "file_xlsb",
    "exceldatareader/5a0ca8fa_simple_whitespace_null.csv": "csv_binary",
}
ACCEPTED = {
    "cn-gov/d20da89c_data.et": "et",
    "cn-gov/f2d1bbd3_导入模板.xls": "xlsx",
    "cn-gov/18861903_汇总表.xls": "xls",
    "calamine/044cadd9_richtext_issue.ods": "ods",
    "calamine/6bcfec7d_issue_174.xlsx": "xlsx",
    "phpspreadsheet/7988980b_premiere.utf16bebom.csv": "csv",
}


def names() -> list[str]:
    manifest = CORPUS / "manifest.csv"
    if not manifest.exists():
        missing("the corpus of public spreadsheets (shared/corpus)", "check out the shared folder beside the project")
    with manifest.open(encoding="utf-8") as rows:
        return [row["file"] for row in csv.DictReader(rows)]


@cache
def outcome(name: str) -> tuple[Workbook | str, float]:
    """The workbook or the words of refusal, with the seconds it took."""
    if not (CORPUS / name).exists():
        missing(f"the corpus file {name}", "check out the shared folder beside the project")
    started = time.monotonic()
    try:
        read: Workbook | str = read_workbook((CORPUS / name).read_bytes(), Path(name).name)
    except UnreadableFile as refusal:
        read = FILE_MESSAGES[refusal.finding.code].format(**refusal.finding.detail)
    return read, time.monotonic() - started


def children() -> set[str]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    return {child for task in tasks.glob("*/children") for child in task.read_text().split()}


def test_every_file_is_read_or_refused_in_words_and_leaves_no_process() -> None:
    before = children()
    with ThreadPoolExecutor(2) as readers:
        outcomes = list(readers.map(outcome, names()))
    assert all(isinstance(read, Workbook) or len(read) > 10 for read, _ in outcomes)
    assert max(seconds for _, seconds in outcomes) < SECONDS
    assert children() <= before


@pytest.mark.parametrize(("name", "code"), ODD.items())
def test_odd_file_is_refused_for_what_it_is(name: str, code: str) -> None:
    assert outcome(name)[0] == FILE_MESSAGES[code]


@pytest.mark.parametrize(("name", "kind"), ACCEPTED.items())
def test_sound_file_is_read_whatever_its_name_says(name: str, kind: str) -> None:
    read, _ = outcome(name)
    assert isinstance(read, Workbook)
    assert read.kind == kind
    assert len(read.sheets[0].rows) > 0
