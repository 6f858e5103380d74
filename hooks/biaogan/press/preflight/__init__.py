"""Preflight: may this PDF go to a print shop? Checks the structure and every operator; makes no claim of PDF/X validation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import PasswordError, Pdf, PdfError

from biaogan.press.preflight.contents import check_document, check_page
from biaogan.press.preflight.edges import check_edges
from biaogan.press.preflight.facts import Facts, PageLeaf, facts
from biaogan.press.preflight.frames import Finding, all_frames, check_frames, frames
from biaogan.press.preflight.inks import CODE, check_inks
from biaogan.press.preflight.standards import check_standard
from biaogan.press.reader.operators import UnreadableError
from biaogan.press.reader.paints import painted
from biaogan.press.reader.scope import Fonts
from biaogan.problems import Mark, Problem

__all__ = ["CODE", "Report", "inspect_pdf", "preflight", "report"]

# what content that is not PDF raises when it is taken for PDF
BROKEN = (
    PdfError,
    PasswordError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    ArithmeticError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a preflight found. facts: none of a file that cannot be read."""

    problems: tuple[Problem, ...]
    facts: Facts | None


def preflight(path: Path) -> list[Problem]:
    """Every problem of a press PDF; none means fit to send."""
    return list(report(path).problems)


def report(path: Path) -> Report:
    """Every problem of a press PDF, and what it is apart from them."""
    findings: list[Finding] = []
    known: Facts | None = None
    try:
        with Pdf.open(path) as pdf:
            leaves: list[PageLeaf] = []
            findings += _check_file(pdf, None, None, leaves)
            known = facts(pdf, leaves)
    except BROKEN as error:
        findings.append(_shut(error))
    return Report(tuple(_problems(findings, path.name)), known)


def inspect_pdf(
    data: bytes, name: str, trim_mm: tuple[float, float] | None = None, die_line: bool | None = None
) -> list[Problem]:
    """Every problem of the bytes of a press PDF called `name`.

    trim_mm: width and height every page must have; die_line: whether the piece is cut to a shape (none: either).
    """
    findings: list[Finding] = []
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            findings += _check_file(pdf, trim_mm, die_line, [])
    except BROKEN as error:
        findings.append(_shut(error))
    return _problems(findings, name)


def _check_file(
    pdf: Pdf, trim_mm: tuple[float, float] | None, die_line: bool | None, leaves: list[PageLeaf]
) -> Iterator[Finding]:
    """Findings of a file; `leaves` is filled with what could be read of each page."""
    yield from check_document(pdf)
    yield from check_standard(pdf)
    if not len(pdf.pages):
        yield ("P022", "一页也没有", "重新生成这一件")
    metrics: Fonts = {}
    for number, page in enumerate(pdf.pages, 1):
        boxes = frames(page)
        yield from _with_page(number, pdf, [*check_frames(page, trim_mm), *check_page(page, boxes)])
        try:
            leaf = PageLeaf(page, boxes, painted(page, metrics))
        except BROKEN as error:
            yield from _with_page(number, pdf, [("P037", f"内容读不懂：{_said(error)}", "重新生成这一件")])
            continue
        leaves.append(leaf)
        yield from _with_page(number, pdf, check_inks(leaf.read, boxes or all_frames(page)))
        if boxes:
            yield from _with_page(number, pdf, check_edges(leaf.read.paints, boxes, die_line is False))
    if die_line and not any(leaf.is_cut for leaf in leaves):
        yield ("P023", "没有刀线", "刀线用 lib/die.typ 的 die-line 画")


def _with_page(number: int, pdf: Pdf, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one page, with its number where there are others."""
    page = f"第 {number} 页" if len(pdf.pages) > 1 else ""
    return [(code, f"{page}{message}", remedy) for code, message, remedy in findings]


def _shut(error: Exception) -> Finding:
    if isinstance(error, PasswordError):
        return ("P028", "要密码才能打开", "去掉密码再送印")
    return ("P022", f"打不开，文件不完整或不是 PDF（{_said(error)}）", "重新生成这一件")


def _said(error: Exception) -> str:
    if isinstance(error, UnreadableError | PdfError):
        return " ".join(str(error).split())
    if isinstance(error, KeyError):
        return f"用到的 {str(error.args[0]).strip('/')} 不在资源里"
    return "有的数或数组不对"


def _problems(findings: list[Finding], name: str) -> list[Problem]:
    return [Problem(code, Mark(name), message, remedy) for code, message, remedy in dict.fromkeys(findings)]
