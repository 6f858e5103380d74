"""What to bring: the public forms as check lists, all on one page and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.editions import PublicView
from biaogan.model.form import BRING
from biaogan.render.addresses import address
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.posters import pieces_about
from biaogan.render.site.with_pages import named


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each public form."""
    forms = site.public.of("form")
    yield site.own(own, "bring.html", lists={form.id: (form, groups(form)) for form in forms})
    for form in forms:
        yield site.page(
            address(form.id),
            "form.html",
            form.title,
            record=form,
            crumbs=own.trail,
            says=form.summary,
            linked={"dateModified": str(form.effective)},
            pieces=pieces_about(form, site.pieces),
            related=tuple(record for record in named(site.public, form.related) if record.id != form.id),
        )


def groups(form: PublicView) -> dict[str, tuple[PublicView, ...]]:
    """What of a form is for the public's own list: the name of the group -> its blanks, in the order of the form."""
    grouped = {name: tuple(blank for blank in form.blanks if blank.bring == name) for name in BRING}
    return {name: blanks for name, blanks in grouped.items() if blanks}
