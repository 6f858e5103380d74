"""One page of every template of the public site: the longest, where a rule breaks first."""

from __future__ import annotations

from biaogan.build import Prepared
from biaogan.render.site import drafts
from biaogan.render.site.frame import Draft, make_site


def one_of_each(prepared: Prepared) -> dict[str, str]:
    """Template -> the path of its longest page below the public tree."""
    site = make_site(prepared.public, prepared.public_sheets, prepared.today)
    longest: dict[str, Draft] = {}
    for page in (made for made in drafts(site) if isinstance(made, Draft)):
        if page.template not in longest or len(page.text) > len(longest[page.template].text):
            longest[page.template] = page
    return {template: page.path for template, page in sorted(longest.items())}
