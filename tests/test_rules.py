"""The rules file is checked when read, and says in Chinese what is wrong where."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.rules import TABLE, RulesError, parse, rules


def shipped(**replacements: str) -> str:
    text = TABLE.shipped.read_text(encoding="utf-8")
    for before, after in replacements.items():
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_the_shipped_rules_are_the_references_defaults() -> None:
    found = rules()
    assert [(rule.when, rule.colour) for rule in found.light][:5] == [
        ("done", "done"), ("paused", "paused"), ("overdue", "red"), ("behind", "red"), ("feedback_overdue", "red"),
    ]  # fmt: skip
    assert (found.due.soon_days, found.due.overdue_bands_days) == (7, [7, 30])
    assert [band.code for band in found.band if band.colour == "red"] == ["below_floor", "lagging"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('colour = "paused"', 'colour = "purple"', "light 第2条的 colour写成了 'purple'"),
        ('when = "overdue"', 'when = "late"', "light 第3条的 when写成了 'late'"),
        ('when = "otherwise"', 'when = "done"', "light 第12条：最后一条必须是 when"),
        ("soon_days = 7", 'soon_days = "七"', "“soon_days”的值 '七' 不对"),
        ("soon_days = 7", "soon_days = -1", "due 的 soon_days 必须是不小于 0 的整数，现为 -1"),
        ("soon_days", "days_soon", "due：不认识“days_soon”"),
        ("grace_days = 5", "", "feedback：缺少“grace_days”"),
        ("progress_weight = 0.2", "progress_weight = 0.3", "相加应为 1,现为 1.1"),
        ("from_rank = 2", "from_rank = 3", "band 第2条“抢二”的名次与前一档不衔接"),
        ('mode = "by_month"', 'mode = "by_week"', "time_progress 的 mode写成了 'by_week'"),
        ('own_plan = "beyond_year"', 'own_plan = "some"', "time_progress 的 own_plan写成了 'some'"),
        ("version =", "version ==", "规则文件写法有误"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place(before: str, after: str, says: str) -> None:
    with pytest.raises(RulesError) as refusal:
        parse(shipped(**{before: after}))
    assert says in str(refusal.value)


def test_an_office_can_use_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "rules.toml"
    own.write_text(shipped(**{"soon_days = 7": "soon_days = 3"}), encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(own))
    assert rules().due.soon_days == 3
    own.write_text(shipped(**{"soon_days = 7": "soon_days = 14"}), encoding="utf-8")
    assert rules().due.soon_days == 14


def test_a_missing_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULES_FILE", "/nowhere/rules.toml")
    with pytest.raises(RulesError, match="规则文件打不开"):
        rules()
