"""What MkDocs loads. Every event goes to the adapter; nothing is decided here.

MkDocs has this folder on `sys.path` only while it loads this file, and loads it again at every rebuild of `mkdocs
serve`; the package stays imported, and so does the one adapter that the running server asks for PDFs. The processes
that the press starts are told by the press where the package is.
"""

from __future__ import annotations

from biaogan.mkdocs_support.adapter import ADAPTER

on_startup = ADAPTER.on_startup
on_config = ADAPTER.on_config
on_files = ADAPTER.on_files
on_page_markdown = ADAPTER.on_page_markdown
on_page_content = ADAPTER.on_page_content
on_post_build = ADAPTER.on_post_build
on_build_error = ADAPTER.on_build_error
on_serve = ADAPTER.on_serve
