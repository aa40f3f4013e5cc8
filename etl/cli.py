"""The command line's grammar, with its exit statuses: 0 done, 1 refused, 2 wrong usage, 3 no usable database."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from data.clock import ZONE
from etl.grammar import USAGE, Grammar

DONE, REFUSED, NO_DATABASE = 0, 1, 3


class Refused(Exception):
    """A command could not do what was asked, for a reason that the person can mend; nothing was changed."""


class WrongUsage(Exception):
    """The command's words are off in a way that the grammar alone does not see."""


def main(arguments: Sequence[str], grammar: Callable[[], Grammar] | None = None) -> int:
    """Runs one command of `python -m etl`, or of another grammar; answers its exit status. Never lets a traceback out."""
    _speak_utf8()
    # A child process of the reader must not take the pipe's fate for the command's.
    try:
        wanted = (grammar or parser)().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else USAGE
    return _guarded(lambda: _run(wanted))


def _run(wanted: argparse.Namespace) -> int:
    module, verb = wanted.command
    # Each verb imports what it needs alone: the database and the reader take longer to import than to use.
    command: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), verb)
    # What the imports made stays until the end: no collection need walk over it.
    gc.freeze()
    return command(wanted)


def _guarded(command: Callable[[], int]) -> int:
    from data.database import DatabaseUnavailable
    from data.editable import TableError

    try:
        return command()
    except WrongUsage as error:
        return _say(USAGE, error)
    except (Refused, TableError) as error:
        return _say(REFUSED, error)
    except DatabaseUnavailable as error:
        return _say(NO_DATABASE, error)
    except KeyboardInterrupt:
        return _say(REFUSED, "已中断，数据库没有改动。")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        _log(error)
        return _say(REFUSED, "程序遇到没有料到的情况，数据库没有改动；详情已记入 var/error.log,请交管理员查看。")


def _say(status: int, what: object) -> int:
    print(what, file=sys.stderr)
    return status


def _log(error: Exception) -> None:
    import traceback

    from data.database import ROOT

    try:
        (ROOT / "var").mkdir(exist_ok=True)
        with (ROOT / "var" / "error.log").open("a", encoding="utf-8") as log:
            log.write(f"{dt.datetime.now(ZONE).isoformat()}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def parser() -> Grammar:
    """The grammar of all verbs."""
    top = Grammar(prog="python -m etl", description="督查数据的导入、核对、撤回与查询。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=Grammar)

    verb = _verb(verbs, "sample", "etl.sample:sample", "依次导入示例数据")
    verb.add_argument("--if-empty", action="store_true", help="只在数据库为空时导入")
    _verb(verbs, "datasets", "etl.catalogue:datasets", "可以导入哪些数据", json=True)

    verb = _verb(verbs, "template", "etl.catalogue:template", "生成报送模板")
    verb.add_argument("dataset", metavar="数据", help="名称见 python -m etl datasets")
    verb.add_argument("-o", "--output", required=True, metavar="文件.xlsx", help="写到哪个文件")
    verb.add_argument("--filled", action="store_true", help="填好现有的记录，只改有变化的")

    verb = _verb(verbs, "check", "etl.commands:check", "核对文件，不写入数据库", json=True, as_of=True, compare=True)
    verb.add_argument("file", metavar="文件", help="要核对的表格")

    verb = _verb(verbs, "load", "etl.commands:load", "导入文件，每个文件要么整份导入，要么不导入", json=True, as_of=True,
                 by=True, compare=True)  # fmt: skip
    verb.add_argument("files", nargs="+", metavar="文件", help="要导入的表格，可写几个")

    verb = _verb(verbs, "undo", "etl.commands:undo", "撤回一个批次", by=True)
    verb.add_argument("batch", type=int, metavar="批次", help="批次号，见 python -m etl batches")

    _verb(verbs, "batches", "etl.commands:batches", "已有批次", json=True)

    verb = _verb(verbs, "history", "etl.commands:history", "一条记录的全部版本", json=True)
    verb.add_argument("dataset", metavar="数据", help="名称见 python -m etl datasets")
    verb.add_argument("key", metavar="记录", help="记录的标识、编号、标题或名称的一部分")

    _verb(verbs, "figures", "etl.answers:figures", "全部指标", json=True, as_of=True, known_at=True)
    verb = _verb(verbs, "trace", "etl.answers:trace", "一个数字背后的记录", json=True, as_of=True)
    verb.add_argument("indicator", metavar="指标", help="代码，见 python -m etl figures")
    _verb(verbs, "status", "etl.answers:status", "各清单、单位、事项的亮灯情况", json=True, as_of=True, known_at=True)

    verb = _verb(verbs, "forecast", "etl.forecasting:forecast", "下周会红的：各在办事项下周五的灯、按期办结的可能",
                 json=True, as_of=True, known_at=True)  # fmt: skip
    verb.add_argument("--backtest", action="store_true", help="逐周回测：当时会怎么说，后来怎么样")
    verb.add_argument("--into", metavar="文件", help="把回测表写进这个文件的标记之间，如 docs/forecast.md")

    _verb(verbs, "identities", "etl.differences:identities", "勾稽关系：不一致的数和各自的出处", json=True, as_of=True)

    verb = _verb(verbs, "docs", "etl.catalogue:docs", "由数据集说明生成数据字典")
    verb.add_argument("--check", action="store_true", help="只检查是否最新")
    return top


def _verb(verbs: Any, name: str, command: str, says: str, **options: bool) -> Grammar:
    verb: Grammar = verbs.add_parser(name, help=says, description=says)
    verb.set_defaults(command=tuple(command.split(":")))
    if options.get("json"):
        verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    if options.get("as_of"):
        verb.add_argument("--as-of", type=day, metavar="日期", help="数据截至或查询的日期，如 2020-12-31")
    if options.get("known_at"):
        verb.add_argument("--known-at", type=_moment, metavar="时刻", help="只用该时刻之前导入的数据")
    if options.get("by"):
        verb.add_argument("--by", metavar="处室", help="经办的处室或职务，如 督查处、处室负责人；请勿填写姓名")
    if options.get("compare"):
        verb.add_argument("--dataset", metavar="数据", help="按哪类数据读取；不写就由表头和标题识别")
        verb.add_argument("--details", action="store_true", help="逐条列出新增、变更和本次未包含的记录")
    return verb


def day(text: str) -> dt.date:
    """The day that an argument names. Raises ArgumentTypeError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期“{text}”应写成 2020-12-31") from None


def _moment(text: str) -> dt.datetime:
    """A moment without a zone is meant in Asia/Shanghai; a bare day means its end."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"时刻“{text}”应写成 2020-12-31T18:00") from None
    if len(text) <= 10:
        moment += dt.timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
