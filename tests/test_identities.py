"""Identities: each with records that break it and records that do not, on both databases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.choices import Choices, ChoicesError, choices, parse
from data.figures import figure
from data.identities import ALL, Breach, Identity, breaches
from data.identities.figures import FigureWithin, ShareOfTotal
from data.tables import batch

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
BY_CODE = {entry.code: entry for entry in ALL}


def found(ledger: Ledger, code: str, day: dt.date = YEAR_END) -> list[Breach]:
    return list(breaches(ledger.connection, day, (BY_CODE[code],)))


def told(breach: Breach) -> tuple[float, float]:
    return breach.left.value, breach.right.value


def hand_in_by(ledger: Ledger, by: str, record: dict[str, Any], as_of: dt.date = YEAR_END) -> int:
    """A return of activities by a division; its batch."""
    number = ledger.hand_in("activities", record, as_of=as_of)
    ledger.connection.execute(batch.update().where(batch.c.id == number).values(loaded_by=by))
    return number


def month_end(month: int) -> dt.date:
    return (dt.date(2020, month, 28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def sharing(month: int, **fields: Any) -> dict[str, Any]:
    return {"period": month_end(month), "period_kind": "month", "dept": "police", **fields}


def pledge(division: str | None, due: float, signed: float) -> dict[str, Any]:
    return {
        "year": 2020, "kind": "pledge", "title": "责任书", "division": division, "pledges_due": due,
        "pledges_signed": signed, "occasion": division or "全办",
    }  # fmt: skip


def meeting(on: str) -> dict[str, Any]:
    day = dt.date.fromisoformat(on)
    return {"year": 2020, "kind": "integrity_meeting", "title": "大会", "held_on": day, "occasion": on}


def case(number: str, accepted: str | None, concluded: str | None = None) -> dict[str, Any]:
    days = [dt.date.fromisoformat(day) if day else None for day in (accepted, concluded)]
    return {
        "year": 2020, "case_no": number, "received_on": days[0], "accept_result": "accepted", "accepted_on": days[0],
        "concluded_on": days[1],
    }  # fmt: skip


def test_codes_are_unique_and_sentences_are_sentences() -> None:
    assert len(BY_CODE) == len(ALL)
    assert [entry.code for entry in ALL if not entry.sentence.endswith("。") or entry.sentence.count("。") != 1] == []


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.code)
def test_nothing_is_said_of_an_empty_database(ledger: Ledger, entry: Any) -> None:
    assert found(ledger, entry.code) == []


def test_a_part_above_its_total_names_both_numbers_and_their_row(ledger: Ledger) -> None:
    ledger.hand_in(
        "data_sharing", sharing(11, items=96.0, one_id_items=96.0), sharing(12, items=96.0, one_id_items=97.0)
    )
    (breach,) = found(ledger, "one_id_within_items")
    assert (breach.about, told(breach)) == ("2020年12月　市公安局", (97.0, 96.0))
    assert [(place.sheet, place.row) for place in breach.left.places] == [("Sheet1", 5)]
    assert (breach.left.label, breach.right.label) == ("一证通办事项数", "民生事项总数")


def test_more_than_so_many_may_be_what_the_part_is(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", sharing(12, items=96.0, items_qual="gt", one_id_items=97.0))
    assert found(ledger, "one_id_within_items") == []


def test_a_part_of_last_years_records_is_left_alone(ledger: Ledger) -> None:
    old = {"period": dt.date(2019, 12, 31), "period_kind": "month", "dept": "police"}
    ledger.hand_in("data_sharing", {**old, "items": 96.0, "one_id_items": 97.0})
    assert found(ledger, "one_id_within_items") == []


def disclosed(org: str, **fields: Any) -> dict[str, Any]:
    channels = {"site": 10.0, "new_media": 5.0, "gazette": 1.0, "other_channel": 0.0}
    return {"period": YEAR_END, "period_kind": "month", "org": org, **channels, **fields}


def test_parts_that_do_not_come_to_the_total_are_told_with_both(ledger: Ledger) -> None:
    ledger.hand_in("disclosure", disclosed("nancheng", total=16.0), disclosed("beicheng", total=18.0))
    (breach,) = found(ledger, "channels_make_disclosure")
    assert (breach.about, told(breach)) == ("2020年12月　北城区", (16.0, 18.0))


def test_parts_that_come_to_at_least_the_total_written_agree(ledger: Ledger) -> None:
    ledger.hand_in("disclosure", disclosed("nancheng", total=15.0, total_qual="gt"))
    assert found(ledger, "channels_make_disclosure") == []


def test_divisions_that_do_not_come_to_the_whole_office_are_told(ledger: Ledger) -> None:
    ledger.hand_in("integrity", pledge("秘书处", 10.0, 9.0), pledge("督查处", 8.0, 8.0), pledge(None, 20.0, 17.0))
    (breach,) = found(ledger, "divisions_make_office")
    assert told(breach) == (18.0, 20.0)
    assert [place.row for place in breach.left.places] == [4, 5]


def test_divisions_alone_or_adding_up_to_the_office_agree(ledger: Ledger) -> None:
    ledger.hand_in("integrity", pledge("秘书处", 10.0, 9.0), pledge("督查处", 8.0, 8.0))
    assert found(ledger, "divisions_make_office") == []
    ledger.hand_in("integrity", pledge(None, 18.0, 17.0))
    assert found(ledger, "divisions_make_office") == []


def test_a_cumulative_number_that_its_months_do_not_come_to_is_told_with_the_months(ledger: Ledger) -> None:
    ledger.hand_in(
        "data_sharing", sharing(1, calls_month=100.0, calls_ytd=100.0), sharing(2, calls_month=50.0, calls_ytd=170.0)
    )
    (breach,) = found(ledger, "calls_of_months")
    assert (told(breach), breach.right.label, breach.right.rows) == ((170.0, 150.0), "2个月本月调用次数之和", 2)
    assert [place.row for place in breach.right.places] == [5, 4]


def test_months_that_are_missing_excuse_a_larger_cumulative_number_but_no_smaller_one(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", sharing(1, calls_month=100.0), sharing(3, calls_month=50.0, calls_ytd=170.0))
    assert found(ledger, "calls_of_months") == []
    ledger.hand_in("data_sharing", sharing(3, calls_month=50.0, calls_ytd=140.0))
    assert [told(breach) for breach in found(ledger, "calls_of_months")] == [(140.0, 150.0)]


def test_a_month_of_at_least_so_many_leaves_the_sum_open_upwards(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", sharing(1, calls_month=100.0, calls_month_qual="ge", calls_ytd=130.0))
    assert found(ledger, "calls_of_months") == []


def test_documents_of_the_months_are_held_against_the_years(ledger: Ledger) -> None:
    january = {"month": month_end(1), "month_kind": "month", "issued": 20.0, "ytd": 20.0}
    february = {"month": month_end(2), "month_kind": "month", "issued": 25.0, "ytd": 46.0}
    ledger.hand_in("document_months", january, february)
    assert [told(breach) for breach in found(ledger, "documents_of_months")] == [(46.0, 45.0)]


def reviewed(title: str, kind: str, adopted: float) -> dict[str, Any]:
    day = dt.date(2020, 6, 1)
    return {
        "year": 2020, "submit_unit": "ndrc", "title": title, "kind": kind, "received_on": day, "issued_on": day,
        "opinions": 2.0, "adopted": adopted,
    }  # fmt: skip


def test_more_opinions_adopted_than_given_are_told(ledger: Ledger) -> None:
    ledger.hand_in("legal_reviews", reviewed("甲", "normative", 2.0), reviewed("乙", "document", 3.0))
    (breach,) = found(ledger, "adopted_opinions_within")
    assert (breach.about, told(breach)) == ("市发展改革委　乙", (3.0, 2.0))
    assert found(ledger, "normative_within_reviewed") == []


def test_cases_carried_and_accepted_come_to_cases_concluded_and_pending(ledger: Ledger) -> None:
    ledger.hand_in(
        "reconsideration", case("1", "2019-11-01", "2020-02-01"), case("2", "2020-03-01"),
        case("3", "2020-04-01", "2020-05-01"), case("4", "2019-03-01", "2019-05-01"),
    )  # fmt: skip
    assert found(ledger, "reconsideration_balance") == []


def test_a_case_concluded_without_a_day_of_acceptance_breaks_the_balance(ledger: Ledger) -> None:
    ledger.hand_in("reconsideration", case("1", None, "2020-02-01"), case("2", "2020-03-01"))
    (breach,) = found(ledger, "reconsideration_balance")
    assert told(breach) == (1.0, 2.0)
    assert (breach.left.label, breach.right.label) == ("上年结转＋本年受理", "本年审结＋未结")


def test_a_case_open_at_new_year_that_is_not_carried_over_is_told(ledger: Ledger) -> None:
    ledger.hand_in("reconsideration", case("1", "2019-11-01"), case("2", "2019-12-01"), as_of=dt.date(2019, 12, 31))
    assert found(ledger, "reconsideration_carried") == []
    ledger.hand_in("reconsideration", case("2", "2019-12-01", "2019-12-20"), as_of=dt.date(2020, 1, 31))
    assert [told(breach) for breach in found(ledger, "reconsideration_carried")] == [(2.0, 1.0)]


def milestone(code: str) -> dict[str, Any]:
    return {"code": code, "title": "大会", "reached_on": dt.date(2020, 3, 13), "quantity": 1.0}


def test_two_datasets_that_give_an_indicator_two_values_are_both_told(ledger: Ledger) -> None:
    ledger.hand_in("integrity", meeting("2020-03-13"), meeting("2020-09-13"))
    ledger.hand_in("milestones", milestone("integ_meeting"))
    (breach,) = found(ledger, "one_value")
    assert (breach.about, told(breach), breach.settled) == ("党风廉政建设大会", (2.0, 1.0), None)
    assert breach.advice == (
        "请两边核对；仍要两处都报的，请管理员在“规则设置”的来源选定表里为“党风廉政建设大会”选定一个来源。"
    )
    assert len(breach.left.places) == 2
    assert len(breach.right.places) == 1


def test_two_datasets_that_agree_or_of_which_one_says_nothing_are_not_told(ledger: Ledger) -> None:
    ledger.hand_in("integrity", meeting("2020-03-13"))
    ledger.hand_in("milestones", milestone("another"))
    assert found(ledger, "one_value") == []
    ledger.hand_in("milestones", milestone("integ_meeting"))
    assert found(ledger, "one_value") == []


def test_two_datasets_are_compared_once_both_speak_of_the_same_day(ledger: Ledger) -> None:
    ledger.hand_in("integrity", meeting("2020-03-13"), meeting("2020-09-13"), as_of=dt.date(2020, 9, 30))
    ledger.hand_in("milestones", milestone("integ_meeting"), as_of=dt.date(2020, 6, 30))
    assert found(ledger, "one_value") == []


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "choices.toml"
    monkeypatch.setenv("CHOICES_FILE", str(path))
    return path


def test_the_source_chosen_settles_the_difference_and_gives_the_figure(ledger: Ledger, chosen: Path) -> None:
    chosen.write_text(
        '[[figure]]\nindicator = "integ_meeting"\nsource = "milestones"\nreason = "以节点为准"\n', encoding="utf-8"
    )
    ledger.hand_in("integrity", meeting("2020-03-13"), meeting("2020-09-13"))
    ledger.hand_in("milestones", milestone("integ_meeting"))
    (breach,) = found(ledger, "one_value")
    assert breach.settled == "以milestones为准：以节点为准"
    shown = figure(ledger.connection, "integ_meeting", YEAR_END)
    assert (shown.value, shown.rows) == (1.0, 1)


def test_a_choice_for_another_year_leaves_the_difference_open(ledger: Ledger, chosen: Path) -> None:
    chosen.write_text(
        '[[figure]]\nindicator = "integ_meeting"\nsource = "milestones"\nreason = "以节点为准"\nyear = 2019\n',
        encoding="utf-8",
    )
    ledger.hand_in("integrity", meeting("2020-03-13"), meeting("2020-09-13"))
    ledger.hand_in("milestones", milestone("integ_meeting"))
    assert [breach.settled for breach in found(ledger, "one_value")] == [None]
    assert figure(ledger.connection, "integ_meeting", YEAR_END).value == 2


def lecture(audience: float) -> dict[str, Any]:
    day = dt.date(2020, 5, 15)
    return {"year": 2020, "title": "宣讲", "kind": "lecture", "held_on": day, "sessions": 1.0, "audience": audience}


def test_two_hands_that_report_one_record_of_one_day_differently_are_both_told(ledger: Ledger, chosen: Path) -> None:
    chosen.write_text("", encoding="utf-8")
    hand_in_by(ledger, "信息处", lecture(250.0))
    second = hand_in_by(ledger, "机关党委", lecture(260.0))
    (breach,) = found(ledger, "returns_agree")
    assert told(breach) == (250.0, 260.0)
    assert (breach.left.label, breach.right.label) == ("听众人数（信息处报）", "听众人数（机关党委报）")
    assert f"请撤回批次{second}" in breach.advice


@pytest.mark.parametrize(
    ("by", "settled", "advice"),
    [
        ("机关党委", "以机关党委为准：归口统计", "以机关党委为准：归口统计"),
        ("信息处", None, "已选定以信息处为准，而现用的是机关党委报的批次"),
    ],
)
def test_whose_returns_prevail_can_be_chosen(
    ledger: Ledger, chosen: Path, by: str, settled: str | None, advice: str
) -> None:
    chosen.write_text(f'[[return]]\ndataset = "activities"\nby = "{by}"\nreason = "归口统计"\n', encoding="utf-8")
    hand_in_by(ledger, "信息处", lecture(250.0))
    hand_in_by(ledger, "机关党委", lecture(260.0))
    (breach,) = found(ledger, "returns_agree")
    assert breach.settled == settled
    assert breach.advice.startswith(advice)


def test_a_correction_by_the_same_hands_or_of_a_later_day_is_no_contradiction(ledger: Ledger) -> None:
    hand_in_by(ledger, "机关党委", lecture(250.0))
    hand_in_by(ledger, "机关党委", lecture(260.0))
    hand_in_by(ledger, "信息处", lecture(270.0), dt.date(2020, 11, 30))
    assert found(ledger, "returns_agree") == []


def test_a_division_s_own_correction_is_no_contradiction_whoever_of_it_hands_it_in(ledger: Ledger) -> None:
    hand_in_by(ledger, "示例数据", lecture(250.0))
    hand_in_by(ledger, "机关党委经办", lecture(260.0))
    assert found(ledger, "returns_agree") == []


def test_a_cumulative_number_that_falls_from_month_to_month_is_told_with_both_months(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", sharing(7, calls_ytd=12_500.0), as_of=month_end(7))
    ledger.hand_in("data_sharing", sharing(8, calls_ytd=11_400.0), as_of=month_end(8))
    ledger.hand_in("data_sharing", sharing(9, calls_ytd=13_000.0), as_of=month_end(9))
    (breach,) = found(ledger, "records_never_fall")
    assert (breach.about, told(breach)) == ("2020年8月　市公安局", (12_500.0, 11_400.0))
    assert breach.left.label == "累计调用次数（截至2020-07-31）"


def test_a_number_that_grows_or_begins_anew_in_the_new_year_is_not_told(ledger: Ledger) -> None:
    old = {"period": dt.date(2019, 12, 31), "period_kind": "month", "dept": "police", "calls_ytd": 99_000.0}
    ledger.hand_in("data_sharing", old, as_of=dt.date(2019, 12, 31))
    ledger.hand_in("data_sharing", sharing(1, calls_ytd=100.0), as_of=month_end(1))
    ledger.hand_in("data_sharing", sharing(2, calls_ytd=100.0), as_of=month_end(2))
    assert found(ledger, "records_never_fall") == []


def test_an_indicator_that_falls_by_a_later_return_is_told_with_the_record_that_shrank(ledger: Ledger) -> None:
    ledger.hand_in("activities", {**lecture(250.0), "people": 6.0}, as_of=month_end(6))
    ledger.hand_in("activities", {**lecture(250.0), "people": 4.0}, as_of=month_end(9))
    (breach,) = found(ledger, "figures_never_fall")
    assert (breach.about, told(breach)) == ("参与宣讲人数", (6.0, 4.0))
    assert breach.left.label == "参与宣讲人数（截至2020-08-31）"
    assert len(breach.left.places) == len(breach.right.places) == 1


def test_an_indicator_that_grows_is_not_told(ledger: Ledger) -> None:
    ledger.hand_in("activities", {**lecture(250.0), "people": 4.0}, as_of=month_end(6))
    ledger.hand_in("activities", {**lecture(250.0), "people": 6.0}, as_of=month_end(9))
    assert found(ledger, "figures_never_fall") == []


def hand_in_proposals(ledger: Ledger) -> None:
    """Four proposals, two of them the government's."""
    hosts = ("ndrc", "edu", "organization", "publicity")
    ledger.hand_in("proposals", *(
        {"year": 2020, "level": "city", "kind": "proposal", "no": str(n), "title": "建议", "host_unit": unit}
        for n, unit in enumerate(hosts)
    ))  # fmt: skip


def test_a_share_times_its_total_is_the_part(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    assert found(ledger, "proposals_share") == []


def broken(ledger: Ledger, identity: Identity) -> list[tuple[float, float]]:
    return [told(breach) for breach in breaches(ledger.connection, YEAR_END, (identity,))]


def test_a_share_times_another_total_is_told_with_the_product(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    assert broken(ledger, ShareOfTotal("x", "。", "prop_handled", "prop_share", "prop_handled")) == [(2.0, 1.0)]


def test_an_indicator_above_the_one_it_is_a_part_of_is_told(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    assert broken(ledger, FigureWithin("x", "。", "prop_total", "prop_handled")) == [(4.0, 2.0)]
    assert broken(ledger, FigureWithin("x", "。", "prop_handled", "prop_total")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[figur]]\n", "来源选定表只能由 [[figure]] 和 [[return]] 各条组成。"),
        ("x = [", "来源选定表写法有误"),
        ('[[figure]]\nindicator = "nothing"\nsource = "a"\nreason = "b"\n', "第1条：没有代码为“nothing”的指标。"),
        ('[[figure]]\nindicator = "smug_cases"\nsource = "a"\nreason = "b"\n', "指标“查获案件”只有一个来源，不用选。"),
        (
            '[[figure]]\nindicator = "integ_meeting"\nsource = "a"\nreason = "b"\n',
            "“党风廉政建设大会”的来源可填 integrity、milestones。",
        ),
        ('[[figure]]\nindicator = "integ_meeting"\nsource = "milestones"\n', "第1条：缺少“reason”。"),
        (
            '[[return]]\ndataset = "activities"\nby = 5\nreason = "b"\n',
            "第1条：“by”的值 5 不对，要写英文引号括起来的文字。",
        ),
        ('[[return]]\ndataset = "nothing"\nby = "信息处"\nreason = "b"\n', "第1条：没有名为“nothing”的数据。"),
        ('[[return]]\nset = "activities"\n', "第1条：不认识“set”，可写的有 dataset、by、reason。"),
    ],
)
def test_a_wrong_table_of_choices_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ChoicesError) as refusal:
        parse(text)
    assert said in str(refusal.value)


def test_the_shipped_table_of_choices_is_sound() -> None:
    assert choices() == Choices()
