"""Renders documents as LibreOffice prints them, and measures the pages in millimetres."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
from PIL import Image

from tests.databases import ROOT
from tests.requirement import missing

FONTS = ROOT / "scripts" / "fonts-for-papers.conf"
TENTHS = 254
"""Dots per inch at which a dot is a tenth of a millimetre."""
Dots = npt.NDArray[np.bool_]
WORD = "{http://www.w3.org/1999/xhtml}word"


@dataclass(frozen=True)
class Span:
    """Where ink is, in millimetres from the page's upper left corner."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class Rendered:
    """A document as pages."""

    file: Path

    def lines(self, page: int) -> list[str]:
        """The texts of a page's lines, from top to bottom, without spaces."""
        tops: dict[int, list[tuple[float, str]]] = {}
        for word in ElementTree.fromstring(_tool(self.file, "pdftotext", page, "-bbox")).iter(WORD):
            middle = (float(word.get("yMin", 0)) + float(word.get("yMax", 0))) / 2
            tops.setdefault(round(middle), []).append((float(word.get("xMin", 0)), word.text or ""))
        return ["".join(text for _, text in sorted(tops[top])) for top in sorted(tops)]

    def ink(self, page: int, colour: str = "black") -> list[Span]:
        """The rows of a page that have ink of a colour, from top to bottom; rows that touch are one."""
        dots = _dots(self.file, page)
        is_red = (dots[:, :, 0] > 160) & (dots[:, :, 1] < 120)
        inked = is_red if colour == "red" else (dots.sum(axis=2) < 380) & ~is_red
        return [_span(inked, rows) for rows in _runs(np.asarray(inked.any(axis=1)))]

    @property
    def pages(self) -> int:
        said = subprocess.run(["pdfinfo", str(self.file)], capture_output=True, text=True, check=True).stdout
        return int(next(line for line in said.splitlines() if line.startswith("Pages:")).split()[1])


@cache
def _dots(file: Path, page: int) -> npt.NDArray[np.int_]:
    _tool(file, "pdftoppm", page, "-singlefile", "-png", "-r", str(TENTHS), target=str(file.with_suffix("")))
    return np.asarray(Image.open(file.with_suffix(".png")).convert("RGB")).astype(int)


def _tool(file: Path, tool: str, page: int, *options: str, target: str = "-") -> str:
    command = [tool, *options, "-f", str(page), "-l", str(page), str(file), target]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def render(content: bytes, folder: Path) -> Rendered:
    """A .docx as pages."""
    return Rendered(convert(content, folder, "pdf"))


def convert(content: bytes, folder: Path, kind: str) -> Path:
    """A .docx opened and saved by LibreOffice; skips the test where that is not installed."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        missing(
            "LibreOffice or poppler", "sudo apt-get install libreoffice-writer-nogui poppler-utils fonts-liberation"
        )
    source, target = folder / "paper.docx", folder / "out"
    source.write_bytes(content)
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(source)]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)
    return target / f"paper.{kind}"


def _runs(rows: Dots) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(int)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _span(inked: Dots, rows: Sequence[int]) -> Span:
    columns = np.flatnonzero(inked[rows[0] : rows[1]].any(axis=0))
    return Span(rows[0] / 10, rows[1] / 10, float(columns[0]) / 10, float(columns[-1] + 1) / 10)
