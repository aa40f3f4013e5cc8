"""Runs nginx with the configuration that the documentation gives, in front of a served app, on free loopback ports."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.databases import ROOT, free_port
from tests.requirement import missing
from tests.serving import Server

EXAMPLE = ROOT / "docs" / "examples" / "nginx.conf"
MAIN = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    """nginx, with TLS on one port and the redirect to it on another."""

    plain: int
    tls: int

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.tls}"


@contextmanager
def behind_nginx(server: Server, folder: Path) -> Iterator[Proxy]:
    """nginx in front of the server while the block lasts. Only ports, certificate and the server's address are replaced."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        missing("nginx", "sudo apt-get install nginx-light")
    proxy = Proxy(free_port(), free_port())
    _write(server, folder, proxy)
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "main.conf"), "-e", str(folder / "error.log")]
    )
    try:
        _wait(process, proxy.tls, folder)
        yield proxy
    finally:
        process.terminate()
        process.wait()


def _write(server: Server, folder: Path, proxy: Proxy) -> None:
    names = ["-keyout", str(folder / "site.key"), "-out", str(folder / "site.crt")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"]
    subprocess.run(["openssl", "req", "-x509", "-days", "1", *kind, *names], check=True, capture_output=True)
    here = {
        "listen 80;": f"listen 127.0.0.1:{proxy.plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{proxy.tls} ssl;",
        "/etc/nginx/tls/dashboard.crt": f"{folder}/site.crt",
        "/etc/nginx/tls/dashboard.key": f"{folder}/site.key",
        "http://127.0.0.1:8501": server.url,
    }
    text = EXAMPLE.read_text(encoding="utf-8")
    for given, own in here.items():
        assert text.count(given) == 1, given
        text = text.replace(given, own)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "main.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
