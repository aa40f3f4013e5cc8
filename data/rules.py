"""The rules of supervision: thresholds, order, colours and weights, from an editable file that is checked when read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any, get_type_hints

from data.editable import REFERENCE, Editable, TableError, build, entries

NAME = "规则文件"

COLOURS = ("done", "paused", "red", "yellow", "no_data", "green")
CONDITIONS = (
    "done", "paused", "overdue", "behind", "feedback_overdue", "due_soon", "reported_behind", "not_started", "no_data",
    "otherwise",
)  # fmt: skip
CYCLES = ("week", "month", "quarter")
TIME_MODES = ("by_month", "by_day", "by_node")
OWN_PLANS = ("beyond_year", "always", "never")

CONVENTIONS = {
    "weekly_active": ("last_week", "all_weeks"),
    "resolution": ("a", "a_and_b"),
    "correction": ("merits", "concluded"),
}
"""Figures whose base the office chooses, and the ways that it may choose from (reference §3.5–3.7)."""


class RulesError(TableError):
    """The rules file is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class LightRule:
    """One line of the traffic-light table: the first whose condition holds gives the colour (reference §2.7)."""

    when: str
    colour: str
    points: float = 0.0
    """Percentage points behind time progress, for `behind`."""
    inclusive: bool = True
    cycles: int = 1
    """Feedback cycles missed, for `feedback_overdue`."""


@dataclass(frozen=True)
class DueRules:
    """Deadlines: how near is near, how late is how bad (reference §2.5, §2.6)."""

    soon_days: int
    overdue_bands_days: list[int]
    max_extensions: int
    default_days: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FeedbackRules:
    """How often an item must be reported on: by list, in named cycles (reference §2.4)."""

    grace_days: int
    cycle: dict[str, str]
    cycle_days: dict[str, int]


@dataclass(frozen=True)
class TimeProgressRules:
    """How the share of time gone by is reckoned where the item does not say (reference §2.6).

    `own_plan`: which items with a first and a last day of their own are measured between these instead of by the
    year: those that reach beyond the year of their list, all, none.
    """

    mode: str
    own_plan: str = "beyond_year"


@dataclass(frozen=True)
class ScoreRules:
    """Weights of a unit's score (reference §2.9)."""

    on_time_closure_weight: float
    on_time_feedback_weight: float
    progress_weight: float
    not_returned_weight: float
    commending_points: float
    commending_cap: float
    ranked_from_items: int


@dataclass(frozen=True)
class Band:
    """One rung of the ladder 保四争三抢二瞄一 (reference §3.2)."""

    code: str
    label: str
    from_rank: int
    to_rank: int
    colour: str


@dataclass(frozen=True)
class UrgentRules:
    """Minutes allowed from receiving an urgent report to passing it on (reference §5.4)."""

    phone_minutes: int
    written_minutes: int
    province_minutes: int


@dataclass(frozen=True)
class SignInRules:
    """How long a sign-in holds, after how many failures who has to wait (reference: ASVS 2.2.1, 3.3)."""

    idle_minutes: int = 60
    """Without anything done; screens aside."""
    longest_hours: int = 12
    screen_days: int = 180
    """A screen's longest: it stands in a room, nobody signs it in again every morning."""
    failures: int = 5
    """Of one name from one address within the window, after which that address waits for that name."""
    failures_of_address: int = 30
    """Of whatever names from one address."""
    window_minutes: int = 15
    one_time_hours: int = 72
    """How long a one-time password can be used."""


@dataclass(frozen=True)
class QuotaRules:
    """What one account may hand in on one day (reference: ASVS 5.2.4)."""

    files: int = 200
    megabytes: int = 500


@dataclass(frozen=True)
class Rules:
    """Everything that an office may set differently."""

    version: str
    light: tuple[LightRule, ...]
    due: DueRules
    time_progress: TimeProgressRules
    feedback: FeedbackRules
    score: ScoreRules
    band: tuple[Band, ...]
    urgent: UrgentRules
    sign_in: SignInRules = field(default_factory=SignInRules)
    quota: QuotaRules = field(default_factory=QuotaRules)
    convention: dict[str, str] = field(default_factory=dict)
    """Which way of `CONVENTIONS` a figure is reckoned; the first where it is not named."""

    def __hash__(self) -> int:
        return hash(self.version)


def rules() -> Rules:
    """The rules in force: the file named by `RULES_FILE`, else the shipped one. Raises RulesError."""
    return TABLE.read()


def sign_in_rules() -> SignInRules:
    """The rules of signing in; those shipped where the file is wrong, or nobody could come in to mend it."""
    try:
        return rules().sign_in
    except RulesError:
        return SignInRules()


def parse(text: str) -> Rules:
    """Rules from the text of a file. Raises RulesError with what is wrong and where."""
    table = entries(text, NAME, RulesError)
    built = {
        "light": tuple(_build(LightRule, row, f"light 第{n}条") for n, row in enumerate(table.pop("light", []), 1)),
        "band": tuple(_build(Band, row, f"band 第{n}条") for n, row in enumerate(table.pop("band", []), 1)),
    }
    for name, kind in get_type_hints(Rules).items():
        if isinstance(kind, type) and is_dataclass(kind) and isinstance(table.get(name), dict):
            built[name] = _build(kind, table.pop(name), name)
    made: Rules = _build(Rules, {**table, **built}, NAME)
    _check(made)
    return made


def _build(kind: type[Any], row: Mapping[str, Any], place: str) -> Any:
    return build(kind, row, place, RulesError)


def _check(made: Rules) -> None:
    for number, rule in enumerate(made.light, 1):
        _one_of(rule.when, CONDITIONS, f"light 第{number}条的 when")
        _one_of(rule.colour, COLOURS, f"light 第{number}条的 colour")
        if rule.cycles < 1 or rule.points < 0:
            raise RulesError(f"light 第{number}条：cycles 至少为 1，points 不能小于 0。")
    if not made.light or made.light[-1].when != "otherwise":
        last = f"light 第{len(made.light)}条" if made.light else "light"
        raise RulesError(f'{last}：最后一条必须是 when = "otherwise"，否则有的事项没有灯。')
    _one_of(made.time_progress.mode, TIME_MODES, "time_progress 的 mode")
    _one_of(made.time_progress.own_plan, OWN_PLANS, "time_progress 的 own_plan")
    for name, cycle in made.feedback.cycle.items():
        _one_of(cycle, (*CYCLES, "none"), f"feedback.cycle 的 {name}")
    _one_of(sorted(made.feedback.cycle_days), [sorted(CYCLES)], "feedback.cycle_days 的周期")
    for name, way in made.convention.items():
        _one_of(name, CONVENTIONS, "convention 里的名称")
        _one_of(way, CONVENTIONS[name], f"convention 的 {name}")
    for place, value, least in _whole_numbers(made):
        if type(value) is not int or value < least:
            raise RulesError(f"{place} 必须是不小于 {least} 的整数，现为 {value!r}。")
    weights = made.score
    total = (
        weights.on_time_closure_weight + weights.on_time_feedback_weight + weights.progress_weight
        + weights.not_returned_weight
    )  # fmt: skip
    if abs(total - 1) > 1e-9:
        raise RulesError(f"score 的四项权重相加应为 1,现为 {total:g}。")
    reached = 0
    for number, band in enumerate(made.band, 1):
        if band.from_rank != reached + 1 or band.to_rank < band.from_rank:
            raise RulesError(f"band 第{number}条“{band.label}”的名次与前一档不衔接。")
        reached = band.to_rank


def _whole_numbers(made: Rules) -> Iterator[tuple[str, Any, int]]:
    """(place, value, least) of what must be a whole number; quotas of 0 would let nobody hand in."""
    yield "due 的 soon_days", made.due.soon_days, 0
    yield from (("due 的 overdue_bands_days", days, 0) for days in made.due.overdue_bands_days)
    yield from ((f"due.default_days 的 {name}", days, 0) for name, days in made.due.default_days.items())
    yield "feedback 的 grace_days", made.feedback.grace_days, 0
    yield from ((f"feedback.cycle_days 的 {name}", days, 0) for name, days in made.feedback.cycle_days.items())
    for table in ("urgent", "sign_in", "quota"):
        yield from ((f"{table} 的 {name}", value, 1) for name, value in asdict(getattr(made, table)).items())


def _one_of(value: Any, allowed: Any, place: str) -> None:
    if value not in allowed:
        raise RulesError(f"{place}写成了 {value!r}，可写的有 {'、'.join(map(str, allowed))}。")


TABLE = Editable(NAME, "RULES_FILE", REFERENCE / "rules.toml", parse, RulesError)
