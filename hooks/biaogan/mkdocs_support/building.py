"""A build from the command line: MkDocs in this process, strict, for a given day."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from biaogan.build import Progress, targets
from biaogan.mkdocs_support.adapter import ADAPTER
from biaogan.mkdocs_support.refusing import told
from biaogan.places import PACKAGE, THEME
from biaogan.problems import Stopped

HOOK = PACKAGE.parent / "mkdocs_hooks.py"


def build_site(root: Path, today: date, trees: tuple[str, ...], progress: Progress) -> dict[str, Path]:
    """Builds strictly for `today`; the folder of every tree. Raises BiaoganError, or Stopped where no record is at fault.

    trees: those that are made; others stay as they are.
    """
    logger = logging.getLogger("mkdocs")
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.WARNING)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # read by the theme, which is imported with the configuration
    ADAPTER.today, ADAPTER.trees, ADAPTER.progress = today, trees, progress
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise Stopped(f"{root} 里没有 mkdocs.yml，这里不是标杆的项目文件夹。用 --root 写明项目在哪里。")
    try:
        config = load_config(str(file), strict=True, **packaged(root, file))
        made = targets(Path(config.site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        raise told(error) from None
    return made


def packaged(root: Path, file: Path) -> dict[str, Any]:
    """What mkdocs.yml names of our own and a folder without the code does not have: taken from the installed package."""
    with file.open("rb") as opened:
        written = yaml_load(opened, get_yaml_loader())
    hooks = [str(HOOK) if Path(hook).name == HOOK.name else hook for hook in written.get("hooks") or [HOOK.name]]
    theme = written.get("theme")
    theme = dict(theme) if isinstance(theme, dict) else {"name": theme or "material"}
    if not (root / theme.get("custom_dir", "?")).is_dir():
        theme["custom_dir"] = str(THEME)
    watch = [path for path in written.get("watch") or () if (root / path).exists()]
    return {"hooks": hooks, "theme": theme, "watch": watch}
