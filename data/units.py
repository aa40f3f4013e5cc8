"""The directory of units (单位名录): names, aliases, predecessors, groups, and how a written name is resolved."""

from __future__ import annotations

import copy
import csv
import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz, process

from data.cleaning import compact

UNITS = Path(__file__).parent / "reference" / "units.csv"
"""The fictional city's own units, with the headers of the dataset `units`."""

UnitKind = Literal["city", "county", "zone", "department", "party", "vertical", "enterprise", "other", "group"]

_KINDS: dict[str, UnitKind] = {
    "市本级": "city", "县(市、区)": "county", "开发区": "zone", "市级部门": "department", "党委部门": "party",
    "垂直管理单位": "vertical", "市属企业": "enterprise", "其他机关团体": "other", "单位组": "group",
}  # fmt: skip
LIKE = 60
"""Per cent of likeness from which a name is worth suggesting: below it 市宇宙局 would be like every 局."""

_PREDECESSOR = re.compile(r"(.+?)\(至(\d{4}-\d{2}-\d{2})\)")
_SEPARATOR = re.compile(r"[、,;]")
_GOVERNMENT = re.compile(r"(?:人民政府|政府|党工委管委会|管理委员会|管委会)$")
_ORGANISATION = re.compile(
    r"(?:局|委|办|室|中心|部|政府|街道|镇|乡|公司|集团|院|队|站|会|处|所|园区|开发区|指挥部|委员会|馆|校|社|台)$"
)
_OPEN_GROUP = re.compile(
    r"(?:市级|市直|市|县级|省级|全市|其[他它])*(?:各级|各|有关|相关|成员|所有|涉及|责任)+(?:市级|市直|有关|相关|成员|责任)*"
    r"(?:部门|单位|地区|机关|企业|企事业单位)+(?:\((?:单位|部门)\))?"
)
_PLACE_GROUPS: tuple[tuple[tuple[str, ...], tuple[UnitKind, ...]], ...] = (
    (("各县(市、区)", "各县市区", "各区县", "各县区", "各县(市)区", "县(市、区)", "县市区"), ("county",)),
    (("各县(市、区)(管委会)", "各县(市、区)、管委会", "各县市区(管委会)", "各地"), ("county", "zone")),
    (("各管委会", "各开发区管委会", "各开发区", "各功能区"), ("zone",)),
)
"""Words for all places of some kinds, where the list itself does not say whom they mean (reference §7.3.1)."""
_TOTALS = frozenset({"全市", "合计", "小计", "总计", "平均", "全省", "全市合计", "全市平均", "全省平均"})


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit. `predecessors` are (former name, last day of its use); `county` is the code that a bureau belongs to.

    A row of kind group names its `members` by code.
    """

    code: str
    name: str
    long_name: str
    kind: UnitKind
    order: int
    aliases: tuple[str, ...] = ()
    predecessors: tuple[tuple[str, dt.date | None], ...] = ()
    members: tuple[str, ...] = ()
    county: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name that the unit goes or went by."""
        return (self.name, self.long_name, *self.aliases, *(name for name, _ in self.predecessors))


class Directory:
    """Resolves written names to unit codes, never by likeness: an unknown name stays unknown (reference §7.3)."""

    def __init__(self, rows: Iterable[UnitRow], formerly: Mapping[str, str] | None = None) -> None:
        """`formerly` maps codes that facts may still have to those of the same units now."""
        self.rows = tuple(sorted(rows, key=lambda row: row.order))
        by_code = {row.code: row for row in self.rows}
        self._formerly = {old: new for old, new in (formerly or {}).items() if new in by_code}
        self._by_code = by_code | {old: by_code[new] for old, new in self._formerly.items()}
        self._city = next((row.long_name.removesuffix("人民政府") for row in self.rows if row.kind == "city"), "")
        self.clashes: set[str] = set()
        """Names that two units claim; they resolve to neither."""
        self._full, self._bare, self._groups = self._index()
        self._regions = self._index_regions()
        self._aliases: dict[str, str] = {}

    @classmethod
    def shipped(cls) -> Directory:
        """The fictional city's directory, read once."""
        return _shipped()

    @property
    def official_order(self) -> tuple[str, ...]:
        """Codes in the order in which every table lists them, groups left out."""
        return tuple(row.code for row in self.rows if row.kind != "group")

    def name(self, code: str) -> str:
        """The short name for display. Raises KeyError for an unknown code."""
        return self._by_code[code].name

    def label(self, code: str | None) -> str:
        """The short name for display, the code itself for a unit that is no longer listed, '' for none."""
        return self._by_code[code].name if code in self._by_code else code or ""

    def kind(self, code: str) -> UnitKind:
        """Raises KeyError for an unknown code."""
        return self._by_code[code].kind

    def resolve(self, text: str, scope: str | None = None) -> str | None:
        """The code of a unit's name; None for an unknown one.

        Inside the sheet of a county (`scope`) bare names such as 发改局, which mean its own bureaus, are the county.
        """
        key = compact(text)
        own = self._resolve_in_scope(key, scope) if scope else None
        if own is not None:
            return own
        names = self._candidates(key)
        found = (index[name] for index in (self._full, self._bare) for name in names if name in index)
        return next(found, None) or self._resolve_region(key) or self._aliases.get(key)

    def with_aliases(self, names: Mapping[str, str]) -> Directory:
        """This directory in which further names mean units, by code: last of all, and none that has a meaning already.

        A name that two units claim stays unknown, a code that the directory lacks is left out.
        """
        free = {compact(name): code for name, code in names.items() if code in self._by_code and self.may_name(name)}
        if not free:
            return self
        other = copy.copy(self)
        other._aliases = {**self._aliases, **free}
        return other

    def may_name(self, text: str) -> bool:
        """Whether the text has no meaning yet, so that someone may say which unit it means."""
        key = compact(text)
        is_ambiguous = any(name in self.clashes for name in self._candidates(key))
        return (
            bool(key)
            and not is_ambiguous
            and not self.is_total(key)
            and self.expand(key) is None
            and self.resolve(key) is None
        )

    def nearest(self, text: str, n: int = 3) -> tuple[str, ...]:
        """Codes of the units whose names are most like the text, best first: to offer, never to accept."""
        names = {**self._bare, **self._full}
        found = process.extract(compact(text), list(names), scorer=fuzz.ratio, limit=n * 5, score_cutoff=LIKE)
        return tuple(dict.fromkeys(names[spelling] for spelling, _, _ in found))[:n]

    def suggest(self, text: str, n: int = 3) -> tuple[str, ...]:
        """Short names of the nearest units, best first: to show, never to accept."""
        return tuple(self.name(code) for code in self.nearest(text, n))

    def expand(self, group_text: str) -> tuple[str, ...] | None:
        """The members of a group of units; () for one without a fixed list (市级有关部门), None for no group."""
        key = _group_key(group_text)
        if key in self._groups:
            return self._groups[key]
        return () if _OPEN_GROUP.fullmatch(compact(group_text)) else None

    def is_total(self, text: str) -> bool:
        """Whether the text labels a sum or mean (全市, 合计, 平均) and no unit."""
        return compact(text) in _TOTALS

    def _index(self) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
        full: dict[str, set[str]] = defaultdict(set)
        bare: dict[str, set[str]] = defaultdict(set)
        groups: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            names = [compact(name) for name in row.spellings if name]
            if row.kind == "group":
                members = tuple(self._formerly.get(code, code) for code in row.members)
                groups |= {_group_key(name): members for name in names}
            elif row.county is None:
                for name in names:
                    (full if self._is_full(row, name, names) else bare)[name].add(row.code)
                    if len(_without_city(name)) > 1:
                        bare[_without_city(name)].add(row.code)
        for words, kinds in _PLACE_GROUPS:
            members = tuple(row.code for row in self.rows if row.kind in kinds)
            for word in words if members else ():
                groups.setdefault(_group_key(word), members)
        self.clashes = {name for name in {*full, *bare} if len(full.get(name) or bare[name]) > 1}
        return self._unclaimed(full), self._unclaimed(bare), groups

    def _unclaimed(self, claims: Mapping[str, set[str]]) -> dict[str, str]:
        return {
            name: next(iter(codes)) for name, codes in claims.items() if name not in self.clashes and len(codes) == 1
        }

    def _is_full(self, row: UnitRow, name: str, names: Iterable[str]) -> bool:
        """Whether the name says by itself that it is the city's unit; 市场监管局 only repeats a part of 市市场监管局."""
        if row.kind in {"city", "county", "zone"}:
            return True
        city = self._city.removesuffix("市")
        is_marked = name.startswith("市") or (city != "" and city in name)
        return is_marked and not any(other != name and _without_city(other) == name for other in names)

    def _index_regions(self) -> tuple[tuple[str, str], ...]:
        regions = (
            (compact(name), row.code) for row in self.rows if row.kind in {"county", "zone"} for name in row.spellings
        )
        return tuple(sorted(regions, key=lambda region: len(region[0]), reverse=True))

    def _candidates(self, key: str) -> tuple[str, ...]:
        """The name with the city's prefix and the government's suffix taken off step by step."""
        plain = key.removeprefix("中共")
        short = "市" + plain.removeprefix(self._city) if self._city and plain.startswith(self._city) else plain
        return tuple(dict.fromkeys((key, plain, short, _GOVERNMENT.sub("", plain), _GOVERNMENT.sub("", short))))

    def _resolve_region(self, key: str) -> str | None:
        """南城区教育局 is a bureau of 南城区 and counts there."""
        for name, code in self._regions:
            if key.startswith(name) and _ORGANISATION.search(key[len(name) :]):
                return code
        return None

    def _resolve_in_scope(self, key: str, scope: str) -> str | None:
        own = {compact(name): row.code for row in self.rows if row.county == scope for name in row.spellings}
        if key in own:
            return own[key]
        county = self._by_code.get(scope)
        if county is None or (self._city and self._city in key) or self._resolve_region(key):
            return None
        # A county that is itself a 市 writes 市府办 for its own office (reference §4.0.6 rule 7).
        says_city = key in self._full and not (county.name.endswith("市") and key.startswith("市"))
        is_bureau = key in self._bare or _ORGANISATION.search(key) is not None
        return scope if is_bureau and not says_city else None


def _without_city(name: str) -> str:
    """教育局 of 市教育局, 组织部 of 市委组织部; the name itself where nothing telling is left."""
    short = name.removeprefix("市委") if name.startswith("市委") else name.removeprefix("市")
    return name if short in {"", "办", "办公室", "政府"} else short


def _group_key(text: str) -> str:
    return re.sub(r"人民政府|政府|、(?=管委会)", "", compact(text)).replace("(管委会)", "管委会")


@functools.cache
def _shipped() -> Directory:
    return Directory(read_units(UNITS))


def read_units(path: Path) -> tuple[UnitRow, ...]:
    """The rows of a table with the headers of the dataset `units`. Raises ValueError that names the wrong line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(unit_row(record, number) for number, record in enumerate(csv.DictReader(file), 2))


def unit_row(record: Mapping[str, str], line: int) -> UnitRow:
    """One row from its Chinese headers. Raises ValueError that names the line."""
    try:
        return UnitRow(
            code=record["单位代码"].strip(),
            name=record["简称"].strip(),
            long_name=record["全称"].strip() or record["简称"].strip(),
            kind=_KINDS[record["类别"].strip()],
            order=int(record["排序"]),
            aliases=listed(record["别名"]),
            predecessors=tuple(parse_predecessor(name) for name in listed(record["原名称"])),
            members=listed(record["成员单位"]),
            county=(record.get("所属县") or "").strip() or None,
        )
    except (KeyError, ValueError, AttributeError):
        raise ValueError(f"单位名录第{line}行不能用：请检查类别和排序，类别只能是{'、'.join(_KINDS)}。") from None


def parse_predecessor(text: str) -> tuple[str, dt.date | None]:
    """市经信委(至2018-12-31) as name and last day; no day where none is written."""
    match = _PREDECESSOR.fullmatch(text)
    return (match[1], dt.date.fromisoformat(match[2])) if match else (text, None)


def listed(text: str) -> tuple[str, ...]:
    """Names separated by 、 outside brackets."""
    bracketed = re.sub(r"\([^)]*\)", lambda match: _SEPARATOR.sub("\0", match[0]), text or "")
    return tuple(name.replace("\0", "、").strip() for name in _SEPARATOR.split(bracketed) if name.strip())
