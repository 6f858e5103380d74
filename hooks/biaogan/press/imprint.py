"""A branch's imprint on a finished sheet: the base is made once, the few lines that differ are stamped on it.

The stamp is a form XObject with its own tags (ISO 32000-1, 14.7.4.2: marked content in a form is named by its stream),
so the file stays tagged and PDF/UA-1 clean. Same base and layer, same bytes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from biaogan.press.finish import saved
from biaogan.render.sheets.job import PrintJob

LAYER = Name("/BiaoganImprint")
KEPT = ("/A", "/Alt", "/ActualText", "/Lang", "/T")  # of a structure element


def base_of(job: PrintJob) -> PrintJob:
    """The same sheet without imprint: equal for all branches."""
    bare = {"bank": job.bank, "branch": None, "address": None, "phone": None, "hours": None}
    return replace(job, imprint="base", data={**job.data, "part": "base", "imprint": bare, "qr": None})


def layer_of(jobs: list[PrintJob]) -> PrintJob:
    """The imprints of jobs of one sheet, a page each, with nothing else on it."""
    entries = [{key: job.data[key] for key in ("imprint", "qr")} for job in jobs]
    return replace(jobs[0], data={**jobs[0].data, "part": "imprints", "imprints": entries})


def stamp(base: bytes, layer: bytes, on: int) -> bytes:
    """The sheet `base` (a finished press PDF) with the one page of `layer` on its page `on` (the first is 0)."""
    with Pdf.open(BytesIO(base)) as pdf, Pdf.open(BytesIO(layer)) as over:
        source, page = over.pages[0], pdf.pages[on]
        form = pdf.copy_foreign(source.as_form_xobject())
        above = over.Root.StructTreeRoot.K[0]
        tag(pdf, page.obj, form, elements_on(above, source.obj), pdf.Root.StructTreeRoot.K[0])
        show(page, form)
        return saved(pdf)


def show(page: Page, form: Object) -> None:
    """Draws the form over what the page has."""
    resources = page.obj.Resources
    xobjects = resources.get("/XObject", Dictionary())
    xobjects[LAYER] = form
    resources.XObject = xobjects
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ q " + bytes(str(LAYER), "ascii") + b" Do Q")


def tag(pdf: Pdf, page: Object, form: Object, elements: Iterable[Object], parent: Object) -> None:
    """Hangs the tags of a layer below `parent`, an element of the sheet, and names the form's stream in them."""
    owners: dict[int, Object] = {}
    for element in elements:
        parent.K.append(copied(pdf, element, parent, page, owners, form))
    form.StructParents = number(pdf, owners)


def number(pdf: Pdf, owners: dict[int, Object]) -> int:
    """Enters the elements of one stream's marked contents in the parent tree; returns the stream's key there."""
    root = pdf.Root.StructTreeRoot
    key = int(root.ParentTreeNextKey)
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(pdf.make_indirect(Array([owners[n] for n in sorted(owners)])))
    root.ParentTreeNextKey = key + 1
    return key


def copied(
    pdf: Pdf, source: Object, parent: Object, page: Object, owners: dict[int, Object], form: Object | None = None
) -> Object:
    """A copy of an element and of all below it for another page, or for a form on it.

    owners: marked content number -> its element, filled in.
    """
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=source.S, P=parent, Pg=page, K=Array()))
    for name in KEPT:
        if name in source:
            made[name] = Object.parse(source[name].unparse(resolved=True))
    for child in children(source):
        if isinstance(child, int) or child.get("/Type") == Name.MCR:
            mark = child if isinstance(child, int) else int(child.MCID)
            owners[mark] = made
            made.K.append(mark if form is None else Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=mark))
        else:
            made.K.append(copied(pdf, child, made, page, owners, form))
    return made


def children(element: Object) -> Iterator[Any]:
    """What is below a structure element: elements, references, numbers of marked content."""
    kids = element.get("/K", Array())
    yield from kids if isinstance(kids, Array) else (kids,)


def elements_on(document: Object, page: Object) -> Iterator[Object]:
    """The elements right below `document` whose content stands on `page`."""
    for element in children(document):
        if element.get("/Pg", Dictionary()).objgen == page.objgen:
            yield element
