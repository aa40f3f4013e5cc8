"""操作日志: who did what when, whether the trail holds; for administrators."""

from dashboard.audit_view import choose, entries, standing
from dashboard.entitled import only_for

only_for("read_audit")
standing()
entries(choose())
