"""The same book gives the same bytes: on another machine, on another day, in another folder, without a cache."""

from __future__ import annotations

import os
import time
from pathlib import Path

from biaogan.press.cache import UNUSED_DAYS, Cache
from tests.whole.builds import Project, copied, tree


def test_two_builds_are_the_same_to_the_byte(project: Project, tmp_path: Path) -> None:
    """Both start without a cache. The second has another seed, zone and language, and a folder with blanks and 汉字."""
    other = copied(project.root, tmp_path / "另一个 文件夹" / "deeper" / "标杆", code=project.root)
    other.built(PYTHONHASHSEED="4711", TZ="Pacific/Apia", LC_ALL="C", LANG="C")
    first, second = tree(project.site), tree(other.site)
    assert len(first) > 100
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_a_build_from_the_cache_is_the_same(mini_site: Project, tmp_path: Path) -> None:
    cache = mini_site.root / ".cache" / "press"
    other = copied(mini_site.root, tmp_path / "warm", code=mini_site.root, cache=cache)
    held = tree(cache)
    unused, used_lately = other.root / ".cache/press/zz/unused", other.root / ".cache/press/zz/lately"
    for path, days in ((unused, UNUSED_DAYS + 1), (used_lately, UNUSED_DAYS - 1)):
        Cache(other.root / ".cache/press").put(f"zz{path.name}", b"of a sheet that is gone")
        os.utime(path, (time.time(), time.time() - days * 86400))
    other.built()
    assert tree(other.site) == tree(mini_site.site)
    assert used_lately.exists()
    assert not unused.exists(), "a whole build sweeps the cache"
    assert held.items() <= tree(other.root / ".cache/press").items()


def test_nothing_of_the_machine_is_in_the_trees(project: Project) -> None:
    """No path of the folder in which it was built."""
    place = str(project.root).encode()
    assert [p for p in project.site.rglob("*") if p.is_file() and place in p.read_bytes()] == []


def test_a_build_writes_nothing_but_its_own_folders(project: Project) -> None:
    """Generated pages live in memory: a file written below docs/ would make `mkdocs serve` build forever."""
    from tests.support import ROOT

    assert {p.name for p in project.root.iterdir()} - {"site", ".cache"} == {
        "hooks", "docs", "mkdocs.yml", "standards", "campaigns",
    }  # fmt: skip
    assert set(tree(project.root / "docs")) == set(tree(ROOT / "docs"))
    assert {path.name for path in project.site.iterdir()} == {"staff", "public"}
