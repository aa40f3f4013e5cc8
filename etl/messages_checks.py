"""Wording of what row checks find (`data/checks.py`)."""

CHECK_MESSAGES: dict[str, str] = {
    "dates_out_of_order": "{later}（{end}）早于{earlier}（{start}）。请核对这两处，改正写错的一处。",
    "part_above_total": "{part}（{some}）大于{whole}（{total}）。部分不应超过总数，请核对这两处。",
    "rate_disagrees": (
        "{rate}填的是{reported}，按{part}÷{whole}计算是{computed}，相差超过0.5个百分点。系统按计算值显示，请核对。"
    ),
    "negative_quantity": "{column}填的是{value}，数量不能小于0。请改为0或正数；如为核减，请直接填核减后的数。",
    "done_below_full": "状态写的是已完成，完成率却是{completion}。系统按所写状态处理，请核对。",
    "full_not_done": "完成率已到{completion}，状态却还是未完成。系统按所写状态处理，请核对是否应办结。",
    "drill_status_disagrees": "状态写的是{status}，却填了实际时间{held}。请核对状态或日期。",
    "group_without_members": "单位组“{name}”没有填成员单位。请填所含单位的代码，用顿号隔开。",
    "month_of_a_span": "统计口径写的是当月数，统计时间却是{period}。请改为累计数，或按月分别填报。",
}
