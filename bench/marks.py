"""When a page counts as drawn: the elements to wait for, page by page."""

from __future__ import annotations

from dataclasses import dataclass

AS_OF = "as_of"
"""The parameter of a page's address that names the day it shows."""


@dataclass(frozen=True)
class Mark:
    """Holds once `least` visible elements match `css`, their text the pattern `text`, and pictures are painted."""

    css: str
    least: int = 1
    text: str = ""


FINISHED = Mark('[data-testid="stApp"][data-test-script-state="notRunning"]')

HELLO = (FINISHED, Mark('[data-testid="stMarkdownContainer"] p', text="ready-mark"))

OVERVIEW = (
    FINISHED,
    Mark('[data-testid="stMain"] table', least=4, text="[0-9]"),
    Mark('[data-testid="stMain"] img'),
)

PEER = (
    FINISHED,
    Mark('[data-testid="stMetricValue"]', least=6, text="[0-9]"),
    Mark('[data-testid="stDataFrame"] canvas', least=2),
    Mark('[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg.marks', least=2),
)
