"""规则设置: the tables that the office edits, changed with a reason, every edition kept; for administrators."""

from dashboard.entitled import only_for
from dashboard.rules_view import choose, editor, words

who = only_for("manage_rules")
table = choose()
words(table)
editor(table, who)
