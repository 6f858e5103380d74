"""Colours of a page: which space, how much of each ink, which spot colour."""

from __future__ import annotations

from typing import Any, NamedTuple

from pikepdf import Dictionary

CMYK = "DeviceCMYK"
CUT = "CutContour"  # the one spot colour there may be: the die line
SPOTS = ("Separation", "DeviceN")
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": CMYK, "I": "Indexed"}  # in inline images
ENTRY = {"DeviceGray": (0.0,), "DeviceRGB": (0.0, 0.0, 0.0), CMYK: (0.0, 0.0, 0.0, 1.0), "Separation": (1.0,)}


class InkColour(NamedTuple):
    """A colour as the operators gave it. space: name of the colour space; parts: 0 to 1; spot: names of the colorants
    of a Separation or DeviceN, with `alternate` the space they are shown in where there is no such ink."""

    space: str = "DeviceGray"  # what a page starts with
    parts: tuple[float, ...] = (0.0,)
    spot: tuple[str, ...] = ()
    alternate: str = ""

    @property
    def is_process(self) -> bool:
        """True where the four inks of the press are given."""
        return self.space == CMYK and len(self.parts) == 4


def space_of(value: Any, named: Any) -> InkColour:
    """The entry colour of a colour space. value: name or array of the PDF; named: the ColorSpace resources."""
    if value is None:
        return InkColour("unknown", ())
    if value._type_name == "name":
        name = str(value)
        if name in named:
            return space_of(named[name], Dictionary())
        short = name.lstrip("/")
        return InkColour(SHORT.get(short, short), ENTRY.get(SHORT.get(short, short), ()))
    family = str(value[0]).lstrip("/")
    if family in SPOTS:
        names = list(value[1]) if family == "DeviceN" else [value[1]]
        spot = tuple(str(name).lstrip("/") for name in names)
        return InkColour(family, (1.0,) * len(spot), spot, space_of(value[2], named).space)
    if family in ("Indexed", "I", "Pattern") and len(value) > 1:
        return space_of(value[1], named)  # the colours are those of the base
    return InkColour(family, ENTRY.get(family, ()))


def darkest(shading: Any, named: Any) -> InkColour:
    """The colour of a shading with the most ink. Its parts are empty where its function hides them."""
    space = space_of(shading.get("/ColorSpace"), named)
    function = shading.get("/Function")
    stops = _stops(function) if function is not None and space.space == CMYK else []
    return space._replace(parts=max(stops, key=sum, default=()))


def _stops(function: Any) -> list[tuple[float, ...]]:
    """Colours at the ends of exponential and stitched functions: between them no ink is heavier."""
    kind = int(function.FunctionType)
    if kind == 3:
        return [stop for part in function.Functions for stop in _stops(part)]
    if kind != 2:
        return []
    return [tuple(float(v) for v in function[end]) for end in ("/C0", "/C1")]


def darkest_pixel(image: Any) -> tuple[float, ...]:
    """The inks of the heaviest pixel of a CMYK picture; empty for one that only a JPEG decoder could open."""
    plain = str(image.get("/Filter", "/FlateDecode")) == "/FlateDecode" and image.get("/BitsPerComponent") == 8
    if not plain or "/Decode" in image or str(image.ColorSpace) != "/DeviceCMYK":
        return ()
    data = image.read_bytes()
    pixels = set(zip(data[::4], data[1::4], data[2::4], data[3::4], strict=False))
    return tuple(part / 255 for part in max(pixels, key=sum, default=()))
