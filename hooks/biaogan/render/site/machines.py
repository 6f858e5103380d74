"""What search engines and web servers read: site map, robots.txt, and the headers of static hosts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biaogan.render.site.frame import Asset, Draft, Site, canonical


def files(site: Site, made: tuple[Draft, ...]) -> Iterator[Asset]:
    """The site map of what stays, and robots.txt."""
    newest = max((record.effective for record in site.public.records), default=None)
    addresses = [(canonical(site.base, page.path), page.changed or newest) for page in made if page.listed]
    yield Asset("sitemap.xml", site.env.get_template("sitemap.xml").render(addresses=addresses))
    yield Asset("robots.txt", site.env.get_template("robots.txt").render(base=site.base))


def headers(site: Site, policy: str, pages: Iterable[str]) -> tuple[str, str]:
    """`_headers` with the policy that lets every page of the site be what it is; each page's own is stricter.

    pages: paths of all pages. How long a file may be kept goes by its folder: where two rules fit an address, servers join
    their values, so no rule may fit what another does.
    """
    folders = sorted({path.partition("/")[0] for path in pages if "/" in path})
    return "_headers", site.env.get_template("headers.txt").render(csp=policy, folders=folders)
