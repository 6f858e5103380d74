"""The part of a preflight that reads dictionaries: output intent, PDF/X and PDF/UA keys, fonts."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Page, Pdf

from biaogan.press.finish import PDFXID

UAID = "http://www.aiim.org/pdfua/ns/id/"

Finding = tuple[str, str, str]
AGAIN = "用印刷流程重新生成"


def intent(pdf: Pdf) -> Iterator[Finding]:
    """One PDF/X intent with an embedded CMYK output profile, and the keys that name the standard."""
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        yield ("P017", f"有 {len(intents)} 个 GTS_PDFX 输出意图，应有一个", AGAIN)
    elif "/DestOutputProfile" not in intents[0]:
        yield ("P017", "没有嵌入特性文件", AGAIN)
    else:
        profile = intents[0].DestOutputProfile.read_bytes()
        if profile[12:20] != b"prtrCMYK" or profile[36:40] != b"acsp":
            yield ("P017", "特性文件不是 CMYK 印刷特性文件", "换成印厂给的 CMYK 特性文件")
    with pdf.open_metadata(update_docinfo=False) as xmp:
        named = xmp.get(f"{{{PDFXID}}}GTS_PDFXVersion")
    if named != "PDF/X-4" or pdf.docinfo.get("/GTS_PDFXVersion") != "PDF/X-4":
        yield ("P017", "没有写明 PDF/X-4", AGAIN)
    if pdf.docinfo.get("/Trapped") != Name("/False"):
        yield ("P017", "没有写明未做陷印（Trapped）", AGAIN)
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield ("P017", "没有文件标识（ID）", AGAIN)


def accessible(pdf: Pdf) -> Iterator[Finding]:
    """Tagged, titled, in a language, and declared PDF/UA-1."""
    root = pdf.Root
    with pdf.open_metadata(update_docinfo=False) as xmp:
        part, title = xmp.get(f"{{{UAID}}}part"), xmp.get("dc:title")
    lacking = [
        name
        for name, there in (
            ("标签树", "/StructTreeRoot" in root),
            ("Marked", bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False))),
            ("语言", "/Lang" in root),
            ("显示标题", bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False))),
            ("标题", bool(title)),
            ("PDF/UA-1 声明", part == "1"),
        )
        if not there
    ]
    if lacking:
        yield ("P018", f"缺{'、'.join(lacking)}", AGAIN)


def embedded(page: Page) -> Iterator[Finding]:
    """Every font of the page is in the file."""
    bare = set()
    for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
        leaf = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = leaf.get("/FontDescriptor", Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            bare.add(str(leaf.get("/BaseFont", "?")).lstrip("/"))
    if bare:
        yield ("P013", f"{'、'.join(sorted(bare))}", "嵌入字体或转成曲线")
