"""The last pass over a press PDF: bleed box, output intent and PDF/X keys. Same bytes in, same bytes out; stays PDF/UA-1.

Declares PDF/X-4 (ISO 15930-7). No free validator of PDF/X exists: `preflight` checks the structure we rely on.
"""

from __future__ import annotations

import zlib
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String
from pikepdf.models import PdfMetadata

from biaogan.press.dieline import overprint

POINT = Decimal("25.4") / 72  # mm
BLEED = Decimal("3.000") / POINT
CONDITION = "FOGRA39"
REGISTRY = "http://www.color.org"
PDFXID = "http://www.npes.org/pdfx/ns/id/"


def finish(data: bytes, profile: bytes, day: datetime) -> bytes:
    """The PDF of a press sheet with everything a print shop asks for.

    data: PDF with a TrimBox, made by Typst; profile: ICC of the printing condition; day: date the file carries (UTC).
    """
    PdfMetadata.register_xml_namespace(PDFXID, "pdfxid")
    with Pdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            _bleed(page.obj)
            overprint(pdf, page)
        intent = Stream(pdf, _packed(profile), N=4, Filter=Name.FlateDecode)
        pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFX,
                    OutputConditionIdentifier=String(CONDITION),
                    OutputCondition=String("Offset, coated paper, ISO 12647-2"),
                    RegistryName=String(REGISTRY),
                    Info=String("Coated FOGRA39L"),
                    DestOutputProfile=intent,
                )
            ]
        )
        stamp = day.strftime("%Y-%m-%dT%H:%M:%S+00:00")
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp[f"{{{PDFXID}}}GTS_PDFXVersion"] = "PDF/X-4"
            xmp["pdf:Trapped"] = "False"
            xmp["pdf:PDFVersion"] = "1.6"
            xmp["xmpMM:VersionID"] = "1"
            xmp["xmpMM:RenditionClass"] = "default"
            for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                xmp[key] = stamp
        pdf.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-4")
        pdf.docinfo[Name.Trapped] = Name("/False")
        pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = String(day.strftime("D:%Y%m%d%H%M%SZ"))
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """The bytes of a press PDF, equal for equal contents."""
    out = BytesIO()
    # PDF/X-4 is built on PDF 1.6; nothing Typst writes for a sheet needs more
    pdf.save(
        out,
        force_version="1.6",
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()


@lru_cache(maxsize=2)
def _packed(profile: bytes) -> bytes:
    """The profile as every file carries it. Packing it takes longer than all the rest, so it is done once a process."""
    return zlib.compress(profile, 9)


def _bleed(page: Dictionary) -> None:
    """BleedBox from TrimBox; the trim is rounded to a ten-thousandth of a point on both sides alike."""
    left, bottom, right, top = (Decimal(str(value)) for value in page.TrimBox)
    box = (left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
    page.BleedBox = Array([round(value, 4) for value in box])
