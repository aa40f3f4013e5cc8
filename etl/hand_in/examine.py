"""Checks a file that was handed in: what it is, what is wrong, what it would change, what is asked. Loads nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import audit
from data.aliases import proposed
from data.audit import Event
from data.cleaning import compact
from data.clock import today
from data.database import reading, writing
from data.directory import directory
from data.facts import known
from data.permissions import Person, may, owners
from data.tables import batch, sighting, versions
from etl.comparison import Comparison, compare
from etl.hand_in import store
from etl.hand_in.changes_told import told
from etl.hand_in.check import Check, Correction, Earlier, Part, Question
from etl.hand_in.erased import erased
from etl.hand_in.excerpt import excerpts
from etl.hand_in.foreseen import late_at_once
from etl.hand_in.grouping import grouped
from etl.hand_in.parsed import Parsed, Report, parsed
from etl.hand_in.questions import clearing_asked, newest_day, reasons_asked, slips_asked
from etl.hand_in.store import HandIn
from etl.hand_in.versions import states
from etl.left_out import missing_items
from etl.load import compared, loaded_before
from etl.messages_hand_in import say
from etl.problems import Problem, blocks
from etl.rows import Rows
from etl.unit_choices import UnitChoice, unit_choices, with_suggestion


def silent(_: str) -> None:
    """Reports to nobody."""


def examine(number: int, person: Person, correction: Correction | None = None, report: Report = silent) -> Check:
    """The check of a hand-in, as corrected. Raises NotThere, Forbidden; what is wrong with the file it says in the check."""
    store.require_hand_in(person)
    with reading() as connection:
        handed = store.find(connection, number, person)
    wanted = correction if correction is not None else handed.correction
    file = parsed(handed, wanted, report)
    report("与已有数据比对")
    with reading() as connection:
        check = _check(connection, handed, wanted, person, file)
    _settle(handed, check, person, file)
    _recent[number] = person, file, check
    while len(_recent) > MOST_RECENT:
        _recent.popitem(last=False)
    return check


_recent: OrderedDict[int, tuple[Person, Parsed, Check]] = OrderedDict()
MOST_RECENT = 8


def examined(number: int, person: Person, base: Mapping[str, str], report: Report = silent) -> tuple[Parsed, Check]:
    """The file with its check: the last one where that is what the person has seen and nothing has changed, else anew."""
    with reading() as connection:
        handed = store.find(connection, number, person)
        now = states(connection, base)
    file = parsed(handed, handed.correction, report)
    found = _recent.get(number)
    if found and found[0] == person and found[1] is file and found[2].base == now == base:
        return file, found[2]
    check = examine(number, person, report=report)
    return parsed(handed, check.correction, report), check


def _check(connection: sa.Connection, handed: HandIn, correction: Correction, person: Person, file: Parsed) -> Check:
    intake = file.renewed()
    division = _division(handed, correction, person, intake.rows)
    base = states(connection, (rows.spec.name for rows in intake.rows))
    forbidden = _forbidden(intake.rows, person)
    found = [] if forbidden else [_compare(connection, handed, rows) for rows in intake.rows]
    parts = [one.part for one in found] or [_unlooked(rows) for rows in intake.rows]
    problems = [*intake.problems, *(entry for rows in intake.rows for entry in rows.problems)]
    errors = sum(entry.severity == "error" for entry in problems)
    return Check(
        number=handed.number,
        file=handed.file,
        size_bytes=handed.size_bytes,
        division=division,
        by=handed.by,
        received_at=handed.received_at,
        correction=correction,
        parts=tuple(parts),
        problems=grouped(problems),
        errors=errors,
        warnings=len(problems) - errors,
        excerpts=excerpts(file.workbook, intake.heads, problems) if file.workbook else (),
        questions=tuple(question for one in found for question in one.questions) if not errors else (),
        unknown_units=() if forbidden else _unknown_units(connection, division, file, problems),
        units_meant=_units_meant(correction, file),
        is_table=file.workbook is not None,
        forbidden=forbidden,
        base=base,
    )


def _unknown_units(
    connection: sa.Connection, division: str, file: Parsed, problems: Sequence[Problem]
) -> tuple[UnitChoice, ...]:
    if file.workbook is None or file.units is None:
        return ()
    earlier, units = proposed(connection, division), file.units
    found = unit_choices(problems, file.workbook, units)[:MOST_UNITS]
    return tuple(with_suggestion(choice, earlier.get(compact(choice.name)), units) for choice in found)


def _units_meant(correction: Correction, file: Parsed) -> tuple[tuple[str, str], ...]:
    if file.units is None:
        return ()
    return tuple((name, file.units.label(code)) for name, code in correction.units)


MOST_UNITS = 30
"""Unknown names that a person is asked about at once."""


def all_problems(file: Parsed) -> list[Problem]:
    """Every problem of the file, those of the last comparison included."""
    return [*file.intake.problems, *(entry for rows in file.intake.rows for entry in rows.problems)]


def _division(handed: HandIn, correction: Correction, person: Person, found: Sequence[Rows]) -> str:
    """On whose behalf: a division's own; for 督查 the division that the file's data belongs to, unless said otherwise."""
    if person.role == "division" and person.division:
        return person.division
    if correction.division:
        return correction.division
    return owners(found[0].spec)[0] if found else handed.division


def _forbidden(found: Iterable[Rows], person: Person) -> str | None:
    others = {rows.spec.name: rows.spec for rows in found if not may(person, "hand_in", rows.spec)}
    if not others:
        return None
    named = "”、“".join(spec.zh for spec in others.values())
    whose = "、".join(dict.fromkeys(name for spec in others.values() for name in owners(spec)))
    return say("not_yours", datasets=named, division=person.division or "您", owners=whose)


@dataclass(frozen=True, slots=True)
class _Compared:
    part: Part
    questions: tuple[Question, ...]


def _compare(connection: sa.Connection, handed: HandIn, rows: Rows) -> _Compared:
    comparison = compared(connection, rows, is_for_load=False)
    same = _same_bytes(connection, handed, rows)
    units = directory(connection, rows.as_of)
    part = Part(
        dataset=rows.spec.name,
        name=rows.spec.zh,
        as_of=rows.as_of,
        is_day_assumed=_is_day_assumed(rows),
        rows=len(rows),
        unchanged=len(comparison.confirmed),
        kinds=told(rows, comparison, missing_items(connection, rows, comparison), units),
        repeats=_repeated(connection, handed, rows, comparison),
    )
    if part.repeats is not None:
        return _Compared(_with_later(connection, part, rows), ())
    if blocks(rows.problems):
        return _Compared(part, ())
    part = replace(part, late=late_at_once(rows, comparison.added, today(connection), units))
    cleared = clearing_asked(part, erased(rows, comparison, units))
    return _Compared(part, (*reasons_asked(part), *cleared, *slips_asked(connection, part, same)))


def _with_later(connection: sa.Connection, part: Part, rows: Rows) -> Part:
    """The repetition with how many of its records stand otherwise since: it would not bring them back as of its day."""
    newest = newest_day(connection, part.dataset)
    if newest is None or newest <= part.as_of:
        return part
    later = compare(connection, replace(rows, as_of=newest), is_for_load=False)
    return replace(part, overtaken=len(rows) - len(later.confirmed), newest=newest)


def _unlooked(rows: Rows) -> Part:
    """What is told of a dataset that the person may not hand in: what it is, nothing that stands in it."""
    return Part(rows.spec.name, rows.spec.zh, rows.as_of, _is_day_assumed(rows), len(rows))


def _is_day_assumed(rows: Rows) -> bool:
    return any(entry.code in ("as_of_assumed", "as_of_left_open") for entry in rows.problems)


def _same_bytes(connection: sa.Connection, handed: HandIn, rows: Rows) -> Earlier | None:
    """The newest live return of the same bytes, whatever its day."""
    same = (batch.c.sha256 == handed.sha256, batch.c.dataset == rows.spec.name, known(None))
    row = connection.execute(sa.select(batch).where(*same).order_by(batch.c.id.desc()).limit(1)).first()
    return Earlier(row.file, row.loaded_by, row.loaded_at, row.id, row.as_of) if row else None


def _repeated(connection: sa.Connection, handed: HandIn, rows: Rows, comparison: Comparison) -> Earlier | None:
    """The return that said the same of the same day and still stands: the same file, or a file with the same rows."""
    if len(comparison.confirmed) < len(rows):
        return None
    number = loaded_before(connection, rows, handed.sha256) or _with_same_rows(connection, rows)
    if number is None:
        return None
    row = connection.execute(sa.select(batch).where(batch.c.id == number)).one()
    return Earlier(row.file, row.loaded_by, row.loaded_at, row.id, row.as_of)


def _with_same_rows(connection: sa.Connection, rows: Rows) -> int | None:
    table, held = versions(rows.spec), set(rows.keys)
    of_day = (batch.c.dataset == rows.spec.name, batch.c.as_of == rows.as_of, known(None), batch.c.rows >= len(rows))
    for number in connection.scalars(sa.select(batch.c.id).where(*of_day).order_by(batch.c.id.desc())).all():
        said = sa.select(table.c.record_key).where(table.c.batch_id == number, table.c.ended.is_(None))
        confirmed = sa.select(sighting.c.record_key).where(sighting.c.batch_id == number)
        if held <= set(connection.scalars(said.union(confirmed))):
            return int(number)
    return None


def _settle(handed: HandIn, check: Check, person: Person, file: Parsed) -> None:
    """Notes what the check came to, and in the audit trail where it refused the file; a loaded one is left alone."""
    if handed.state == "loaded":
        return
    state = "refused" if check.is_refused else "repeated" if check.is_repeated else "checked"
    wish = store.written(check.correction, (part.dataset for part in check.parts))
    values = {"state": state, "division": check.division, "wish": wish}
    unchanged = (handed.state, handed.division, store.written(handed.correction, handed.found)) == tuple(
        values.values()
    )
    if unchanged:
        return
    with writing() as connection:
        store.update(connection, handed.number, **values)
        if state == "refused" and handed.state != "refused":
            audit.record(connection, _refusal(check, person, file))


def _refusal(check: Check, person: Person, file: Parsed) -> Event:
    detail: dict[str, object] = {"hand_in": check.number, "file": check.file, "errors": check.errors}
    if check.forbidden:
        detail["datasets"] = [part.dataset for part in check.parts]
        return Event(person.post, "refused", f"报送{check.receipt_number}", person.address, detail)
    detail["codes"] = sorted({entry.code for entry in all_problems(file) if entry.severity == "error"})
    return Event(person.post, "file_refused", f"报送{check.receipt_number}", person.address, detail)
