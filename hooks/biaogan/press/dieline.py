"""The die line: the one spot colour there may be. Typst can draw it (lib/die.typ) but cannot make it overprint."""

from __future__ import annotations

from typing import Any

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

SETTING = Name.CutContour


def overprint(pdf: Pdf, page: Page) -> None:
    """Makes strokes in the die line's colour overprint, so that the plates below them stay whole.

    The setting is put before every choice of that colour and ends with the q…Q that Typst draws each shape in.
    """
    spaces = page.resources.get("/ColorSpace", Dictionary())
    names = {name for name, space in spaces.items() if space._type_name == "array" and _is_die_line(space)}
    if not names:
        return
    out: list[object] = []
    for instruction in parse_content_stream(page):
        if str(instruction.operator) == "CS" and str(instruction.operands[0]) in names:
            out.append(ContentStreamInstruction([SETTING], Operator("gs")))
        out.append(instruction)
    page.Contents = pdf.make_stream(unparse_content_stream(out))  # type: ignore[arg-type]  # its stub forgets instructions
    settings = page.resources.get("/ExtGState", Dictionary())
    settings[SETTING] = Dictionary(Type=Name.ExtGState, OP=True, op=False, OPM=1)
    page.resources.ExtGState = settings


def _is_die_line(space: Any) -> bool:
    return [str(part) for part in space[:2]] == ["/Separation", str(SETTING)]
