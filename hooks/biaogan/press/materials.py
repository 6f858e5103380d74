"""Where templates, fonts and the colour profile are, and a hash of all that shapes a printed file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from biaogan.places import FONTS, PRINT_TEMPLATES, PROFILE

SHAPING = (
    "compile",
    "dieline",
    "finish",
    "materials",
    "imprint",
    "raster",
    "pool",
)  # the code that decides what a file holds


@dataclass(frozen=True, slots=True)
class Materials:
    """Folders of templates and fonts, and the file of the press profile (ICC, CMYK)."""

    templates: Path = PRINT_TEMPLATES
    fonts: Path = FONTS
    profile: Path = PROFILE


@cache
def fingerprint(materials: Materials) -> str:
    """Hex digest of templates, fonts, profile, the press code and the libraries: a change of any makes every file anew.

    Read once a process, so a run stays consistent; templates edited while serving need `forget()`.
    """
    hasher = hashlib.sha256()
    code = Path(__file__).parent
    shaping = [code / f"{name}.py" for name in SHAPING]
    shaping += [path for folder in ("preflight", "reader") for path in sorted((code / folder).glob("*.py"))]
    sources = [
        *materials.templates.rglob("*.typ"),
        *materials.templates.rglob("*.json"),
        *materials.fonts.glob("*.ttf"),
        *materials.fonts.glob("*.otf"),
    ]
    for path in [*sorted(sources), materials.profile, *shaping]:
        hasher.update(path.name.encode() + b"\0")
        hasher.update(hashlib.sha256(path.read_bytes()).digest())
    for library in ("typst", "pikepdf", "pillow"):
        hasher.update(f"{library} {version(library)}".encode())
    return hasher.hexdigest()


@cache
def declared(materials: Materials, layout: str) -> Mapping[str, Any]:
    """The declaration of a layout in this materials. Empty for a template that is no layout."""
    file = materials.templates / "layouts" / f"{layout}.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return found


def is_cut(materials: Materials, layout: str) -> bool:
    """True where a layout's declaration says `"die_line": true`: its pieces are cut to a shape, not along their box."""
    return bool(declared(materials, layout).get("die_line", False))


def forget() -> None:
    """Forgets the fingerprint and the declarations, so that edited templates are seen."""
    fingerprint.cache_clear()
    declared.cache_clear()
