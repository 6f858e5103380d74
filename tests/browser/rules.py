"""The public site's own rules, measured on an open page. Each probe returns what breaks its rule, empty where it holds.

`biaogan.render.site.access` tells readers which rule is met and names its probe here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.browser.visits import Visit

SMALLEST, BODY = 18, 20  # CSS pixels
LINES = 1.6  # times the type size, in running text
TARGET, MAIN_TARGET = 44, 60
MAIN = ".call, .door, .answer, .files a, .speak, summary"  # what must be hit by a trembling thumb

# Text that is seen: an element with words of its own, not hidden from sight on purpose.
_SEEN = """
const seen = [...document.querySelectorAll('body *')].filter(e => e.offsetParent !== null || e.tagName === 'BODY').filter(e =>
  !e.closest('.away, .skip, script, svg') && [...e.childNodes].some(t => t.nodeType === 3 && t.textContent.trim()));
const told = e => e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40);
"""
_PROBES = {
    "small_text": f"""() => {{ {_SEEN}
      const small = seen.filter(e => parseFloat(getComputedStyle(e).fontSize) < {SMALLEST}).map(told);
      const body = parseFloat(getComputedStyle(document.body).fontSize);
      return body < {BODY} ? [...small, 'body ' + body] : small; }}""",
    # Running text: what fills more than one line and is no heading, button or label.
    "line_height": f"""() => {{ {_SEEN}
      return seen.filter(e => /^(P|LI|DD|SPAN|DIV)$/.test(e.tagName) && !e.closest('h1, h2, h3, a, button, summary, dt, label, .rule-band, .top, .three, legend')).filter(e => {{
        const style = getComputedStyle(e), line = parseFloat(style.lineHeight), size = parseFloat(style.fontSize);
        const range = document.createRange(); range.selectNodeContents(e);
        return range.getBoundingClientRect().height > 1.5 * line && line < {LINES} * size - 0.01;
      }}).map(told); }}""",
    "targets": f"""() => [...document.querySelectorAll('a, button, summary, input, label, select')]
      .filter(e => e.offsetParent !== null && !e.closest('.skip, .away')).map(e => [e, e.getBoundingClientRect()])
      .filter(([e, r]) => r.width > 0 && !(e.tagName === 'INPUT' && e.closest('label')))
      .filter(([, r]) => r.height < {TARGET - 0.5} || r.width < {TARGET - 0.5})
      .map(([e, r]) => `${{e.textContent.trim().slice(0, 30)}} ${{Math.round(r.width)}}×${{Math.round(r.height)}}`)""",
    "main_targets": f"""() => [...document.querySelectorAll('{MAIN}')].filter(e => e.offsetParent !== null)
      .map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.height < {MAIN_TARGET - 0.5} || r.width < {MAIN_TARGET - 0.5})
      .map(([e, r]) => `${{e.textContent.trim().slice(0, 30)}} ${{Math.round(r.width)}}×${{Math.round(r.height)}}`)""",
    "motion": """() => [
      ...document.getAnimations().map(a => 'animation of ' + (a.effect && a.effect.target && a.effect.target.className)),
      ...[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
        return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth'; })
        .map(e => e.tagName + ' ' + e.className),
      ...[...document.querySelectorAll('video, audio, marquee, blink, dialog[open], iframe, [autoplay], meta[http-equiv=refresh]')].map(e => e.tagName)]""",
    "overflow": """() => { const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
      return wide > 0 ? [wide + ' px too wide'] : []; }""",
    "landmarks": """() => { const told = [];
      if (document.querySelectorAll('main').length !== 1) told.push('main');
      if (document.querySelectorAll('h1').length !== 1) told.push('h1');
      if (document.documentElement.lang !== 'zh-CN') told.push('lang');
      let level = 1; document.querySelectorAll('main h1, main h2, main h3, main h4').forEach(h => {
        const own = +h.tagName[1]; if (own > level + 1) told.push('jumps to ' + h.tagName + ': ' + h.textContent.trim()); level = own; });
      document.querySelectorAll('img').forEach(i => { if (!i.hasAttribute('width') || !i.hasAttribute('height')) told.push('no size: ' + i.src); if (!i.hasAttribute('alt')) told.push('no alt: ' + i.src); });
      return told; }""",
}
# What is measured elsewhere, by the name that the page of rules gives it: where.
ELSEWHERE: Mapping[str, str] = {
    "axe": "tests/browser/test_public.py",
    "contrast": "tests/browser/test_public.py",
    "requests": "tests/browser/test_public.py",
    "keyboard": "tests/browser/test_public.py",
    "html": "tests/checkers",
}


def _probe(script: str) -> Callable[[Visit], list[str]]:
    def measured(visit: Visit) -> list[str]:
        return [str(found) for found in visit.page.evaluate(script)]

    return measured


PROBES: Mapping[str, Callable[[Visit], list[str]]] = {name: _probe(script) for name, script in _PROBES.items()}


def broken(visit: Visit) -> list[str]:
    """Everything on the open page that breaks a rule, as `rule: where`."""
    return [f"{name}: {found}" for name, probe in PROBES.items() for found in probe(visit)]


def smallest_text(visit: Visit) -> float:
    """CSS pixels of the smallest type that is seen on the open page."""
    script = f"() => {{ {_SEEN} return Math.min(...seen.map(e => parseFloat(getComputedStyle(e).fontSize))); }}"
    return float(visit.page.evaluate(script))
