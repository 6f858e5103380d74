"""What a page says in schema.org's words: what it is, who answers for it, and the way to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from markupsafe import Markup

from biaogan.render.addresses import page_address
from biaogan.values import Json

SAFE = "/:#?=&"  # what stays as it is in an address
COLLECTION = {"@type": "CollectionPage"}  # a page that leads to others


def web_address(base: str, path: str) -> str:
    """The one address on the web of a page of the tree at `base`. path: its file, or its address below the tree."""
    return base + quote(page_address(path), safe=SAFE)


def linked_data(
    bank: str, base: str, path: str, title: str, crumbs: Iterable[tuple[str, str]], more: Mapping[str, Json]
) -> Markup:
    """JSON-LD for the page at `path`. more: what goes beyond what every page has; it cannot end the script element early."""
    place = web_address(base, path)
    page = {
        "@type": "WebPage",
        "@id": place,
        "url": place,
        "name": title,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "publisher": {"@type": "BankOrCreditUnion", "name": bank, "url": base},
        **more,
    }
    graph: list[dict[str, Json]] = [page]
    if page_address(path):
        way = [("", "首页"), *crumbs, (path, title)]
        items: list[Json] = [
            {"@type": "ListItem", "position": n, "name": name, "item": web_address(base, target)}
            for n, (target, name) in enumerate(way, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(data.replace("<", "\\u003c"))  # noqa: S704 - JSON without `<`
