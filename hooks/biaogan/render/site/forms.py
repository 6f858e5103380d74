"""What to bring: the public forms as check lists, all on one page and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.editions import PublicView
from biaogan.model.form import BRING
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address, named
from biaogan.render.site.posters import about

LIST = ("bring/index.html", "办业务带什么")


def pages(site: Site) -> Iterator[Draft]:
    """The list and one page for each public form."""
    forms = site.public.of("form")
    yield site.page(
        LIST[0],
        "bring.html",
        LIST[1],
        lists={form.id: (form, groups(form)) for form in forms},
        about={"description": "来办业务以前，一样一样对一对，少跑一趟。"},
    )
    for form in forms:
        yield site.page(
            address(form.id) + "index.html",
            "form.html",
            form.title,
            record=form,
            crumbs=(LIST,),
            about={"description": form.summary, "dateModified": str(form.effective)},
            pieces=about(form, site.pieces),
            related=tuple(record for record in named(site.public, form.related) if record.id != form.id),
        )


def groups(form: PublicView) -> dict[str, tuple[PublicView, ...]]:
    """What of a form is for the public's own list: the name of the group -> its blanks, in the order of the form."""
    grouped = {name: tuple(blank for blank in form.blanks if blank.bring == name) for name in BRING}
    return {name: blanks for name, blanks in grouped.items() if blanks}
