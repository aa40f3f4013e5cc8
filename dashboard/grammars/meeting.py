"""The verbs of review meetings."""

from __future__ import annotations

from typing import Any

from etl.cli import day
from etl.grammar import Grammar

COMMANDS = "dashboard.meeting_commands"


def add(verbs: Any) -> None:
    """Adds `meeting`."""
    meeting = verbs.add_parser(
        "meeting", help="督查调度会", description="督查调度会：备会、生成文稿、复原、会后发给各单位。"
    )
    kinds = meeting.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    says = "备会：固定会议当天的数据，排出议程；还没有开的会可以重新备会"
    verb: Grammar = kinds.add_parser("prepare", help=says, description=says)
    verb.set_defaults(command=(COMMANDS, "prepare_meeting"))
    verb.add_argument("--day", type=day, metavar="日期", help="会议日期；不写就是今天")
    verb.add_argument("--minutes", type=int, default=60, metavar="分钟", help="会议时长，默认60")
    says = "复原一次会议当时看到的内容，并与备会时的封存码核对"
    verb = _of_one(kinds, "replay", says)
    verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    says = "生成会议的全部文稿：会前材料、附表、会议纪要、督查通报、领导批示通报、各单位交办事项单"
    verb = _of_one(kinds, "papers", says)
    verb.add_argument("-o", "--output", required=True, metavar="文件夹", help="写到哪个文件夹")
    verb.add_argument("--issue", type=int, metavar="期号", help="督查通报的期号；不写就接着登记的最后一期")
    verb.add_argument(
        "--instruction-issue", type=int, metavar="期号", help="领导批示通报的期号；不写就接着登记的最后一期"
    )
    for name, who in (("chair", "主持人"), ("present", "出席"), ("absent", "请假"), ("guests", "列席")):
        verb.add_argument(f"--{name}", metavar=who, help=f"纪要里的{who}，只写职务；不写的留待核填")
    says = "会议结束后把各单位的部分发给各单位；重复运行不会重复发送"
    verb = _of_one(kinds, "send", says)
    verb.add_argument("--dry-run", action="store_true", help="只说会发什么，不写入，不发送")


def _of_one(kinds: Any, name: str, says: str) -> Grammar:
    verb: Grammar = kinds.add_parser(name, help=says, description=f"{says}。")
    verb.set_defaults(command=(COMMANDS, name))
    verb.add_argument("--meeting", required=True, metavar="年份-次数", help="哪一次会议，如 2020-52")
    return verb
