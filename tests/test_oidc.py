"""Signing in by an identity provider: the whole way with a real one on this machine, and every way in which it may lie."""

from __future__ import annotations

import base64
import hmac
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
import sqlalchemy as sa
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from dashboard import oidc
from dashboard.access import CannotStart
from dashboard.oidc import Provider, Settings, verified
from data import accounts, groups
from data.access_tables import account
from data.clock import now
from data.database import reading, writing
from data.groups import GroupsError
from data.sign_in import NotAdmitted
from data.sign_in_elsewhere import Shown, sign_in
from data.tables import audit
from tests.databases import free_port
from tests.people import ADMIN, account_of, enrol
from tests.prepared import give_tables
from tests.serving import Serve, Server
from tests.visiting import Answer, Visitor

TABLE = """
[[map]]
group = "zwb-admin"
role = "admin"

[[map]]
group = "zwb-zhiban"
role = "division"
division = "总值班室"
post = "总值班室负责人"

[[map]]
group = "zwb-ducha"
role = "supervision"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider as a process of its own, its address."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), "-n", "true"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=2).connect()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def server(provider: str, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app, told of the provider."""
    folder = tmp_path_factory.mktemp("oidc")
    url = f"sqlite:///{folder / 'oidc.db'}"
    give_tables(url)
    enrol("guanli", "admin", url=url)
    (folder / "groups.toml").write_text(TABLE, encoding="utf-8")
    (folder / "secret").write_text("what only the two know\n")
    return serve(
        url, SIGN_IN="on", OIDC_ISSUER=provider, OIDC_CLIENT_ID="board", OIDC_CLIENT_SECRET_FILE=str(folder / "secret"),
        GROUPS_FILE=str(folder / "groups.toml"),
    )  # fmt: skip


def known(provider: str, subject: str, **claims: object) -> str:
    """Has the provider say this of somebody."""
    request = Request(f"{provider}/users/{subject}", json.dumps(claims).encode(), {"Content-Type": "application/json"})
    request.method = "PUT"
    urlopen(request).close()
    return subject


def agree(address: str, subject: str) -> str:
    """Signs in at the provider; the path with which it sends the browser back."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    body = urlencode({"sub": subject})
    connection.request(
        "POST", f"{parts.path}?{parts.query}", body, {"Content-Type": "application/x-www-form-urlencoded"}
    )
    back = urlsplit(connection.getresponse().getheader("Location") or "")
    return f"{back.path}?{back.query}"


def come(visitor: Visitor, subject: str, where: str = "/") -> Answer:
    return visitor.ask(agree(visitor.ask(f"/login/oidc?next={where}").leads_to, subject), Accept="text/html")


def test_the_whole_way_leads_to_a_session_as_any_other(server: Server, provider: str) -> None:
    visitor = Visitor(server)
    assert "用统一身份认证登录" in visitor.ask("/login").text
    subject = known(provider, "u1", groups=["staff", "zwb-zhiban"], name="不该出现的姓名")
    answer = come(visitor, subject, "/emergency")
    assert (answer.status, 'content="0;url=/emergency"' in answer.text) == (200, True)
    session = next(line for line in answer.set_cookies if line.startswith("board_session=")).lower()
    assert "httponly" in session
    assert "samesite=strict" in session
    page = visitor.ask("/account", Accept="text/html").text
    assert "总值班室负责人" in page
    assert "不该出现的姓名" not in page
    assert visitor.ask("/session").status == 200
    assert visitor.open_socket() == 101


def test_the_browser_is_sent_with_state_nonce_and_a_challenge(server: Server) -> None:
    visitor = Visitor(server)
    answer = visitor.ask("/login/oidc")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.leads_to).query).items()}
    assert (asked["response_type"], asked["client_id"], asked["scope"]) == ("code", "board", "openid")
    assert (asked["code_challenge_method"], len(asked["code_challenge"])) == ("S256", 43)
    assert len(asked["state"]) >= 32
    assert len(asked["nonce"]) >= 32
    assert asked["redirect_uri"] == f"{server.url}/login/oidc/back"
    (cookie,) = answer.set_cookies
    assert {"httponly", "samesite=lax"} <= {part.strip().lower() for part in cookie.split(";")}


def test_a_wrong_state_is_refused(server: Server, provider: str) -> None:
    visitor = Visitor(server)
    back = agree(visitor.ask("/login/oidc").leads_to, known(provider, "u1", groups=["zwb-zhiban"]))
    answer = visitor.ask(back.partition("state=")[0] + "state=another", Accept="text/html")
    assert (answer.status, "统一身份认证没有完成" in answer.text) == (400, True)
    assert "board_session" not in visitor.cookies


def test_a_return_counts_once_and_in_the_browser_that_began_it_alone(server: Server, provider: str) -> None:
    visitor, subject = Visitor(server), known(provider, "u1", groups=["zwb-zhiban"])
    first = visitor.ask("/login/oidc")
    begun = dict(visitor.cookies)
    back = agree(first.leads_to, subject)
    assert Visitor(server).ask(back, Accept="text/html").status == 400, "another browser"
    assert visitor.ask(back, Accept="text/html").status == 200
    again = Visitor(server, begun).ask(back, Accept="text/html")
    assert (again.status, "放得太久，或者已经用过" in again.text) == (400, True)


def test_a_group_that_nobody_mapped_is_refused_clearly(server: Server, provider: str) -> None:
    visitor = Visitor(server)
    answer = come(visitor, known(provider, "u2", groups=["staff"]))
    assert (answer.status, "不在任何一个可以使用看板的用户组里" in answer.text) == (403, True)
    assert visitor.ask("/session").status == 401


def test_who_denies_at_the_provider_is_not_signed_in(server: Server) -> None:
    visitor = Visitor(server)
    state = parse_qs(urlsplit(visitor.ask("/login/oidc").leads_to).query)["state"][0]
    answer = visitor.ask(f"/login/oidc/back?error=access_denied&state={state}", Accept="text/html")
    assert (answer.status, "请再试一次" in answer.text) == (400, True)


def test_a_code_of_nobody_is_refused(server: Server) -> None:
    visitor = Visitor(server)
    state = parse_qs(urlsplit(visitor.ask("/login/oidc").leads_to).query)["state"][0]
    assert visitor.ask(f"/login/oidc/back?code=made-up&state={state}", Accept="text/html").status == 400


def test_groups_that_change_change_the_account_and_end_what_began_before(server: Server, provider: str) -> None:
    first = Visitor(server)
    come(first, known(provider, "u3", groups=["zwb-zhiban"]))
    second = Visitor(server)
    come(second, known(provider, "u3", groups="zwb-ducha"))
    assert "督查处经办" in second.ask("/account", Accept="text/html").text
    assert first.ask("/session").status == 401
    gone = Visitor(server)
    assert come(gone, known(provider, "u3", groups=[])).status == 403
    assert second.ask("/session").status == 401


def test_an_account_that_is_disabled_here_does_not_come_in_by_the_provider(server: Server, provider: str) -> None:
    visitor = Visitor(server)
    come(visitor, known(provider, "u4", groups=["zwb-ducha"]))
    with writing(server.database_url) as connection:
        connection.execute(account.update().where(account.c.subject == f"{provider}|u4").values(disabled_at=now()))
    answer = come(Visitor(server), "u4")
    assert (answer.status, "这个账号在看板里已经停用" in answer.text) == (403, True)
    assert visitor.ask("/session").status == 401


# ---- what a token must prove -----------------------------------------------------------------------------------

GIVEN = Settings("https://id.example", "board", None, "groups", "openid")
KEY = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
OTHER = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
HERE = Provider(
    "https://id.example", "https://id.example/a", "https://id.example/t", None, KeySet([KEY]).as_dict(private=False)
)


def claims(**changed: object) -> dict[str, object]:
    moment = int(time.time())
    until = moment + 300
    usual = {"iss": "https://id.example", "aud": "board", "sub": "u1", "iat": moment, "exp": until, "nonce": "n"}
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def signed(given: dict[str, object], key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, given, key)


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def unsigned(given: dict[str, object]) -> str:
    return ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "none"}, given)) + "."


def by_secret(given: dict[str, object]) -> str:
    """Signed with the public key taken for a secret that both know."""
    text = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "kid": "one"}, given))
    return f"{text}.{encoded(hmac.digest(KEY.as_pem(private=False), text.encode(), 'sha256'))}"


def test_a_token_that_proves_who_this_is_is_believed() -> None:
    assert verified(GIVEN, HERE, {"id_token": signed(claims())}, "n")["sub"] == "u1"
    assert verified(GIVEN, HERE, {"id_token": signed(claims(aud=["board", "x"], azp="board"))}, "n")["sub"] == "u1"


@pytest.mark.parametrize(
    "token",
    [
        signed(claims(), OTHER),
        unsigned(claims()),
        by_secret(claims()),
        signed(claims())[:-6] + "AAAAAA",
        signed(claims(iss="https://evil.example")),
        signed(claims(aud="another")),
        signed(claims(aud=["another"], azp="another")),
        signed(claims(exp=int(time.time()) - 300)),
        signed(claims(exp=None)),
        signed(claims(nonce="other")),
        signed(claims(nonce=None)),
        signed(claims(sub=None)),
        "no token at all",
    ],
    ids=[
        "other key", "unsigned", "by the public key", "changed", "issuer", "audience", "party", "expired", "for ever",
        "nonce", "no nonce", "nobody", "no token",
    ],
)  # fmt: skip
def test_a_token_that_proves_nothing_is_refused(token: str) -> None:
    with pytest.raises((JoseError, ValueError, KeyError)):
        verified(GIVEN, HERE, {"id_token": token}, "n")


# ---- settings and the table ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"OIDC_ISSUER": "https://id.example"}, "还要设置 OIDC_CLIENT_ID"),
        ({"OIDC_ISSUER": "http://id.example", "OIDC_CLIENT_ID": "board"}, "OIDC_ISSUER 应以 https:// 开头"),
        (
            {"OIDC_ISSUER": "https://id.example", "OIDC_CLIENT_ID": "board", "OIDC_CLIENT_SECRET_FILE": "/nowhere"},
            "OIDC_CLIENT_SECRET_FILE 所指的文件读不了",
        ),
    ],
)
def test_settings_that_cannot_work_keep_the_program_from_starting(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], says: str
) -> None:
    assert oidc.settings() is None
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotStart, match=says):
        oidc.settings()


def test_the_shipped_table_lets_nobody_in() -> None:
    assert groups.TABLE.read() == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[map]]\ngroup = "a"\nrole = "boss"', "用户组对照表 第1条：“role”的值 'boss' 不对"),
        ('[[map]]\ngroup = "a"\nrole = "division"', "用户组对照表 第1条：处室账号要写明是哪个处室"),
        ('[[map]]\nrole = "admin"', "用户组对照表 第1条：缺少“group”"),
        ('[[map]]\ngroup = "a"\nrole = "admin"\n[[map]]\ngroup = "a"\nrole = "leader"', "第2条：组“a”前面已经写过"),
        ("[group]\n", "只能由 [[map]] 各条组成"),
    ],
)
def test_a_wrong_line_of_the_table_is_told_with_its_place(text: str, says: str) -> None:
    with pytest.raises(GroupsError) as refusal:
        groups.parse(text)
    assert says in str(refusal.value)


def test_the_first_line_that_fits_counts(office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "groups.toml").write_text(TABLE, encoding="utf-8")
    monkeypatch.setenv("GROUPS_FILE", str(tmp_path / "groups.toml"))
    sign_in(Shown("https://id.example", "u1", ["zwb-ducha", "zwb-zhiban"]), "10.0.0.7")
    with reading() as connection:
        (made,) = accounts.every(connection)
    assert (made.role, made.division, made.post, made.kept) == ("division", "总值班室", "总值班室负责人", None)
    assert made.name.startswith("sso-")
    with pytest.raises(NotAdmitted):
        sign_in(Shown("https://id.example", "u9", ["others"]), "10.0.0.7")
    with reading() as connection:
        rows = connection.execute(sa.select(audit.c.action, audit.c.actor).order_by(audit.c.id)).all()
    assert [tuple(row) for row in rows] == [
        ("account", "统一身份认证"), ("sign_in", "总值班室负责人"), ("sign_in_failed", "未知账号")
    ]  # fmt: skip
    accounts.end_sessions(account_of(made.name).name, ADMIN)
