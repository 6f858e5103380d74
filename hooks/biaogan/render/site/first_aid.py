"""The page for the worst minute: by time since the money went, and by what was given away."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, PlannedPage, Site

FIRST = 3  # steps of the first screen, of the first record of the first part
PARTS = {  # part of the record -> the anchor it has on the page, and its icon
    "转走多久了": ("times", "clock-outline"),
    "交出去了什么": ("given", "lock"),
    "留好证据": ("evidence", "clipboard-check"),
    "小心再被骗": ("again", "alert-octagon"),
}


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page with all first aid."""
    aids = site.public.of("aid")
    parts = [(anchor, icon, part, tuple(a for a in aids if a.part == part)) for part, (anchor, icon) in PARTS.items()]
    urgent = next((members for *_, members in parts if members), ())
    steps = [{"@type": "HowToStep", "position": n, "text": line} for a in urgent[:1] for n, line in enumerate(a.do, 1)]
    yield site.own(
        own,
        "help.html",
        first=tuple(line for a in urgent[:1] for line in a.do[:FIRST]),
        parts_of=tuple(part for part in parts if part[-1]),
        linked={"mainEntity": {"@type": "HowTo", "name": own.title, "step": steps}} if steps else {},
    )
