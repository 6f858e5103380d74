"""What search engines and web servers read: site map, robots.txt, and the headers of static hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biaogan.render.site.frame import Asset, Draft, Site, canonical


def files(site: Site, made: tuple[Draft, ...]) -> Iterator[Asset]:
    """The site map of what stays, and robots.txt."""
    newest = max((record.effective for record in site.public.records), default=None)
    addresses = [(canonical(site.base, page.path), page.changed or newest) for page in made if page.listed]
    yield Asset("sitemap.xml", site.env.get_template("sitemap.xml").render(addresses=addresses))
    yield Asset("robots.txt", site.env.get_template("robots.txt").render(base=site.base))


def headers(site: Site, policies: Mapping[str, str]) -> tuple[str, str]:
    """`_headers` with the policies that let the pages be what they are; each page's own is as strict or stricter.

    policies: place -> policy, of `finished`. Where two rules fit an address, servers join their values. Of two policies
    browsers keep both; but how long a file may be kept must stand in one rule only.
    """
    return "_headers", site.env.get_template("headers.txt").render(policies=policies)
