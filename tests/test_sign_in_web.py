"""Signing in over HTTP: the form, its cookies, where it leads, the forced change, signing out here and everywhere."""

from __future__ import annotations

import pytest

from dashboard.next_page import safe_next
from data import accounts
from data.accounts import Wanted
from data.database import writing
from data.passwords import hashed
from tests.people import CHEAP, PASSWORD, enrol
from tests.prepared import give_tables
from tests.serving import Serve, Server
from tests.visiting import Answer, Visitor

NEW = "长亭-古道-西风-7"


@pytest.fixture(scope="module")
def server(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with sign-in on, behind a proxy on this machine, with two accounts."""
    url = f"sqlite:///{tmp_path_factory.mktemp('web') / 'web.db'}"
    give_tables(url)
    enrol("zhiban", "division", "总值班室", url=url)
    enrol("ducha", "supervision", url=url)
    return serve(url, SIGN_IN="on", TRUSTED_PROXIES="127.0.0.1")


class From(Visitor):
    """A browser behind the proxy, which says where it is."""

    def __init__(self, server: Server, address: str = "10.0.0.7", scheme: str = "http") -> None:
        super().__init__(server)
        self.said = {"X_Forwarded_For": address, "X_Forwarded_Proto": scheme}

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        return super().ask(path, method, body, **self.said, **headers)


def test_the_form_needs_no_script_and_says_what_must_not_be_entered(server: Server) -> None:
    answer = Visitor(server).ask("/login", Accept="text/html")
    assert answer.status == 200
    assert "<script" not in answer.text
    assert "本系统严禁录入涉密信息" in answer.text
    assert '<html lang="zh-CN">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "http://" not in answer.text


def test_who_is_right_is_led_to_what_was_asked_for(server: Server) -> None:
    visitor = Visitor(server)
    answer = visitor.sign_in("zhiban", where="%2Fsupervision%3Fas_of%3D2020-06-30")
    assert (answer.status, answer.leads_to) == (303, "/supervision?as_of=2020-06-30")
    assert visitor.ask("/session").status == 200
    assert visitor.ask("/login", Accept="text/html").leads_to == "/"


def test_without_tls_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    lines = [line for line in Visitor(server).sign_in("zhiban").set_cookies if line.startswith("board_session=")]
    assert [part.strip().lower() for part in lines[0].split(";")[1:]] == ["httponly", "path=/", "samesite=strict"]


def test_with_tls_the_cookie_is_secure_and_of_this_host_alone(server: Server) -> None:
    visitor = From(server, scheme="https")
    (line,) = [line for line in visitor.sign_in("zhiban").set_cookies if "board_session" in line]
    assert line.startswith("__Host-board_session=")
    assert {part.strip().lower() for part in line.split(";")[1:]} == {"httponly", "path=/", "samesite=strict", "secure"}
    assert visitor.ask("/session").status == 200
    plain = Visitor(server, {"board_session": visitor.cookies["__Host-board_session"]})
    assert plain.ask("/session").status == 200, "without TLS the plain name counts"
    forged = From(server, scheme="https")
    forged.cookies = dict(plain.cookies)
    assert forged.ask("/session").status == 401, "with TLS a cookie that any page could set does not"


def test_a_token_known_before_is_not_the_one_after(server: Server) -> None:
    visitor = Visitor(server, {"board_session": "x" * 43})
    visitor.sign_in("zhiban")
    first = visitor.cookies["board_session"]
    assert first != "x" * 43
    visitor.cookies["board_session"], again = first, Visitor(server, {"board_session": first})
    page = again.ask("/account/password", Accept="text/html")
    assert page.status == 200
    answer = again.post("/login", form=_form(again), name="zhiban", password=PASSWORD)
    assert answer.status == 303
    assert again.cookies["board_session"] != first
    assert visitor.ask("/session").status == 401, "the browser's session before has ended"


def _form(visitor: Visitor) -> str:
    text = visitor.ask("/account", Accept="text/html").text
    return text.partition('name="form" value="')[2].partition('"')[0]


@pytest.mark.parametrize(
    "fields", [{}, {"form": ""}, {"form": "0" * 64}, {"form": "'" * 64}], ids=["none", "empty", "other", "quotes"]
)
def test_a_form_that_was_not_drawn_for_this_browser_does_nothing(server: Server, fields: dict[str, str]) -> None:
    visitor = Visitor(server)
    visitor.ask("/login")
    answer = visitor.post("/login", name="zhiban", password=PASSWORD, **fields)
    assert answer.status == 403
    assert "已经失效，请再登录一次。" in answer.text
    assert visitor.ask("/session").status == 401
    signed = Visitor(server)
    signed.sign_in("zhiban")
    assert signed.post("/logout", **fields).status == 403
    assert signed.ask("/session").status == 200


def test_a_form_of_one_browser_is_none_of_another(server: Server) -> None:
    one, other = Visitor(server), Visitor(server)
    token = one.ask("/login").text.partition('name="form" value="')[2].partition('"')[0]
    other.ask("/login")
    assert other.post("/login", form=token, name="zhiban", password=PASSWORD).status == 403


def test_a_form_larger_than_any_is_not_read(server: Server) -> None:
    visitor = Visitor(server)
    visitor.ask("/login")
    assert visitor.post("/login", name="x" * 20_000, password="y").status == 403


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [
        ("/supervision?as_of=2020-06-30", "/supervision?as_of=2020-06-30"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\nSet-Cookie: x", "/"),
        ("/login?next=/", "/"),
        ("/logout", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_signing_in_leads_nowhere_but_here(given: str | None, leads_to: str) -> None:
    assert safe_next(given) == leads_to


def test_unknown_and_wrong_get_the_same_page(server: Server) -> None:
    unknown, wrong = (Visitor(server).sign_in(name, "错的口令") for name in ("nobody", "ducha"))
    assert (unknown.status, wrong.status) == (401, 401)
    for answer in (unknown, wrong):
        assert "账号或口令不对。" in answer.text
    assert len(unknown.text) - len("nobody") == len(wrong.text) - len("ducha")


def test_what_was_typed_as_a_name_is_shown_as_text(server: Server) -> None:
    answer = Visitor(server).sign_in('"><img src=x>', "错的口令")
    assert "<img src=x>" not in answer.text
    assert "&lt;img src=x&gt;" in answer.text


def test_forty_wrong_passwords_lock_out_their_address_and_nobody_else(server: Server) -> None:
    attacker = From(server, "10.6.6.6")
    statuses = [
        attacker.sign_in("ducha" if number % 2 else f"guess{number}", "错的口令").status for number in range(40)
    ]
    assert statuses.count(401) == 5 + 20
    assert statuses.count(429) == 40 - 25
    assert attacker.sign_in("ducha").status == 429
    assert From(server, "10.6.6.7").sign_in("ducha").status == 303


def test_an_address_that_no_trusted_proxy_names_is_not_believed(server: Server) -> None:
    """What the client itself wrote before the proxy added its own."""
    attacker = From(server, "10.8.8.8")
    for number in range(5):
        attacker.said["X_Forwarded_For"] = f"192.0.2.{number}, 10.8.8.8"
        assert attacker.sign_in("zhiban", "错的口令").status == 401
    attacker.said["X_Forwarded_For"] = "192.0.2.77, 10.8.8.8"
    assert attacker.sign_in("zhiban").status == 429


def test_a_link_on_another_site_is_asked_for_again_so_that_the_cookie_comes_along(server: Server) -> None:
    cross = {"Sec_Fetch_Site": "cross-site", "Accept": "text/html"}
    stranger = Visitor(server).ask("/supervision", **cross)
    assert stranger.leads_to == "/login?next=/supervision"
    bounced = Visitor(server).ask(stranger.leads_to, **cross)
    assert 'content="0;url=/login?next=/supervision&amp;again=1"' in bounced.text
    assert "密码" not in Visitor(server).ask("/login?next=/supervision&again=1", **cross).text
    assert 'name="password"' in Visitor(server).ask("/login?next=/supervision&again=1", **cross).text


def test_a_password_for_one_use_opens_nothing_but_its_own_change(server: Server) -> None:
    with writing(server.database_url) as connection:
        wanted = accounts.checked(Wanted("xinren", "division", "法制处"))
        accounts.add(connection, wanted, hashed(PASSWORD, CHEAP))
    visitor = Visitor(server)
    visitor.sign_in("xinren")
    assert visitor.ask("/", Accept="text/html").leads_to == "/account/password"
    assert visitor.ask("/account", Accept="text/html").leads_to == "/account/password"
    assert visitor.ask("/media/x").status == 403
    assert visitor.open_socket() == 403
    weak = visitor.send("/account/password", "/account/password", old=PASSWORD, new="1234567890", again="1234567890")
    assert (weak.status, "这个口令太常见" in weak.text) == (422, True)
    unequal = visitor.send("/account/password", "/account/password", old=PASSWORD, new=NEW, again=NEW + "x")
    assert "两次输入的新口令不一样" in unequal.text
    changed = visitor.send("/account/password", "/account/password", old=PASSWORD, new=NEW, again=NEW)
    assert (changed.status, changed.leads_to) == (303, "/")
    assert visitor.ask("/", Accept="text/html").status == 200
    assert Visitor(server).sign_in("xinren", NEW).status == 303


def test_signing_out_ends_this_browser_and_takes_its_cookie(server: Server) -> None:
    one, other = Visitor(server), Visitor(server)
    one.sign_in("zhiban")
    other.sign_in("zhiban")
    kept = dict(one.cookies)
    assert one.send("/logout", "/account").leads_to == "/login"
    assert "board_session" not in one.cookies
    assert Visitor(server, kept).ask("/session").status == 401
    assert other.ask("/session").status == 200


def test_signing_out_everywhere_ends_every_browser(server: Server) -> None:
    visitors = [Visitor(server) for _ in range(3)]
    for visitor in visitors:
        visitor.sign_in("zhiban")
    visitors[0].send("/logout/everywhere", "/account")
    assert [visitor.ask("/session").status for visitor in visitors] == [401, 401, 401]


def test_streamlits_own_sign_out_leads_to_the_form_and_ends_nothing(server: Server) -> None:
    visitor = Visitor(server)
    visitor.sign_in("zhiban")
    assert visitor.ask("/auth/logout", Accept="text/html").leads_to == "/login"
    assert visitor.ask("/session").status == 200


def test_signing_out_takes_a_form_not_a_link(server: Server) -> None:
    visitor = Visitor(server)
    visitor.sign_in("zhiban")
    for path in ("/logout", "/logout/everywhere"):
        assert visitor.ask(path).status in (404, 405)
    assert visitor.ask("/session").status == 200
