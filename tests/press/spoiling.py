"""Ways to spoil a press PDF: each is a small real edit with pikepdf, as a careless export or a stray tool would make it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.materials import Materials
from tests.press.sample import job

Spoil = Callable[[Pdf], object]


@cache
def good(layout: str = "poster") -> bytes:
    """A sheet that passes."""
    one = job(layout, "press")
    return finish(compile_job(one, Materials()), Materials().profile.read_bytes(), day(one))


def spoiled(data: bytes, *spoils: Spoil, **saving: Any) -> bytes:
    """A PDF with some faults put in."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for spoil in spoils:
            spoil(pdf)
        out = io.BytesIO()
        pdf.save(out, **saving)
        return out.getvalue()


def painted(operators: str, page: int = 0) -> Spoil:
    """Paints something more, as decoration."""

    def add(pdf: Pdf) -> None:
        pdf.pages[page].contents_add(f"/Artifact BMC q {operators} Q EMC".encode())

    return add


def untagged(operators: str) -> Spoil:
    """Paints something that is neither tagged nor marked as decoration."""
    return lambda pdf: pdf.pages[0].contents_add(f"q {operators} Q".encode())


def resource(kind: str, name: str, make: Callable[[Pdf], Any]) -> Spoil:
    """Puts a resource into the first page."""

    def put(pdf: Pdf) -> None:
        resources = pdf.pages[0].resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{name}"] = make(pdf)

    return put


def boxed(name: str, left: float, low: float, right: float, high: float) -> Spoil:
    """Moves the sides of a box outwards by some millimetres."""

    def move(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        x1, y1, x2, y2 = (float(v) for v in page.get(f"/{name}", page.MediaBox))
        mm = 72 / 25.4
        page[f"/{name}"] = Array([x1 - left * mm, y1 - low * mm, x2 + right * mm, y2 + high * mm])

    return move


def on_page(**entries: Any) -> Spoil:
    """Sets entries of the page's dictionary."""

    def put(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return put


def on_root(**entries: Any) -> Spoil:
    """Sets entries of the catalog."""

    def put(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return put


def without(key: str, where: Callable[[Pdf], Any]) -> Spoil:
    """Deletes a key."""

    def drop(pdf: Pdf) -> None:
        del where(pdf)[key]

    return drop


def page_of(pdf: Pdf) -> Any:
    """The dictionary of the first page."""
    return pdf.pages[0].obj


def intent_of(pdf: Pdf) -> Any:
    """The first output intent."""
    return pdf.Root.OutputIntents[0]


def profile(data: bytes) -> Spoil:
    """Another profile in the output intent."""

    def put(pdf: Pdf) -> None:
        intent_of(pdf).DestOutputProfile = pdf.make_stream(data)

    return put


def second_intent(pdf: Pdf) -> None:
    """The same intent once more."""
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def without_xmp(name: str) -> Spoil:
    """Takes one value out of the XMP packet."""

    def drop(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            del xmp[name]

    return drop


def without_marks(pdf: Pdf) -> None:
    """Strokes nothing."""
    bare = [
        pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")) if str(i.operator) == "S" else i
        for i in pikepdf.parse_content_stream(pdf.pages[0])
    ]
    pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(bare))


def content(data: bytes) -> Spoil:
    """Other content on the first page."""

    def put(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(data)

    return put


def replaced(old: bytes, new: bytes) -> Spoil:
    """Replaces bytes of the first page's content."""

    def put(pdf: Pdf) -> None:
        before = pdf.pages[0].Contents.read_bytes()
        assert old in before
        pdf.pages[0].Contents = pdf.make_stream(before.replace(old, new))

    return put


def without_font_file(pdf: Pdf) -> None:
    """Keeps the names of the fonts only."""
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def drawn_font(pdf: Pdf) -> Any:
    """A Type 3 font whose one letter is a square."""
    square = pdf.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Squares,
        FontBBox=Array([0, 0, 750, 750]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(square=square),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.square])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([1000]),
        Resources=Dictionary(),
    )


def picture(space: Any, channels: int, side: int = 1, shade: int = 40, **more: Any) -> Callable[[Pdf], Stream]:
    """A picture of one colour, `side` pixels wide and high. shade: 0 to 255, of every channel."""

    def make(pdf: Pdf) -> Stream:
        entries = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        return pdf.make_stream(
            bytes([shade]) * (channels * side * side),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=side,
            Height=side,
            ColorSpace=space,
            BitsPerComponent=8,
            **entries,
        )

    return make


def form(operators: bytes, **entries: Any) -> Callable[[Pdf], Stream]:
    """A form of 10 by 10 points."""
    return lambda pdf: pdf.make_stream(
        operators, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]), Resources=Dictionary(), **entries
    )


def icc(data: bytes, channels: int) -> Callable[[Pdf], Array]:
    """An ICCBased colour space."""
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream(data, N=channels)])


def spot(name: str, alternate: str = "/DeviceCMYK", tint: tuple[float, ...] = (0, 1, 0, 0)) -> Callable[[Pdf], Array]:
    """A Separation."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * len(tint)), C1=Array(list(tint)))
    return lambda _: Array([Name.Separation, Name(f"/{name}"), Name(alternate), function])


def several(*names: str) -> Callable[[Pdf], Array]:
    """A DeviceN."""
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1] * len(names)), N=1, C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0, 0])
    )
    return lambda _: Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), Name.DeviceCMYK, function])


def shading(space: str, *ends: tuple[float, ...]) -> Callable[[Pdf], Dictionary]:
    """An axial shading between two colours."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array(list(ends[0])), C1=Array(list(ends[1])))
    return lambda _: Dictionary(
        ShadingType=2, ColorSpace=Name(space), Coords=Array([200, 0, 300, 0]), Function=function
    )


def shading_pattern(space: str, *ends: tuple[float, ...]) -> Callable[[Pdf], Dictionary]:
    """A pattern that is a shading."""
    return lambda pdf: Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading(space, *ends)(pdf))


def tiles(operators: bytes) -> Callable[[Pdf], Stream]:
    """A pattern of tiles."""
    return lambda pdf: pdf.make_stream(
        operators,
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 5, 5]),
        XStep=5,
        YStep=5,
        Resources=Dictionary(),
    )


def script(text: str) -> Dictionary:
    """An action that runs JavaScript."""
    return Dictionary(S=Name.JavaScript, JS=String(text))


def attached(pdf: Pdf) -> None:
    """Attaches a file."""
    pdf.attachments["notes.txt"] = b"internal"


def note(kind: str, left: float, low: float) -> Spoil:
    """An annotation of 50 by 20 points."""

    def add(pdf: Pdf) -> None:
        rect = Array([left, low, left + 50, low + 20])
        pdf.pages[0].obj.Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect))]
        )

    return add


def layered(pdf: Pdf) -> None:
    """Declares a layer."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("底图")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))


def nested(pdf: Pdf) -> None:
    """Makes the form X9 paint itself."""
    itself = pdf.pages[0].Resources.XObject.X9
    itself.Resources = Dictionary(XObject=Dictionary(X9=itself))


def emptied(pdf: Pdf) -> None:
    """Takes every page out."""
    while len(pdf.pages):
        del pdf.pages[0]
