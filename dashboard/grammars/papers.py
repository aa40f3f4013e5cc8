"""The verbs on papers."""

from __future__ import annotations

from typing import Any

from etl.cli import day
from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `papers`."""
    papers = verbs.add_parser("papers", help="公文文稿", description="公文文稿：核对文稿里的数字，生成年度数据稿。")
    kinds = papers.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    says = "核对一份 Word 文稿，指出哪些数字与现在的数据不符"
    check: Grammar = kinds.add_parser("check", help=says, description=f"{says}；文稿改写过的也可以核对。")
    check.set_defaults(command=("dashboard.papers.commands", "check"))
    check.add_argument("file", metavar="文件.docx", help="本程序生成的文稿")
    check.add_argument("--as-of", type=day, metavar="日期", help="改按这一天的数据核对；不写就按文稿自己的日期")
    check.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    says = "生成年度数据稿：十个板块的指标写成文稿，附数据表"
    year: Grammar = kinds.add_parser("year", help=says, description=f"{says}；数字都可以再核对。")
    year.set_defaults(command=("dashboard.papers.commands", "year"))
    year.add_argument("--as-of", type=day, metavar="日期", help="从年初到这一天；不写就到今天")
    year.add_argument("-o", "--output", required=True, metavar="文件.docx", help="写到哪个文件")
