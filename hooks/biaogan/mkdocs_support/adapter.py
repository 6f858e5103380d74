"""Between MkDocs' events and the pipeline: what to build when, and where it goes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from biaogan.build import (
    Prepared,
    flow_drawings,
    forget,
    imprinted,
    prepare,
    print_jobs,
    public_files,
    staff_exports,
    today_from,
    write_all,
)
from biaogan.codes import all_codes
from biaogan.mkdocs_support.pages import add_pages, contents_of, navigation, source_path
from biaogan.mkdocs_support.preview import Preview
from biaogan.model.registers import Branch
from biaogan.press.pool import run
from biaogan.problems import BiaoganError, Problem, as_text
from biaogan.render.handbook import HandbookPage, handbook_pages, home_page, style_files
from biaogan.render.handbook.special import codes_page
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.pieces import Piece
from biaogan.search.index import search_files
from biaogan.whole import Stage

log = logging.getLogger("mkdocs.plugins.biaogan")

WORK = ".build"  # stages, beside the output and on the same disk
CACHE = ".cache/press"


class Adapter:
    """One build at a time. While serving, the last good build answers until the next one is whole."""

    def __init__(self) -> None:
        self.serving = False
        self.stage: Stage | None = None
        self.prepared: Prepared | None = None
        self.pages: dict[str, HandbookPage] = {}
        self.preview = Preview()
        self.on_progress: Callable[[int, int], None] | None = None  # set by the command line: files done, files in all

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remembers whether this is a preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Builds go to a stage; the served site already has a folder of its own."""
        if not self.serving:
            staff = Path(config.site_dir)
            public = staff.with_name("public" if staff.name == "staff" else staff.name + "-public")
            self.stage = Stage(self._root(config) / WORK, {"staff": staff, "public": public})
            config.site_dir = str(self.stage.path("staff"))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads and checks the book, renders every page, adds them to the site and sets the navigation."""
        written = sorted(f.src_uri for f in files.documentation_pages())
        self.pages, self.prepared = {}, None
        forget()  # templates of sheets may have been edited while serving
        try:
            self.prepared = prepare(self._root(config), today_from(os.environ))
            drawn = self._pages(self.prepared)
        except BiaoganError as error:
            if not self.serving:
                raise PluginError("\n" + as_text(error.problems)) from error
            self._show(error.problems)
            config.nav = written
            return files
        self.preview.problems = ()
        self.pages = {source_path(page): page for page in drawn}
        add_pages(files, config, drawn)
        config.nav = navigation(drawn, written)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """A generated page's title comes from its record, and what stands at its sides from how wide it is."""
        generated = self.pages.get(page.file.src_uri)
        if generated is not None:
            page.meta["title"] = escape(generated.title)  # MkDocs prints titles as they come
            if generated.wide:
                page.meta["hide"] = ["navigation", "toc"]
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Puts the finished HTML and its table of contents in place."""
        generated = self.pages.get(page.file.src_uri)
        if generated is None:
            return html
        page.toc = contents_of(generated)
        return generated.html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds search, exports, the public site and the sheets; then swaps the finished trees in."""
        if self.prepared is None:
            return
        staff = Path(config.site_dir)
        write_all(staff, search_files(self.prepared.book, self.prepared.index))
        write_all(staff, staff_exports(self.prepared))
        write_all(staff, style_files(self.prepared.book.bank))
        jobs = print_jobs(self.prepared)
        if self.stage is None:
            write_all(staff / "public", public_files(self.prepared))
            self.preview.accept(self._root(config), jobs)
            return
        write_all(self.stage.path("public"), public_files(self.prepared))
        self._print(self._root(config), jobs)
        if _clean():
            self.stage.swap()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """The old site stays; the half-built one goes."""
        if self.stage is not None:
            self.stage.drop()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Lets the preview answer for PDFs and for pages while the sources have errors."""
        application = server.get_app()
        server.set_app(self.preview.around(application))  # type: ignore[arg-type]
        return server

    def _pages(self, prepared: Prepared) -> tuple[HandbookPage, ...]:
        drawn = flow_drawings(prepared, prepared.root / CACHE)
        book, index, pieces, today = prepared.book, prepared.index, prepared.pieces, prepared.today
        home = home_page(book, index, pieces, today)

        def own(piece: Piece) -> tuple[Branch, ...]:
            return imprinted(prepared, piece)

        return (home, *handbook_pages(book, index, pieces, drawn, today, own), codes_page(all_codes()))

    def _print(self, root: Path, jobs: Iterable[PrintJob]) -> None:
        wanted = list(jobs)
        assert self.stage is not None  # noqa: S101 - only called while staging
        failed: list[Problem] = []
        for done, printed in enumerate(run(wanted, self.stage.folder, root / CACHE), 1):
            failed.extend(printed.problems)
            if self.on_progress is not None:
                self.on_progress(done, len(wanted))
        if failed:
            raise PluginError("\n" + as_text(failed))

    def _show(self, problems: tuple[Problem, ...]) -> None:
        """While serving an exception would leave the browser hanging: the problems become the page."""
        log.error("\n%s", as_text(problems))
        self.preview.problems = problems

    @staticmethod
    def _root(config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).resolve().parent


def _clean() -> bool:
    """False where `--strict` is about to fail the build: MkDocs says so only after this event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return not any(counter.get_counts() for counter in counters)


ADAPTER = Adapter()
