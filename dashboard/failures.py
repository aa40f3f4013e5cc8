"""What a viewer sees when a page breaks: a Chinese notice with a number that leads to the log."""

from __future__ import annotations

import logging
import secrets

import sqlalchemy as sa
import streamlit as st

from dashboard.signed_in import SignedOut
from data.database import DatabaseUnavailable
from data.editable import TableError
from data.permissions import Forbidden

log = logging.getLogger("dashboard")

NO_DATABASE = "**暂时读不到数据。** {reason}\n\n屏幕上如有数字，可能不是最新的。请稍后刷新页面；若一直如此，请把错误编号 {number} 告诉管理员。"
TABLE = "**规则或参照表有误，这一页暂时不能计算。** {reason}\n\n改好后刷新页面即可；数据没有受影响。错误编号 {number}。"
BROKEN = "**这一页没能显示完整。** 程序出了错，数据没有受影响。\n\n请刷新页面再试一次；若仍如此，请把错误编号 {number} 告诉管理员。"


def show(error: Exception) -> bool:
    """Draws the notice in place of the page's rest, logs the traceback; True keeps Streamlit's own box away."""
    if isinstance(error, (Forbidden, SignedOut)):
        st.warning(str(error))
        return True
    number = secrets.token_hex(4).upper()
    log.error("error %s", number, exc_info=error)
    if isinstance(error, DatabaseUnavailable):
        st.warning(NO_DATABASE.format(reason=error, number=number))
    elif isinstance(error, TableError):
        st.error(TABLE.format(reason=error, number=number))
    elif isinstance(error, (sa.exc.OperationalError, sa.exc.InterfaceError)):
        st.warning(NO_DATABASE.format(reason="数据库无法打开或连接。", number=number))
    else:
        st.error(BROKEN.format(number=number))
    return True
