import pytest

from data.personal import PERSONAL_HEADERS, is_personal_header


@pytest.mark.parametrize(
    "header",
    [
        "姓名", "嫌疑人姓名", "联系人", "联系电话", "值班电话", "办公电话号码", "手机", "身份证号码", "公民身份号码",
        "家庭住址", "现住址", "户籍地", "联络员", "经办人", "承办人", "填表人", "联 系 电 话", "联系电话(办公)", "姓 名",
        "银行账号", "微信号",
    ],
)  # fmt: skip
def test_a_column_of_personal_data_is_known_by_its_header(header: str) -> None:
    assert is_personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "涉案人数", "嫌疑人", "批示人", "注册人数", "出动人员(人次)", "承办单位", "联系处室", "电话/书面/传真/网络",
        "编号", "来电时间", "事发地点", "指标名称", "项目名称", "承办人数", "死亡人数", "带班领导", "单位名称",
    ],
)  # fmt: skip
def test_a_column_of_counts_roles_or_names_of_things_is_kept(header: str) -> None:
    assert not is_personal_header(header)


def test_every_listed_header_counts_as_personal() -> None:
    assert all(is_personal_header(header) for header in PERSONAL_HEADERS)
