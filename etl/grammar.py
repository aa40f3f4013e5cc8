"""An argument parser that speaks Chinese: usage, headings, and what is wrong with a command's words."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

USAGE = 2
"""Exit status of a command that is written wrongly."""

_ERRORS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the following arguments are required: (.+)", "还要写明{0}"),
        (r"argument 命令: invalid choice: '(.*?)'.*", "没有“{0}”这个命令"),
        (r"argument (.+?): invalid choice: '(.*?)'.*", "{0}不能是“{1}”"),
        (r"argument (.+?): invalid int value: '(.*)'", "{0}应是整数，不能是“{1}”"),
        (r"argument (.+?): expected .*arguments?", "{0} 后面要写明内容"),
        (r"argument (.+?): ignored explicit argument '(.*)'", "{0} 后面不写内容，请去掉“{1}”"),
        (r"ambiguous option: (\S+) could match (.+)", "“{0}”没有写全，可以是 {1}"),
        (r"unrecognized arguments: (.+)", "多写了 {0}"),
        (r"argument (.+?): (.+)", "{0}：{1}"),
    )
)
"""What the library says in English, by pattern, and how that is said here."""


class Grammar(argparse.ArgumentParser):
    """A parser whose every word is Chinese; wrong usage ends with status 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options, "add_help": False})
        self._positionals.title, self._optionals.title = "要写明的内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        return super().format_help().replace(":\n", "：\n")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"用法不对：{in_chinese(message)}。用 {self.prog} --help 查看写法。\n")


def in_chinese(message: str) -> str:
    """What the library says is wrong, in Chinese; as it is where nobody worded it."""
    for pattern, words in _ERRORS:
        found = pattern.fullmatch(message)
        if found:
            return words.format(*found.groups())
    return message


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)
