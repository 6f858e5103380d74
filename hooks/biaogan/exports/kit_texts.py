"""The plain texts of a kit: one file a channel, the result of the length check, and the list of what is inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biaogan.exports.order import Order, OrderLine, Said

UNSAFE = re.compile(r'[\\/:*?"<>|]')  # what a file name may not hold on Windows
LIST, DATA, CHECK = "清单.txt", "manifest.json", "文案/字数检查.txt"


def channel_texts(order: Order) -> Iterator[tuple[str, bytes]]:
    """`文案/LED.txt` … with nothing but the texts, one a line, to be pasted or loaded; then what the check says."""
    channels = list(dict.fromkeys(said.channel for said in order.texts))
    for channel in channels:
        yield (
            f"文案/{UNSAFE.sub('_', channel)}.txt",
            windows(said.text for said in order.texts if said.channel == channel),
        )
    if channels:
        yield CHECK, windows(_checked(order.texts, channels))


def _checked(texts: tuple[Said, ...], channels: list[str]) -> Iterator[str]:
    for channel in channels:
        own = [said for said in texts if said.channel == channel]
        limit = own[0].limit
        yield f"【{channel}】{f'一条最多 {limit} 个字' if limit else '没有规定上限'}"
        yield from (
            f"{number}. {len(said.text)} 个字，{said.verdict}：{said.text}" for number, said in enumerate(own, 1)
        )
        yield ""


def contents(order: Order, book: str) -> bytes:
    """The list that a person reads first. book: file name of the workbook."""
    return windows(_contents(order, book))


def _contents(order: Order, book: str) -> Iterator[str]:
    campaign, branch = order.campaign, order.branch
    yield f"{order.bank.name} {branch.name}　活动包"
    yield f"{campaign.id} {campaign.title}　{campaign.starts} 至 {campaign.ends}"
    yield f"{branch.address}　{branch.phone}　{branch.hours}"
    yield "内部资料：里面有只给员工看的印刷品，不要整包转给外单位。"
    yield ""
    if order.shop:
        yield "一、送印刷厂：把“送印”文件夹和订单表一起交给印刷厂。"
        yield from _lines(order.shop)
    if order.own:
        yield "二、网点自己打印：按实际大小打印。"
        yield from _lines(order.own)
    yield "三、短文案：“文案”文件夹里一个渠道一个文件，一行一条。"
    over = [said for said in order.texts if said.limit is not None and len(said.text) > said.limit]
    yield f"　　共 {len(order.texts)} 条，{f'{len(over)} 条超过字数上限' if over else '没有超过字数上限的'}，逐条结果见“字数检查”。"
    yield ""
    yield f"四、日程：{book} 的“日程”一页，共 {len(order.days)} 项。"
    yield from (f"　　{day.day} {day.weekday}　{day.text}（{day.by}）" for day in order.days)


def _lines(lines: tuple[OrderLine, ...]) -> Iterator[str]:
    for line in lines:
        count = f"{line.quantity} 张" if line.quantity else "数量待定"
        yield f"　　{line.key}　{line.title}　第 {line.revision} 版　{count}"
        yield f"　　　　{line.file}　{line.place}　有效至 {line.until}"
        if line.notes:
            yield f"　　　　注意：{line.notes}"
    yield ""


def data(order: Order, files: Sequence[Mapping[str, Any]]) -> bytes:
    """The same for programs. files: name, sha256 and bytes of everything in the kit but this list."""
    quantities = {line.file: line for line in order.lines}
    rows = []
    for file in files:
        line = quantities.get(str(file["file"]))
        more = {"sheet": line.key, "revision": line.revision, "quantity": line.quantity, "valid_until": str(line.until)} if line else {}  # fmt: skip
        rows.append({**file, **more})
    said = [{"channel": s.channel, "text": s.text, "length": len(s.text), "limit": s.limit} for s in order.texts]
    days = [{"date": str(d.day), "task": d.text, "by": d.by} for d in order.days]
    branch = {name: getattr(order.branch, name) for name in ("id", "name", "address", "phone", "hours")}
    whole = {"campaign": order.campaign.id, "branch": branch, "files": rows, "texts": said, "days": days}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def windows(lines: Iterable[str]) -> bytes:
    """Lines as the computers of a branch open them: UTF-8 with a byte order mark, CRLF."""
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()
