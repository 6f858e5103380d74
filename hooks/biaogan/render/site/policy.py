"""What a public page may use, as browsers and servers are told."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

OWN_FILES = "'self'"  # in a policy: files of this tree, from a disk as well


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a page, or any of several, may use. styles, scripts: hashes by `digest`, or OWN_FILES."""

    styles: frozenset[str]
    scripts: frozenset[str]

    def __or__(self, other: Allowed) -> Allowed:
        return Allowed(self.styles | other.styles, self.scripts | other.scripts)


def policy(allowed: Allowed) -> str:
    """A content security policy for exactly these style sheets and scripts, and pictures of our own.

    No script of ours connects to anything; search engines' tools read robots.txt in the name of the page they are on.
    """
    styles, scripts = " ".join(sorted(allowed.styles)), " ".join(sorted(allowed.scripts))
    return (
        f"default-src 'none'; style-src {styles}; {f'script-src {scripts}; ' if scripts else ''}"
        f"img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """`'sha256-…'` of an inline style sheet or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
