"""All the ways one text reads: as it stands, with its escapes undone, and as a browser shows it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_ESCAPE = re.compile(r"(?:\\u\{?|%u)([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{4,6})\s?")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|r|ruby|rb|s|samp|small|span|strong|sub|sup|t|text|time"
    r"|tspan|tt|u|var|wbr)(?:\s[^<>]*)?/?>|<r[pt](?:\s[^<>]*)?>[^<]*</r[pt]>|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_OTHER = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_APART = "\n\n"  # no number goes on behind it


def readings(text: str) -> Iterator[str]:
    """Every reading once. What one encoding hides another may hide again, so all are undone twice over."""
    once = _unescaped(_unquoted(html.unescape(text)))
    twice = _unescaped(_unquoted(html.unescape(once)))
    found = dict.fromkeys((text, once, twice))
    if "<" in text:
        found.setdefault(html.unescape(visible(text)))
    yield from found


def visible(markup: str) -> str:
    """The text without its tags: words run on through the tags of a line, and end at those of a block."""
    return _OTHER.sub(_APART, _INLINE.sub("", markup))


def _unquoted(text: str) -> str:
    return unquote(text) if "%" in text else text


def _unescaped(text: str) -> str:
    if "\\" not in text and "%u" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: _character(found[1] or found[2] or found[3]), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"
