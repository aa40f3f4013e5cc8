"""我的账号: whose account this is, a new password, signing out here and everywhere."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import access, at_hand, cookies, forms
from dashboard.gate import LOGIN, PASSWORD
from dashboard.markup import Html, tag
from dashboard.plain_page import alarm, button, entry, form, link_button, page
from data import accounts
from data.accounts import AccountError
from data.passwords import SHORTEST, WeakPassword
from data.permissions import ROLES
from data.sessions import Signed

ACCOUNT = "/account"
HINT = f"至少{SHORTEST}个字符，不用常见的，不含账号名。几个不相干的词连起来最好记。"
UNEQUAL = "两次输入的新口令不一样，请再输一次。"
STALE = "这一页已经失效，请再填一次。"


def routes() -> list[Route]:
    """The addresses of the own account."""
    return [
        Route(ACCOUNT, _show),
        Route(PASSWORD, _show_password),
        Route(PASSWORD, _change, methods=["POST"]),
    ]


async def _found(request: Request) -> Signed | None:
    key = cookies.session_key(request.scope)
    return await run_in_threadpool(at_hand.read, key) if access.is_on() and key else None


async def _show(request: Request) -> Response:
    found = await _found(request)
    if found is None:
        return _nobody()
    who = found.person
    facts = (("岗位", who.post), ("账号", found.name), ("角色", ROLES[who.role]), ("处室", who.division or "—"))
    listed = tag("dl", *(part for name, value in facts for part in (tag("dt", name), tag("dd", value))))
    token = cookies.form_token(found.key)
    done = tag("p", "口令已经修改，其他设备上的登录已经退出。", class_="good", role="status")
    return page(
        "我的账号",
        done if "changed" in request.query_params else None,
        listed,
        tag(
            "div", form("/logout", token, button("退出登录")), form("/logout/everywhere", token, button("全部退出", True)),
            class_="pair",
        ),
        tag("p", "“全部退出”让这个账号在所有电脑和浏览器上都退出。", class_="muted"),
        tag("div", link_button("修改口令", PASSWORD), link_button("回到看板", "/"), class_="pair"),
    )  # fmt: skip


async def _show_password(request: Request) -> Response:
    found = await _found(request)
    return _nobody() if found is None else _password(found)


def _password(found: Signed, wrong: str | None = None, status: int = 200) -> Response:
    must = tag("p", "现在用的是一次性口令，请先换成自己的，再进入看板。") if found.must_change else None
    token = cookies.form_token(found.key)
    fields = (
        entry("现在的口令", "old", "password", "current-password", is_first=True),
        entry("新口令", "new", "password", "new-password", HINT),
        entry("再输一次新口令", "again", "password", "new-password"),
        button("修改口令"),
    )
    # Lets a keeper of passwords know whose password this is.
    name = tag("input", type="hidden", name_="username", autocomplete="username", value=found.name, closes=False)
    leave = form("/logout", token, button("退出登录", True)) if found.must_change else link_button("不改了", ACCOUNT)
    return page("修改口令", alarm(wrong), must, form(PASSWORD, token, name, *fields), leave, status=status)


async def _change(request: Request) -> Response:
    found = await _found(request)
    if found is None:
        return _nobody()
    try:
        fields = await forms.read(request)
        if fields.get("new") != fields.get("again"):
            raise AccountError(UNEQUAL)
        old, new = fields.get("old", ""), fields.get("new", "")
        await run_in_threadpool(accounts.set_password, found.person, old, new, found.key)
    except forms.NotOurs:
        return _password(found, STALE, 403)
    except (AccountError, WeakPassword) as refusal:
        return _password(found, str(refusal), 422)
    return RedirectResponse("/" if found.must_change else f"{ACCOUNT}?changed=1", 303)


def _nobody() -> Response:
    if access.is_on():
        return RedirectResponse(LOGIN, 303)
    return page("我的账号", _off(), link_button("回到看板", "/"))


def _off() -> Html:
    return tag("p", f"{access.NOTICE}：没有账号，也没有口令。")
