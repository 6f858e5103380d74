"""The rival: a scam's public text as most would publish it, Markdown in Material for MkDocs as it comes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

# Without Google's fonts: the page asks nobody else, which is in its favour.
SETTINGS = """site_name: 防骗
theme:
  name: material
  language: zh
  font: false
"""


def stock_page(folder: Path, scam: Any) -> Path:
    """Builds a site of one page below `folder`; the tree, with the page at its root. scam: a public view."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("\n".join(markdown(scam)), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    return folder / "site"


def markdown(scam: Any) -> Iterator[str]:
    """The lines of the page, with all that the public page says of the scam."""
    yield from (f"# {scam.title}：{scam.headline}", "", f"**{scam.rule}**", "", scam.summary, "")
    yield from _list("骗子会这样说", scam.says)
    yield from _list("怎么认出来", scam.signs)
    yield from _list("现在就做", scam.do_now)
    yield from ("## 钱已经转了", "")
    for remedy in scam.already_lost:
        yield from _list(remedy.when, remedy.do, "###")
    yield from _list("留好证据", scam.evidence)
    if scam.case:
        yield from ("## 虚构案例", "", scam.case, "")


def _list(title: str, lines: Iterable[str], level: str = "##") -> Iterator[str]:
    yield from (f"{level} {title}", "")
    yield from (f"- {line}" for line in lines)
    yield ""
