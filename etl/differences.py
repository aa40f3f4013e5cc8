"""The verb that looks at identities: what does not hold, with both sources."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from data.clock import today
from data.database import reading
from data.identities import ALL, Breach, breaches
from data.places import Place
from data.schema import prepare
from etl.cli import DONE
from etl.console import in_words, print_json


def identities(wanted: argparse.Namespace) -> int:
    """Every identity that does not hold on the day; a difference is no failure of the command."""
    prepare()
    with reading() as connection:
        day = wanted.as_of or today(connection)
        found = breaches(connection, day)
    if wanted.json:
        checked = [{"code": entry.code, "sentence": entry.sentence} for entry in ALL]
        print_json({"as_of": day, "checked": checked, "breaches": [asdict(breach) for breach in found]})
        return DONE
    print(f"截至{day}：检查{len(ALL)}项勾稽关系，{_counted(found)}")
    for breach in found:
        print(f"\n{'✓ 已选定' if breach.settled else '◆ 不一致'}  {breach.about}：{breach.sentence}")
        for source in (breach.left, breach.right):
            print(
                f"  {source.label}：{in_words(source.value)}{source.bound}{source.unit if source.unit != '%' else ''}"
            )
            print("".join(f"      {_placed(place)}\n" for place in source.places), end="")
        print(f"  处理：{breach.settled or breach.advice}")
    return DONE


def _counted(found: tuple[Breach, ...]) -> str:
    if not found:
        return "都成立。"
    settled = sum(breach.settled is not None for breach in found)
    chosen = f"，其中{settled}处已选定来源" if settled else ""
    return f"{len(found)}处不一致{chosen}："


def _placed(place: Place) -> str:
    return f"{place.file} {place.sheet} 第{place.row}行 批次{place.batch}"
