"""Drafts become pages: each gets its style sheet and its policy."""

from __future__ import annotations

from collections.abc import Iterable

from biaogan.editions import PublicView
from biaogan.model.bank import Palette
from biaogan.render.site.colours import tokens
from biaogan.render.site.frame import POLICY_PLACE, STYLE_PLACE, Draft, Site, environment
from biaogan.render.site.policy import OWN_FILES, Allowed, digest, policy
from biaogan.render.site.scripts import script, scripts_of, set_later
from biaogan.render.site.styles import Used, pruned

STYLES = (  # of templates/site/style, in this order: the later wins
    "common",
    "people",
    "alerts",
    "quiz",
    "help",
    "home",
    "access",
    "topics",
    "posters",
    "search",
    "offline",
    "check",
    "print",
)


def finished(site: Site, drafts: Iterable[Draft]) -> tuple[dict[str, str], dict[str, Allowed]]:
    """Drafts with their style sheets and policies: path -> page, and path -> what its policy allows.

    Pages of one template share a sheet that holds what any of them uses, so that there are as many hashes as templates.
    """
    by_template: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_template.setdefault(draft.template, []).append(draft)
    whole = style_sheet(site.public.bank.palette)
    pages: dict[str, str] = {}
    allowed: dict[str, Allowed] = {}
    for members in by_template.values():
        css = pruned(whole, Used.of((d.text for d in members), set_later(d.text for d in members)))
        for draft in members:
            runs = {digest(script(name)) for name in scripts_of(draft.text)}
            loads = {OWN_FILES} if draft.loads else set()
            allowed[draft.path] = Allowed(frozenset({digest(css)}), frozenset(runs | loads))
            pages[draft.path] = draft.text.replace(STYLE_PLACE, css).replace(POLICY_PLACE, policy(allowed[draft.path]))
    return pages, allowed


def style_sheet(palette: Palette | PublicView) -> str:
    """All rules there are, in the bank's colours."""
    env = environment()
    return "\n".join(env.get_template(f"style/{name}.css").render(**tokens(palette)) for name in STYLES)
