"""Arithmetic of days and moments in SQL, which SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class days_between(GenericFunction[int]):  # noqa: N801 - used as a SQL function
    """Days from the second date to the first."""

    type = sa.Integer()
    inherit_cache = True


class minutes_between(GenericFunction[int]):  # noqa: N801
    """Whole minutes from the second moment to the first; moments are kept to the minute."""

    type = sa.Integer()
    inherit_cache = True


class add_days(GenericFunction[Any]):  # noqa: N801
    """A date so many days later."""

    type = sa.Date()
    inherit_cache = True


def _spell(function: type[GenericFunction[Any]], dialect: str, spelling: str) -> None:
    """Has a function of two arguments written as `spelling`, in which {0} and {1} stand for them."""

    @compiles(function, dialect)
    def _write(element: Any, compiler: Any, **kwargs: Any) -> str:
        return spelling.format(*(compiler.process(clause, **kwargs) for clause in element.clauses))


_spell(days_between, "sqlite", "CAST(julianday({0}) - julianday({1}) AS INTEGER)")
_spell(days_between, "postgresql", "(CAST({0} AS DATE) - CAST({1} AS DATE))")
_spell(minutes_between, "sqlite", "CAST(round((julianday({0}) - julianday({1})) * 1440) AS INTEGER)")
_spell(minutes_between, "postgresql", "CAST(round(EXTRACT(EPOCH FROM ({0} - {1})) / 60) AS INTEGER)")
_spell(add_days, "sqlite", "date({0}, '+' || {1} || ' days')")
_spell(add_days, "postgresql", "(CAST({0} AS DATE) + CAST({1} AS INTEGER))")
