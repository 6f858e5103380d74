"""Short texts as plain text: a file a channel, a line a text, as Windows programs read them."""

from __future__ import annotations

from biaogan.exports.texts import text_files
from biaogan.index import make_index
from biaogan.model.campaign import Campaign
from biaogan.render.addresses import texts_address
from tests.support import TODAY, book_of, edited, mini_texts, replace

CMP = "campaigns/campaigns/CMP-001.yml"


def made(texts: dict[str, str]) -> dict[str, bytes]:
    book = book_of(texts)
    return dict(text_files(book, make_index(book, TODAY)))


def lines(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return text.split("\r\n")[:-1]


def test_every_text_stands_on_a_line_of_its_channel_and_of_its_campaign() -> None:
    found = made(mini_texts())
    book = book_of(mini_texts())
    written = [(c.id, t.channel, t.text) for c in book.of(Campaign) for t in c.texts]
    assert written
    for campaign, channel, text in written:
        assert text in lines(found[texts_address(channel)])
        assert text in lines(found[texts_address(channel, campaign)])
    assert sum(len(lines(content)) for content in found.values()) == 2 * len(written)


def test_a_text_of_two_lines_becomes_one_and_twice_the_same_is_said_once() -> None:
    double = "  - channel: 黑板报\n    text: |-\n      先问\n      再转\n"
    found = made(edited(replace(CMP, "texts:\n", f"texts:\n{double}{double}")))
    assert lines(found["exports/texts/黑板报.txt"]) == ["先问 再转"]


def test_a_campaign_that_is_over_has_no_file() -> None:
    found = made(edited(replace(CMP, "theme:", "expires: 2026-11-01\ntheme:")))
    assert not [path for path in found if "CMP-001" in path]


def test_a_channel_cannot_leave_the_folder() -> None:
    assert texts_address("../LED/屏 1") == "exports/texts/-LED-屏-1.txt"
    assert texts_address("a:b*?", "CMP-001") == "exports/texts/CMP-001-a-b-.txt"
