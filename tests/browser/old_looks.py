"""What is looked at on a page in the browser of 2018: type, colours, width, what stands side by side, what failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.browser.old import Ask, Visit, visited
from tests.checkers.pages import file_of

LOOK = """async () => {
  const pictures = Array.from(document.images);
  const shown = (picture) => picture.complete ? null : new Promise(done => { picture.onload = picture.onerror = done; });
  await Promise.all(pictures.map(shown));
  const style = (element) => getComputedStyle(element);
  const body = style(document.body);
  const colours = (element) => [style(element).color, style(element).backgroundColor];
  const calls = Array.from(document.querySelectorAll('.calls a[href^="tel:"]'));
  const bands = Array.from(document.querySelectorAll('body *')).filter(e =>
    style(e).position === 'sticky' && style(e).top !== 'auto'); // those that keep to the upper edge: the calls
  document.scrollingElement.scrollTop = 1e6;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const found = {
    agent: navigator.userAgent,
    size: parseFloat(body.fontSize),
    spacing: parseFloat(body.lineHeight) / parseFloat(body.fontSize),
    wide: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
    unseen: pictures.filter(p => !p.naturalWidth).map(p => p.src),
    colours: [colours(document.body)].concat(calls.map(colours)),
    calls: calls.map(c => c.getBoundingClientRect()).map(r => [r.width, r.height]),
    far: scrollY > innerHeight,
    bands: bands.map(b => b.getBoundingClientRect().top),
  };
  scrollTo(0, 0);
  return found;
}"""

# How many children of every flex and grid container stand side by side, row by row; what is folded is opened first.
ROWS = """() => {
  for (const part of document.querySelectorAll('details')) part.open = true;
  const rows = (element) => {
    const found = [];
    let bottom = -Infinity;
    for (const child of element.children) {
      const box = child.getBoundingClientRect();
      if (!box.width || !box.height || getComputedStyle(child).position === 'absolute') continue;
      if (box.top >= bottom - 1) { found.push(0); bottom = box.bottom; }
      found[found.length - 1]++;
    }
    return found.join('+');
  };
  const name = (element) => element.tagName.toLowerCase() + '.' + (element.getAttribute('class') || '');
  return Array.from(document.querySelectorAll('body *'))
    .filter(element => /flex|grid/.test(getComputedStyle(element).display))
    .map(element => name(element) + ' ' + rows(element));
}"""


def looks_at(tree: Path, pages: Iterable[str], widths: Sequence[int]) -> dict[tuple[str, int], dict[str, Any]]:
    """Pages of a tree, opened from the disk at every width: page and width -> LOOK, `rows`, `errors`, `strangers`."""
    asked = [(page, width) for page in pages for width in widths]
    seen = visited([Visit(file_of(tree, p).as_uri(), [Ask(ROWS), Ask(LOOK)], width) for p, width in asked])
    return {
        place: {"rows": s.answers[0], **s.answers[1], "errors": s.errors(), "strangers": s.strangers}
        for place, s in zip(asked, seen, strict=True)
    }


def failures(look: dict[str, Any]) -> list[str]:
    """What went wrong on a page: script errors, what its policy refused, other hosts, pictures that stay empty."""
    return [*look["errors"], *look["strangers"], *look["unseen"]]
