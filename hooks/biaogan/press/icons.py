"""SVG icons to curve steps for Typst, so that a press sheet stays in DeviceCMYK.

Typst embeds an SVG with the colours of the SVG, that is RGB or grey. Drawn as a native curve an icon takes whatever
ink the sheet gives it. Run `python -m biaogan.press.icons` from `hooks/` after adding an SVG to `assets/icons`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import SVGPath

from biaogan.places import ICONS, PRINT_TEMPLATES

Step = list[str | float]

TARGET = PRINT_TEMPLATES / "icons.json"
LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "C"}


def steps(svg: str) -> list[Step]:
    """The outline of one SVG as M, L, C and Z steps on a unit square (0 to 1, y downwards), five decimals."""
    box = re.search(r'viewBox="([-0-9. ]+)"', svg)
    if not box:
        raise ValueError("the SVG has no viewBox")
    left, top, width, height = (float(number) for number in box[1].split())
    side = max(width, height)
    pen = DecomposingRecordingPen({})
    SVGPath.fromstring(svg.encode()).draw(pen)
    out: list[Step] = []
    at = (0.0, 0.0)
    for name, given in pen.value:
        if name in ("closePath", "endPath"):
            out.append(["Z"])
            continue
        points = _cubic(at, *given) if name == "qCurveTo" else list(given)
        flat = [value for x, y in points for value in (round((x - left) / side, 5), round((y - top) / side, 5))]
        out.append([LETTERS[name], *flat])
        at = points[-1]
    return out


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """The two control points and the end of the cubic that equals a quadratic curve."""
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    return [(x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)), (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)), end]


def convert(folder: Path) -> str:
    """All SVG files of a folder as one JSON text: one line an icon, by name."""
    lines = [
        f"{json.dumps(path.stem)}: {json.dumps(steps(path.read_text(encoding='utf-8')), separators=(',', ':'))}"
        for path in sorted(folder.glob("*.svg"))
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(convert(ICONS), encoding="utf-8")
