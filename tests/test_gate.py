"""The gate over HTTP and WebSocket: every kind of address for everyone, and nothing that a client says of itself counts."""

from __future__ import annotations

import pytest

from data.permissions import Role
from data.sessions import key_of
from tests.people import enrol
from tests.prepared import give_tables
from tests.serving import Serve, Server
from tests.visiting import Answer, Visitor

WHO: dict[str, tuple[Role, str | None]] = {
    "lingdao": ("leader", None),
    "zhiban": ("division", "总值班室"),
    "ducha": ("supervision", None),
    "guanli": ("admin", None),
    "daping": ("screen", None),
}
ALL = frozenset(WHO)
OPEN = {"/login": 200, "/login/mark.svg": 200, "/healthz": 200, "/session": 401, "/screen": 200, "/wall.js": 200,
    "/screen-pulse": 403, "/screen-start": 303,
}  # fmt: skip
"""Answered without a session."""
TABLE: dict[tuple[str, str], frozenset[str]] = {
    ("GET", "/"): ALL - {"daping"},
    ("GET", "/audit"): ALL - {"daping"},
    ("GET", "/accounts"): ALL - {"daping"},
    ("GET", "/rules"): ALL - {"daping"},
    ("GET", "/screens"): ALL - {"daping"},
    ("GET", "/duties"): ALL - {"daping"},
    ("GET", "/hand_in"): ALL - {"daping"},
    ("GET", "/alerts"): ALL - {"daping"},
    ("GET", "/supervision"): ALL - {"daping"},
    ("GET", "/rule_of_law"): ALL - {"daping"},
    ("GET", "/nowhere"): ALL,
    ("GET", "/chrome.js"): ALL,
    ("GET", "/app/static/favicon.svg"): ALL,
    ("GET", "/static/none.js"): ALL,
    ("GET", "/media/none.xlsx"): ALL,
    ("GET", "/component/none/index.html"): ALL,
    ("GET", "/_stcore/health"): ALL,
    ("GET", "/_stcore/host-config"): ALL,
    ("GET", "/_stcore/none"): ALL,
    ("GET", "/account"): ALL,
    ("GET", "/account/password"): ALL,
    ("PUT", "/_stcore/upload_file/none/none"): frozenset({"zhiban", "ducha", "guanli"}),
    ("POST", "/_stcore/upload_file/none/none"): frozenset({"zhiban", "ducha", "guanli"}),
    ("DELETE", "/_stcore/upload_file/none/none"): frozenset({"zhiban", "ducha", "guanli"}),
    ("GET", "/_stcore/metrics"): frozenset({"guanli"}),
    ("GET", "/supervision/_stcore/metrics"): frozenset({"guanli"}),
}
"""Every kind of address, and who gets past the gate there: pages of the board refuse by themselves, in their frame."""


@pytest.fixture(scope="module")
def server(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with sign-in on, an account of every role."""
    url = f"sqlite:///{tmp_path_factory.mktemp('gate') / 'gate.db'}"
    give_tables(url)
    for name, (role, division) in WHO.items():
        enrol(name, role, division, url=url)
    return serve(url, SIGN_IN="on")


@pytest.fixture(scope="module")
def people(server: Server) -> dict[str, Visitor]:
    """A browser of everyone, signed in."""
    found = {name: Visitor(server) for name in WHO}
    for name, visitor in found.items():
        assert visitor.sign_in(name).status == 303
        # Streamlit's own token against forged uploads comes with its health.
        visitor.ask("/_stcore/health")
    return found


def is_past(answer: Answer) -> bool:
    return answer.status not in (401, 403, 503) and not answer.leads_to.startswith("/login")


@pytest.mark.parametrize(("method", "path"), list(TABLE), ids=lambda part: part)
def test_an_address_is_answered_to_those_alone_who_may(
    server: Server, people: dict[str, Visitor], method: str, path: str
) -> None:
    origin = {"Origin": server.url}
    got_past = {name for name, visitor in people.items() if is_past(visitor.ask(path, method, **origin))}
    assert got_past == TABLE[method, path]
    assert Visitor(server).ask(path, method, **origin).status == 401


@pytest.mark.parametrize("path", [path for method, path in TABLE if method == "GET"])
def test_a_stranger_who_wants_to_see_something_is_led_to_the_form(server: Server, path: str) -> None:
    answer = Visitor(server).ask(f"{path}?as_of=2020-06-30", Accept="text/html,*/*")
    assert (answer.status, answer.leads_to) == (303, f"/login?next={path}%3Fas_of%3D2020-06-30")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "status"), list(OPEN.items()))
def test_little_is_open_to_strangers(server: Server, path: str, status: int) -> None:
    answer = Visitor(server).ask(path)
    assert answer.status == status
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


def test_the_websocket_opens_for_who_is_signed_in_alone(server: Server, people: dict[str, Visitor]) -> None:
    assert Visitor(server).open_socket() == 403
    assert Visitor(server, {"board_session": "0" * 43}).open_socket() == 403
    assert {name: visitor.open_socket() for name, visitor in people.items()} == dict.fromkeys(WHO, 101)


def test_the_websocket_of_another_sites_page_stays_closed_even_with_the_cookie(people: dict[str, Visitor]) -> None:
    stream = {"Origin": "http://evil.example", "Connection": "Upgrade", "Upgrade": "websocket"}
    more = {"Sec_WebSocket_Version": "13", "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    assert people["ducha"].ask("/_stcore/stream", **stream, **more).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Board_Session": "{key}"},
        {"x_board_session": "{key}", "X_Forwarded_For": "127.0.0.1"},
        {"X_Forwarded_User": "guanli", "Remote_User": "guanli", "X_Dash_User": "guanli"},
        {"Authorization": "Basic Z3VhbmxpOmd1YW5saQ=="},
    ],
)
def test_what_a_client_says_of_itself_counts_for_nothing(
    server: Server, people: dict[str, Visitor], headers: dict[str, str]
) -> None:
    key = key_of(people["guanli"].cookies["board_session"])
    said = {name: value.format(key=key) for name, value in headers.items()}
    assert Visitor(server).ask("/", **said).status == 401
    assert Visitor(server).open_socket(**said) == 403
    assert people["zhiban"].ask("/_stcore/metrics", **said).status == 403


def test_the_hash_that_the_database_keeps_is_no_cookie(server: Server, people: dict[str, Visitor]) -> None:
    key = key_of(people["guanli"].cookies["board_session"])
    assert Visitor(server, {"board_session": key}).ask("/").status == 401


def test_a_screen_is_led_to_its_wall(people: dict[str, Visitor]) -> None:
    assert people["daping"].ask("/", Accept="text/html").leads_to == "/screen"
    assert people["lingdao"].ask("/", Accept="text/html").status == 200


def test_a_refusal_of_rights_is_a_page_that_says_why(people: dict[str, Visitor]) -> None:
    answer = people["daping"].ask("/supervision", Accept="text/html")
    assert answer.status == 403
    assert "大屏账号不能查看公共页面。需要的话请联系督查处或管理员。" in answer.text
    assert "回到看板" in answer.text
    assert "处室账号不能查看运行指标。" in people["zhiban"].ask("/_stcore/metrics").text


def test_streamlits_agent_interface_is_not_there(people: dict[str, Visitor]) -> None:
    assert people["guanli"].ask("/_stcore/agent/openapi.json").status == 404
