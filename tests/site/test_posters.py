"""What people take away: sheets by use and by scam, thumbnails, pictures to pass on, how long a file may be kept."""

from __future__ import annotations

import gzip
import re
from fnmatch import fnmatchcase
from typing import get_args
from urllib.parse import quote

import pytest

from biaogan.model.sheet import Purpose
from biaogan.render.sheets.files import file_of
from biaogan.render.sheets.pieces import Piece, public_pieces
from biaogan.render.site import make_site, posters, revisions
from biaogan.render.site.finishing import finished
from biaogan.render.site.frame import Site
from biaogan.render.site.purposes import NAMES, by_purpose
from tests.real import prepared
from tests.site import sample
from tests.support import TODAY

SHARE = (
    sample.SHEET.replace("SHT-001", "SHT-090").replace("防骗海报", "转发图").replace("layout: poster", "layout: share")
)
SHARE = SHARE.replace("size: A3", "size: 手机图").replace("campaign: CMP-001\n", "") + "\npurpose: 转发\n"
LEDGER = "standards/ledger/revisions.yml"


def with_share(*released: str) -> Site:
    """The sample with pictures to pass on; `released`: keys of those that were released in their present state."""
    files = {"campaigns/sheets/SHT-090.yml": SHARE, LEDGER: "entries: []"}
    fresh = {p.key: p for p in public_pieces(sample.public(files))}
    entries = "".join(
        f'  - {{sheet: {key}, revision: 1, hash: "{fresh[key].digest}", since: 2026-11-20, edition: public}}\n'
        for key in released
    )
    book = sample.public({**files, LEDGER: f"entries:\n{entries}" if entries else "entries: []"})
    return make_site(book, public_pieces(book), sample.TODAY)


def pages_of(site: Site) -> dict[str, str]:
    """The pages of sheets and of their revisions."""
    return finished(site, [*posters.pages(site, site.plan.at("posters/")), *revisions.pages(site, site.plan.at("q/"))])[
        0
    ]


@pytest.fixture(scope="module")
def real() -> Site:
    """The site of this repository's own book."""
    return make_site(prepared().public, prepared().public_sheets, TODAY)


@pytest.fixture(scope="module")
def shown(real: Site) -> dict[str, str]:
    return pages_of(real)


def test_every_purpose_has_a_name_and_every_sheet_a_shelf(real: Site) -> None:
    assert set(NAMES) == set(get_args(Purpose))
    found = [piece.key for shelf in by_purpose(real.pieces) for piece in shelf.pieces]
    assert sorted(found) == sorted(piece.key for piece in real.pieces)


def test_the_poster_of_a_scam_is_two_taps_from_the_list(shown: dict[str, str]) -> None:
    """First the scam's name, then the file: A3, against those who pretend to be the police."""
    scam = "SCM-001"
    href, name = re.search(rf'<a href="([^"]*{scam}/index\.html)">([^<]*)<', shown["posters/index.html"]).groups()  # type: ignore[union-attr]
    assert (href, name) == (f"../posters/{scam}/index.html", "冒充公检法")
    page = shown[f"posters/{scam}/index.html"]
    card = page.partition(f'id="SHT-001-{scam}"')[2].partition("</li>\n<li class=")[0]
    assert "A3" in card
    assert f'href="../../print/SHT-001-{scam}/SHT-001-{scam}_press.pdf" download' in card


def test_every_file_of_every_piece_is_offered_where_its_sheet_is(real: Site, shown: dict[str, str]) -> None:
    for piece in real.pieces:
        page = shown[f"sheets/{piece.sheet.id}/index.html"]
        assert f'id="{piece.key}"' in page
        for variant in ("preview", "office", "press"):
            assert f'href="../../{quote(file_of(piece, "bank", variant))}" download' in page


def test_pictures_are_thumbnails_with_a_size_that_wait_until_they_are_seen(shown: dict[str, str]) -> None:
    for path, page in shown.items():
        for image in re.findall(r"<img [^>]*>", page):
            assert re.search(r' src="[./]*print/thumbs/SHT-[A-Z0-9-]+\.png"', image), path
            assert re.search(r' width="\d+" height="\d+" alt="[^"]*" loading="lazy"', image), path


def test_no_page_of_sheets_is_heavy(shown: dict[str, str]) -> None:
    assert "sheets/SHT-001/index.html" in shown
    heavy = {path: size for path, text in shown.items() if (size := len(gzip.compress(text.encode()))) > 14 * 1024}
    assert heavy == {}


def block(site: Site, record: str) -> str:
    """What `parts.share` makes of a record on a page two folders deep."""
    template = site.env.from_string("{% import 'parts.html' as parts with context %}{{ parts.share(record) }}")
    values = {**site.common, "record": site.public.by_id()[record], "link": lambda target: f"../../{target}"}
    return template.render(**values).strip()


def test_a_released_picture_is_offered_to_pass_on_and_opens_alone() -> None:
    found = block(with_share("SHT-090-SCM-001"), "SCM-001")
    assert found.count('href="../../print/SHT-090-SCM-001/SHT-090-SCM-001.png"') == 3
    assert 'src="../../print/thumbs/SHT-090-SCM-001.png"' in found
    assert "草稿" not in found


def test_a_draft_is_not_offered_to_pass_on() -> None:
    site = with_share("SHT-090-SCM-001")
    assert block(site, "SCM-002") == ""
    assert block(with_share(), "SCM-001") == ""


def test_a_released_piece_is_called_a_draft_nowhere() -> None:
    pages = pages_of(with_share("SHT-090-SCM-001", "SHT-090-SCM-002"))
    assert "草稿" not in pages["sheets/SHT-090/index.html"]
    assert "草稿" in pages["sheets/SHT-001/index.html"]


def rules() -> dict[str, str]:
    """Address pattern -> how long what fits it may be kept."""
    text = sample.site()["_headers"]
    return dict(re.findall(r"^(/\S*)\n(?:  .*\n)*?  Cache-Control: (.*)$", text, re.MULTILINE))


def test_every_page_and_file_falls_under_one_rule_for_keeping() -> None:
    """Where two rules fit, static hosts join their values, and browsers go by neither."""
    (piece,) = [p for p in public_pieces(sample.public()) if p.key == "SHT-001-SCM-001"]
    kept = {variant: fitting(piece, variant) for variant in ("press", "office", "preview", "thumb")}
    assert set(kept.values()) == {"no-cache", "public, max-age=604800"}
    assert kept["thumb"] == "public, max-age=604800"
    pages = [path.removesuffix("index.html") for path in sample.site() if path.endswith("index.html")]
    for page in pages:
        assert [value for rule, value in rules().items() if fnmatchcase(f"/{page}", rule)] == ["public, max-age=300"]


def fitting(piece: Piece, variant: str) -> str:
    (value,) = [v for rule, v in rules().items() if fnmatchcase("/" + file_of(piece, "bank", variant), rule)]
    return value
