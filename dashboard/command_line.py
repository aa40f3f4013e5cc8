"""The grammar of `python -m dashboard`; exit statuses are those of `etl.cli`."""

from __future__ import annotations

from typing import Any

from data.audit import ACTIONS
from data.permissions import ROLES
from etl.cli import day
from etl.grammar import Grammar


def parser() -> Grammar:
    """The grammar of all verbs."""
    top = Grammar(prog="python -m dashboard", description="看板的管理。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=Grammar)
    audit = verbs.add_parser("audit", help="操作日志", description="操作日志：谁在什么时候导入、撤回了什么，只增不改。")
    kinds = audit.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    _listing(_verb(kinds, "list", "列出操作，最近的在最后"))
    _verb(kinds, "verify", "核对日志有没有被改动过，指出第一处")
    _rules(verbs)
    _backups(verbs)
    _users(verbs)
    return top


def _users(verbs: Any) -> None:
    users = verbs.add_parser("users", help="账号", description="账号：谁能登录，是什么角色。账号属于岗位，不写姓名。")
    kinds = users.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    words = {zh: code for code, zh in ROLES.items()}
    add = _user(kinds, "add", "新建账号，给一个一次性口令")
    add.add_argument("name", metavar="账号", help="登录时输入的名称，如 duchachu")
    add.add_argument(
        "--role", required=True, type=lambda word: words.get(word, word), choices=[*ROLES], metavar="角色",
        help=f"可写：{'、'.join(words)}",
    )  # fmt: skip
    add.add_argument("--division", metavar="处室", help="处室账号要写，如 总值班室")
    add.add_argument("--post", metavar="岗位", help="显示的岗位，如 总值班室负责人；不写就用“处室＋经办”")
    _user(kinds, "list", "列出账号").add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    for name, says in (
        ("disable", "停用账号，各处立即退出"),
        ("enable", "重新启用账号"),
        ("reset", "重置口令，各处立即退出"),
        ("end-sessions", "让账号在各处立即退出"),
    ):
        _user(kinds, name, says).add_argument("name", metavar="账号", help="见 python -m dashboard users list")
    demo = _user(kinds, "demo", "给示例数据库建演示账号，已有的说明怎样重置")
    demo.add_argument("--reset", action="store_true", help="给演示账号换新口令")


def _user(kinds: Any, name: str, says: str) -> Grammar:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.user_commands", name.replace("-", "_")))
    return verb


def _rules(verbs: Any) -> None:
    rules = verbs.add_parser(
        "rules", help="规则和参照表的历次版本", description="可编辑的表：历次版本，核对改好的文件。"
    )
    kinds = rules.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    for name, says in (
        ("list", "列出每张表的历次版本"),
        ("show", "显示一个版本的内容"),
        ("check", "核对一个文件能不能用"),
    ):
        verb: Grammar = kinds.add_parser(name, help=says, description=says)
        verb.set_defaults(command=("dashboard.rules_commands", name))
        if name == "list":
            verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
        elif name == "show":
            verb.add_argument("number", type=int, metavar="版本", help="版本号，见 rules list")
        else:
            verb.add_argument("table", metavar="表", help="表名，如 规则文件")
            verb.add_argument("file", metavar="文件", help="要核对的文件")


def _backups(verbs: Any) -> None:
    says = "把整个数据库备份成一个文件，可以在使用中进行"
    backup: Grammar = verbs.add_parser("backup", help=says, description=f"{says}；核对无误才算完成。")
    backup.set_defaults(command=("dashboard.backup_commands", "backup"))
    backup.add_argument("file", metavar="文件", help="备份成哪个文件；写已有的文件夹时自动按时间取名")
    says = "把备份恢复到一个空的数据库"
    restore: Grammar = verbs.add_parser("restore", help=says, description=f"{says}；已有数据的库不会被覆盖。")
    restore.set_defaults(command=("dashboard.backup_commands", "restore"))
    restore.add_argument("file", metavar="文件", help="备份文件")
    restore.add_argument("--check", action="store_true", help="只核对备份文件是否完好，不恢复")
    for verb in (backup, restore):
        verb.add_argument("--by", metavar="处室", help="经办的处室或职务；请勿填写姓名")


def _listing(verb: Grammar) -> None:
    words = {zh: code for code, zh in ACTIONS.items()}
    verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    verb.add_argument(
        "--action", action="append", type=lambda word: words.get(word, word), choices=[*ACTIONS], metavar="操作",
        help=f"只列这种操作，可写几次：{'、'.join(words)}",
    )  # fmt: skip
    verb.add_argument("--by", metavar="经办", help="只列这个经办做的")
    verb.add_argument("--from", dest="first", type=day, metavar="日期", help="从这天起，如 2020-12-01")
    verb.add_argument("--to", dest="last", type=day, metavar="日期", help="到这天止，含当天")
    verb.add_argument("--newest", type=int, metavar="条数", help="只列最近这么多条")


def _verb(kinds: Any, name: str, says: str) -> Grammar:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.audit_commands", name))
    return verb
