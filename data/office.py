"""Whose dashboard this is: the city's name, a setting of the installation (环境变量 CITY_NAME)."""

from __future__ import annotations

import os


def product_name() -> str:
    """What browsers call the product: with the city's name where one is set, without one otherwise."""
    return f"{os.environ.get('CITY_NAME', '').strip()}督查看板"
