"""Wording of every problem: what is wrong, what to do."""

from __future__ import annotations

from data.kinds.kind import Finding
from etl.messages_checks import CHECK_MESSAGES
from etl.messages_file import FILE_MESSAGES
from etl.messages_intake import INTAKE_MESSAGES

MESSAGES: dict[str, str] = {
    # Text and identifiers
    "code_digits_lost": "编号太长，表格把它当数字存，末尾几位已经丢失。请把单元格格式设为“文本”，重新填写编号。",
    "code_became_date": "编号被表格变成了日期“{text}”。请把单元格格式设为“文本”，重新填写编号。",
    # Dates, deadlines, periods
    "date_impossible": "“{text}”这个日期不存在。请改成真实的日期，如2020-03-05。",
    "date_unreadable": "看不出“{text}”是哪一天。请写成2020-03-05或2020年3月5日。",
    "date_missing": "“{text}”里没有日期，此处按未填处理。有日期的请写成2020-03-05。",
    "date_two_digit_year": "“{text}”的年份只有两位，按{read}处理。请核对，最好写全四位年份。",
    "date_as_decimal": "“{text}”像小数，按{read}处理。请核对；3月10日写成3.10时会变成3.1，最好写成3月10日。",
    "date_as_fraction": "“{text}”像分数，按{read}处理。请核对，最好写成7月1日的样子。",
    "date_month_cut": "“{text}”按{read}处理。如果原来是2020.10，表格已把末尾的0去掉，请改成2020年10月。",
    "date_approximate": "“{text}”是大致日期，按{read}处理。请尽量写明具体日期。",
    "date_before_month": "“{text}”按{read}截止处理。如果指当月月底或当期期末，请写成11月底、年底等。",
    "date_relative": "“{text}”按{read}处理。下次报送时意思会变，请写明月份，如2020年3月底。",
    "date_over_new_year": "“{text}”跨年，按{read}处理。请核对，最好写明两头的年份。",
    "date_unclear": "“{text}”不是单独的一个日期，按{read}处理。请核对。",
    "due_unclear": "“{text}”按{read}处理。请核对；时限前面的说明文字最好写在备注里。",
    "due_unknown": "看不出“{text}”是哪一天，此项暂无时限。请写成2020年6月30日、6月底或长期。",
    "moment_impossible": "“{text}”这个时间不存在。请改成真实的时间，如2020-03-05 14:05。",
    "moment_unreadable": "看不出“{text}”是什么时间。请写成2020-03-05 14:05或3月5日14时05分。",
    "moment_without_time": "“{text}”没有写几点几分，按{read}处理。请补上时间，如2020-03-05 14:05。",
    "moment_without_day": "“{text}”没有写日期，按{read}处理。请补上日期，如2020-03-05 14:05。",
    "moment_unclear": "“{text}”是大致时间，按{read}处理。请尽量写到分钟。",
    "period_unreadable": "看不出“{text}”是哪个时段。请写成2020年3月、一季度、1-5月或第42周。",
    "period_first_of_month": "表格把时段存成了{text}，按{read}处理。如果指当天，请把表头写成“日期”。",
    # Numbers, shares, ranks
    "number_unreadable": "“{text}”不是数字。此列只填一个数，如1187、6.5万；文字说明请写在备注里。",
    "number_became_date": "数字被表格变成了日期{text}。请把单元格格式设为“常规”，重新填写数字。",
    "number_too_large": "“{text}”太大，不像真实数据。请核对位数和单位。",
    "number_not_whole": "“{text}”不是整数。此列填个数，请改成整数。",
    "number_negative": "“{text}”小于0。此列填个数，请改成0或正数。",
    "number_vague": "“{text}”不是具体数字，不计入合计。有具体数字的请填数字。",
    "percent_unreadable": "“{text}”不是百分比。请写成62.5%；文字说明写在后面的括号里，如80%（进度滞后）。",
    "percent_too_large": "“{text}”即{read}，超过1000%。请核对是否多写了小数点后的位数或多乘了100。",
    "percent_negative": "“{text}”小于0，此列不会有负数。请改为0或正数；退步、核减的请写在进展情况里。",
    "percent_unusual": "“{text}”按{read}处理，超过300%。确实超额完成的不必改；否则请核对是否多写了位数或多乘了100。",
    "percent_in_words": "“{text}”按{read}处理。请填百分比，如{read}。",
    "percent_mixed": (
        "本列百分比写法不一致：有的像百分数（{points}），有的像小数（{fractions}），无法判断。"
        "请核对{cells}，全列统一写成带%的百分数，如62.5%。"
    ),
    "share_unreadable": "{member}的数“{text}”不能用。请填一个数字；没有的留空。",
    "shares_unreadable": "看不出“{text}”里各地的数。请写成“南城区12、北城区8”，或每个地区单列一列。",
    "rank_unreadable": "“{text}”不是位次。请填数字，如3或3/11。",
    "rank_impossible": "“{text}”不可能是位次：位次从1开始，不超过总数。请核对。",
    "rank_became_date": "位次被表格变成了日期{text}，按{read}处理。请核对，并把单元格格式设为“文本”。",
    "rank_goal_several": "“{text}”写了几个目标，按第{read}位处理。请只写一个，如争三。",
    # Words from lists
    "status_blank": "进展状态没有填，保留上次的状态。请填推进中、已办结等。",
    "status_unknown": "不认识状态“{text}”，保留上次的状态。请改用推进中、进展滞后、未启动、已办结、已销号等。",
    "choice_unknown": "“{text}”不在可填的内容里。请填下面之一：{options}。",
    "choice_ignored": "“{text}”不在可填的内容里，此处按未填处理。可填：{options}。",
    "choice_several": "“{text}”写了几项，按“{read}”处理。请只填一项。",
    "choice_withheld": "这里写的不是可填的内容，可能涉及个人信息，没有保存。可填：{options}。",
    "flag_unknown": "看不出“{text}”是“是”还是“否”，此处按未填处理。请填是或否。",
    "flag_is_day": "这里填的是日期“{text}”，按“是”处理，日期没有用上。请把日期填在“{column}”一列。",
    "role_unknown": "这里没有写明职务，内容没有保存。请填职务（如市长、分管副市长），不要填姓名。",
    "party_unknown": "这里不是申请人类型，内容没有保存。请填公民、法人或其他，不要填姓名。",
    "role_map_unreadable": "姓名与职务对照表读不出来，这里没有保存。请管理员检查对照表，或直接填职务。",
    # Units
    "unit_unknown": "单位名录里没有“{text}”。{near}请改成名录里的名称，或请管理员补入别名。",
    "unit_is_total": "“{text}”是合计，不是单位。请填单位名称，合计行放在表的最后。",
    "unit_group_open": "“{text}”没有写明是哪些单位，此处按未填处理。请写出单位名称。",
    "unit_lead_is_group": "“{text}”没有写明谁牵头，暂按{read}牵头。请在牵头单位前加*，或写在第一个。",
    **CHECK_MESSAGES,
    **INTAKE_MESSAGES,
    **FILE_MESSAGES,
}
"""By `Finding.code`; the placeholders are filled from `Finding.detail`."""


def message(finding: Finding) -> str:
    """The finding in words. Raises KeyError for a code or placeholder that nobody worded."""
    return MESSAGES[finding.code].format_map(finding.detail)
