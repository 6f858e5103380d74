"""Small sheets made for tests: a few lines of Typst on the page that every sheet has, compiled and finished for real."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.materials import Materials
from biaogan.render.sheets.job import PrintJob, Variant
from tests.press import sample

HEAD = """#import "lib/sheet.typ": *
#import "lib/die.typ": *
#import "lib/qr.typ": qr
#let job = load()
#let (data, paint) = (job.data, job.paint)
#show: sheet.with(job, imprint: entry => at(60mm, 80mm, text(size: 16pt, entry.imprint.bank)))
"""
SIDE = 210.0
GROUND = '#decoration(job, band(job, 0mm, 297mm, paint("soft"), upper: true, lower: true))\n'
WORDS = '#at(60mm, 60mm, title(1, "防骗", text(size: 40pt, "防骗")))\n'
FAN = """#decoration(job, at(-3mm, -3mm, circle(radius: 108mm, fill: paint("danger"))))
#at(60mm, 60mm, title(1, "防骗", text(size: 40pt, fill: paint("white"), "防骗")))
#die-line(job, 0mm, 0mm, circle.with(radius: 105mm))
#die-line(job, 96mm, 180mm, circle.with(radius: 9mm))
"""


@cache
def house() -> Materials:
    """A copy of the house in which templates may be written; removed when the tests end."""
    folder = tempfile.TemporaryDirectory()
    _KEPT.append(folder)
    templates = Path(folder.name)
    shutil.copytree(Materials().templates, templates, dirs_exist_ok=True)
    # without a design size: drawn at the size that is ordered
    for name, die_line in (("proof", "false"), ("fan", "true")):
        declaration = f'{{"words": {{}}, "boxes": {{}}, "die_line": {die_line}}}'
        (templates / "layouts" / f"{name}.json").write_text(declaration, "utf-8")
    return Materials(templates=templates)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def proof_job(body: str, variant: Variant = "press", height: float = 297.0, layout: str = "proof") -> PrintJob:
    """The job of a sheet drawn by `body`. layout: `fan` is declared to have a die line, `proof` to have none."""
    name = "proof-" + hashlib.sha256(body.encode()).hexdigest()[:12]
    (house().templates / f"{name}.typ").write_text(HEAD + body, "utf-8")
    data = sample.data("checklist", variant)
    data["layout"] = layout
    data["size"].update(width=SIDE, height=height)
    cut = layout == "fan"
    return PrintJob(
        name, "bank", variant, name, data, SIDE, height, f"{name}.pdf", date(2026, 11, 1), "示例银行", die_line=cut
    )


def finished(one: PrintJob) -> bytes:
    """The press PDF of a job."""
    return finish(compile_job(one, house()), house().profile.read_bytes(), day(one))


@cache
def proof(body: str, height: float = 297.0) -> bytes:
    """The press PDF of a sheet drawn by `body`."""
    return finished(proof_job(body, height=height))


@cache
def fan() -> bytes:
    """A round piece with a hole, cut along two die lines."""
    return proof(FAN, SIDE)


@cache
def leaflet() -> bytes:
    """A good sheet of two pages."""
    marks = "#pagebreak()\n#pdf.artifact(marks(job))\n"
    return proof(GROUND + WORDS + marks + GROUND + '#at(60mm, 90mm, text(size: 20pt, "第二页"))\n')
