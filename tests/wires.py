"""A network between browser and server that can be cut, as by a pulled cable: nothing arrives, nobody is told."""

from __future__ import annotations

import selectors
import socket
import threading
from dataclasses import dataclass, field

from tests.databases import free_port


@dataclass
class Wire:
    """Carries bytes between its own loopback port and the server's. Cut, it takes connections and delivers nothing."""

    to_port: int
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self._whole = threading.Event()
        self._whole.set()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        self._whole.clear()

    def mend(self) -> None:
        self._whole.set()

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        self._whole.wait()
        try:
            with (
                near,
                socket.create_connection(("127.0.0.1", self.to_port)) as far,
                selectors.DefaultSelector() as ready,
            ):
                ready.register(near, selectors.EVENT_READ, far)
                ready.register(far, selectors.EVENT_READ, near)
                while self._pass_on(ready):
                    pass
        except OSError:
            return

    def _pass_on(self, ready: selectors.DefaultSelector) -> bool:
        for key, _ in ready.select():
            self._whole.wait()
            content = key.fileobj.recv(65536)  # type: ignore[union-attr]
            if not content:
                return False
            key.data.sendall(content)
        return True
