"""A whole build from the command line: MkDocs in this process, with the adapter's progress shown."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from biaogan.mkdocs_support.adapter import ADAPTER


def build_site(root: Path, today: date, progress: Callable[[int, int], None]) -> tuple[Path, Path]:
    """Builds strictly for `today`; returns the folders of the staff and the public tree."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.WARNING)
    os.environ.setdefault("BIAOGAN_AS_OF", str(today))
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # read by the theme, which is imported with the configuration
    config = load_config(str(root / "mkdocs.yml"), strict=True)
    staff = Path(config.site_dir)
    ADAPTER.on_progress = progress
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return staff, staff.with_name("public")
