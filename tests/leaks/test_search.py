"""The last search: it opens whatever opens, reads what it finds in every way of writing, and forgets nothing that is denied."""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest
import typst
import xlsxwriter

from biaogan.leaks import search, search_public
from biaogan.leaks.opening import opened
from biaogan.leaks.pdf import text_of
from biaogan.model.book import Book
from biaogan.places import FONTS
from tests.leaks.looking import found_in
from tests.support import book_of, edited, mini_texts, replace

WORD = "鼗甪甾"
DENIED = "柜面核实口径"  # of the miniature bank, whose threshold is 30000元
TRIGGERED = {"V005"}  # codes for tests/test_codes.py


def _png(kind: bytes, body: bytes) -> bytes:
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + chunk + end


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def _xlsx(word: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        bold = book.add_format({"bold": True})
        book.add_worksheet().write_rich_string(0, 0, word[:1], bold, word[1:], "。")
    return out.getvalue()


def _pdf(word: str, where: str) -> bytes:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if where == "title":
        pdf.docinfo["/Title"] = word
    elif where == "stream":
        pdf.Root.Hidden = pdf.make_stream(word.encode() * 3)
    elif where == "spoken":
        text = word.encode("utf-16-be").hex().encode()
        pdf.pages[0].Contents = pdf.make_stream(b"/Span<</ActualText <feff%b>>> BDC EMC" % text)
    else:
        pdf.attachments["a.xlsx"] = _xlsx(word)
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out.getvalue()


@cache
def printed(markup: str) -> bytes:
    """A page 36 mm wide, with the fonts of the press."""
    source = f'#set page(width: 36mm, height: 60mm, margin: 3mm)\n#set text(font: "Noto Sans SC", size: 11pt)\n{markup}'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    made = typst.Compiler(font_paths=fonts).compile(input=source.encode())
    assert isinstance(made, bytes)
    return made


def given(data: bytes | str) -> bytes:
    """A row of a table: the file, or what is to be printed on a page."""
    return printed(data) if isinstance(data, str) else data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORD.encode(), id="plain"),
        pytest.param(WORD.encode("utf-16-be"), id="utf-16"),
        pytest.param(WORD.encode("utf-16"), id="utf-16 with its mark"),
        pytest.param(WORD.encode("gb18030"), id="gb 18030"),
        pytest.param(b"\0\1\2" + WORD.encode("gb18030"), id="among bytes"),
        pytest.param(b"\\u9f17\\u752a\\u753e", id="json"),
        pytest.param(json.dumps({"a": f"<b>{WORD}</b>"}).encode(), id="html in json"),
        pytest.param(b"\\u{9f17}\\u{752A}\\u{753E}", id="javascript"),
        pytest.param(b"a::after{content:'\\9f17\\752a\\753e'}", id="css"),
        pytest.param(b"&#x9f17;&#x752a;&#x753e;", id="html"),
        pytest.param(b"&#40727;&#29994;\xe7\x94\xbe", id="html decimal"),
        pytest.param(b"&amp;#x9f17;&amp;#x752a;&amp;#x753e;", id="html twice"),
        pytest.param(b"%E9%BC%97%E7%94%AA%E7%94%BE", id="address"),
        pytest.param(quote(quote(WORD)).lower().encode(), id="address twice"),
        pytest.param("<p>鼗<b class=x>甪</b>甾</p>".encode(), id="across tags"),
        pytest.param("<ruby>鼗<rt>táo</rt></ruby>甪<!-- x -->甾".encode(), id="with ruby"),
        pytest.param("鼗甪\u200b甾".encode(), id="with an unseen mark"),
        pytest.param("鼗甪\n  甾".encode(), id="broken over lines"),
        pytest.param(b"url(data:image/svg+xml;base64," + base64.b64encode(f"<svg><title>{WORD}</title></svg>".encode()) + b")", id="base64"),
        pytest.param(f"data:image/svg+xml,{quote('<svg>' + WORD)}".encode(), id="data address"),
        pytest.param(gzip.compress(WORD.encode()), id="gzip"),
        pytest.param(_zip("a.xml", WORD.encode()), id="zip"),
        pytest.param(_zip(WORD, b""), id="name in zip"),
        pytest.param(_zip("b.zip", _zip("a.xml", WORD.encode())), id="zip in zip"),
        pytest.param(b"MZ" + _zip("a.xml", WORD.encode()), id="zip behind something"),
        pytest.param(_xlsx(WORD), id="xlsx"),
        pytest.param(_png(b"tEXt", b"k\0" + WORD.encode()), id="png text"),
        pytest.param(_png(b"zTXt", b"k\0\0" + zlib.compress(WORD.encode())), id="png packed text"),
        pytest.param(_png(b"eXIf", b"MM\0*\0\1" + WORD.encode("utf-16-le")), id="png exif"),
        pytest.param(_png(b"tEXt", b"") + WORD.encode(), id="behind a png"),
        pytest.param(_pdf(WORD, "title"), id="pdf title"),
        pytest.param(_pdf(WORD, "stream"), id="pdf stream"),
        pytest.param(_pdf(WORD, "spoken"), id="pdf read aloud"),
        pytest.param(_pdf(WORD, "attachment"), id="xlsx in pdf"),
        pytest.param(WORD, id="pdf text"),
        pytest.param("柜柜柜柜柜柜柜柜鼗甪甾", id="pdf text broken over lines"),
        pytest.param("鼗#text(size: 14pt, red)[甪]甾", id="pdf text in runs"),
    ],
)  # fmt: skip
def test_the_search_opens(data: bytes | str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(given(data))
    assert found_in(tmp_path, [WORD, "鼗甪甪"]) == {WORD: ["file"]}


def test_the_search_reads_names(tmp_path: Path) -> None:
    (tmp_path / WORD).write_bytes(b"")
    (tmp_path / quote(WORD)).write_bytes(b"")
    assert found_in(tmp_path, [WORD]) == {WORD: [quote(WORD), WORD]}


def test_a_page_reads_as_another_reader_reads_it() -> None:
    data = printed(
        '= 标题\n先问，后转。#footnote[注]\n#table(columns: 2, [一], [二三], [四], [*五*六])\n#link("https://x.example/")[去看]'
    )
    with pypdfium2.PdfDocument(data) as document:
        other = "".join(page.get_textpage().get_text_range() for page in document)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ours = "".join(text_of(page) for page in pdf.pages)
    assert sorted("".join(ours.split())) == sorted("".join(other.split()))
    assert "四\n\n五六" in ours  # cells stand apart, runs of a word do not


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (f"<td>x</td><td>{DENIED}</td>".encode(), DENIED),
        ("<td>1</td><td>3<b>0</b>,000元</td>".encode(), "30,000元"),
        ('<meta content="满３万元要填单">'.encode(), "３万元"),
        (json.dumps({"text": "三万元以上"}).encode(), "三万元"),
        ("满#text(red)[3]0000元", "30000元"),
        ("#table(columns: 2, [1], [30000元])", "30000元"),
    ],
)  # fmt: skip
def test_a_hit_names_file_word_and_remedy(data: bytes | str, word: str, tmp_path: Path) -> None:
    (tmp_path / "public" / "a").mkdir(parents=True)
    (tmp_path / "public" / "a" / "x.html").write_bytes(given(data))
    [problem] = search_public(tmp_path / "public", mini(), tmp_path / "cache")
    assert (problem.code, problem.mark.path) == ("V004", "public/a/x.html")
    assert f"“{word}”" in problem.message
    assert "旧的公众站没有动" in problem.remedy


@pytest.mark.parametrize(
    "data",
    [
        "<td>1</td><td>30000个</td>".encode(),
        "<td>1</td><td>5000元</td><td>1</td><td>3000元</td>".encode(),
        "<td>3</td><td>0000元</td>".encode(),
        b"<path d='M30,000 30000'/><style>a{width:30000px}</style><script>[1,30,000]</script>",
        "#table(columns: 2, [1], [3000元])",
    ],
)
def test_other_numbers_pass(data: bytes | str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(given(data))
    assert search_public(tmp_path, mini(), tmp_path.with_name("cache")) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\nno", id="pdf"),
        pytest.param(_zip("a.xml", b"x" * 999)[:60] + _zip("a.xml", b"y" * 99)[70:], id="zip"),
        pytest.param(gzip.compress(b"x" * 99)[:20], id="gzip"),
    ],
)
def test_what_cannot_be_opened_does_not_go_out(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)
    assert [p.code for p in search_public(tmp_path, mini(), tmp_path.with_name("cache"))] == ["V005"]


# --- the memory of clean files ---------------------------------------------------------------------------------------


@cache
def mini() -> Book:
    return book_of(mini_texts())


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two clean files and one that is not."""
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "clean.html").write_text("先问后转", "utf-8")
    (folder / "clean.pdf").write_bytes(printed("满5000元要填单"))
    (folder / "dirty.html").write_text(DENIED, "utf-8")
    return folder


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many files were opened since the last call."""
    seen: list[bytes] = []

    def counted(data: bytes) -> Iterator[str | bytes]:
        seen.append(data)
        return opened(data)

    def asked() -> int:
        count = len(seen)
        seen.clear()
        return count

    monkeypatch.setattr(search, "opened", counted)
    return asked


def test_a_remembered_verdict_is_the_one_a_fresh_search_gives(
    tree: Path, tmp_path: Path, opens: Callable[[], int]
) -> None:
    fresh = search_public(tree, mini(), tmp_path / "cache")
    assert [p.mark.path for p in fresh] == ["public/dirty.html"]
    assert opens() == 3
    assert search_public(tree, mini(), tmp_path / "cache") == fresh
    assert opens() == 1  # a finding is never remembered
    (tree / "clean.html").rename(tree / f"{DENIED}.html")
    assert len(search_public(tree, mini(), tmp_path / "cache")) == 2  # and names are always read


@pytest.mark.parametrize(
    "edit",
    [
        replace("standards/bank.yml", '"30000"', '"5000"'),
        replace("standards/registers/denied.yml", "term: 柜面核实口径", "term: 要填单"),
    ],
)
def test_another_deny_list_searches_everything_again(tree: Path, tmp_path: Path, edit: object) -> None:
    search_public(tree, mini(), tmp_path / "cache")
    found = search_public(tree, book_of(edited(edit)), tmp_path / "cache")  # type: ignore[arg-type]
    assert "public/clean.pdf" in [p.mark.path for p in found]


def test_another_state_of_the_program_searches_everything_again(
    tree: Path, tmp_path: Path, opens: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    search_public(tree, mini(), tmp_path / "cache")
    monkeypatch.setattr(search, "version", lambda _: "0")
    opens()
    search_public(tree, mini(), tmp_path / "cache")
    assert opens() == 3


def test_a_damaged_memory_knows_nothing(tree: Path, tmp_path: Path, opens: Callable[[], int]) -> None:
    search_public(tree, mini(), tmp_path / "cache")
    memory = tmp_path / "cache" / search.CLEAN
    memory.write_bytes(memory.read_bytes()[1:])
    opens()
    search_public(tree, mini(), tmp_path / "cache")
    assert opens() == 3
