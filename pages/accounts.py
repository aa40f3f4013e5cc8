"""账号管理: who may sign in; new accounts, new passwords, disabling, signing out; for administrators."""

from dashboard.accounts_view import change, create, everyone, told
from dashboard.entitled import only_for

who = only_for("manage_accounts")
told()
everyone()
change(who)
create(who)
