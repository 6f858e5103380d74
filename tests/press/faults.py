"""The table of faults: what is spoiled, the code that has to answer, and what its message has to say."""

from __future__ import annotations

from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, String

from tests.press.spoiling import (
    Spoil,
    attached,
    boxed,
    drawn_font,
    emptied,
    form,
    icc,
    intent_of,
    layered,
    nested,
    note,
    on_page,
    on_root,
    page_of,
    painted,
    picture,
    profile,
    replaced,
    resource,
    script,
    second_intent,
    several,
    shading,
    shading_pattern,
    spot,
    tiles,
    untagged,
    without,
    without_font_file,
    without_marks,
    without_xmp,
)


class Case(NamedTuple):
    """A fault, the code that has to answer, and what the message has to say."""

    name: str
    code: str
    says: str
    spoils: tuple[Spoil, ...]


def case(name: str, code: str, says: str, *spoils: Spoil) -> Case:
    return Case(name, code, says, spoils)


SMALL_TEXT = "BT /f0 8 Tf 1 0 0 1 {x} 300 Tm <0001> Tj ET"
BIG_TEXT = "BT /f0 20 Tf 1 0 0 1 300 300 Tm <0001> Tj ET"
SQUARE = "200 200 50 50 re f"
SHOWN = "50 0 0 50 200 200 cm /X9 Do"
MANY = " ".join(f"{200 + n % 20 * 2} {200 + n // 20 * 2} 1 1 re" for n in range(200))
CUT = resource("ColorSpace", "c9", spot("CutContour"))
OVER = resource("ExtGState", "G9", lambda _: Dictionary(OP=True, OPM=1))
INK = resource("ExtGState", "G9", lambda _: Dictionary(ca=0.5))

SHEET: list[Case] = [
    # boxes
    case("no trim box", "P010", "缺 TrimBox", without("/TrimBox", page_of)),
    case("no bleed box", "P010", "缺 BleedBox", without("/BleedBox", page_of)),
    case("bleed of 2.9 mm", "P010", "最少处 2.900", boxed("BleedBox", -0.1, 0, 0, 0)),
    case("bleed of 5 mm", "P010", "不是成品框外扩 3.000 毫米", boxed("BleedBox", 2, 2, 2, 2)),
    case("bleed beyond the media", "P010", "出血框超出页面", boxed("MediaBox", -9, 0, 0, 0)),
    case("crop box over the bleed", "P010", "裁剪框（CropBox）", boxed("CropBox", -11, -11, -11, -11)),
    case("art box as well", "P010", "ArtBox", boxed("ArtBox", -20, -20, -20, -20)),
    case("page turned", "P034", "转了 90 度", on_page(Rotate=90)),
    case("page in larger units", "P034", "放大了 2 倍（UserUnit）", on_page(UserUnit=2)),
    # marks and edges
    case("no crop marks", "P011", "没有角线", without_marks),
    case("a mark into the bleed", "P011", "跨过出血边", painted("0 0 0 1 K 0.3 w 10 60 m 30 60 l S")),
    case("a disc across the bleed", "P011", "跨过出血边", painted("0 0 0 1 k 0 400 m 0 450 60 450 60 400 c f")),
    case("white in the left bleed", "P012", "有颜色而出血没有", painted("0 0 0 0 k 22.7 200 8 700 re f")),
    case("text at the knife", "P020", "不到 5 毫米", painted("0 0 0 1 k " + SMALL_TEXT.format(x=34))),
    case("text 4.5 mm from the knife", "P020", "不到 5 毫米", painted("0 0 0 1 k " + SMALL_TEXT.format(x=44))),
    case(
        "text at the knife by another operator",
        "P020",
        "不到 5 毫米",
        painted("0 0 0 1 k BT /f0 8 Tf 1 0 0 1 34 300 Tm 0 0 <0001> \" ET"),
    ),
    # fonts and text
    case("font not embedded", "P013", "NotoSansSC", without_font_file),
    case("letters drawn by hand", "P035", "Type 3", resource("Font", "f9", drawn_font)),
    case("invisible text", "P036", "不显示的文字", painted("0 0 0 1 k BT 3 Tr /f0 20 Tf 1 0 0 1 300 300 Tm <0001> Tj ET")),
    # colour
    case("rgb fill", "P014", "DeviceRGB", painted("1 0 0 rg " + SQUARE)),
    case("grey stroke", "P014", "DeviceGray", painted("0.5 G 200 200 m 300 300 l S")),
    case("grey by default", "P014", "DeviceGray", painted(SQUARE)),
    case("rgb by colour space", "P014", "DeviceRGB", painted("/DeviceRGB cs 1 0 0 sc " + SQUARE)),
    case("calibrated colour", "P014", "ICCBased", resource("ColorSpace", "c9", icc(bytes(128), 3)), painted("/c9 cs 1 0 0 scn " + SQUARE)),
    case(
        "lab colour",
        "P014",
        "Lab",
        resource("ColorSpace", "c9", lambda _: Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])),
        painted("/c9 cs 50 20 20 scn " + SQUARE),
    ),
    case(
        "default space that changes all colours",
        "P014",
        "DefaultCMYK",
        resource("ColorSpace", "DefaultCMYK", icc(bytes(128), 4)),
    ),
    case("rgb picture", "P014", "DeviceRGB", resource("XObject", "X9", picture(Name.DeviceRGB, 3, 200)), painted(SHOWN)),
    case("grey picture", "P014", "DeviceGray", resource("XObject", "X9", picture(Name.DeviceGray, 1, 200)), painted(SHOWN)),
    case("rgb inline picture", "P014", "DeviceRGB", painted("0.3 0 0 0.3 200 200 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    case("rgb shading", "P014", "DeviceRGB", resource("Shading", "S9", shading("/DeviceRGB", (0, 0, 0), (1, 0, 0))), painted("200 200 50 50 re W n /S9 sh")),
    case("rgb gradient", "P014", "DeviceRGB", resource("Pattern", "P9", shading_pattern("/DeviceRGB", (0, 0, 0), (1, 0, 0))), painted("/Pattern cs /P9 scn " + SQUARE)),
    case("rgb tiles", "P014", "DeviceRGB", resource("Pattern", "P9", tiles(b"1 0 0 rg 0 0 2 2 re f")), painted("/Pattern cs /P9 scn " + SQUARE)),
    case("grey inside a form", "P014", "DeviceGray", resource("XObject", "X9", form(b"0.5 g 0 0 10 10 re f")), painted("1 0 0 1 200 200 cm /X9 Do")),
    case("small text in colour", "P015", "8.0 点的字用了彩色", painted("1 0.7 0 0.2 k " + SMALL_TEXT.format(x=300))),
    case("small text in rich black", "P015", "8.0 点", painted("0.5 0.5 0.5 1 k " + SMALL_TEXT.format(x=300))),
    case("320 % of ink", "P016", "最高 320%", painted("0.8 0.8 0.8 0.8 k " + SQUARE)),
    case("a gradient into 350 %", "P016", "最高 350%", resource("Pattern", "P9", shading_pattern("/DeviceCMYK", (0, 0, 0, 0), (1, 1, 1, 0.5))), painted("/Pattern cs /P9 scn " + SQUARE)),
    case("a picture of 400 %", "P016", "最高 400%", resource("XObject", "X9", picture(Name.DeviceCMYK, 4, 200, shade=255)), painted(SHOWN)),
    case("code in four inks", "P021", "不是 K100", painted(f"0.5 0.5 0.5 1 k {MANY} f")),
    case("hairline", "P026", "0.10 点", painted("0 0 0 1 K 0.1 w 200 200 m 300 200 l S")),
    case("line as thin as the device likes", "P026", "0.00 点", painted("0 0 0 1 K 0 w 200 200 m 300 200 l S")),
    case("line scaled to a hairline", "P026", "0.05 点", painted("0.1 0 0 0.1 200 200 cm 0 0 0 1 K 0.5 w 0 0 m 900 0 l S")),
    case("filled hairline", "P026", "0.10 点", painted("0 0 0 1 k 200 200 100 0.1 re f")),
    case("coarse picture", "P027", "72 像素每英寸", resource("XObject", "X9", picture(Name.DeviceCMYK, 4, 50)), painted(SHOWN)),
    # transparency and overprint
    case("see-through fill", "P019", "填充透明度（ca）", INK, painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    case("see-through line", "P019", "线条透明度（CA）", resource("ExtGState", "G9", lambda _: Dictionary(CA=0.9)), painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    case("multiplied", "P019", "混合模式（BM）", resource("ExtGState", "G9", lambda _: Dictionary(BM=Name.Multiply)), painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    case("soft mask", "P019", "蒙版（SMask）", resource("ExtGState", "G9", lambda _: Dictionary(SMask=Dictionary(S=Name.Alpha))), painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    case("transfer function", "P019", "传递函数（TR）", resource("ExtGState", "G9", lambda _: Dictionary(TR=Name.Identity)), painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    case("picture with a soft edge", "P019", "蒙版（SMask）", resource("XObject", "X9", picture(Name.DeviceCMYK, 4, 200, SMask=picture(Name.DeviceGray, 1, 200))), painted(SHOWN)),
    case("page blended in rgb", "P019", "页面的混合空间", on_page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    case("form blended in rgb", "P019", "混合空间（Group）", resource("XObject", "X9", form(b"0 0 0 1 k 0 0 10 10 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))), painted("1 0 0 1 200 200 cm /X9 Do")),
    case("black that overprints", "P025", "刀线以外的叠印", OVER, painted("/G9 gs 0 0 0 1 k " + SQUARE)),
    # spot colours
    case("gold", "P024", "专色 Gold", resource("ColorSpace", "c9", spot("Gold")), painted("/c9 cs 1 scn " + SQUARE)),
    case("gold that nothing uses", "P024", "有专色 Gold", resource("ColorSpace", "c9", spot("Gold"))),
    case("all plates at once", "P024", "专色 All", resource("ColorSpace", "c9", spot("All")), painted("/c9 cs 1 scn " + SQUARE)),
    case("a spot in a DeviceN", "P024", "专色 Gold", resource("ColorSpace", "c9", several("Gold")), painted("/c9 cs 1 scn " + SQUARE)),
    # output intent and PDF/X
    case("no intent", "P017", "有 0 个", without("/OutputIntents", lambda pdf: pdf.Root)),
    case("two intents", "P017", "有 2 个", second_intent),
    case("no profile", "P017", "没有嵌入特性文件", without("/DestOutputProfile", intent_of)),
    case("rgb profile", "P017", "mntrRGB", profile(bytes(12) + b"mntrRGB " + bytes(16) + b"acsp" + bytes(92))),
    case("a profile that is none", "P017", "不是 ICC 文件", profile(b"no profile" * 20)),
    case("no printing condition", "P017", "OutputConditionIdentifier", without("/OutputConditionIdentifier", intent_of)),
    case("no PDF/X key", "P017", "没有写明 PDF/X-4", without("/GTS_PDFXVersion", lambda pdf: pdf.docinfo)),
    case("no PDF/X in the metadata", "P017", "没有写明 PDF/X-4", without_xmp("pdfxid:GTS_PDFXVersion")),
    case("no trapped key", "P017", "Trapped", without("/Trapped", lambda pdf: pdf.docinfo)),
    # tags
    case("no tags", "P018", "StructTreeRoot", without("/StructTreeRoot", lambda pdf: pdf.Root)),
    case("not marked as tagged", "P018", "Marked", on_root(MarkInfo=Dictionary(Marked=False))),
    case("no language", "P018", "语言（Lang）", without("/Lang", lambda pdf: pdf.Root)),
    case("no title", "P018", "标题（dc:title）", without_xmp("dc:title")),
    case("file name in place of the title", "P018", "DisplayDocTitle", without("/DisplayDocTitle", lambda pdf: pdf.Root.ViewerPreferences)),
    case("no PDF/UA", "P018", "PDF/UA-1", without_xmp("pdfuaid:part")),
    case("content without a tag", "P018", "有 1 处内容既没有标签", untagged("0 0 0 1 k " + SQUARE)),
    # what a file must not carry
    case("program", "P029", "JavaScript 程序", on_root(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script("1")]))))),
    case("program on opening", "P029", "执行 JavaScript（OpenAction）", on_root(OpenAction=script("1"))),
    case("launch on opening", "P029", "执行 Launch（OpenAction）", on_root(OpenAction=Dictionary(S=Name.Launch, F=String("x")))),
    case("action on printing", "P029", "打印或关闭时", on_root(AA=Dictionary(WP=script("1")))),
    case("action on turning the page", "P029", "翻到这一页", on_page(AA=Dictionary(O=script("1")))),
    case("form to fill in", "P029", "AcroForm", on_root(AcroForm=Dictionary(Fields=Array([])))),
    case("comment on the sheet", "P030", "Text", note("Text", 300, 300)),
    case("link on the sheet", "P030", "Link", note("Link", 300, 300)),
    case("layers", "P031", "OCProperties", layered),
    case("attachment", "P032", "EmbeddedFiles", attached),
    case("later version in the catalog", "P033", "PDF 2.0", on_root(Version=Name("/2.0"))),
    # content that cannot be read
    case("font that is not there", "P037", "f99 不在资源里", painted("BT /f99 20 Tf <0001> Tj ET")),
    case("unknown operator", "P037", "不认识的操作 xyz", painted("1 xyz")),
    case("state not restored", "P037", "q 和 Q 没有配对", painted("q")),
    case("state restored too often", "P037", "q 和 Q 没有配对", painted("Q Q q")),
    case("colour of three numbers", "P037", "应有 4 个数", painted("0 0 1 k")),
    case("string without end", "P037", "文字没有写完", painted("BT /f0 20 Tf (abc Tj ET")),
    case("a form within itself", "P037", "嵌套太深", resource("XObject", "X9", form(b"/X9 Do")), nested, painted("/X9 Do")),
    case("page description in another language", "P037", "PostScript", resource("XObject", "X9", lambda pdf: pdf.make_stream(b"showpage", Subtype=Name.PS)), painted("/X9 Do")),
    case("no page", "P022", "一页也没有", emptied),
]  # fmt: skip

DIE: list[Case] = [
    case("die line that knocks out", "P023", "没有叠印", replaced(b"/CutContour gs", b"")),
    case("die line overprinting in the old way", "P023", "没有叠印", resource("ExtGState", "CutContour", lambda _: Dictionary(OP=True, OPM=0))),
    case("die line filled", "P023", "用来填色", painted("/CutContour gs /c0 cs 1 scn 300 300 20 20 re f")),
    case("words in the die line's colour", "P023", "用来填色或写字", painted("/CutContour gs /c0 cs 1 scn " + BIG_TEXT)),
    case("die line shown in rgb", "P023", "替代色不是 CMYK", resource("ColorSpace", "c0", spot("CutContour", "/DeviceRGB", (1, 0, 1)))),
    case("die line of half strength", "P023", "不是 100%", replaced(b"1 SCN", b"0.5 SCN")),
    case("die line beyond the trim", "P023", "超出成品框", painted("/CutContour gs /c0 CS 1 SCN 0.5 w 28 60 10 10 re S")),
    case("die line in a DeviceN", "P023", "混在 DeviceN 里", resource("ColorSpace", "c9", several("CutContour")), painted("/CutContour gs /c9 CS 1 SCN 0.5 w 300 300 20 20 re S")),
    case("text at the die line", "P020", "离刀线不到 5 毫米", painted("0 0 0 1 k BT /f0 20 Tf 1 0 0 1 75 190 Tm <0001> Tj ET")),
    case("text over the hole", "P020", "离刀线不到 5 毫米", painted("0 0 0 1 k BT /f0 20 Tf 1 0 0 1 318 90 Tm <0001> Tj ET")),
    case("hole cut out of the colour", "P012", "刀线上有", painted("0 0 0 0 k 305 90 50 50 re f")),
]  # fmt: skip

DRAWN: list[tuple[str, str, str, str]] = [
    ("text at the edge", "P020", "不到 5 毫米", '#at(3mm, 100mm, text(size: 20pt, "字"))'),
    ("ground without bleed", "P012", "有颜色而出血没有", '#at(0mm, 0mm, pdf.artifact(rect(width: 210mm, height: 297mm, fill: paint("danger"))))'),
    ("decoration into the slug", "P011", "跨过出血边", '#at(-8mm, 100mm, pdf.artifact(circle(radius: 9mm, fill: paint("danger"))))'),
    ("rgb in a template", "P014", "ICCBased", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: rgb("#ff0000"))))'),
    ("grey in a template", "P014", "ICCBased", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: luma(50%))))'),
    ("small coloured text", "P015", "9.0 点", '#at(50mm, 90mm, text(size: 9pt, fill: paint("danger"), "字"))'),
    ("too much ink", "P016", "380%", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: cmyk(90%, 90%, 100%, 100%))))'),
    ("gradient into too much ink", "P016", "400%", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: gradient.linear(cmyk(0%, 0%, 0%, 0%), cmyk(100%, 100%, 100%, 100%), space: cmyk))))'),
    ("thin rule", "P026", "0.15 点", '#at(50mm, 50mm, pdf.artifact(line(length: 50mm, stroke: 0.15pt + paint("ink"))))'),
    ("code in colour", "P021", "不是 K100", '#at(50mm, 50mm, pdf.artifact(qr(data.qr.matrix, 30mm, paint("danger"), paint("white"))))'),
    ("another spot colour", "P024", "专色 Gold", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: color.spot("Gold", cmyk(0%, 20%, 60%, 20%)).tint(100%))))'),
    ("die line filled", "P023", "用来填色", '#at(50mm, 50mm, pdf.artifact(rect(width: 9mm, height: 9mm, fill: cut-contour.tint(100%))))'),
    ("link left in", "P030", "Link", '#at(50mm, 90mm, link("https://example.org/", text(size: 20pt, "字")))'),
]  # fmt: skip
