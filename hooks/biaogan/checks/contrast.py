"""Contrast: the bank's colours carry the texts and shapes that sheets set in them, and the press can lay the ink."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.bank import Colour, Palette
from biaogan.model.book import Book
from biaogan.model.colours import contrast
from biaogan.problems import Problem

CODES = {
    "K001": ("字和底色太接近", "印刷品上的字要让老人在几步外看清：字和底色的对比至少 4.5:1。"),
    "K002": ("色块和底色太接近", "图形和大字块要一眼分得开：对比至少 3:1，色弱的人也看得出。"),
    "K003": ("一个颜色的墨太多", "四种墨加起来超过 300%，纸吸不干，会粘、会透、会花。"),
    "K004": ("文字色不是单黑", "小字和二维码只用黑墨印；混了别的墨，套不准就发虚，二维码扫不出。"),
}

LEAST_TEXT, LEAST_SHAPE = 4.5, 3.0  # WCAG 2.2 AA: 1.4.3 and 1.4.11
MOST_INK = 300  # percent, all four inks: what coated paper takes
BLACK = (0, 0, 0, 100)
WHITE = "white"  # bare paper, no colour of the bank's
# what sheets set on what, by the colour that is to change where a pair is too close
TEXT: dict[str, tuple[str, ...]] = {
    "primary": (WHITE, "soft", "paper"),
    "danger": (WHITE, "soft", "paper"),
    "accent": ("ink",),
    "soft": ("ink",),
    "paper": ("ink",),
}
# large numbers, icons and fields
SHAPES: dict[str, tuple[str, ...]] = {"primary": ("accent",), "danger": ("ink",)}
NAMES = {name: str(info.title) for name, info in Palette.model_fields.items()} | {WHITE: "白"}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Pairs of colours that sheets use keep their contrast; no colour has more ink than paper takes; black is black."""
    bank = book.maybe_bank
    if bank is None:
        return  # said already: I004
    shown = {name: getattr(bank.palette, name) for name in Palette.model_fields}
    for name, colour in shown.items():
        yield from _check_inks(book, name, colour)
    for code, least, pairs in (("K001", LEAST_TEXT, TEXT), ("K002", LEAST_SHAPE, SHAPES)):
        for one, others in pairs.items():
            found = {other: contrast(shown[one].rgb, _rgb(shown, other)) for other in others}
            close = [f"{NAMES[other]}只有 {ratio:.1f}:1" for other, ratio in found.items() if ratio < least]
            if close:
                darker = "ink" not in others  # beside the text colour a field must be light
                yield Problem(
                    code,
                    book.mark("bank", ("palette", one, "rgb")),
                    f"{NAMES[one]}的对比不够：和{'，和'.join(close)}，至少要 {least:g}:1",
                    f"把 palette.{one} 调{'暗' if darker else '亮'}一些，rgb 和 cmyk 一起改",
                )


def _rgb(shown: dict[str, Colour], name: str) -> str:
    return "#ffffff" if name == WHITE else shown[name].rgb


def _check_inks(book: Book, name: str, colour: Colour) -> Iterator[Problem]:
    mark = book.mark("bank", ("palette", name, "cmyk"))
    total = sum(colour.cmyk)
    if total > MOST_INK:
        yield Problem("K003", mark, f"{NAMES[name]}四种墨一共 {total}%，最多 {MOST_INK}%", "降低 palette 里这几个数")
    if name == "ink" and colour.cmyk != BLACK:
        yield Problem("K004", mark, "文字色掺了别的墨", "写 [0, 0, 0, 100]")
