"""Pages drawn by the server alone, without a script: signing in, the own account, refusals."""

from __future__ import annotations

from starlette.responses import HTMLResponse

from dashboard.markup import Html, join, tag
from dashboard.navigation import PRODUCT

NO_SECRETS = "本系统严禁录入涉密信息"
STYLE = """
:root{color-scheme:light dark;--ink:#1c2733;--back:#eef1f5;--card:#fff;--line:#c6ced8;--lead:#1f4e8c;--on:#fff;--muted:#566270;--alarm:#c8102e}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf5;--back:#0f1a28;--card:#18263a;--line:#3b4d66;--lead:#6fa8e8;--on:#0f1a28;--muted:#a9b6c4;--alarm:#ff7684}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.2rem;padding:1.5rem;
background:var(--back);color:var(--ink);font:17px/1.6 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif}
header{display:flex;align-items:center;gap:.7rem;font-size:1.6rem;font-weight:700}header img{width:2.2rem;height:2.2rem}
main{width:100%;max-width:27rem;padding:1.7rem 2rem 1.9rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;border-top:4px solid var(--lead)}
main.wide{max-width:36rem}
h1{margin:0 0 .9rem;font-size:1.25rem}h2{margin:1.6rem 0 .4rem;font-size:1.05rem;border-top:1px solid var(--line);padding-top:1.2rem}
label{display:block;margin:.9rem 0 .25rem}
input:not([type=hidden]){width:100%;padding:.55rem .7rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.3rem}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--lead);outline-offset:2px}
button,a.button{display:block;width:100%;margin-top:1.3rem;padding:.6rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer;
color:var(--on);background:var(--lead);border:1px solid var(--lead);border-radius:.3rem}
button.quiet,a.quiet{color:inherit;background:transparent;border-color:var(--line);font-weight:400}
.pair{display:flex;gap:.8rem}.pair>*{flex:1}
a{color:var(--lead)}p{margin:.5rem 0}.muted{color:var(--muted);font-size:.94em}
.alarm{margin:0 0 .6rem;padding:.5rem .8rem;color:var(--alarm);border:1px solid currentColor;border-radius:.3rem}
.good{margin:0 0 .6rem;padding:.5rem .8rem;border:1px solid var(--line);border-left:4px solid #2c7a51;border-radius:.3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:0}dt{color:var(--muted)}dd{margin:0}
footer{color:var(--muted);font-weight:600}
"""
_DOCTYPE = Html("<!DOCTYPE html>")


def page(title: str, *content: object, status: int = 200, head: object = None, is_wide: bool = False) -> HTMLResponse:
    """A whole document round the content; `head` goes into its head. Never kept by a browser or proxy."""
    document = tag(
        "html",
        tag(
            "head", tag("meta", charset="utf-8", closes=False), tag("title", f"{title} · {PRODUCT}"),
            tag("meta", name_="viewport", content="width=device-width,initial-scale=1", closes=False),
            tag("link", rel="icon", href="/login/mark.svg", closes=False), tag("style", Html(STYLE)), head,
        ),
        tag(
            "body",
            tag("header", tag("img", src="/login/mark.svg", alt="", closes=False), PRODUCT),
            tag("main", tag("h1", title), *content, class_="wide" if is_wide else None),
            tag("footer", NO_SECRETS),
        ),
        lang="zh-CN",
    )  # fmt: skip
    return HTMLResponse(join((_DOCTYPE, document)), status, headers={"Cache-Control": "no-store"})


def form(action: str, token: str, *content: object) -> Html:
    """A form that is posted to `action`; `token` shows that it was drawn for this browser."""
    hidden = tag("input", type="hidden", name_="form", value=token, closes=False)
    return tag("form", hidden, *content, method="post", action=action)


def entry(
    label: str, name: str, kind: str, complete: str, hint: str = "", value: str = "", is_first: bool = False
) -> Html:
    """A field that must be filled, under its label; the first one has the cursor. `complete` tells browsers and password keepers what it is."""
    field = tag(
        "input", id=name, name_=name, type=kind, autocomplete=complete, required="", autocapitalize="none",
        spellcheck="false", maxlength="256", value=value or None, autofocus="" if is_first else None, closes=False,
    )  # fmt: skip
    said = tag("p", hint, class_="muted") if hint else None
    return join((tag("label", label, for_=name), field, said))


def button(words: str, is_quiet: bool = False) -> Html:
    """The button that sends the form round it."""
    return tag("button", words, type="submit", class_="quiet" if is_quiet else None)


def link_button(words: str, where: str) -> Html:
    """A link that looks like a button that matters less."""
    return tag("a", words, href=where, class_="button quiet")


def alarm(words: str | None) -> Html | None:
    """What went wrong, read out by screen readers; nothing for None."""
    return tag("p", words, class_="alarm", role="alert") if words else None


def bounce(where: str) -> HTMLResponse:
    """A page that leads on at once. A browser sends strict cookies there, as it does not after a link of another site."""
    refresh = tag("meta", http_equiv="refresh", content=f"0;url={where}", closes=False)
    return page("请稍候", tag("p", tag("a", "继续", href=where)), head=refresh)
