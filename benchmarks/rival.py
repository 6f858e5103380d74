"""The same poster through WeasyPrint: same words, font, size, inks, bleed, marks and tags, as far as it can do them."""

from __future__ import annotations

import io
import json
import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader

from biaogan.press.materials import Materials
from biaogan.render.sheets.job import PrintJob
from biaogan.render.site.templates import icon_path

HERE = Path(__file__).parent
NEEDS = "要比较 WeasyPrint，先装它用的系统库。Debian：apt-get install libpango-1.0-0 libpangoft2-1.0-0"


def weasyprint() -> Any:
    """The library, or an end that says which system packages it wants."""
    try:
        import weasyprint as library
    except OSError as error:
        raise SystemExit(NEEDS) from error
    return library


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(HERE), autoescape=True)


def _html(job: PrintJob) -> str:
    data = json.loads(job.text)
    svg = io.BytesIO()
    segno.make(data["qr"]["text"], error="m").save(svg, kind="svg", xmldecl=False, svgns=True, border=4)
    inks = {name: f"device-cmyk({' '.join(f'{v}%' for v in pair['cmyk'])})" for name, pair in data["palette"].items()}
    (font,) = Materials().fonts.glob("*.ttf")
    return _environment().get_template("rival_poster.html").render(
        meta=data["meta"], content=data["content"], imprint=data["imprint"], white="device-cmyk(0% 0% 0% 0%)",
        icon=icon_path(data["content"]["icon"]), code=svg.getvalue().decode(), font=font.as_uri(), **inks,
    )  # fmt: skip


def make(job: PrintJob, folder: Path) -> None:
    """One poster, tagged, written below `folder`."""
    made = weasyprint().HTML(string=_html(job), base_url=str(HERE)).write_pdf(pdf_tags=True)
    target = folder / job.output
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made)


def run(jobs: Iterable[PrintJob], folder: Path, workers: int) -> int:
    """All posters through a pool of processes; returns how many."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as crew:
        return len([future.result() for future in [crew.submit(make, job, folder) for job in jobs]])
