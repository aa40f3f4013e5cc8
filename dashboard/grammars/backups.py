"""The verbs of keeping the whole database elsewhere."""

from __future__ import annotations

from typing import Any

from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `backup` and `restore`."""
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
