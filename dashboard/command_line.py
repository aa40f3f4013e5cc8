"""The grammar of `python -m dashboard`; exit statuses are those of `etl.cli`."""

from __future__ import annotations

from dashboard import grammars
from etl.grammar import Grammar


def parser() -> Grammar:
    """The grammar of all verbs."""
    top = Grammar(prog="python -m dashboard", description="看板的管理。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=Grammar)
    for add in grammars.ALL:
        add(verbs)
    return top
