"""The verb that looks ahead: every open item's prospects, or how well past weeks would have been told."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.amounts import percent
from data.clock import today
from data.database import reading
from data.directory import directory
from data.forecast import Forecast, LastList, Outlook
from data.forecast.backtest import Backtest, backtest
from data.forecast.outlook import Ahead
from data.forecast.scoring import Score
from data.forecast.standings import Source
from data.lights import WORDS
from data.rules import rules
from data.schema import prepare
from data.units import Directory
from etl import forecast_report
from etl.cli import DONE, Refused, WrongUsage
from etl.console import print_json, print_table


def forecast(wanted: argparse.Namespace) -> int:
    """What is to be expected next Friday; with `--backtest`, what was expected week by week and what came."""
    if wanted.into and not wanted.backtest:
        raise WrongUsage("--into 只和 --backtest 一起用。")
    prepare()
    with reading() as connection:
        wanted.as_of = wanted.as_of or today(connection)
        return (_look_back if wanted.backtest else _look_ahead)(connection, wanted)


def _look_back(connection: sa.Connection, wanted: argparse.Namespace) -> int:
    found = backtest(connection, wanted.as_of, rules(), wanted.known_at)
    if wanted.into:
        write(Path(wanted.into), found)
    elif wanted.json:
        print_json(backtest_document(found))
    else:
        print(forecast_report.block(found))
    return DONE


def write(path: Path, found: Backtest) -> None:
    """Puts the tables between the marks of a document. Raises Refused for a file that is not there or has no marks."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise Refused(f"文件“{path.name}”打不开，请检查文件名和所在目录。") from None
    if not forecast_report.has_marks(text):
        raise Refused(f"文件“{path.name}”里没有回测表的位置：{forecast_report.BEGIN} 和 {forecast_report.END} 两行。")
    path.write_text(forecast_report.put(text, found), encoding="utf-8")


def _look_ahead(connection: sa.Connection, wanted: argparse.Namespace) -> int:
    ahead = Ahead(Source(connection, rules(), wanted.known_at), wanted.as_of)
    seen = ahead.outlook()
    units = directory(connection, wanted.as_of, wanted.known_at)
    if wanted.json:
        print_json({**_outlook(seen), "items": [_item(each, units) for each in ahead.forecasts]})
    else:
        _print(seen, units)
    return DONE


def _outlook(seen: Outlook) -> dict[str, Any]:
    return {
        "as_of": seen.day, "target": seen.target, "method": "line" if seen.by_line else "experience",
        "open": seen.open, "red": seen.red, "expected_red": round(seen.expected, 2), "last_weeks": _score(seen.score),
        "last_list": seen.last and _last(seen.last), "named": [[each.dataset, each.key] for each in seen.named],
    }  # fmt: skip


def _score(score: Score) -> dict[str, Any]:
    names = ("forecast", "stays", "line")
    return {"cases": score.cases, **{name: round(getattr(score, name), 4) for name in names}}


def _last(last: LastList) -> dict[str, Any]:
    return {
        "friday": last.friday, "target": last.target, "named": len(last.hits), "turned_red": last.turned,
        "turned_red_unnamed": last.unnamed,
    }  # fmt: skip


def _item(found: Forecast, units: Directory) -> dict[str, Any]:
    in_time = found.chance_in_time
    return {
        "dataset": found.dataset, "key": found.key, "title": found.title, "unit": units.label(found.unit),
        "due": found.due, "light": found.light, "expected_light": found.expected_light,
        "chance_red": round(found.chance_red, 4), "chance_in_time": None if in_time is None else round(in_time, 4),
        "straight_line": found.line, "reason": found.reason, "basis": found.basis,
    }  # fmt: skip


def backtest_document(found: Backtest) -> dict[str, Any]:
    """What `--backtest --json` prints."""
    return {
        "year": _score(found.score(found.weeks)),
        "in_time": {name: round(getattr(found.in_time, name), 4) for name in ("cases", "forecast", "line", "share")},
        "weeks": [
            {
                "friday": week.friday, **_score(week.score), "turned_red": week.turned,
                "hits": {name: getattr(week.hits, name) for name in ("forecast", "stays", "line")},
                "method": "line" if week.by_line else "experience",
            }
            for week in found.weeks
        ],
        "tenths": [
            {"cases": tenth.cases, "chance": round(tenth.chance, 4), "red": tenth.red} for tenth in found.tenths()
        ],
    }  # fmt: skip


def _print(seen: Outlook, units: Directory) -> None:
    method = "直线推算" if seen.by_line else "同类经验"
    print(
        f"截至{seen.day}，看{seen.target}（下周五）：在办{seen.open}件，已是红灯{seen.red}件，其余预计{seen.expected:.1f}件转红；按{method}"
    )
    print_table(["红灯可能", "今天", "时限", "单位", "事项", "理由"], _rows(seen.named, units))
    if seen.last:
        last = seen.last
        print(
            f"{last.friday}点名{len(last.hits)}件，到{last.target}有{last.turned}件是红灯；没有点名而转红的{last.unnamed}件"
        )


def _rows(found: Sequence[Forecast], units: Directory) -> list[tuple[Any, ...]]:
    return [
        (percent(each.chance_red, 0), WORDS[each.light], each.due, units.label(each.unit), each.title[:30], each.reason)
        for each in found
    ]
