"""One job through Typst: JSON in, the bytes of a PDF, PNG or SVG out. The same job gives the same bytes every time."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from typing import Literal

import typst

from biaogan.press.materials import Materials
from biaogan.press.raster import packed
from biaogan.problems import BiaoganError, Mark, Problem
from biaogan.render.sheets.job import PrintJob, Variant

FORMATS: dict[Variant, Literal["pdf", "png", "svg"]] = {
    "press": "pdf",
    "office": "pdf",
    "turned": "pdf",
    "spreads": "pdf",
    "preview": "png",
    "flow": "svg",
}

FIT = re.compile(r"FIT ([\w\[\].-]+)")
ICON = re.compile(r"ICON (\S+)")
LONG_NUMBER = re.compile(rb"-?\d+\.\d{3,}")
GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


@cache
def compiler(materials: Materials) -> typst.Compiler:
    """The compiler of this process: it keeps fonts and parsed templates warm. Sees no font but the materials's."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(materials.fonts)])
    return typst.Compiler(root=str(materials.templates), font_paths=fonts)


def compile_job(job: PrintJob, materials: Materials) -> bytes:
    """The file of a job, not yet finished for the press. Raises BiaoganError with P001 to P003."""
    template = materials.templates / f"{job.template}.typ"
    if not re.fullmatch(r"[a-z0-9-]+", job.template) or not template.is_file():
        raise BiaoganError([_problem(job, "P003", f"没有叫“{job.template}”的版式", "检查印刷品的 layout")])
    kind = FORMATS[job.variant]
    try:
        with warnings.catch_warnings():
            # a warning of Typst (a font that is not there, say) means that the sheet is not what was designed
            warnings.simplefilter("error", typst.TypstWarning)
            made, noted = compiler(materials).compile_with_warnings(
                str(template),
                format=kind,
                sys_inputs={"data": job.text},
                timestamp=day(job),
                ppi=job.picture_px / (job.width_mm / 25.4) if kind == "png" else None,
                pdf_standards=["ua-1"] if kind == "pdf" else [],
            )
    except typst.TypstError as error:
        raise BiaoganError(_explained(job, error)) from error
    if noted:
        raise BiaoganError([_problem(job, "P003", f"Typst 提示：{noted[0].message}", "改正模板后再印")])
    if isinstance(made, list) and kind == "png":
        made = made[0]  # a paper that flows over pages is known by its first
    if not isinstance(made, bytes):
        raise BiaoganError([_problem(job, "P022", "排出来的不是一页", "删减内容，或改正模板")])
    if kind == "png" and job.colours is not None:
        return packed(made, job.colours)
    return lean(made) if kind == "svg" else made


def lean(svg: bytes) -> bytes:
    """The same drawing with two decimals a number: Typst writes nine, two thirds of a page that staff load on a phone."""
    return LONG_NUMBER.sub(lambda found: b"%g" % round(float(found[0]), 2), svg)


def day(job: PrintJob) -> datetime:
    """The date the file carries: when the sheet takes effect. A clock would make every run differ."""
    return datetime.combine(job.effective, time.min, UTC)


def _explained(job: PrintJob, error: typst.TypstError) -> list[Problem]:
    """A message of Typst in words for editors: what does not fit, which character has no glyph, or the message itself."""
    if found := FIT.search(error.message):
        where = found[1]
        if where == "qr":
            return [
                _problem(job, "P001", "二维码太密，印出来扫不动", "缩短地址（bank.yml 的 public_base 或 staff_base）")
            ]
        return [_problem(job, "P001", f"“{_value(job, where)}”（{where}）放不进 {job.template} 版面", "缩短这一条文字")]
    if found := ICON.search(error.message):
        return [
            _problem(job, "P003", f"没有叫“{found[1]}”的图标", "从 hooks/biaogan/templates/print/icons.json 里选一个")
        ]
    glyphs = dict.fromkeys(GLYPH.findall(error.diagnostic))
    if glyphs:
        shown = "、".join(f"“{text}”" for text in glyphs)
        return [_problem(job, "P002", f"字体里没有 {shown}", "换一个常用字；表情符号和生僻字印不出来")]
    return [_problem(job, "P003", f"Typst 说：{error.message}", "检查这一件的数据，或改正模板")]


def _value(job: PrintJob, path: str) -> str:
    """The start of the text at a content path such as `groups[0].items[1].text`, or nothing if it is not there."""
    value = job.data["content"]
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", path):
        if isinstance(value, Mapping) and key in value:
            value = value[key]
        elif isinstance(value, list) and index and int(index) < len(value):
            value = value[int(index)]
        else:
            return ""
    return f"{value[:10]}…" if isinstance(value, str) and len(value) > 10 else str(value)


def _problem(job: PrintJob, code: str, message: str, remedy: str) -> Problem:
    return Problem(code, Mark(job.output), f"{job.key}（{job.imprint}，{job.variant}）：{message}", remedy)
