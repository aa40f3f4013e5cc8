"""Wording of what is asked, refused and said while a file is handed in by the page."""

import re

HAND_IN_MESSAGES: dict[str, str] = {
    # Questions before a load
    "ask_due_of": "“{title}”的时限由{before}改为{now}。请写明理由。",
    "ask_due_many": "{count}项的时限改了。请写明理由；各项理由不同的，分别写明。逐项看过清单后，再填写共几项。",
    "ask_backward_of": "“{title}”的进度退了：{changes}。请写明理由。",
    "ask_backward_many": "{count}项的进度退了。请写明理由；各项理由不同的，分别写明。逐项看过清单后，再填写共几项。",
    "ask_older": (
        "这份“{dataset}”截至{day}，早于已报的最新一期（截至{newest}）。导入后补在{day}那一期，以后各期已报的内容不变。"
        "确认是补报以前的数据吗？"
    ),
    "ask_cleared": "“{dataset}”有{count}处原来有内容，这次空着或变成0。要清空吗？不清空的，请把原来的内容填上后重新拖进来。",
    "ask_fewer": (
        "“{dataset}”每次报全部，现有{before}条，这次表里只有{now}条，少了五分之一以上。确认表是完整的吗？"
        "表里没有的照旧保留，不会删除。"
    ),
    "ask_same_bytes": (
        "同一个文件{at}已由{by}报送过，当时按截至{before}导入。这次按截至{day}再报一次，只表示到{day}仍没有变化。确认吗？"
    ),
    "ask_restore": (
        "同一个文件{at}已由{by}报送过，之后的报送改动了其中{count}项。再导入一次，这{count}项就改回这个文件里的内容。确认要改回吗？"
    ),
    "reason_short": "请写明理由，至少{least}个字。",
    "not_counted": "填的项数和清单不一致。请把清单从头到尾看一遍，再填写清单里共有几项。",
    "not_confirmed": "请先确认。",
    "withdraw_reason": "请写明撤下的理由，至少{least}个字。",
    # Refusals
    "not_yours": "文件里有“{datasets}”，不属于{division}报送的范围，整个文件没有导入。请删去这部分后重新报送，或请{owners}报送。",
    "not_allowed": "{role}账号不能报送数据。需要的话请联系督查处或管理员。",
    "not_there": "没有这次报送，或者它不是您处室报送的。",
    "not_read": "文件有{errors}处必须改正，不能导入。请改正后重新报送。",
    "nothing_new": "文件里的内容此前都已报送，不必再导入。",
    "too_large": "文件有{size}MB，超过{limit}MB的上限，没有接收。请删去图片和无关的工作表后重新报送。",
    "desk_ended": "处理这个文件时程序中断了，数据没有改动。请再试一次；若仍如此，请把文件另存为.xlsx后再报送。",
    "desk_late": "这个文件在限定时间内没有处理完，数据没有改动。请删去无关的工作表后再试。",
    # A repetition
    "nothing_deleted": "表里没有的记录照旧保留，不会删除。",
    "overtaken": (
        "之后的报送改动了其中{count}项，现在以后报的为准。要改回这个文件里的内容，请在下面“更正识别结果”里把“数据截至”改成{day}。"
    ),
    # Conflict
    "changed_meanwhile": (
        "您核对期间，{told}。为避免覆盖，这次没有导入，什么都没有丢。下面是与最新数据的重新比对，请看过后再确认导入。"
    ),
    "loaded_meanwhile": "{by}在{at}导入了“{file}”",
    "withdrawn_meanwhile": "{by}在{at}撤回了批次{batch}",
    # Taking back
    "back_reason": "请写明撤回的理由，至少{least}个字。",
    "back_changed": "您看过以后，{told}。为避免看到的和撤回的不一样，这次没有撤回。下面是重新试算的变化，请看过后再确认。",
    "back_none": "这次报送没有可以撤回的内容：没有导入，或者已经撤回。",
    "back_not_latest": "只能撤回本处室“{dataset}”最近一次报送，这一次之后又报过{later}。需要撤回的，请联系督查处。",
}


_BY_COMMAND = (
    (re.compile(r"[，；]?(?:或|也可)?在?导入时用 --as-of 指定。"), "，或在下面“更正识别结果”里改“数据截至”。"),
    (re.compile(r"；要现在就计入，导入时加 --as-of \S+?。"), "；要现在就计入，请在下面“更正识别结果”里改“数据截至”。"),
    (re.compile(r"；日期无误的，导入时加 --as-of \S+?。"), "；日期无误的，请在下面“更正识别结果”里确认“数据截至”。"),
    (re.compile("请使用报送模板，或在导入时注明数据类别。"), "请使用报送模板，或在下面“更正识别结果”里选数据类别。"),
)


def for_page(message: str) -> str:
    """A problem's message, its advice about the command line turned into advice about the page."""
    for pattern, words in _BY_COMMAND:
        message = pattern.sub(words, message)
    return message


def say(code: str, **detail: object) -> str:
    """The message in words. Raises KeyError for a code or placeholder that nobody worded."""
    return HAND_IN_MESSAGES[code].format_map(detail)
