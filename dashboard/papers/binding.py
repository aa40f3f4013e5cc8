"""Bindings (数字绑定): what a figure in a paper stands for, so that the finished document can be checked."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Binding:
    """One figure of a paper: whose it is, of which day, as known when, and how it was written.

    `source` names who can say it anew (`dashboard/papers/sources`), `code` the indicator or the item (`dataset/key`),
    `aspect` which of its figures it is (value, last_year, overdue_days …). `wording` is the text as it stands in the paper.
    """

    source: str
    code: str
    aspect: str
    as_of: dt.date
    known_at: dt.datetime
    value: float | str | None
    wording: str


def encode(binding: Binding) -> str:
    """The binding as one line of JSON."""
    return json.dumps(asdict(binding), ensure_ascii=False, default=_iso, separators=(",", ":"))


def decode(text: str) -> Binding:
    """The binding of such a line. Raises ValueError for any other text."""
    try:
        given = json.loads(text)
        days = {
            "as_of": dt.date.fromisoformat(given["as_of"]),
            "known_at": dt.datetime.fromisoformat(given["known_at"]),
        }
        return Binding(**{**given, **days})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no binding: {text[:80]}") from error


def _iso(value: dt.date) -> str:
    return value.isoformat()
