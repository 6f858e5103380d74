"""What MkDocs loads. Every event goes to the adapter; nothing is decided here.

MkDocs puts this folder on `sys.path` only while it loads this file, and loads it again at every rebuild of `mkdocs
serve`; the package stays imported, and so does the one adapter that the running server asks for PDFs.
"""

from __future__ import annotations

import sys
from pathlib import Path

HOOKS = str(Path(__file__).resolve().parent)
if HOOKS not in sys.path[1:]:
    sys.path.append(HOOKS)  # at the end and for good: the press starts processes of its own, which inherit the path

from biaogan.mkdocs_support.adapter import ADAPTER  # noqa: E402 - found through the path above

on_startup = ADAPTER.on_startup
on_config = ADAPTER.on_config
on_files = ADAPTER.on_files
on_page_markdown = ADAPTER.on_page_markdown
on_page_content = ADAPTER.on_page_content
on_post_build = ADAPTER.on_post_build
on_build_error = ADAPTER.on_build_error
on_serve = ADAPTER.on_serve
