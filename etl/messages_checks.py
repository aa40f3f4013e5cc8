"""Wording of what row checks find (`data/checks.py`)."""

CHECK_MESSAGES: dict[str, str] = {
    "dates_out_of_order": "{later}（{end}）早于{earlier}（{start}）。请核对这两处，改正写错的一处。",
    "part_above_total": "{part}（{some}）大于{whole}（{total}）。部分不应超过总数，请核对这两处。",
    "rate_disagrees": (
        "{rate}填的是{reported}，按{part}÷{whole}计算是{computed}，相差超过0.5个百分点。系统按计算值显示，请核对。"
    ),
    "growth_disagrees": (
        "{growth}填的是{reported}，按{this}与{last}计算是{computed}，相差超过0.5个百分点。系统按计算值显示，请核对。"
    ),
    "document_year_disagrees": "发文字号{number}里的年份与印发日期{issued}不是同一年。请核对文号或日期。",
    "document_issued_without_number": "已填印发日期{issued}，却没有发文字号。请补填发文字号；还没有印发的请删去印发日期。",
    "item_listed_unprepared": "议题已列入会议，{missing}却还没有做。请补做后填“是”，或改为缓议。",
    "negative_quantity": "{column}填的是{value}，数量不能小于0。请改为0或正数；如为核减，请直接填核减后的数。",
    "done_below_full": "状态写的是已完成，完成率却是{completion}。系统按所写状态处理，请核对。",
    "full_not_done": "完成率已到{completion}，状态却还是未完成。系统按所写状态处理，请核对是否应办结。",
    "drill_status_disagrees": "状态写的是{status}，却填了实际时间{held}。请核对状态或日期。",
    "group_without_members": "单位组“{name}”没有填成员单位。请填所含单位的代码，用顿号隔开。",
}
