"""Short texts as plain text, one a line: what is copied into an LED controller, a mass mailer or an ATM's voice.

Their length is checked before anything is written (F006); line ends and BOM are those that Windows programs expect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.render.addresses import texts_address


def text_files(book: Book, index: Index) -> Iterator[tuple[str, bytes]]:
    """Path below the staff tree and content: a file a channel, and one for each channel of each campaign in force."""
    found: dict[str, list[str]] = defaultdict(list)
    for campaign in book.of(Campaign):
        if index.in_force(campaign):
            for text in campaign.texts:
                line = " ".join(text.text.split())
                found[texts_address(text.channel)].append(line)
                found[texts_address(text.channel, campaign.id)].append(line)
    for path, lines in sorted(found.items()):
        once = dict.fromkeys(lines)
        yield path, ("\ufeff" + "".join(f"{line}\r\n" for line in once)).encode()
