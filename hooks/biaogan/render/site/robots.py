"""What search engines and web servers read: site map, robots.txt, and the headers of static hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from biaogan.render.site.frame import Asset, Site
from biaogan.render.site.linked_data import web_address
from biaogan.render.site.policy import Allowed, policy


def robot_files(site: Site) -> Iterator[Asset]:
    """The site map of what stays, and robots.txt."""
    newest = max((record.effective for record in site.public.records), default=None)
    addresses = [(web_address(site.base, page.address), page.changed or newest) for page in site.made if page.listed]
    yield Asset("sitemap.xml", site.env.get_template("sitemap.xml").render(addresses=addresses))
    yield Asset("robots.txt", site.env.get_template("robots.txt").render(base=site.base, root=site.root))


def headers(site: Site, allowed: Mapping[str, Allowed]) -> tuple[str, str]:
    """`_headers`: for every folder a policy that lets its pages be what they are, and how long they may be kept.

    allowed: what each page may use, by its path; the page's own policy, in its head, is as strict. Where two rules fit an
    address, servers join their values, so no rule may fit what another does.
    """
    folders: dict[str, Allowed] = {}
    for path, one in allowed.items():
        for rule in _rules(site.root, path):
            folders[rule] = folders[rule] | one if rule in folders else one
    rules = [(rule, policy(folders[rule])) for rule in sorted(folders)]
    return "_headers", site.env.get_template("headers.txt").render(root=site.root, rules=rules)


def _rules(root: str, path: str) -> tuple[str, ...]:
    """The rules under which a page is served: its folder's, or its own; the start page has two addresses."""
    folder, slash, _ = path.partition("/")
    if slash:
        return (f"{root}{folder}/*",)
    return (root, f"{root}index.html") if path == "index.html" else (root + quote(path),)
