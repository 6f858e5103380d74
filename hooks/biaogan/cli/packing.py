"""The end of `biaogan print` for a campaign: a kit for each branch and one order for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from biaogan.build import Prepared
from biaogan.cli.choosing import Chosen
from biaogan.exports.run_book import run_book
from biaogan.press.batch import Batch
from biaogan.press.kits import orders, write_kit
from biaogan.whole import clear_parts, write

KITS = Path("staff", "kits")  # a kit holds staff sheets: it is made below staff/ and nowhere else


def pack(
    prepared: Prepared, chosen: Chosen, done: Batch, *, kit: bool, packed: Callable[[], None]
) -> tuple[list[tuple[str, Path]], list[str]]:
    """Writes kits and the order of the run; returns what was written, by name, and the branches that lack a file.

    packed: called after each branch.
    """
    campaign, branches = chosen.campaign, chosen.selection.branches
    if campaign is None or not branches:
        return [], []
    folder = done.folder / KITS
    clear_parts(folder)
    bank, index = prepared.book.bank, prepared.index
    told = []
    for order, files in orders(bank, campaign, branches, chosen.wishes, done.files, done.folder, index):
        if kit:
            write_kit(folder / f"{order.name}.zip", order, files)
        told.append(order)
        packed()
    complete = {order.branch.key for order in told}
    lacking = [branch.key for branch in branches if branch.key not in complete]
    written: list[tuple[str, Path]] = []
    if kit and told:
        written.append((f"活动包（{len(told)} 个网点）", folder))
    if told:
        total = folder / f"印刷汇总_{campaign.id}.xlsx"
        write(total, run_book(told))
        written.append(("汇总订单", total))
    return written, lacking
