"""Drafts become pages: each gets its style sheet and its policy."""

from __future__ import annotations

from collections.abc import Iterable

from biaogan.editions import PublicView
from biaogan.model.bank import Palette
from biaogan.render.site.colours import tokens
from biaogan.render.site.frame import POLICY_PLACE, STYLE_PLACE, Draft, Script, Site
from biaogan.render.site.policy import OWN_FILES, Allowed, digest, policy
from biaogan.render.site.scripts import script as source
from biaogan.render.site.scripts import script_tag
from biaogan.render.site.styles import Used, pruned
from biaogan.render.site.templates import site_templates


def finished(site: Site, drafts: Iterable[Draft]) -> tuple[dict[str, str], dict[str, Allowed]]:
    """Drafts with their style sheets and policies: path -> page, and path -> what its policy allows.

    Pages of one template share a sheet that holds what any of them uses, so that there are as many hashes as templates.
    """
    by_template: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_template.setdefault(draft.template, []).append(draft)
    whole = site_styles(site.plan.styles, site.public.bank.palette)
    pages: dict[str, str] = {}
    allowed: dict[str, Allowed] = {}
    for members in by_template.values():
        runs = {draft.path: scripts_of(site.plan.scripts, draft.text) for draft in members}
        later = {name for scripts in runs.values() for script in scripts for name in script.sets}
        css = pruned(whole, Used.of((draft.text for draft in members), later))
        for draft in members:
            allowed[draft.path] = Allowed(frozenset({digest(css)}), _allowed(runs[draft.path]))
            pages[draft.path] = draft.text.replace(STYLE_PLACE, css).replace(POLICY_PLACE, policy(allowed[draft.path]))
    return pages, allowed


def site_styles(styles: Iterable[str], palette: Palette | PublicView) -> str:
    """All rules there are, in the bank's colours. styles: files of templates/site/style, the later wins."""
    env = site_templates()
    return "\n".join(env.get_template(f"style/{name}.css").render(**tokens(palette)) for name in styles)


def scripts_of(scripts: Iterable[Script], text: str) -> tuple[Script, ...]:
    """Those of the scripts that stand in a page."""
    return tuple(script for script in scripts if script_tag(script.name) in text)


def _allowed(scripts: Iterable[Script]) -> frozenset[str]:
    runs = {digest(source(script.name)) for script in scripts}
    return frozenset(runs | {OWN_FILES for script in scripts if script.loads})
