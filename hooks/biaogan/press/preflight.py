"""Preflight: may this PDF go to a print shop? Checks the structure and every operator; makes no claim of PDF/X validation."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf, PdfError

from biaogan.press.geometry import Box, Point, apart, grown, holds, inside, winds
from biaogan.press.paints import CMYK, Paint, paints
from biaogan.press.standards import accessible, embedded, intent
from biaogan.problems import Mark, Problem

MM = 72 / 25.4
BLEED = 3.0 * MM
CLOSE = 0.02  # points: what rounding may move
SMALL = 14.0  # points: text below this is black only, or white
MOST_INK = 3.0
KEEP = 4.0 * MM  # from the knife
CODE = 100  # rings: only a QR code has that many in one fill

Finding = tuple[str, str, str]


def preflight(path: Path) -> list[Problem]:
    """Every problem of a press PDF; none means fit to send."""
    return examine(path.read_bytes(), path.name)


def examine(data: bytes, name: str, trim_mm: tuple[float, float] | None = None) -> list[Problem]:
    """Every problem of the bytes of a press PDF called `name`. trim_mm: width and height the sheet must have."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            findings = list(_pdf(pdf, trim_mm))
    except PdfError as error:
        findings = [("P022", f"打不开：{error}", "重新生成这一件")]
    return [Problem(code, Mark(name), message, remedy) for code, message, remedy in findings]


def _pdf(pdf: Pdf, trim_mm: tuple[float, float] | None) -> Iterator[Finding]:
    yield from intent(pdf)
    yield from accessible(pdf)
    if len(pdf.pages) != 1:
        yield ("P022", f"有 {len(pdf.pages)} 页", "一张印刷品只能有一页，删减内容")
        return
    page = pdf.pages[0]
    yield from embedded(page)
    boxes = {key: _box(page.obj.get(f"/{key}")) for key in ("MediaBox", "BleedBox", "TrimBox")}
    media, bleed, trim = boxes["MediaBox"], boxes["BleedBox"], boxes["TrimBox"]
    if media is None or bleed is None or trim is None:
        missing = "、".join(key for key, box in boxes.items() if box is None)
        yield ("P010", f"缺 {missing}", "用印刷流程重新生成，不要用办公版")
        return
    yield from _boxes(media, bleed, trim, trim_mm)
    found, blends = paints(page)
    if blends:
        yield ("P019", f"图形状态里有 {'、'.join(sorted(set(blends)))}", "去掉透明和叠印")
    yield from _colours(found, bleed)
    yield from _marks(found, bleed)
    yield from _margins(found, bleed, trim)
    yield from _bled(found, trim)


def _box(value: object) -> Box | None:
    if value is None:
        return None
    left, bottom, right, top = (float(v) for v in value)  # type: ignore[attr-defined]  # a pikepdf array
    return (left, bottom, right, top)


def _boxes(media: Box, bleed: Box, trim: Box, trim_mm: tuple[float, float] | None) -> Iterator[Finding]:
    wanted = grown(trim, BLEED)
    if any(abs(a - b) > CLOSE for a, b in zip(bleed, wanted, strict=True)):
        yield ("P010", "出血框不是成品框外扩 3.000 毫米", "用印刷流程重新生成")
    if not inside(bleed, media):
        yield ("P010", "出血框超出页面", "用印刷流程重新生成")
    if trim_mm:
        size = ((trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM)
        if any(abs(a - b) > 0.02 for a, b in zip(size, trim_mm, strict=True)):
            yield (
                "P010",
                f"成品尺寸是 {size[0]:.2f}×{size[1]:.2f} 毫米，应为 {trim_mm[0]:g}×{trim_mm[1]:g}",
                "检查版式的尺寸",
            )


def _colours(found: list[Paint], bleed: Box) -> Iterator[Finding]:
    """Inks of everything; black of small text and of codes. Marks may be registration colours, so they are spared."""
    spaces = sorted({p.colour.space for p in found if p.colour.space != CMYK})
    if spaces:
        yield ("P014", f"用了 {'、'.join(spaces)}", "颜色只从色板取；图标转成曲线，图片转成 CMYK")
    shown = [p for p in found if p.colour.space == CMYK and len(p.colour.parts) == 4 and not apart(p.box, bleed)]
    most = max((sum(p.colour.parts) for p in shown), default=0.0)
    if most > MOST_INK + 1e-6:
        yield ("P016", f"最高 {most:.0%}", "调低 bank.yml 里这个颜色的墨量")
    small = [p for p in shown if p.kind == "text" and p.size < SMALL and any(p.colour.parts[:3])]
    if small:
        yield ("P015", f"{min(p.size for p in small):.1f} 点的字用了彩色", "小字用文字色或反白")
    if any(len(p.rings) >= CODE and p.colour.parts != (0.0, 0.0, 0.0, 1.0) for p in shown):
        yield ("P021", "二维码不是 K100", "文字色（ink）的印刷色应是 0、0、0、100")


def _marks(found: list[Paint], bleed: Box) -> Iterator[Finding]:
    marks = [p for p in found if apart(p.box, bleed)]
    if sum(p.kind == "stroke" for p in marks) < 8:
        yield ("P011", "没有角线", "用印刷流程重新生成")
    if any(not apart(p.box, bleed) and not inside(p.box, grown(bleed, CLOSE)) for p in found if p.box[2] > p.box[0]):
        yield ("P011", "有东西跨过出血边", "出血以外只能有角线和色标；模板里的装饰要裁到出血")


def _margins(found: list[Paint], bleed: Box, trim: Box) -> Iterator[Finding]:
    safe = grown(trim, -KEEP)
    if any(p.kind == "text" and not apart(p.box, bleed) and not inside(p.box, safe) for p in found):
        yield ("P020", "有文字离裁切边不到 4 毫米", "缩短文字，或改正模板")


def _bled(found: list[Paint], trim: Box) -> Iterator[Finding]:
    """Where ink reaches the trim it must go on to the bleed: sampled every 3 mm, inside and outside the edge."""
    near, far = 0.4 * MM, 2.7 * MM
    fills = [p for p in found if p.kind == "fill" and not inside(p.box, grown(trim, -near))]
    # an image or shading that covers the point counts as ink
    fills += [p for p in found if p.kind in ("image", "shading")]
    order = {id(p): n for n, p in enumerate(found)}
    fills.sort(key=lambda p: order[id(p)], reverse=True)
    bare = sum(_inked(fills, within) and not _inked(fills, beyond) for within, beyond in _edge(trim, near, far))
    if bare:
        yield ("P012", f"裁切边上有 {bare} 处（每 3 毫米量一处）有颜色而出血没有", "把贴边的色块画到出血边")


def _edge(trim: Box, near: float, far: float) -> Iterator[tuple[Point, Point]]:
    left, bottom, right, top = trim
    step = 3 * MM
    for n in range(1, int((right - left) / step)):
        x = left + n * step
        yield (x, bottom + near), (x, bottom - far)
        yield (x, top - near), (x, top + far)
    for n in range(1, int((top - bottom) / step)):
        y = bottom + n * step
        yield (left + near, y), (left - far, y)
        yield (right - near, y), (right + far, y)


def _inked(fills: list[Paint], point: Point) -> bool:
    """True where the topmost fill over the point leaves ink."""
    for paint in fills:
        if holds(paint.box, point) and (not paint.rings or winds(paint.rings, point)):
            return sum(paint.colour.parts) > 0 or paint.colour.space != CMYK
    return False
