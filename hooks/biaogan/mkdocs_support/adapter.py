"""MkDocs' events, each handed on to the pipeline: what to build when, and nothing of how."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from biaogan.build import TREES, Prepared, Progress, complete, targets
from biaogan.mkdocs_support.pages import contents_of, describe, draw, lay_out
from biaogan.mkdocs_support.preview import Preview
from biaogan.mkdocs_support.refusing import clean, refused
from biaogan.problems import BiaoganError
from biaogan.render.handbook import HandbookPage
from biaogan.whole import Stage


class Adapter:
    """One build at a time. While serving, the last good build answers until the next one is whole."""

    def __init__(self) -> None:
        self.today: date | None = None  # this, trees and progress are set by the command line alone
        self.trees: tuple[str, ...] = TREES
        self.progress: Progress | None = None
        self.stage: Stage | None = None
        self.prepared: Prepared | None = None
        self.pages: dict[str, HandbookPage] = {}
        self.preview: Preview | None = None  # only while serving

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remembers whether this is a preview."""
        self.preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Builds go to a stage; the served site already has a folder of its own."""
        if self.preview is None:
            self.stage = Stage(targets(Path(config.site_dir)), self.trees)
            config.site_dir = str(self.stage.path("staff"))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads and checks the book, renders every page, adds them to the site and sets the navigation."""
        self.prepared = None
        drawn: tuple[HandbookPage, ...] = ()
        try:
            self.prepared, drawn = draw(Path(config.config_file_path).resolve().parent, self.today)
        except BiaoganError as error:
            if self.preview is None:
                raise
            self.preview.refuse(error.problems)
        if self.prepared is not None and self.preview is None:
            config.site_url = self.prepared.book.bank.staff_base
        self.pages = lay_out(drawn, files, config)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Title, sides and day of a page come from what it was made of."""
        if self.prepared is not None:
            describe(page, self.pages.get(page.file.src_uri), self.prepared.today)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Puts the finished HTML and its table of contents in place."""
        if generated := self.pages.get(page.file.src_uri):
            page.toc, html = contents_of(generated), generated.html
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Completes the trees and swaps them in; the preview gets the same without sheets, which it makes when asked."""
        if self.prepared is None:
            return
        if self.preview is not None:
            self.preview.accept(self.prepared, Path(config.site_dir))
        elif self.stage is not None:
            complete(self.prepared, self.stage, self.progress)
            if clean():
                self.stage.swap()

    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays, the half-built one goes, and MkDocs hears in its own terms how it ends."""
        if self.stage is not None:
            self.stage.drop()
        if refusal := refused(error):
            raise refusal from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Lets the preview answer for PDFs and for pages while the sources have errors."""
        if self.preview is not None:
            server.set_app(self.preview.around(server.get_app()))  # type: ignore[arg-type]
        return server


ADAPTER = Adapter()
