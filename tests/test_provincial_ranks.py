"""The province's rank of a figure: from the latest publication that ranked it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.figure_words import rank_words
from data.figures import figure
from data.formulas.view import View
from data.provincial_ranks import ProvincialRank, latest_ranks

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

MAY, JUNE, JULY = dt.date(2020, 5, 31), dt.date(2020, 6, 30), dt.date(2020, 7, 31)
NAME = "掌上办事可办率"


def publish(ledger: Ledger) -> None:
    ranks = {MAY: (3, 11), JUNE: (2, None), JULY: (None, 11)}
    for period, (rank, among) in ranks.items():
        ledger.hand_in(
            "assessment_ranks", {"indicator": NAME, "period": period, "rank": rank, "rank_of": among}, as_of=period
        )


def test_the_latest_publication_that_ranked_it_counts(ledger: Ledger) -> None:
    publish(ledger)
    assert latest_ranks(ledger.connection, View(JULY), {NAME}) == {NAME: ProvincialRank(2, None, JUNE)}
    assert latest_ranks(ledger.connection, View(MAY), {NAME}) == {NAME: ProvincialRank(3, 11, MAY)}
    assert latest_ranks(ledger.connection, View(dt.date(2020, 4, 30)), {NAME}) == {}


def test_a_figure_tells_its_rank_among_the_cities(ledger: Ledger) -> None:
    publish(ledger)
    assert rank_words(figure(ledger.connection, "data_mobile_rate", MAY)) == "第3位（共11市，2020年5月）"
    assert rank_words(figure(ledger.connection, "data_calls", MAY)) == "—"
