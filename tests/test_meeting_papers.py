"""The documents of a meeting: what they say, that every figure holds until the data change, and which do not then."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from dashboard.command_line import parser
from dashboard.papers.check import check
from dashboard.papers.content import Paper, Paragraph, Run, Table, Words
from dashboard.papers.document import draw
from dashboard.papers.findings import report
from dashboard.papers.meeting.bulletin import bulletin
from dashboard.papers.meeting.facts import Facts, as_ended, facts_of
from dashboard.papers.meeting.instruction_bulletin import instruction_bulletin
from dashboard.papers.meeting.kinds import facts_by_kind, made, offered, unit_files
from dashboard.papers.meeting.memo import memo
from dashboard.papers.meeting.minutes import is_repeating as repeats
from dashboard.papers.meeting.minutes import minutes, said
from dashboard.papers.meeting.telling import ALIKE, sentence, shared_out
from dashboard.papers.meeting.unit_sheets import unit_sheet, units
from dashboard.papers.meeting.wishes import Wishes
from dashboard.papers.sources.counts import Counted, say
from data.database import reading
from data.review.meetings import Meeting, find
from data.status import Counts
from etl.cli import DONE, REFUSED, main
from etl.meeting_record import MinuteKind, Recorded
from tests.meeting_office import DAY, LATE, NEXT, PLAIN, fill, held, prepared
from tests.rendering import Rendered, render
from tests.returns import hand_in, item
from tests.test_papers_rendered import BOTTOM, LEFT, RIGHT, TOP


class Office:
    """A database in force, its meeting as it was prepared and as it was closed, the documents before and after."""

    def __init__(self, url: str) -> None:
        self.url = url
        fill(url)
        self.before = self.facts(prepared())
        with reading() as connection:
            told = facts_by_kind(connection, self.before.meeting)
            self.fresh = {kind.code: kind.build(facts, Wishes()) for kind, facts in told}
        self.held = self.facts(held(self.before.meeting))
        self.ended = self.facts(as_ended(self.held.meeting))

    def facts(self, meeting: Meeting) -> Facts:
        with reading() as connection:
            return facts_of(connection, meeting)

    def wrong(self, content: bytes) -> list[tuple[str, str | None, str]]:
        """(verdict, words, what they are now) of each figure that does not hold."""
        with reading() as connection:
            found = check(connection, content)
        assert found
        return [
            (one.verdict, one.mark.text, one.said.wording if one.said else "")
            for one in found if one.verdict != "holds"
        ]  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITY_NAME", "XX市")
        patch.setenv("DATABASE_URL", url := f"sqlite:///{tmp_path_factory.mktemp('meeting') / 'office.db'}")
        yield Office(url)


def text(paper: Paper) -> list[str]:
    """The paragraphs of the text, headings apart."""
    return [plain(block.words) for block in paper.blocks if isinstance(block, Paragraph)]


def plain(words: Words) -> str:
    return "".join(run.text for run in words)


def rows(paper: Paper) -> list[list[str]]:
    """Every row of every table of the text."""
    tables = (block for block in paper.blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for table in tables for row in table.rows]


def test_the_memo_opens_with_the_agenda_promises_first_and_its_minutes(office: Office) -> None:
    found = rows(memo(office.before))
    assert found[0] == ["1", "报送整改方案", "市教育局", "承诺2020年10月25日前完成，逾期5天未兑现", "15"]
    assert found[2] == ["3", "建设“智慧校园”", "市教育局", "逾期4天", "14"]
    assert sum(int(row[-1]) for row in found[:5]) == 60


def test_the_memo_begins_with_three_sentences_for_whoever_presides(office: Office) -> None:
    assert text(memo(office.before))[0] == (
        "截至2020年10月30日，督查事项共10项，已办结4项，在办6项（其中逾期2项），办结率40%；"
        "与10月23日相比，新增2项，办结2项，新转红灯2项，逾期未办结的由0项变为2项。"
        "最突出的问题：到期没有兑现的承诺有1项，逾期最久的是市教育局的“建设‘智慧校园’”，已逾期4天。"
        "请会议逐项研究上会的5项，明确责任单位和办结时限，决定是否同意延期或办结。"
    )


def test_the_memo_tells_notes_and_puts_what_was_cut_on_a_page_of_its_own(office: Office) -> None:
    first, *rest = office.before.meeting.agenda
    noted = replace(first, note="=先问资金。"), replace(rest[0], is_cut=True), *rest[1:]
    paper = memo(replace(office.before, meeting=replace(office.before.meeting, agenda=noted)))
    assert rows(paper)[0][3].endswith("未兑现。批注：=先问资金")
    assert [attachment.title for attachment in paper.attachments] == ["书面事项"]


def test_the_minutes_tell_what_was_agreed_by_the_items_of_the_agenda(office: Office) -> None:
    told = text(minutes(office.held, Wishes(chair="市政府秘书长", absent="无", guests="市财政局负责人")))
    assert told == [
        "2020年10月30日，市政府秘书长主持召开2020年第2次督查调度会，逐项调度重点工作推进情况。会议共议定事项5项，其中决定事项1项，"
        "单位承诺1项，新增事项1项，同意延期1项，不同意延期1项。现纪要如下：",
        "市教育局承诺：完成校舍布线，2020年11月20日前完成。",
        "不同意该事项延期，仍按原定时限办理（责任单位：市水利局）。按期完成。",
        "同意该事项延期至2021年1月15日（责任单位：市水利局）。受汛期影响。",
        "会议决定：每周三前报送进展。",
        "新增督查事项（列入市政府工作报告重点工作清单）：建立周调度机制（责任单位：市发展改革委），2020年12月31日前完成。",
        "",
        "出席：（请核填）（拟：督查处负责人，市发展改革委、市教育局、市水利局有关负责人）",
        "请假：无",
        "列席：市财政局负责人",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "is_repeating"),
    [
        ("extension_granted", "同意延期", True),
        ("extension_granted", "同意“圩区整治”完成时限延期至2021年1月28日。", True),
        ("extension_granted", "同意延期至2021年3月31日", False),
        ("extension_refused", "不同意延期，按原时限办结", True),
        ("extension_refused", "不同意“圩区整治”延期，仍按2021年1月28日办结。", True),
        ("extension_refused", "按期完成", False),
        ("closure", "“圩区整治”已办结，同意销号。", True),
        ("closure", "同意销号，资料存档", False),
    ],
)
def test_words_that_only_repeat_the_kind_of_a_record_are_known(kind: MinuteKind, text: str, is_repeating: bool) -> None:
    day = dt.date(2021, 1, 28)
    assert repeats(Recorded("2020-2-1", kind, text, "water", day, NEXT, "圩区整治", ())) is is_repeating


def test_an_item_past_its_day_that_gets_no_more_time_is_to_be_done_soon(office: Office) -> None:
    refused = Recorded(
        "2020-2-9", "extension_refused", "不同意延期，按原时限办结", "edu", None, LATE, "建设智慧校园", ()
    )
    assert plain(said(office.held, refused)) == "不同意该事项延期，限期尽快办结（责任单位：市教育局）。"


def test_the_bulletin_counts_names_what_is_late_and_praises(office: Office) -> None:
    told = text(bulletin(office.before, Wishes()))
    assert told[0] == (
        "截至2020年10月30日，列入清单督查的重点工作和民生实事共8项，已办结3项，在办5项（其中逾期1项），办结率37.5%。现将有关情况通报如下："
    )
    assert "有1项未在规定时限内办结，涉及1个单位：" in told
    assert "1.市教育局：“建设‘智慧校园’”（市政府工作报告重点工作清单），应于2020年10月26日前完成，逾期4天。" in told
    assert "会上作出的承诺有1项到期没有兑现：市教育局承诺的“报送整改方案”，已逾期5天。" in told
    assert "一是无逾期时间最长。市发展改革委牵头4项，已办结2项，今年以来没有逾期事项。" in told


def test_the_bulletin_of_instructions_names_the_late_and_the_quick(office: Office) -> None:
    told = text(instruction_bulletin(office.before, Wishes()))
    assert told[0].startswith(
        "截至2020年10月30日，今年共承办领导批示2件，已办结1件，在办1件（其中逾期1件），办结率50%。"
    )
    assert "1.市教育局：“来文1”（市长批示），应于2020年10月28日前办结，逾期2天。" in told
    assert "1.市水利局：“来文2”（市长批示），交办后6天办结。" in told


def test_what_became_of_items_and_promises_adds_up_to_the_total(office: Office) -> None:
    some = Counted("督查事项", Counts(total=335, closed=277, overdue=10, paused=7))
    parts = shared_out(lambda aspect: Run(told.wording) if (told := say(some, aspect)) else None, some.counts, ALIKE)
    assert (
        plain(sentence(*parts)) == "已办结277项，在办51项（其中逾期10项），中止7项，办结率84.5%（中止的不计，下同）。"
    )
    assert (
        "历次督查调度会上各单位作出承诺1项，按期兑现0项，逾期兑现0项，未兑现1项，未到期0项，除未到期外1项的按期兑现率为0%。"
        in text(bulletin(office.before, Wishes()))
    )


def test_a_bulletin_goes_on_counting_from_the_register_or_has_the_number_that_is_asked_for(office: Office) -> None:
    numbers = [bulletin(office.before, wishes).masthead for wishes in (Wishes(), Wishes(issue=30))]
    assert [mark.number for mark in numbers if mark] == ["第8期", "第30期"]


def test_a_unit_is_told_its_own_part_alone(office: Office) -> None:
    assert units(office.held) == ("ndrc", "edu", "water")
    sheet = unit_sheet(office.held, "water")
    assert text(sheet)[1:4] == [
        "同意“供水管网改造”延期至2021年1月15日。受汛期影响。",
        "不同意“圩区整治”延期，仍按原定时限办理。按期完成。",
        "会议决定：每周三前报送进展。",
    ]
    assert "教育" not in f"{text(sheet)}{rows(sheet)}"
    # Its old deadline would contradict the one that the meeting has just agreed.
    assert ("供水管网改造" in str(rows(unit_sheet(office.before, "water"))), "供水管网改造" in str(rows(sheet))) == (
        True,
        False,
    )


def test_what_was_left_to_the_written_part_makes_no_sheet(office: Office) -> None:
    cut = tuple(replace(entry, is_cut=True) for entry in office.held.meeting.agenda)
    of_water = tuple(one for one in office.held.records if one.unit == "water")
    unasked = replace(office.held, meeting=replace(office.held.meeting, agenda=cut), records=of_water)
    assert units(unasked) == ("water",)


def test_what_a_meeting_did_is_offered_once_it_has_begun(office: Office) -> None:
    assert [kind.code for kind in offered(office.before.meeting)] == [
        "memo",
        "annex",
        "bulletin",
        "instruction_bulletin",
    ]
    assert {kind.code for kind in offered(office.held.meeting)} - set(office.fresh) == {"minutes", "unit_sheets"}


def test_the_annex_has_its_six_sheets_with_filters_and_nothing_that_computes(office: Office) -> None:
    book = openpyxl.load_workbook(io.BytesIO(office.fresh["annex"]))
    assert book.sheetnames == ["变化", "承诺", "到期", "停滞", "排名", "未报送", "说明"]
    assert all((sheet.freeze_panes, bool(sheet.auto_filter.ref)) == ("A2", True) for sheet in book.worksheets[:-1])
    assert [cell.value for cell in book["未报送"][2]] == ["本期没有", None, None, None]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "报送整改方案" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_what_the_meeting_itself_did_is_all_that_has_changed_by_its_end(office: Office) -> None:
    assert office.wrong(office.fresh["instruction_bulletin"]) == []
    changed = office.wrong(office.fresh["memo"])
    assert ("changed", "今日到期", "按序时推进") in changed
    assert ("changed", "2020年10月30日", "2021年1月15日") in changed
    assert ("changed", "10项", "11项") in changed


def test_a_bulletin_of_a_closed_meeting_counts_what_the_meeting_agreed(office: Office) -> None:
    lead = text(bulletin(office.ended, Wishes()))[0]
    assert lead.startswith(
        "截至2020年10月30日（含会议议定），列入清单督查的重点工作和民生实事共9项，已办结3项，在办6项（其中逾期1项）"
    )
    assert "（含会议议定）" in text(instruction_bulletin(office.ended, Wishes()))[0]
    with reading() as connection:
        after = [made(connection, office.held.meeting, code) for code in ("bulletin", "instruction_bulletin")]
        assert made(connection, office.held.meeting, "memo") == office.fresh["memo"]
    assert [office.wrong(content) for content in after] == [[], []]


def test_figures_of_the_minutes_hold_and_those_of_units_sheets(office: Office) -> None:
    assert office.wrong(draw(minutes(office.held, Wishes()))) == []
    assert [name for name, _ in unit_files(office.held)][1] == "2020年第2次督查调度会交办事项单（市教育局）.docx"


def test_data_changed_after_the_meeting_name_exactly_the_figures_that_they_touch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url := f"sqlite:///{tmp_path / 'later.db'}")
    fill(url)
    with reading() as connection:
        facts = facts_of(connection, find(connection, prepared().id))
        bulletins = [draw(paper(facts, Wishes())) for paper in (bulletin, instruction_bulletin)]
        assert [
            one.verdict for content in bulletins for one in check(connection, content) if one.verdict != "holds"
        ] == []
    late = {**PLAIN, "lead_unit": "edu", "title": "建设“智慧校园”", "due_on": dt.date(2020, 10, 28)}
    hand_in(url, "supervision", DAY.isoformat(), item("1", **late), file="更正.xlsx")
    with reading() as connection:
        found = [check(connection, content) for content in bulletins]
    wrong = [(one.mark.text, one.said.wording if one.said else None) for one in found[0] if one.verdict != "holds"]
    # In the text and in the annex.
    assert wrong == [("2020年10月26日", "2020年10月28日"), ("4天", "2天")] * 2
    assert "“建设“智慧校园””逾期，文中为4天，现为2天。请改正。" in report(found[0])
    assert [one for one in found[1] if one.verdict != "holds"] == []


def test_the_command_line_writes_papers_and_replays(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = main(
        ["meeting", "papers", "--meeting", "2020-2", "-o", str(tmp_path), "--issue", "30", "--absent", "市水利局局长"],
        parser,
    )
    assert (written, len(list(tmp_path.iterdir()))) == (DONE, 6)
    paper = docx.Document(str(tmp_path / "2020年第2次督查调度会督查通报.docx"))
    assert [line.text for line in paper.paragraphs if line.text][:2] == ["督查通报", "第30期"]
    agreed = docx.Document(str(tmp_path / "2020年第2次督查调度会会议纪要.docx"))
    assert "请假：市水利局局长" in [line.text for line in agreed.paragraphs]
    capsys.readouterr()
    assert main(["meeting", "replay", "--meeting", "2020-2", "--json"], parser) == DONE
    shown = json.loads(capsys.readouterr().out)
    assert (shown["same"], shown["pack"]["at"]["as_of"]) == (True, "2020-10-30")


def test_the_command_line_prepares_a_meeting_once_and_not_when_it_is_over(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["meeting", "prepare", "--day", "2020-11-06", "--minutes", "45"], parser) == DONE
    assert "2020年第3次督查调度会已备会（2020-3）：上会" in capsys.readouterr().out
    assert main(["meeting", "prepare", "--day", str(DAY)], parser) == REFUSED
    assert "2020年第2次督查调度会已结束，不能重新备会。" in capsys.readouterr().err
    assert main(["meeting", "replay", "--meeting", "2020-9"], parser) == REFUSED
    assert "没有“2020-9”这次会议。" in capsys.readouterr().err


@pytest.fixture(scope="module")
def printed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """The minutes and the bulletin as they are printed."""
    made = {"minutes": draw(minutes(office.held, Wishes())), "bulletin": office.fresh["bulletin"]}
    return {name: render(content, tmp_path_factory.mktemp(name)) for name, content in made.items()}


@pytest.mark.parametrize("name", ["minutes", "bulletin"])
def test_printed_pages_keep_to_lines_margins_mark_and_colophon(printed: dict[str, Rendered], name: str) -> None:
    paper = printed[name]
    mark, rule = paper.ink(1, "red")[:2]
    assert mark.top == pytest.approx(TOP + 35, abs=1)
    assert (rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=0.3)
    for page in (1, paper.pages):
        *lines, number = paper.lines(page)
        assert number == f"—{page}—"
        assert len(lines) <= 22 + (page == paper.pages) * 4
        assert max(len(line) for line in lines) <= 36  # digits take half a cell
        inked = [span for span in paper.ink(page)[:-1] if span.bottom < BOTTOM + 1]
        assert min(span.left for span in inked) >= LEFT - 0.6
        assert inked[0].top >= TOP
    rules = [s for s in paper.ink(paper.pages) if s.bottom - s.top < 0.6 and s.right - s.left > 150]
    assert rules[-1].bottom == pytest.approx(BOTTOM, abs=0.5)


def test_who_attended_is_named_in_black_below_each_other(office: Office) -> None:
    document = docx.Document(io.BytesIO(draw(minutes(office.held, Wishes(absent="无")))))
    named = [line for line in document.paragraphs if line.text.startswith(("出席：", "请假：", "列席："))]
    assert [line.runs[0].text for line in named] == ["出席：", "请假：", "列席："]
    assert [line._p.xpath("string(w:r[1]/w:rPr/w:rFonts/@w:eastAsia)") for line in named] == ["黑体"] * 3
    assert len({(line.paragraph_format.left_indent, line.paragraph_format.first_line_indent) for line in named}) == 1
