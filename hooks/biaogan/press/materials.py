"""Where templates, fonts and the colour profile are, and a hash of all that shapes a printed file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

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

    Read once a process, so a run stays consistent; templates edited while serving need `forget_materials()`.
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


def forget_materials() -> None:
    """Forgets the fingerprint, so that edited templates are seen."""
    fingerprint.cache_clear()
