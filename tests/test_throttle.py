"""What counts as one address where failures are counted."""

from __future__ import annotations

import pytest

from data.throttle import network


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("unknown", "unknown"),
    ],
)
def test_a_subscribers_whole_network_counts_as_one_address(address: str, counted: str) -> None:
    assert network(address) == counted
