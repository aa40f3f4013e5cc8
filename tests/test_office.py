"""The city's name is a setting: what browsers call the product follows it."""

from __future__ import annotations

import pytest

from data.office import product_name


@pytest.mark.parametrize(("city", "name"), [("", "督查看板"), ("  ", "督查看板"), ("云州市", "云州市督查看板")])
def test_the_product_bears_the_citys_name_where_one_is_set(
    monkeypatch: pytest.MonkeyPatch, city: str, name: str
) -> None:
    monkeypatch.setenv("CITY_NAME", city)
    assert product_name() == name


def test_without_the_setting_no_city_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITY_NAME", raising=False)
    assert product_name() == "督查看板"
