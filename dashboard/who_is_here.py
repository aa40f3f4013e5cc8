"""Who is signed in, with the way out: stands on every page."""

from __future__ import annotations

from dashboard import access
from dashboard.cookies import form_token
from dashboard.markup import AMBER, INK, Html, tag
from dashboard.signed_in import signed

_BUTTON = f"font:inherit;color:{INK};background:none;border:0;padding:0;cursor:pointer"


def who_is_here() -> Html:
    """The post, leading to the own account, with a button that signs out; a notice while sign-in is off."""
    if not access.is_on():
        return tag("span", access.NOTICE, role="note", style=f"color:{AMBER};font-weight:700;{_APART}")
    found = signed()
    post = tag("a", found.person.post, href="/account", target="_self", title="我的账号", style=f"color:{INK}")
    hidden = tag("input", type="hidden", name_="form", value=form_token(found.key), closes=False)
    leave = tag("button", "退出", type="submit", title="退出登录", style=_BUTTON)
    out = tag("form", hidden, leave, method="post", action="/logout", target="_self", style="display:inline;margin:0")
    return tag("span", post, "　", out, style=_APART)


_APART = "margin-left:1.4em;white-space:nowrap"
