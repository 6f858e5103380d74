"""Both trees as a visitor meets them: nothing leads nowhere, nothing is asked of another host, nothing leaves public/."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from biaogan.build import Prepared, print_jobs
from biaogan.model.walk import entries
from biaogan.render.addresses import address
from tests.whole.builds import Project
from tests.whole.crawl import Reference, Tree, read_page, read_tree, resolved

OUTSIDE = ("mailto", "tel", "sms", "data", "javascript")
NOWHERE = "404.html"  # served for any address: its links begin at the root of the host


@pytest.fixture(scope="module", params=["staff", "public"])
def tree(request: pytest.FixtureRequest, project: Project) -> Tree:
    return read_tree(project.site / request.param)


@pytest.fixture(scope="module")
def staff(project: Project) -> Tree:
    return read_tree(project.staff)


@pytest.fixture(scope="module")
def public(project: Project) -> Tree:
    return read_tree(project.public)


def inner(tree: Tree) -> list[Reference]:
    """References within the tree: not to another host, not to a telephone."""
    return [r for r in tree.references() if not r.host and r.scheme not in OUTSIDE]


def shown(references: list[Reference]) -> str:
    return "\n".join(f"{r.page}: {r.address}" for r in references)


def test_every_address_of_the_tree_leads_to_a_file(tree: Tree) -> None:
    lost = [r for r in inner(tree) if tree.target(r) is None]
    assert len(inner(tree)) > 50
    assert not lost, shown(lost)


def test_every_anchor_stands_on_its_page(tree: Tree) -> None:
    lost = []
    for reference in inner(tree):
        anchor = unquote(urldefrag(reference.address)[1])
        target = tree.target(reference)
        if anchor and target in tree.pages and anchor not in tree.pages[target].ids:
            lost.append(reference)
    assert not lost, shown(lost)


def test_the_start_page_and_the_print_room_alone_have_nothing_at_their_sides(project: Project) -> None:
    bare = re.compile(r'<div class="md-sidebar md-sidebar--primary"[^>]* hidden>')
    pages = {path: path.read_text("utf-8") for path in project.staff.glob("**/index.html")}
    wide = {path.parent.relative_to(project.staff).as_posix() for path, text in pages.items() if bare.search(text)}
    assert wide == {".", "print"}


def test_no_id_twice_on_a_page(tree: Tree) -> None:
    twice = {p.path: {i for i in p.ids if p.ids.count(i) > 1} for p in tree.pages.values()}
    assert not {path: ids for path, ids in twice.items() if ids}


def test_nothing_is_fetched_from_another_host(tree: Tree) -> None:
    asked = [r for r in tree.references() if r.fetched and (r.host or r.scheme not in ("", "data"))]
    assert not asked, shown(asked)


def test_scripts_name_no_other_host(project: Project) -> None:
    """What a script fetches stands in no attribute. Our own may name no host; Material's may, of features that are off."""
    published = [*project.public.rglob("*.js")]
    for script in (*(project.staff / "assets").glob("*.js"), *published):
        assert not re.search(r"https?://(?!www\.w3\.org/)", script.read_text("utf-8")), script.name
    found = [re.sub("[0-9a-f]{16}", "HASH", path.relative_to(project.public).as_posix()) for path in published]
    assert found == ["assets/search-HASH.js"]


def test_links_to_other_hosts_are_the_banks_own(tree: Tree, prepared: Prepared, project: Project) -> None:
    bank = prepared.book.bank
    named = [bank.public_base, bank.staff_base, bank.feedback]
    named += re.findall(r"(?m)^repo_url:\s*(\S+)", (project.root / "mkdocs.yml").read_text("utf-8"))
    allowed = {urlsplit(base).netloc for base in named}
    asked = [r for r in tree.references() if r.host and r.host not in allowed]
    assert not asked, shown(asked)


def test_public_addresses_are_relative(public: Tree, prepared: Prepared) -> None:
    """So the tree works from a disk, in a subfolder and behind any host; 404.html and the canonical link apart."""
    base = prepared.book.bank.public_base
    for reference in public.references():
        if reference.scheme in ("tel", "data") or reference.page == NOWHERE:
            continue
        if reference.rel == "canonical":
            assert reference.address.startswith(base)
            continue
        assert not reference.host, (reference.page, reference.address)
        assert not reference.scheme, (reference.page, reference.address)
        assert not reference.address.startswith("/"), (reference.page, reference.address)
        assert resolved(reference.page, reference.address) is not None, (reference.page, reference.address)


def test_public_canonical_addresses_exist(public: Tree, prepared: Prepared) -> None:
    base = prepared.book.bank.public_base
    text = (public.folder / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    canonical = [r.address for r in public.references() if r.rel == "canonical" and r.page != NOWHERE]
    assert len(listed) >= 6
    for found in (*listed, *canonical):
        assert found.startswith(base)
        assert public.target(Reference("index.html", "./" + found.removeprefix(base), fetched=False)), found


def test_every_record_and_part_has_its_anchor_in_the_handbook(staff: Tree, prepared: Prepared) -> None:
    parts = [part for record in prepared.book.records for _, part in entries(record)]
    ids = [str(getattr(part, "id")) for part in parts if hasattr(part, "id")]  # noqa: B009 - not every entry has one
    assert len(ids) > len(prepared.book.records)
    for some_id in ids:
        page, _, anchor = address(some_id).partition("#")
        assert page + "index.html" in staff.files, some_id
        assert (anchor or some_id) in staff.pages[page + "index.html"].ids, some_id


def test_every_address_ever_published_still_answers(staff: Tree, public: Tree, prepared: Prepared) -> None:
    for entry in prepared.book.ledger.ids:
        for tree, written in ((staff, entry.staff), (public, entry.public)):
            place, _, anchor = written.partition("#")
            target = tree.target(Reference("index.html", "./" + place, fetched=False)) if written else "index.html"
            assert target is not None, (entry.id, written)
            assert not anchor or anchor in tree.pages[target].ids, (entry.id, written)


def test_every_sheet_is_there_and_its_code_leads_to_a_page(
    project: Project, staff: Tree, public: Tree, prepared: Prepared
) -> None:
    bank = prepared.book.bank
    jobs = print_jobs(prepared)
    assert jobs
    for job in jobs:
        assert (project.site / job.output).is_file(), job.output
        target = re.search(r'"text":"(https://[^"]+)"', job.text)
        assert target is not None
        base, tree = (bank.public_base, public) if target[1].startswith(bank.public_base) else (bank.staff_base, staff)
        assert target[1].startswith(base)
        place = "./" + urlsplit(target[1]).path[1:]
        assert tree.target(Reference("index.html", place, fetched=False)), (job.output, target[1])


def test_no_staff_id_in_the_public_tree(public: Tree, prepared: Prepared) -> None:
    """Neither as text nor as the name of a file."""
    hidden = {r.id for r in prepared.book.records if r.visibility == "staff"}
    assert hidden
    for name in sorted(public.files):
        words = set(re.findall(r"[A-Z]{3}-\d{3,5}", name))
        if name.endswith((".html", ".xml", ".txt", ".json", ".css")) or "." not in name:
            words |= set(re.findall(r"[A-Z]{3}-\d{3,5}", (public.folder / name).read_text("utf-8")))
        assert not words & hidden, (name, words & hidden)


def test_public_files_are_of_the_kinds_we_mean_to_publish(public: Tree) -> None:
    kinds = {name.rpartition(".")[2] for name in public.files}
    assert kinds <= {"html", "xml", "txt", "pdf", "png", "_headers", "json", "js"}, kinds


# --- the crawler itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "written", "path"),
    [
        ("index.html", "a/", "a/"),
        ("a/b/index.html", "../c/", "a/c/"),
        ("a/b/index.html", "../../", ""),
        ("a/b/index.html", "../../../", None),
        ("a/b/index.html", "#x", "a/b/index.html"),
        ("a/index.html", "x.pdf?b=1#p", "a/x.pdf"),
        ("a/index.html", "/z/", "z/"),
        ("a/index.html", ".", "a/"),
        ("a/index.html", "%E5%AD%97.html", "a/字.html"),
    ],
)
def test_addresses_resolve_as_in_a_browser(page: str, written: str, path: str | None) -> None:
    assert resolved(page, written) == path


def test_the_crawler_sees_every_kind_of_address() -> None:
    page = read_page(
        "p.html",
        """<link rel=stylesheet href=a.css><link rel=canonical href=b><img src=c srcset="d 1x, e 2x"><script src=f></script>
        <style>@import "g"; p{background:url(h)}</style><p style="background:url('i')" id=x><a href=j name=y></a>
        <svg><use href="#k"/></svg><script>var a = "<a href=no>"</script><script id=__config>{"search": "l"}</script>""",
    )
    assert [r.address for r in page.references] == ["a.css", "b", "c", "d", "e", "f", "g", "h", "i", "j", "#k", "l"]
    assert [r.address for r in page.references if not r.fetched] == ["b", "j"]
    assert page.ids == ["x", "y", "__config"]
