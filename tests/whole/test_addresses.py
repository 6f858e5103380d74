"""The handbook stands where bank.yml says, below a path, on a port, without https, and for the day that was typed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from biaogan.build import Prepared, print_jobs
from tests.support import ROOT, TODAY, book_of, edited, replace
from tests.whole.builds import Project, copied

BASE = "http://intranet:8080/quality/handbook/"
BANK = "standards/bank.yml"
MOVED = replace(BANK, "staff_base: https://staff.example.com/", f"staff_base: {BASE}")


def test_codes_on_staff_sheets_lead_there(tmp_path: Path) -> None:
    made = Prepared.of(tmp_path, book_of(edited(MOVED)), TODAY)
    public = {piece.key for piece in made.public_sheets}
    codes = [(job.key, str(code["text"])) for job in print_jobs(made) if isinstance(code := job.data.get("qr"), dict)]
    staff = [text for key, text in codes if key not in public]
    assert len(staff) > 3
    assert all(text.startswith(BASE) for text in staff)
    assert all(text.startswith("https://public.example.com/") for key, text in codes if key in public)


def test_the_address_is_written_once() -> None:
    assert not re.search(r"(?m)^site_url:", (ROOT / "mkdocs.yml").read_text("utf-8"))


@pytest.mark.verify
def test_the_handbook_is_built_for_its_address(mini_site: Project, tmp_path: Path) -> None:
    project = copied(mini_site.root, tmp_path / "project", code=mini_site.root, cache=mini_site.root / ".cache/press")
    bank = project.root / BANK
    bank.write_text(bank.read_text("utf-8").replace(MOVED.old, MOVED.new or ""), "utf-8")
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_url: https://elsewhere.example.com/\n")  # an old habit: it does not count
    assert project.biaogan("--as-of", "2026-11-30", "build", "--only", "staff").returncode == 0
    page = (project.staff / "scams" / "SCM-001" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}scams/SCM-001/">' in page
    listed = (project.staff / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{BASE}scams/SCM-001/</loc>" in listed
    assert set(re.findall("<lastmod>(.+?)</lastmod>", listed)) == {"2026-11-30"}
    path, missing = urlsplit(BASE).path, (project.staff / "404.html").read_text("utf-8")
    inner = [
        link
        for link in re.findall(r'(?:href|src|data-base)="([^"#]+)"', missing)
        if "://" not in link and ":" not in link
    ]
    assert len(inner) > 20
    assert [link for link in inner if not link.startswith(path)] == []
    for link in inner:
        target = project.staff / link.removeprefix(path).partition("?")[0]
        assert target.is_file() or (target / "index.html").is_file(), link
    assert not [p for p in project.staff.rglob("*.html") if "elsewhere.example.com" in p.read_text("utf-8")]
