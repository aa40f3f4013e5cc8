"""Wording of what row checks find (`data/checks.py`)."""

CHECK_MESSAGES: dict[str, str] = {
    "dates_out_of_order": "{later}（{end}）早于{earlier}（{start}）。请核对这两处，改正写错的一处。",
    "stop_out_of_order": (
        "{later}（{end}）早于{earlier}（{start}），这段时间没有从期限里扣除。请核对这两处，改正写错的一处。"
    ),
    "stop_without_start": "填了{later}（{end}），却没有{earlier}，没有从期限里扣除时间。请补填{earlier}。",
    "stretch_unreadable": (
        "看不出“{text}”是从哪天到哪天，没有从期限里扣除时间。请写成3月5日至3月20日，或分列填写“{first}”“{last}”。"
    ),
    "consulted_disagrees": "是否面商填的是“否”，却填了{other}。系统以{other}为准，请核对这两处。",
    "part_above_total": "{part}（{some}）大于{whole}（{total}）。部分不应超过总数，请核对这两处。",
    "parts_not_total": "{whole}填的是{total}，{parts}合计是{sum}。系统按所填的{whole}统计，请核对。",
    "rate_disagrees": (
        "{rate}填的是{reported}，按{part}÷{whole}计算是{computed}，相差超过0.5个百分点。系统按计算值显示，请核对。"
    ),
    "due_disagrees": "{due}填的是{stated}，按{source}（{term}）计算是{reckoned}。系统按计算的日期提醒，请核对。",
    "growth_disagrees": (
        "{growth}填的是{reported}，按{this}与{last}计算是{computed}，相差超过0.5个百分点。系统按计算值显示，请核对。"
    ),
    "document_year_disagrees": "发文字号{number}里的年份与印发日期{issued}不是同一年。请核对文号或日期。",
    "document_issued_without_number": "已填印发日期{issued}，却没有发文字号。请补填发文字号；还没有印发的请删去印发日期。",
    "item_listed_unprepared": "议题已列入会议，{missing}却还没有做。请补做后填“是”，或改为缓议。",
    "item_code_unreadable": (
        "事项代码“{text}”看不出是哪个事项。请写成“数据名称/记录编号”，如supervision/2020|work_report|12；没有关联事项的请留空。"
    ),
    "promise_without_item": "兑现标准是{measure}，却没有事项代码，判断不了是否兑现。请补填事项代码，或把兑现标准改为督查处确认。",
    "promise_without_target": "兑现标准是关联事项完成率，却没有承诺完成率。请补填，如80%。",
    "negative_quantity": "{column}填的是{value}，数量不能小于0。请改为0或正数；如为核减，请直接填核减后的数。",
    "done_below_full": "状态写的是已完成，完成率却是{completion}。系统按所写状态处理，请核对。",
    "full_not_done": "完成率已到{completion}，状态却还是未完成。系统按所写状态处理，请核对是否应办结。",
    "drill_status_disagrees": "状态写的是{status}，却填了实际时间{held}。请核对状态或日期。",
    "pledges_unreadable": "“{text}”里看不出应签和已签两个数。请写成“应签12/已签11”，或分成“应签份数”“已签份数”两列。",
    "event_without_day": "{kind}没有填活动日期。请补上当天的日期，如2020-06-15。",
    "unit_name_clash": "“{text}”既写在“{first}”名下，又写在“{second}”名下，认不出指哪一个。请只留在一个单位名下。",
    "unit_alias_shipped": (
        "“{text}”在自带名录里是“{shipped}”的写法，现归“{unit}”，两者按两个单位处理。"
        "如是同一个单位，请把“{shipped}”写进它的别名。"
    ),
    "units_beside": "自带名录里还有{count}个单位这份名录没有，仍然认得，如{names}。不需要的不必处理。",
    "group_without_members": "单位组“{name}”没有填成员单位。请填所含单位的代码，用顿号隔开。",
    "accepted_without_day": "受理结果是受理，却没有受理日期，算不出审理期限。请补填受理日期。",
    "concluded_without_result": "填了审结日期，却没有结案方式。请补填维持、撤销、调解等。",
    "result_without_day": "填了结案方式，却没有审结日期，仍按在审计算。请补填审结日期。",
    "extension_too_long": "延长{days}天，超过法律允许的{most}天。系统按{most}天计算期限，请核对。",
    "review_without_opinions": "填了出具日期，却没有审查意见数。没有意见的请填0。",
    "number_without_normative": "统一编号只用于规范性文件，这一行的类型不是规范性文件。请核对类型或编号。",
    "several_laws": "一格里写了{count}部法律法规，只按第一部{first}统计。请拆成一部一行。",
    "study_held_disagrees": "是否开展填的是{held}，次数却是{times}。请核对这两处。",
    "stated_due_differs": (
        "{due}填的是{stated}，按{source}计算是{computed}。系统按计算的日期提醒，请核对延期、中止日期或所填期限。"
    ),
    "review_limit_too_long": "填的是{stated}个工作日，最多只能是{most}个（{source}）。系统按{most}个工作日计算，请核对。",
    "month_of_a_span": "统计口径写的是当月数，统计时间却是{period}。请改为累计数，或按月分别填报。",
}
