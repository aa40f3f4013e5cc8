"""Visits the served app as a browser does, over HTTP and by WebSocket: cookies kept, forms filled in."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from playwright.sync_api import Page

from data import accounts, sessions
from data.access_tables import account
from data.database import writing
from data.sessions import key_of
from tests.people import PASSWORD
from tests.serving import Server

HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}
STREAM = "/_stcore/stream"


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: dict[str, str]
    set_cookies: list[str]
    text: str

    @property
    def leads_to(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """One browser: what it was given in cookies it sends again."""

    server: Server
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """Underscores in header names stand for hyphens."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if "_streamlit_xsrf" in self.cookies:
            given["X-Xsrftoken"] = self.cookies["_streamlit_xsrf"]
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request(method, path, body, given)
        response = connection.getresponse()
        set_cookies = response.headers.get_all("Set-Cookie") or []
        self._keep(set_cookies)
        text = "" if response.status == 101 else response.read().decode("utf-8", "replace")
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, set_cookies, text
        )
        connection.close()
        return answer

    def open_socket(self, **headers: str) -> int:
        """The status with which the WebSocket is answered: 101 where it opens."""
        origin = {"Origin": self.server.url}
        return self.ask(
            STREAM, **{name.replace("-", "_"): value for name, value in (HANDSHAKE | origin).items()}, **headers
        ).status

    def send(self, path: str, page: str, **fields: str) -> Answer:
        """Posts a form that stands on `page`, its hidden field with it."""
        found = re.search(r'name="form" value="([0-9a-f]+)"', self.ask(page, Accept="text/html").text)
        assert found, f"no form on {page}"
        return self.post(path, form=unescape(found[1]), **fields)

    def post(self, path: str, **fields: str) -> Answer:
        """Posts fields as a form of this site."""
        return self.ask(
            path, "POST", urlencode(fields), Origin=self.server.url, Accept="text/html",
            Content_Type="application/x-www-form-urlencoded",
        )  # fmt: skip

    def sign_in(self, name: str, password: str = PASSWORD, where: str = "/") -> Answer:
        """Fills in the form of /login."""
        return self.send(f"/login?next={where}", "/login", name=name, password=password)

    def _keep(self, set_cookies: list[str]) -> None:
        for line in set_cookies:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if "max-age=0" in line.lower():
                del self.cookies[name]


def admit(server: Server, page: Page, name: str) -> str:
    """Gives the browser a session of an account, whose password need not be changed; its key."""
    with writing(server.database_url) as connection:
        connection.execute(account.update().values(must_change=False))
        found = accounts.find(connection, name)
        assert found is not None
        token = sessions.begin(connection, found.id, "127.0.0.1")
    page.context.add_cookies([{"name": "board_session", "value": token, "url": server.url}])
    return key_of(token)
