"""Screens without a browser: each speaks to the server as a wall's page does, refreshes by its clock, asks for the pulse."""

from __future__ import annotations

import asyncio
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PULSE_S = 4.0


@dataclass
class Watcher:
    """One screen. `cookie` is that of its session, empty where sign-in is off; `pictures` counts what it was sent."""

    url: str
    query: str
    cookie: str
    pictures: int = 0

    async def watch(self) -> None:
        """Goes on until it is cancelled."""
        target = f"ws{self.url.removeprefix('http')}_stcore/stream"
        headers = {"Cookie": self.cookie} if self.cookie else {}
        async with connect(target, subprotocols=["streamlit"], additional_headers=headers, max_size=None) as socket:  # type: ignore[list-item]
            await self._ask(socket, ClientState(page_name="screen", query_string=self.query))
            async with asyncio.TaskGroup() as group:
                group.create_task(self._beat())
                await self._receive(socket, group)

    async def _receive(self, socket: ClientConnection, group: asyncio.TaskGroup) -> None:
        is_ticking = False
        async for content in socket:
            message = ForwardMsg.FromString(content if isinstance(content, bytes) else content.encode())
            self.pictures += "data-scene" in message.delta.new_element.html.body
            if message.HasField("auto_rerun") and not is_ticking:
                is_ticking = True
                group.create_task(self._tick(socket, message.auto_rerun.fragment_id, message.auto_rerun.interval))

    async def _tick(self, socket: ClientConnection, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            state = ClientState(page_name="screen", query_string=self.query, fragment_id=fragment, is_auto_rerun=True)
            await self._ask(socket, state)

    async def _beat(self) -> None:
        request = urllib.request.Request(f"{self.url}screen-pulse", headers={"Cookie": self.cookie})  # noqa: S310
        while True:
            await asyncio.to_thread(lambda: urllib.request.urlopen(request, timeout=10).close())  # noqa: S310
            await asyncio.sleep(PULSE_S)

    async def _ask(self, socket: ClientConnection, state: ClientState) -> None:
        await socket.send(BackMsg(rerun_script=state).SerializeToString())


@contextmanager
def watching(watchers: Sequence[Watcher], over_s: float) -> Iterator[None]:
    """Has all of them watch, their beginnings spread over so many seconds, as those of screens are in life."""
    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_all(watchers, over_s, over)))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


async def _all(watchers: Sequence[Watcher], over_s: float, over: threading.Event) -> None:
    async def begin(watcher: Watcher, at: int) -> None:
        await asyncio.sleep(at * over_s / len(watchers))
        await watcher.watch()

    tasks = [asyncio.create_task(begin(watcher, at)) for at, watcher in enumerate(watchers)]
    while not over.is_set() and not any(task.done() for task in tasks):
        await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()
    failed = [found for found in await asyncio.gather(*tasks, return_exceptions=True) if isinstance(found, Exception)]
    if failed:
        raise failed[0]
