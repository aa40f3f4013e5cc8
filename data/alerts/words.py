"""The kinds of alerts (预警种类) and how grave they are, in words."""

from __future__ import annotations

from typing import Literal

Severity = Literal["red", "yellow", "blue"]

SEVERITIES: dict[str, str] = {"red": "严重", "yellow": "警告", "blue": "提醒"}
"""The graver first."""

KINDS = {
    "overdue": "逾期未办结",
    "legal_passed": "法定期限已过",
    "promise_broken": "承诺未兑现",
    "rank_fell": "排名跌破保四",
    "urgent_late": "紧急信息迟报",
    "behind": "低于序时进度",
    "no_feedback": "未按期反馈",
    "not_started": "应启动未启动",
    "target_missed": "指标未达目标",
    "hand_in_late": "报送逾期",
    "legal_near": "法定期限临近",
    "promise_due": "承诺临期",
    "due_soon": "即将到期",
}
"""Codes of the kinds in words, in the order in which equally grave ones are shown."""
