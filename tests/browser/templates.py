"""One page of every template of the public site: the longest, where a rule breaks first."""

from __future__ import annotations

from biaogan.build import Prepared
from biaogan.render.site import drafts, make_site
from biaogan.render.site.frame import Draft


def by_template(prepared: Prepared) -> dict[str, tuple[Draft, ...]]:
    """Template -> its pages, the longest first."""
    site = make_site(prepared.public, prepared.public_sheets, prepared.today)
    found: dict[str, list[Draft]] = {}
    for page in (made for made in drafts(site) if isinstance(made, Draft)):
        found.setdefault(page.template, []).append(page)
    return {template: tuple(sorted(pages, key=lambda p: -len(p.text))) for template, pages in sorted(found.items())}


def one_of_each(prepared: Prepared) -> dict[str, str]:
    """Template -> the path of its longest page below the public tree."""
    return {template: pages[0].path for template, pages in by_template(prepared).items()}
