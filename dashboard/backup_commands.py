"""Verbs on the whole database: backup (备份), restore (恢复)."""

from __future__ import annotations

import argparse
from pathlib import Path

from data import audit
from data import restore as restoring
from data.audit import Event
from data.backup import BackupError, Manifest, back_up
from data.clock import now
from data.database import writing
from data.editions import notice
from data.schema import prepare
from etl.cli import DONE, Refused

NOBODY = "未写明经办"


def backup(wanted: argparse.Namespace) -> int:
    """Writes a backup, then notes in the trail that it was taken. Raises Refused."""
    path = _free(Path(wanted.file))
    prepare()
    with writing() as connection:
        notice(connection)
    try:
        made = back_up(path)
    except BackupError as error:
        raise Refused(str(error)) from None
    except OSError as error:
        raise Refused(f"备份文件写不进去（{_reason(error)}），没有生成备份。请检查文件夹和磁盘空间。") from None
    detail = {"number": made.number, "digest": made.digest, "sha256": made.sha256, "rows": sum(made.counts.values())}
    with writing() as connection:
        audit.record(connection, Event(wanted.by or NOBODY, "backup", path.name, detail=detail))
    print(f"备份完成并核对无误：{path}（{_size(path)}）。")
    print(f"其中{_holds(made)}。封存码 {made.digest}，请另处留存。")
    return DONE


def restore(wanted: argparse.Namespace) -> int:
    """Restores a backup, or looks at it alone. Raises Refused."""
    path = Path(wanted.file)
    event = Event(wanted.by or NOBODY, "restore", path.name)
    try:
        found = restoring.check(path) if wanted.check else restoring.restore(path, event)
    except BackupError as error:
        raise Refused(str(error)) from None
    except OSError as error:
        raise Refused(f"备份文件“{path.name}”读不了（{_reason(error)}），没有恢复。请检查文件名和磁盘空间。") from None
    verb = "备份完好" if wanted.check else "恢复完成并核对无误"
    print(f"{verb}：{path.name}，{found.made_at[:16].replace('T', ' ')}由{found.program}版程序生成。")
    print(f"其中{_holds(found)}。封存码 {found.digest}。")
    if not wanted.check:
        print("备份时的登录状态不恢复，请各账号重新登录。")
    return DONE


def _free(path: Path) -> Path:
    """Where to write: a name made from the moment in a folder. Raises Refused for a name that is taken."""
    if path.is_dir():
        path = path / f"看板备份-{now():%Y%m%d-%H%M%S}.zip"
    if path.exists():
        raise Refused(f"已经有文件“{path.name}”，没有覆盖。请换一个名字，或只写文件夹，由程序按时间取名。")
    return path


def _holds(made: Manifest) -> str:
    counts = made.counts
    return f"批次{counts['batch']}个，原件{counts['original']}份，操作日志{made.number}条，共{sum(counts.values())}行"


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size // 1000, 1)} KB"


def _reason(error: OSError) -> str:
    return {"FileNotFoundError": "没有这个文件或文件夹", "PermissionError": "没有权限"}.get(
        type(error).__name__, "磁盘已满" if error.errno == 28 else "读写出错"
    )
