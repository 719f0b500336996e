"""Curves on paper whose both sides are logarithmic, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 190, 32, 50
# Told apart by all who see colours otherwise, too: Okabe and Ito, Color universal design, 2008.
_COLOURS = "#0072b2", "#d55e00", "#009e73", "#cc79a7"

_FONT = 'font-family="sans-serif" font-size="12"'

_Curve = Sequence[tuple[float, float]]


def drawn(curves: Mapping[str, _Curve], *, across: str, up: str) -> str:
    """Gives a drawing of curves, each of points above zero, with its name at its end."""
    points = [point for curve in curves.values() for point in curve]
    columns, rows = _decades(x for x, _ in points), _decades(y for _, y in points)

    def place(x: float, y: float) -> tuple[float, float]:
        right = (log10(x) - columns[0]) / (columns[-1] - columns[0])
        above = (log10(y) - rows[0]) / (rows[-1] - rows[0])
        return (
            _LEFT + right * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - above * (_HEIGHT - _TOP - _BOTTOM),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_FONT}>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    left, right = place(10 ** columns[0], 1)[0], place(10 ** columns[-1], 1)[0]
    bottom, top = place(1, 10 ** rows[0])[1], place(1, 10 ** rows[-1])[1]
    for power in columns:
        x = place(10**power, 1)[0]
        parts.append(_line(x, bottom, x, top))
        parts.append(_text(x, bottom + 18, f"{10**power:,.0f}", "middle"))
    for power in rows:
        y = place(1, 10**power)[1]
        parts.append(_line(left, y, right, y))
        parts.append(_text(left - 8, y + 4, f"{10**power:,g}", "end"))
    parts.append(_text((left + right) / 2, _HEIGHT - 8, across, "middle"))
    parts.append(_text(left, top - 6, up, "middle"))
    for (name, curve), colour in zip(curves.items(), _COLOURS, strict=False):
        corners = [place(*point) for point in curve]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in corners)
        x, y = corners[-1]
        parts.append(_text(x + 10, y + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>", ""])


def _decades(values: Iterable[float]) -> range:
    """Gives the powers of ten around values."""
    logs = [log10(value) for value in values]
    return range(floor(min(logs)), max(ceil(max(logs)), floor(min(logs)) + 1) + 1)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" stroke="#ccc"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "black") -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {where}>{escape(text)}</text>"
