"""The boxes of a page: what is cut where, and how far the colour goes on beyond."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pikepdf import Page

from biaogan.press.reader.geometry import MM, Box, grown, inside

BLEED_MM = 3.0
CLOSE = 0.02  # points or millimetres: what rounding may move
AGAIN = "用印刷流程重新生成"

Finding = tuple[str, str, str]


class Frames(NamedTuple):
    """The boxes of a page in points."""

    media: Box
    bleed: Box
    trim: Box

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the trimmed page."""
        left, low, right, high = self.trim
        return ((right - left) / MM, (high - low) / MM)


def frames(page: Page) -> Frames | None:
    """The three boxes, or none where one is missing."""
    media, bleed, trim = (_box(page, key) for key in ("MediaBox", "BleedBox", "TrimBox"))
    return Frames(media, bleed, trim) if media and bleed and trim else None


def all_frames(page: Page) -> Frames:
    """The media box in place of all three, so that colours can be judged where boxes are missing."""
    media = _box(page, "MediaBox") or (0.0, 0.0, 0.0, 0.0)
    return Frames(media, media, media)


def check_frames(page: Page, trim_mm: tuple[float, float] | None) -> Iterator[Finding]:
    """Findings of the boxes. trim_mm: width and height the page must have."""
    missing = [key for key in ("MediaBox", "BleedBox", "TrimBox") if _box(page, key) is None]
    if missing:
        yield ("P010", f"缺 {'、'.join(missing)}", "用印刷流程重新生成，不要用办公版")
    if "/ArtBox" in page.obj:
        yield ("P010", "成品框之外又有 ArtBox", AGAIN)
    boxes = frames(page)
    if boxes:
        yield from _check_nested(boxes, _box(page, "CropBox"))
    if boxes and trim_mm:
        wide, high = boxes.size_mm
        if abs(wide - trim_mm[0]) > CLOSE or abs(high - trim_mm[1]) > CLOSE:
            yield (
                "P010",
                f"成品尺寸是 {wide:.2f}×{high:.2f} 毫米，应为 {trim_mm[0]:g}×{trim_mm[1]:g}",
                "检查版式的尺寸",
            )
    turn, unit = int(_inherited(page, "/Rotate") or 0), float(page.obj.get("/UserUnit", 1))
    if turn % 360:
        yield ("P034", f"页面转了 {turn} 度（Rotate）", AGAIN)
    if unit != 1:
        yield ("P034", f"页面单位放大了 {unit:g} 倍（UserUnit）", "超过 5 米的按 1:10 做，在文件名里写明比例")


def _check_nested(boxes: Frames, crop: Box | None) -> Iterator[Finding]:
    if boxes.trim[0] >= boxes.trim[2] or boxes.trim[1] >= boxes.trim[3]:
        yield ("P010", "成品框是空的", AGAIN)
        return
    wanted = grown(boxes.trim, BLEED_MM * MM)
    off = max((abs(a - b) for a, b in zip(boxes.bleed, wanted, strict=True)), default=0.0)
    if off > CLOSE:
        least = min(abs(a - b) for a, b in zip(boxes.bleed, boxes.trim, strict=True)) / MM
        yield ("P010", f"出血框不是成品框外扩 3.000 毫米（最少处 {least:.3f}）", AGAIN)
    if not inside(boxes.bleed, boxes.media):
        yield ("P010", "出血框超出页面", AGAIN)
    if crop and not inside(boxes.bleed, grown(crop, CLOSE)):
        yield ("P010", "裁剪框（CropBox）遮住了出血", AGAIN)


def _box(page: Page, name: str) -> Box | None:
    value = _inherited(page, f"/{name}")
    if value is None:
        return None
    left, low, right, high = (float(v) for v in value)
    return (min(left, right), min(low, high), max(left, right), max(low, high))


def _inherited(page: Page, key: str) -> Any:
    """The value of a key, which a page may have from the nodes above it."""
    node: Any = page.obj
    for _ in range(20):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get(key)
