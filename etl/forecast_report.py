"""The backtest's tables as Markdown, between the marks of docs/forecast.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from data.forecast.backtest import Backtest, Week
from data.forecast.forecast import MOST
from data.forecast.scoring import Score

BEGIN, END = "<!-- backtest -->", "<!-- end backtest -->"
_BETWEEN = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
QUARTERS = "一二三四"


def has_marks(text: str) -> bool:
    """True if the document has a place for the tables."""
    return _BETWEEN.search(text) is not None


def put(text: str, found: Backtest) -> str:
    """The document with the tables in their place."""
    return _BETWEEN.sub(lambda _: block(found) + "\n", text)


def block(found: Backtest) -> str:
    """All tables; a sentence where there is nothing to tell."""
    if not found.weeks:
        return "还没有可回测的周。"
    first, last = found.weeks[0].friday, found.weeks[-1].friday
    cases = sum(week.score.cases for week in found.weeks)
    head = f"{first}至{last}的{len(found.weeks)}个星期五，在办事项{cases}件次。"
    return "\n\n".join((head, _periods(found), _beaten(found), _tenths(found), _in_time(found)))


def _periods(found: Backtest) -> str:
    quarters = [(f"{QUARTERS[number]}季度", _of_quarter(found.weeks, number)) for number in range(4)]
    rows = [_period(name, weeks, found) for name, weeks in (*quarters, ("全部", found.weeks)) if weeks]
    head = ("时段", "周数", "本方法", "灯不变", "直线", "点名命中：本方法", "灯不变", "直线", "每周转红")
    title = f"布赖尔得分（0最好）和每周点名{MOST}件的命中率："
    return f"{title}\n\n{_table(head, rows)}"


def _of_quarter(weeks: Sequence[Week], number: int) -> list[Week]:
    return [week for week in weeks if (week.friday.month - 1) // 3 == number]


def _period(name: str, weeks: Sequence[Week], found: Backtest) -> list[str]:
    score = found.score(weeks)
    hits = [sum(getattr(week.hits, who) for week in weeks) for who in ("forecast", "stays", "line")]
    turned = sum(week.turned for week in weeks) / len(weeks)
    return [
        name,
        str(len(weeks)),
        *_scores(score),
        *(_share(hit, MOST * len(weeks)) for hit in hits),
        f"{turned:.1f}件",
    ]


def _scores(score: Score) -> list[str]:
    """Three figures, the best in bold."""
    values = (score.forecast, score.stays, score.line)
    return [f"**{value:.4f}**" if value == min(values) else f"{value:.4f}" for value in values]


def _beaten(found: Backtest) -> str:
    weeks = [week for week in found.weeks if week.score.is_beaten]
    if not weeks:
        return "没有一周是基准更准的。"
    rows = [[str(week.friday), *_scores(week.score)] for week in weeks]
    lines = sum(week.by_line for week in found.weeks)
    said = f"基准更准的有{len(weeks)}周（另有{lines}周按前4周的得分改用直线推算）："
    return f"{said}\n\n{_table(('星期五', '本方法', '灯不变', '直线'), rows)}"


def _tenths(found: Backtest) -> str:
    rows = [
        [f"{number * 10}%–{number * 10 + 10}%", str(tenth.cases), f"{tenth.chance:.1%}", _share(tenth.red, tenth.cases)]
        for number, tenth in enumerate(found.tenths())
    ]
    return f"说的可能和实际转成红灯的比例（校准）：\n\n{_table(('说的可能', '件次', '平均', '实际红灯'), rows)}"


def _in_time(found: Backtest) -> str:
    seen = found.in_time
    said = (
        f"按期办结的可能（结果已知的{seen.cases}件次，实际按期{seen.share:.1%}）布赖尔得分：本方法{seen.forecast:.4f}，"
        f"直线{seen.line:.4f}，每件都说事后才知道的平均{seen.constant:.4f}。"
    )
    return said if seen.cases else "按期办结的可能：还没有结果已知的事项。"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
