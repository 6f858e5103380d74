"""The part of a preflight that reads the catalog: output intent, PDF/X and PDF/UA keys."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Pdf, Stream

from biaogan.press.finish import PDFXID
from biaogan.press.preflight.frames import AGAIN, Finding

UAID = "http://www.aiim.org/pdfua/ns/id/"
HEADER = 128  # bytes of an ICC profile that say what it is for


def check_standard(pdf: Pdf) -> Iterator[Finding]:
    """One PDF/X intent with an embedded CMYK output profile, the keys that name the check_standard, tags and title."""
    yield from _check_intent(pdf)
    xmp = _metadata(pdf)
    if xmp.get(f"{{{PDFXID}}}GTS_PDFXVersion") != "PDF/X-4" or pdf.docinfo.get("/GTS_PDFXVersion") != "PDF/X-4":
        yield ("P017", "没有写明 PDF/X-4", AGAIN)
    if pdf.docinfo.get("/Trapped") != Name("/False"):
        yield ("P017", "没有写明未做陷印（Trapped）", AGAIN)
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield ("P017", "没有文件标识（ID）", AGAIN)
    yield from _check_accessible(pdf.Root, xmp)


def intents(pdf: Pdf) -> list[Any]:
    """The output intents that are meant for PDF/X."""
    return [intent for intent in pdf.Root.get("/OutputIntents", []) if intent.get("/S") == Name.GTS_PDFX]


def _check_intent(pdf: Pdf) -> Iterator[Finding]:
    found = intents(pdf)
    if len(found) != 1:
        yield ("P017", f"有 {len(found)} 个 GTS_PDFX 输出意图，应有一个", AGAIN)
        return
    intent = found[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield ("P017", "输出意图没有写印刷条件（OutputConditionIdentifier）", AGAIN)
    if "/DestOutputProfile" not in intent:
        yield ("P017", "没有嵌入特性文件", AGAIN)
        return
    header = _start(intent.DestOutputProfile)
    if header[36:40] != b"acsp":
        yield ("P017", "特性文件不是 ICC 文件", "换成印厂给的 CMYK 特性文件")
    elif header[12:20] != b"prtrCMYK":
        kind = header[12:20].decode("ascii", "replace").strip()
        yield ("P017", f"特性文件不是 CMYK 印刷特性文件（{kind}）", "换成印厂给的 CMYK 特性文件")


def _start(stream: Stream) -> bytes:
    """The start of a stream, without unpacking all of it."""
    if stream.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in stream:
        try:
            return zlib.decompressobj().decompress(stream.read_raw_bytes(), HEADER)
        except zlib.error:
            return b""
    return stream.read_bytes()[:HEADER]


def _metadata(pdf: Pdf) -> dict[str, Any]:
    """The XMP values that a preflight asks for."""
    xmp = pdf.open_metadata()  # not as a context: leaving that would write the metadata anew
    return {key: xmp.get(key) for key in (f"{{{PDFXID}}}GTS_PDFXVersion", f"{{{UAID}}}part", "dc:title")}


def _check_accessible(root: Any, xmp: dict[str, Any]) -> Iterator[Finding]:
    """Tagged, titled, in a language, and declared PDF/UA-1."""
    checks = (
        ("标签树（StructTreeRoot）", "/StructTreeRoot" in root),
        ("“已加标签”的声明（Marked）", bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False))),
        ("语言（Lang）", bool(str(root.get("/Lang", "")))),
        (
            "显示标题的设置（DisplayDocTitle）",
            bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
        ),
        ("标题（dc:title）", bool(xmp["dc:title"])),
        ("PDF/UA-1 声明", xmp[f"{{{UAID}}}part"] == "1"),
    )
    lacking = [name for name, there in checks if not there]
    if lacking:
        yield ("P018", f"缺{'、'.join(lacking)}", AGAIN)
