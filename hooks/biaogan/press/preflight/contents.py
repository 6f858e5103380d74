"""What a file carries besides pages: passwords, programs, attachments, layers, notes, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Page, Pdf

from biaogan.press.preflight.frames import AGAIN, Finding, Frames
from biaogan.press.preflight.inks import other_spot
from biaogan.press.reader.colour import CUT, SPOTS
from biaogan.press.reader.geometry import Box, disjoint

NEWEST = (1, 6)  # the PDF that PDF/X-4 is built on
FILES = ("/FontFile", "/FontFile2", "/FontFile3")
DEPTH = 12


def check_document(pdf: Pdf) -> Iterator[Finding]:
    """Findings of the file as a whole."""
    root = pdf.Root
    names = root.get("/Names", Dictionary())
    version = max(_version(pdf.pdf_version), _version(str(root.get("/Version", "/1.0")).lstrip("/")))
    if version > NEWEST:
        yield ("P033", f"是 PDF {version[0]}.{version[1]}，PDF/X-4 是 1.6", AGAIN)
    if pdf.is_encrypted:
        yield ("P028", "文件加了密", "去掉密码和权限限制再送印")
    if "/OCProperties" in root:
        yield ("P031", "有图层（OCProperties）", "合并图层，只留要印的")
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield ("P032", "夹带了别的文件（EmbeddedFiles）", "去掉附件")
    if "/JavaScript" in names:
        yield ("P029", "有 JavaScript 程序", "去掉程序")
    if "/AcroForm" in root:
        yield ("P029", "有可填写的表单（AcroForm）", "印刷版把表格画成线，不做成可填写的")
    yield from _check_actions(root)


def _check_actions(root: Any) -> Iterator[Finding]:
    opening = root.get("/OpenAction")
    if opening is not None and opening._type_name == "dictionary":
        yield ("P029", f"打开文件时会执行 {str(opening.get('/S', '?')).lstrip('/')}（OpenAction）", "去掉打开动作")
    if "/AA" in root:
        yield ("P029", "打印或关闭时会执行动作（AA）", "去掉动作")


def check_page(page: Page, frames: Frames | None) -> Iterator[Finding]:
    """Findings of what hangs on a page or in its resources."""
    if "/AA" in page.obj:
        yield ("P029", "翻到这一页时会执行动作（AA）", "去掉动作")
    kinds = {
        str(note.get("/Subtype", "?")).lstrip("/") for note in page.obj.get("/Annots", []) if _on_sheet(note, frames)
    }
    if kinds:
        yield ("P030", f"成品里有批注或链接（{'、'.join(sorted(kinds))}）", "印刷版去掉批注和链接")
    if page.obj.get("/Group", Dictionary()).get("/CS", Name.DeviceCMYK) != Name.DeviceCMYK:
        yield ("P019", "页面的混合空间不是 CMYK（Group）", AGAIN)
    yield from _check_resources(list(_all_resources(page.resources, 0)))


def fonts_of(page: Page) -> list[Any]:
    """The fonts of a page, with those of its forms and patterns."""
    return [
        font
        for resources in _all_resources(page.resources, 0)
        for font in resources.get("/Font", Dictionary()).values()
    ]


def _check_resources(found: list[Any]) -> Iterator[Finding]:
    spots: set[str] = set()
    for resources in found:
        spaces = resources.get("/ColorSpace", Dictionary())
        for key in ("/DefaultCMYK", "/DefaultRGB", "/DefaultGray"):
            if key in spaces:
                yield ("P014", f"颜色被 {key.lstrip('/')} 换算过", "去掉缺省颜色空间")
        for space in spaces.values():
            if space._type_name == "array" and str(space[0]).lstrip("/") in SPOTS:
                names = list(space[1]) if space[0] == Name.DeviceN else [space[1]]
                spots.update(str(name).lstrip("/") for name in names)
    yield from map(other_spot, sorted(spots - {CUT}))
    yield from _check_fonts([font for resources in found for font in resources.get("/Font", Dictionary()).values()])


def _check_fonts(fonts: list[Any]) -> Iterator[Finding]:
    bare, drawn = set(), set()
    for font in fonts:
        leaf = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        name = str(leaf.get("/BaseFont", leaf.get("/Name", "?"))).lstrip("/")
        if leaf.get("/Subtype") == Name.Type3:
            drawn.add(name)
        elif not any(key in leaf.get("/FontDescriptor", Dictionary()) for key in FILES):
            bare.add(name)
    if bare:
        yield ("P013", f"{'、'.join(sorted(bare))}", "嵌入字体或转成曲线")
    if drawn:
        yield ("P035", f"{'、'.join(sorted(drawn))} 是 Type 3 字体", "换成 TrueType 或 OpenType 字体")


def _all_resources(resources: Any, depth: int) -> Iterator[Any]:
    """Resources of a page, of its forms and of its patterns."""
    yield resources
    if depth < DEPTH:
        for kind in ("/XObject", "/Pattern"):
            for inner in resources.get(kind, Dictionary()).values():
                if "/Resources" in inner:
                    yield from _all_resources(inner.Resources, depth + 1)


def _on_sheet(note: Any, frames: Frames | None) -> bool:
    """True for what touches the bleed and is no printer's mark."""
    if frames is None or note.get("/Subtype") in (Name.PrinterMark, Name.TrapNet):
        return False
    left, low, right, high = (float(v) for v in note.get("/Rect", [0, 0, 0, 0]))
    box: Box = (min(left, right), min(low, high), max(left, right), max(low, high))
    return not disjoint(box, frames.bleed)


def _version(text: str) -> tuple[int, int]:
    major, minor = text.split(".")
    return (int(major), int(minor))
