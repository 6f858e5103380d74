"""A layout's declaration has one reader, and whoever edits it while serving sees it at once: checked, offered, printed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from biaogan.build import forget_templates, print_jobs
from biaogan.layouts import BY_NAME, declaration
from biaogan.mkdocs_support.adapter import Adapter
from biaogan.places import PRINT_TEMPLATES
from biaogan.press.materials import Materials
from biaogan.press.pool import run_jobs
from biaogan.render.sheets.job import PrintJob
from tests.press.reading import squeezed, text_of
from tests.support import ROOT

KEY = "SHT-001-SCM-001"  # of the mini bank: a poster


class Served:
    """The mini bank as `mkdocs serve` builds it, again and again, with templates that may be edited."""

    def __init__(self, root: Path, templates: Path) -> None:
        self.templates = templates
        self.materials = Materials(templates=templates)
        self.cache = root / ".cache"
        self.adapter = Adapter()
        self.adapter.on_startup(command="serve", dirty=False)
        self.config = load_config(str(ROOT / "mkdocs.yml"))
        self.config.config_file_path = str(root / "mkdocs.yml")
        self.config.site_dir = str(root / "served")
        self.config.plugins._current_plugin = "biaogan"  # as MkDocs sets it around an event

    def edit(self, **changes: object) -> None:
        """Saves the declaration of the poster with other values, and lets the server build."""
        file = self.templates / "layouts" / "poster.json"
        file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changes}), "utf-8")
        self.build()

    def build(self) -> None:
        self.adapter.on_files(Files([]), config=self.config)
        self.adapter.on_post_build(config=self.config)

    def codes(self) -> set[str]:
        assert self.adapter.preview is not None
        return {problem.code for problem in self.adapter.preview.problems}

    def job(self) -> PrintJob:
        assert self.adapter.prepared is not None
        found = {(one.key, one.variant, one.imprint): one for one in print_jobs(self.adapter.prepared)}
        return found[KEY, "office", "bank"]

    def said(self) -> str:
        """What stands on the poster as the press makes it."""
        (printed,) = run_jobs([self.job()], self.cache / "out", self.cache / "press", 1, materials=self.materials)
        assert printed.path, printed.problems
        return text_of(printed.path.read_bytes())


@pytest.fixture
def served(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    templates = Path(shutil.copytree(PRINT_TEMPLATES, tmp_path / "print"))
    monkeypatch.setattr(declaration, "PRINT_TEMPLATES", templates)
    one = Served(mini, templates)
    one.build()
    assert one.codes() == set()
    yield one
    forget_templates()


def test_the_checks_see_the_edited_declaration(served: Served) -> None:
    served.edit(sizes=["A2"])
    assert served.codes() == {"F005"}
    served.edit(sizes=["A3"])
    assert served.codes() == set()


def test_sheets_and_press_see_the_edited_declaration(served: Served) -> None:
    words = BY_NAME["poster"].declared["words"]
    before = served.said()
    assert squeezed(words["scan"]) in before
    assert not served.job().die_line
    served.edit(words={**words, "scan": "用手机扫一扫"}, die_line=True)
    assert served.job().die_line, "the sheets see the old one"
    assert "用手机扫一扫" in served.said(), "the press sees the old one"
