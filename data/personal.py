"""Headers of columns that would hold personal data, which are never stored (reference §8)."""

import re

PERSONAL_HEADERS: frozenset[str] = frozenset(
    {
        "姓名",
        "人员姓名",
        "联系人",
        "联络人",
        "联络员",
        "经办人",
        "承办人",
        "填表人",
        "填报人",
        "审核人",
        "制表人",
        "报送人",
        "值班人",
        "领学人",
        "提案人",
        "提出人",
        "领衔代表",
        "第一提案人",
        "领衔代表/第一提案人",
        "提案者",
        "提案委员",
        "建议人",
        "领衔人",
        "提出代表",
        "代表",
        "委员",
        "附议人",
        "嫌疑人姓名",
        "犯罪嫌疑人",
        "当事人",
        "当事人姓名",
        "申请人姓名",
        "电话",
        "联系电话",
        "联系方式",
        "值班电话",
        "办公电话",
        "手机",
        "手机号",
        "手机号码",
        "传真号码",
        "电子邮箱",
        "邮箱",
        "微信号",
        "身份证",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "证件号码",
        "银行账号",
        "银行卡号",
        "住址",
        "家庭住址",
        "户籍地址",
        "通讯地址",
        "联系地址",
        "出生年月",
        "出生日期",
        "性别",
        "车牌号",
    }
)

PERSONAL_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(r"姓名"),
    re.compile(r"身份证|身份号码|护照号"),
    re.compile(r"电话(号码)?$|手机(号码?)?$"),
    re.compile(r"(联系|联络|经办|承办|填表|填报|审核|制表)(人员?|员)$"),
    re.compile(r"住址|家庭地址|户籍|籍贯"),
    re.compile(r"(银行|微信|QQ).{0,2}(账号|卡号|号)"),
)

_NOISE = re.compile(r"[\s\u3000]+|[((\[【][^))\]】]*[))\]】]")


def is_personal_header(header: str) -> bool:
    """Whether a column with this header would hold personal data, spaces and bracketed remarks aside."""
    bare = _NOISE.sub("", header)
    return bare in PERSONAL_HEADERS or any(pattern.search(bare) for pattern in PERSONAL_PATTERNS)


_INDIVIDUAL = re.compile(r"姓名|名单|^人员$|身份证|身份号码|公民身份|出生|性别|籍贯|户籍|[现原拟]任职?务?$")


def names_people(header: str) -> bool:
    """Whether a column with this header makes its sheet a list of persons: 姓名, 出生年月, 现任职务…"""
    return _INDIVIDUAL.search(_NOISE.sub("", header)) is not None


_NUMBERS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|0\d{2,3}[-—－ ]\d{7,8})(?!\d)")
"""Mobile numbers, numbers of identity cards, telephone numbers with an area code."""
_RUN_OF_DIGITS = re.compile(r"\d\d{6}")
"""In each of these; written so that most of a text is skipped without being matched."""
HIDDEN = "〔已隐去〕"


def holds_numbers(text: str) -> bool:
    """Whether a text names a telephone or identity-card number."""
    return _RUN_OF_DIGITS.search(text) is not None and _NUMBERS.search(text) is not None


def without_numbers(text: str) -> str:
    """The text with telephone and identity-card numbers hidden."""
    return _NUMBERS.sub(HIDDEN, text)
