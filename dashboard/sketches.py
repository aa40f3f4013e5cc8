"""Small charts drawn on the server as SVG: a sparkline, a line against its target, bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

# An image cannot take the page's colours: these are seen on white as well as on the dark ground.
LINE, FILL, FAINT, TARGET = "#4a86c8", "#4a86c8", "#8a97a6", "#c98a1b"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a drawing in pixels, with the room left free at its edges."""

    width: int = 160
    height: int = 40
    margin: float = 4.0


Values = Sequence[float | None]
"""One value a period; None is a gap, never a zero."""


def sparkline(values: Values, size: Size = Size()) -> str:
    """SVG of a line through the values, its last point marked; empty text for fewer than two values."""
    return line_to_target(values, None, size)


def line_to_target(values: Values, target: float | None, size: Size = Size()) -> str:
    """SVG of a line through the values, its last point marked, a dashed line at the target."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    span = _Span.of([*known, *([] if target is None else [target])], size)
    runs = [run for run in _runs(values) if len(run) > 1]
    step = _step(values, size)
    drawn = "".join(_polyline([(size.margin + at * step, span.y(value)) for at, value in run]) for run in runs)
    last = max(at for at, value in enumerate(values) if value is not None)
    point = f'<circle cx="{_n(size.margin + last * step)}" cy="{_n(span.y(known[-1]))}" r="3" fill="{LINE}"/>'
    return _svg(size, _target(target, span, size) + drawn + point)


def bars(values: Values, size: Size = Size()) -> str:
    """SVG of a bar for each value, counted from zero, the last one in full colour; empty text without values."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    span = _Span(0.0, max(*known, 0.0) or 1.0, size)
    slot = (size.width - 2 * size.margin) / len(values)
    last = max(at for at, value in enumerate(values) if value is not None)
    drawn = "".join(
        f'<rect x="{_n(size.margin + at * slot + slot * 0.15)}" y="{_n(span.y(value))}" width="{_n(slot * 0.7)}" '
        f'height="{_n(max(span.y(0.0) - span.y(value), 0.0))}" fill="{FILL if at == last else FAINT}"/>'
        for at, value in enumerate(values)
        if value is not None
    )
    base = span.y(0.0)
    axis = f'<path d="M{_n(size.margin)} {_n(base)}H{_n(size.width - size.margin)}" stroke="{FAINT}"/>'
    return _svg(size, drawn + axis)


def data_uri(svg: str) -> str:
    """The drawing as an address that an image element can show without asking for it."""
    return f"data:image/svg+xml,{quote(svg, safe=_SAFE)}"


_SAFE = " /:=;,.()-_'<>"
"""Characters that need no escape in the data of such an address; quotes, # and % do."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The values between which a drawing stretches from bottom to top."""

    low: float
    high: float
    size: Size

    @classmethod
    def of(cls, values: Sequence[float], size: Size) -> _Span:
        return cls(min(values), max(values), size)

    def y(self, value: float) -> float:
        inner = self.size.height - 2 * self.size.margin
        if self.high <= self.low:
            return self.size.height / 2
        return self.size.margin + inner * (self.high - value) / (self.high - self.low)


def _step(values: Values, size: Size) -> float:
    return (size.width - 2 * size.margin) / max(len(values) - 1, 1)


def _runs(values: Values) -> list[list[tuple[int, float]]]:
    """The stretches without a gap, as (position, value)."""
    runs: list[list[tuple[int, float]]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((at, value))
    return runs


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{LINE}" stroke-width="2" stroke-linejoin="round"/>'


def _target(target: float | None, span: _Span, size: Size) -> str:
    if target is None:
        return ""
    path = f"M{_n(size.margin)} {_n(span.y(target))}H{_n(size.width - size.margin)}"
    return f'<path d="{path}" stroke="{TARGET}" stroke-width="1.5" stroke-dasharray="5 4"/>'


def _svg(size: Size, content: str) -> str:
    box = f'viewBox="0 0 {size.width} {size.height}" width="{size.width}" height="{size.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{content}</svg>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
