"""The command line's grammar, with its exit statuses: 0 done, 1 refused, 2 wrong usage, 3 no usable database."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from data.clock import ZONE

DONE, REFUSED, USAGE, NO_DATABASE = 0, 1, 2, 3


class Refused(Exception):
    """A command could not do what was asked, for a reason that the person can mend; nothing was changed."""


class WrongUsage(Exception):
    """The command's words are off in a way that the grammar alone does not see."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: 用法不对：{message}\n")


def main(arguments: Sequence[str]) -> int:
    """Runs one command; answers its exit status. Never lets a traceback out."""
    _speak_utf8()
    # A child process of the reader must not take the pipe's fate for the command's.
    try:
        wanted = parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else USAGE
    return _guarded(lambda: _run(wanted))


def _run(wanted: argparse.Namespace) -> int:
    module, verb = wanted.command
    # Each verb imports what it needs alone: the database and the reader take longer to import than to use.
    command: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), verb)
    return command(wanted)


def _guarded(command: Callable[[], int]) -> int:
    from data.database import DatabaseUnavailable
    from data.rules import RulesError

    try:
        return command()
    except WrongUsage as error:
        return _say(USAGE, error)
    except (Refused, RulesError) as error:
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


def parser() -> argparse.ArgumentParser:
    """The grammar of all verbs."""
    top = _Parser(prog="python -m etl", description="督查数据的导入、核对、撤回与查询。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=_Parser)

    verb = _verb(verbs, "sample", "etl.sample:sample", "依次导入示例数据")
    verb.add_argument("--if-empty", action="store_true", help="只在数据库为空时导入")
    _verb(verbs, "datasets", "etl.catalogue:datasets", "可以导入哪些数据", json=True)

    verb = _verb(verbs, "template", "etl.catalogue:template", "生成报送模板")
    verb.add_argument("dataset", metavar="DATASET")
    verb.add_argument("-o", "--output", required=True, metavar="FILE.xlsx")

    verb = _verb(verbs, "check", "etl.commands:check", "核对文件，不写入数据库", json=True, as_of=True)
    verb.add_argument("file", metavar="FILE")
    verb.add_argument("--dataset", metavar="D")

    verb = _verb(verbs, "load", "etl.commands:load", "导入文件", json=True, as_of=True, by=True)
    verb.add_argument("files", nargs="+", metavar="FILE")
    verb.add_argument("--dataset", metavar="D")

    verb = _verb(verbs, "undo", "etl.commands:undo", "撤回一个批次", by=True)
    verb.add_argument("batch", type=int, metavar="BATCH")

    _verb(verbs, "batches", "etl.commands:batches", "已有批次", json=True)

    verb = _verb(verbs, "history", "etl.commands:history", "一条记录的全部版本", json=True)
    verb.add_argument("dataset", metavar="DATASET")
    verb.add_argument("key", metavar="KEY", help="记录的标识、编号、标题或名称的一部分")

    _verb(verbs, "figures", "etl.answers:figures", "全部指标", json=True, as_of=True, known_at=True)
    verb = _verb(verbs, "trace", "etl.answers:trace", "一个数字背后的记录", json=True, as_of=True)
    verb.add_argument("indicator", metavar="INDICATOR")
    _verb(verbs, "status", "etl.answers:status", "各清单、单位、事项的亮灯情况", json=True, as_of=True, known_at=True)

    _verb(verbs, "identities", "etl.differences:identities", "勾稽关系：不一致的数和各自的出处", json=True, as_of=True)

    verb = _verb(verbs, "docs", "etl.catalogue:docs", "由数据集说明生成数据字典")
    verb.add_argument("--check", action="store_true", help="只检查是否最新")
    return top


def _verb(verbs: Any, name: str, command: str, says: str, **options: bool) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=says, description=says)
    verb.set_defaults(command=tuple(command.split(":")))
    if options.get("json"):
        verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    if options.get("as_of"):
        verb.add_argument("--as-of", type=_day, metavar="DATE", help="数据截至或查询的日期，如 2020-12-31")
    if options.get("known_at"):
        verb.add_argument("--known-at", type=_moment, metavar="TIME", help="只用该时刻之前导入的数据")
    if options.get("by"):
        verb.add_argument("--by", metavar="ROLE", help="经办角色（填职务或处室，不填姓名）；不写为数据的报送处室")
    return verb


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期 {text!r} 应写成 2020-12-31") from None


def _moment(text: str) -> dt.datetime:
    """A moment without a zone is meant in Asia/Shanghai; a bare day means its end."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"时间 {text!r} 应写成 2020-12-31T18:00") from None
    if len(text) <= 10:
        moment += dt.timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
