"""Whose dashboard this is: the city's name, a setting of the installation (环境变量 CITY_NAME)."""

from __future__ import annotations

import os


def product_name() -> str:
    """What browsers call the product: with the city's name where one is set, without one otherwise."""
    return f"{os.environ.get('CITY_NAME', '').strip()}督查看板"


def office_name() -> str:
    """Who signs a paper: XX市人民政府办公室, without the city where none is set."""
    city = os.environ.get("CITY_NAME", "").strip()
    return f"{city}人民政府办公室" if city else "市政府办公室"
