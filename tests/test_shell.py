"""The shell as a client meets it: headers, health, what is refused, the document in which the app starts."""

from __future__ import annotations

import http.client
import json

import pytest

from dashboard import access, frontdoor, gate
from dashboard.navigation import ENTRIES, PRODUCT, START, Entry
from data.schema import prepare
from tests.databases import Cluster, free_port
from tests.serving import Serve, Server

HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Answer:
    """An HTTP answer, read to its end."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.text = "" if response.status == 101 else response.read().decode("utf-8", "replace")


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    """Underscores in header names stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/supervision",
        "/healthz",
        "/chrome.js",
        "/nowhere",
        "/media/none",
        "/_stcore/health",
        "/app/static/favicon.svg",
    ],
)
def test_every_answer_carries_the_security_headers(app_server: Server, path: str) -> None:
    headers = ask(app_server, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http:" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry is not START], ids=lambda entry: entry.name)
def test_every_page_starts_in_a_chinese_document(app_server: Server, entry: Entry) -> None:
    answer = ask(app_server, f"/{entry.name}", Accept_Encoding="gzip", Accept="text/html")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_the_document_is_chinese_and_loads_the_chrome_script_and_nothing_from_outside(app_server: Server) -> None:
    text = ask(app_server, "/").text
    assert '<html lang="zh-CN">' in text
    assert f"<title>{PRODUCT}</title>" in text
    assert '<script defer src="./chrome.js?v=' in text
    assert "本页面需要 JavaScript" in text
    assert "http://" not in text
    assert "https://" not in text
    assert "agent" not in text


def test_the_chrome_script_is_kept_by_the_browser_until_it_changes(app_server: Server) -> None:
    answer = ask(app_server, "/chrome.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text.encode() == frontdoor.PAGES.script()


def test_a_document_that_streamlit_changed_is_refused_at_the_start() -> None:
    with pytest.raises(LookupError, match="noscript"):
        frontdoor.replaced("<html></html>", r"<noscript>.*?</noscript>", "")


def test_the_start_pages_own_name_leads_to_it_and_keeps_its_filters(app_server: Server) -> None:
    answer = ask(app_server, "/overview?as_of=2020-06-30&unit=%E6%B5%B7")
    assert answer.status == 307
    assert answer.headers["location"].endswith(f":{app_server.port}/?as_of=2020-06-30&unit=%E6%B5%B7")


@pytest.mark.parametrize("path", ["/nowhere", "/supervision/nowhere", "/index.html", "/oauth2callback"])
def test_an_unknown_address_is_answered_in_chinese(app_server: Server, path: str) -> None:
    answer = ask(app_server, path)
    assert answer.status == 404
    assert "没有这个页面" in answer.text


def test_streamlits_own_files_are_not_taken_for_pages(app_server: Server) -> None:
    script = ask(app_server, "/").text.split('<script type="module" crossorigin src=".')[1].split('"')[0]
    assert "javascript" in ask(app_server, script).headers["content-type"]
    assert ask(app_server, "/_stcore/health").text == "ok"


def test_health_names_the_state_of_the_database_and_the_version_of_the_data(app_server: Server) -> None:
    answer = ask(app_server, "/healthz")
    body = json.loads(answer.text)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert (body["status"], body["database"], body["data_version"]) == ("ok", "reachable", "0.0")
    assert body["time"].endswith("+08:00")


def test_health_says_503_without_the_address_of_a_database_that_is_gone(serve: Serve) -> None:
    server = serve(f"postgresql://secret-user:secret-word@127.0.0.1:{free_port()}/hidden")
    answer = ask(server, "/healthz")
    assert answer.status == 503
    assert json.loads(answer.text)["database"] == "unreachable"
    assert not any(word in answer.text for word in ("secret", "hidden", "127.0.0.1"))


def test_health_recovers_when_the_database_server_comes_back(
    serve: Serve, postgres_url: str, postgres_cluster: Cluster
) -> None:
    prepare(postgres_url)
    server = serve(postgres_url)
    assert ask(server, "/healthz").status == 200
    postgres_cluster.stop()
    assert ask(server, "/healthz").status == 503
    postgres_cluster.start()
    assert ask(server, "/healthz").status == 200


def test_streamlit_is_told_to_keep_its_english_dialogs_away(app_server: Server) -> None:
    body = json.loads(ask(app_server, "/_stcore/host-config").text)
    assert body["blockErrorDialogs"] is True
    assert body["allowedOrigins"] == []


@pytest.mark.parametrize("path", ["/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/interact"])
def test_streamlits_agent_interface_is_not_there(app_server: Server, path: str) -> None:
    assert ask(app_server, path).status == 404
    assert ask(app_server, path, "POST").status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "10.0.0.5", "127.0.0.1.evil.example", "[evil", ""]
)
def test_another_name_than_this_machines_is_refused(app_server: Server, host: str) -> None:
    answer = ask(app_server, "/", Host=host)
    assert answer.status == 403
    assert "登录已经关掉" in answer.text


@pytest.mark.parametrize("path", ["/", "/_stcore/metrics", "/_stcore/health", "/healthz", "/media/none"])
def test_what_a_proxy_passes_on_is_refused(app_server: Server, path: str) -> None:
    assert ask(app_server, path, X_Forwarded_For="203.0.113.9").status == 403


def test_metrics_answer_on_this_machine(app_server: Server) -> None:
    assert "session" in ask(app_server, "/_stcore/metrics").text


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://evil.example", 403),
        ("null", 403),
        ("http://[", 403),
        ("http://127.0.0.1:1", 403),
        ("http://127.0.0.1:{port}", 101),
    ],
)
def test_the_websocket_takes_its_own_origin_alone(app_server: Server, origin: str, status: int) -> None:
    answer = ask(app_server, "/_stcore/stream", Origin=origin.format(port=app_server.port), **HANDSHAKE)
    assert answer.status == status


def test_a_form_of_another_site_cannot_post_here(app_server: Server) -> None:
    assert ask(app_server, "/_stcore/upload_file/a/b", "PUT", Origin="http://evil.example").status == 403


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.1.2.3", False),
        ("", False),
        (None, False),
        ("localhost.evil.example", False),
    ],
)
def test_loopback_addresses_are_told_from_others(address: str | None, expected: bool) -> None:
    assert access.is_loopback(address) is expected


def test_a_client_of_another_machine_is_refused_whatever_name_it_uses() -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "client": ("10.0.0.9", 5),
        "headers": [(b"host", b"localhost")],
    }
    with pytest.raises(gate.Refused, match="登录已经关掉"):
        gate.check_local(scope)


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_the_app_does_not_start_on_an_open_address(
    serve: Serve, database_url: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", address)
    with pytest.raises(RuntimeError, match="没有启动：SIGN_IN=off 关掉了登录"):
        serve(database_url)
