"""Writes a valid book of any size: `python -m tests.book.generate 文件夹 --records 2000 --branches 300 --seed 1`.

The same arguments give the same bytes. For tests (small) and benchmarks (large); nothing in it is about a real bank.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import click
import yaml

from biaogan.cli.chinese import Command, run_command, utf8
from biaogan.cli.commands import show_problems
from biaogan.model import CONTENT_TYPES
from tests.book import words

MINI = Path(__file__).parent / "mini"
COPIED = (
    "standards/bank.yml",
    *(f"standards/registers/{n}.yml" for n in ("contacts", "glossary", "synonyms", "sixs_words", "denied")),
)
FOLDERS = {kind.PREFIX: kind.FOLDER for kind in CONTENT_TYPES}
FIXED = {"ROL": len(words.ROLES), "SHT": 3, "CMP": 1, "FRM": 1}
SHARES = {"SVC": 45, "SCM": 20, "PRC": 20, "SXS": 15}  # of what is not fixed
LEAST = sum(FIXED.values()) + len(SHARES)
ON_THE_LIST = 6  # zones on the inspection list
DATES = {"effective": "2026-11-01", "review_by": "2027-10-31"}


def counts(records: int) -> dict[str, int]:
    """How many records of each kind make up `records`. Raises ValueError below the smallest complete book."""
    if records < LEAST:
        raise ValueError(f"a book needs at least {LEAST} records")
    free = records - LEAST
    found = {prefix: 1 + free * share // 100 for prefix, share in SHARES.items()}
    found["SVC"] += free - sum(n - 1 for n in found.values())
    return {**FIXED, **found}


def generate(folder: Path, records: int, branches: int, seed: int) -> None:
    """Writes standards/ and campaigns/ with exactly `records` records and `branches` branches into `folder`."""
    number = counts(records)
    random = Random(seed)  # noqa: S311 - a book, not a secret
    for path in COPIED:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MINI / path, target)
    _write(folder / "standards/registers/branches.yml", {"entries": list(_branches(random, branches))})
    _write(folder / "standards/registers/sources/g.yml", {"entries": list(_sources())})
    shutil.copyfile(MINI / "standards/registers/sources/e.yml", folder / "standards/registers/sources/e.yml")
    for prefix, make in MAKERS.items():
        for n in range(1, number[prefix] + 1):
            some_id = f"{prefix}-{n:03d}"
            _write(folder / FOLDERS[prefix] / f"{some_id}.yml", {"id": some_id, **make(random, some_id, number)})
    _write(folder / "standards/registers/ways.yml", {"entries": [_way(folder / FOLDERS["SCM"])]})


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(dict(value), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, "utf-8", newline="\n")


def _way(scams: Path) -> dict[str, Any]:
    """One way with every channel that the scams name."""
    named = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["channels"] for path in scams.glob("*.yml")]
    return {
        "id": "ways",
        "label": "各条路",
        "icon": "phone-in-talk",
        "headline": "提到钱，先停一停",
        "tips": ["先挂断。", "打官方号码问。"],
        "words": sorted({channel for channels in named for channel in channels}),
        "visibility": "public",
    }


def _branches(random: Random, count: int) -> Iterator[dict[str, str]]:
    for n in range(1, count + 1):
        district, street = random.choice(words.DISTRICTS), random.choice(words.STREETS)
        yield {
            "id": f"BR-{n:03d}",
            "name": f"{district}{n}号支行",
            "address": f"样例市{district}{street}{random.randint(1, 300)}号",
            "phone": f"0000-{n:07d}",
            "hours": random.choice(("周一至周五 9:00至17:00", "周一至周六 8:30至16:30", "每天 9:00至16:00")),
        }


def _sources() -> Iterator[dict[str, Any]]:
    for n in range(1, 41):
        yield {
            "id": f"G-{n:02d}",
            "document": "虚构文集",
            "article": f"第{n}篇",
            "label": f"虚构的第{n}条",
            "internal": False,
            "gap": "生成的样例，不一定有人引用",
        }


def _some(random: Random, pool: Sequence[str], least: int, most: int) -> list[str]:
    return random.sample(pool, min(len(pool), random.randint(least, most)))


def _ids(prefix: str, count: int) -> list[str]:
    return [f"{prefix}-{n:03d}" for n in range(1, count + 1)]


def _one(random: Random, prefix: str, number: Mapping[str, int]) -> str:
    return f"{prefix}-{random.randint(1, number[prefix]):03d}"


def _head(title: str, summary: str, owner: str = "ROL-001", **more: Any) -> dict[str, Any]:
    return {"title": title, "summary": summary, "owner": owner, **DATES, **more}


def _role(random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    position = int(some_id[4:]) - 1
    own = _ids("SVC", number["SVC"])[position :: len(words.ROLES)] or [_one(random, "PRC", number)]
    duties = [
        {
            "phase": random.choice(("班前", "营业中", "班后")),
            "text": f"做好第{n // 6 + 1}组标准。",
            "see": own[n : n + 6],
        }
        for n in range(0, len(own), 6)
    ]
    name = words.ROLES[position]
    return _head(name, f"{name}一天要做的事。", mission="让标准天天有人做。", duties=duties)


def _service(random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    place, thing = random.choice(words.PLACES), random.choice(words.THINGS)
    clauses = [
        {
            "id": f"{some_id}-{n:02d}",
            # the number keeps clauses apart: chance would soon write one sentence twice
            "text": f"{random.choice(words.PLACES)}{some_id[4:]}{n:02d}号{random.choice(words.THINGS)}"
            f"{random.choice(words.STATES)}，标签{''.join(random.choices(words.MARKS, k=5))}在。",
            "check": f"{random.choice(words.CHECKS)}，有一处不符即不合格。",
            "evidence": _some(random, words.PROOFS, 0, 2),
            "frequency": random.choice(words.OFTEN),
            "roles": [_one(random, "ROL", number)],
            "points": random.randint(1, 20),
            **({"origin": "source", "sources": [f"G-{random.randint(1, 40):02d}"]} if random.random() < 0.5 else {}),
        }
        for n in range(1, random.randint(3, 9) + 1)
    ]
    related = [_one(random, "SXS", number)] if random.random() < 0.4 else []
    head = _head(
        f"{place}{thing}标准第{int(some_id[4:])}项", f"{place}的{thing}要做到什么样。", _one(random, "ROL", number)
    )
    return {
        **head,
        "aliases": [f"{place}{thing}"],
        "related": related,
        "norm": random.choice(words.NORMS),
        "clauses": clauses,
    }


def _scam(random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    who = random.choice(words.IDENTITIES)
    says = [
        f"您的{random.choice(words.PRETEXTS)}。",
        f"{random.choice(words.DEMANDS)}。",
        f"{random.choice(words.SECRETS)}。",
    ]
    others = [i for i in {_one(random, "SCM", number) for _ in range(2)} if i != some_id]
    return {
        **_head(f"冒充{who}第{int(some_id[4:])}项", f"骗子说自己是{who}，编一件事要您转钱。"),
        "aliases": [f"假{who}", f"{who}骗局"],
        "visibility": "public",
        "related": sorted(others),
        "sources": ["E-08"],
        "rewritten": True,
        "headline": f"{who}不会叫您转钱",
        "icon": random.choice(words.ICONS),
        "rule": f"凡是{who}来电要钱的，都是诈骗",
        "targets": _some(random, words.TARGETS, 1, 3),
        "channels": _some(random, words.CHANNELS, 1, 3),
        "says": says + [f"{text}。" for text in _some(random, words.DEMANDS, 0, 3) if f"{text}。" not in says],
        "signs": _some(random, words.SIGNS, 3, 6),
        "do_now": _some(random, words.ACTIONS, 3, 6),
        "already_lost": [
            {"when": when, "do": _some(random, words.AFTER, 1, 3)} for when in _some(random, words.LOST, 1, 4)
        ],
        "evidence": _some(random, words.EVIDENCE, 1, 4),
        "case": f"{random.choice(words.SURNAMES)}女士接到电话，先问了家人，钱一分没少。",
        "counter_signals": _some(random, words.SIGNALS, 1, 3),
        "procedures": [_one(random, "PRC", number)],
    }


def _process(random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    verb = random.choice(words.VERBS)
    names = _some(random, words.STEPS, 4, 8)
    steps: list[dict[str, Any]] = []
    for n, name in enumerate(names, 1):
        step: dict[str, Any] = {
            "id": f"{some_id}-{n:02d}",
            "actor": _one(random, "ROL", number),
            "action": f"办{verb}时{name}。",
            "brief": name,
        }
        if n == 2:
            step |= {
                "kind": "decision",
                "next": [{"to": f"{some_id}-03", "when": "有疑点"}, {"to": f"{some_id}-04", "when": "没有"}],
            }
        if n == 1:
            step |= {
                "group": "先问",
                "say": random.choice(words.SAYS),
                "stop": ["说不清用途"],
                "amounts": ["notice_threshold"],
            }
        if n == len(names):
            step |= {"kind": "end", "record": "FRM-001"}
        steps.append(step)
    now = [{"ask": ask, "now": _some(random, words.NOW, 1, 3)} for ask in _some(random, words.MOMENTS, 1, 3)]
    head = _head(f"{verb}流程第{int(some_id[4:])}项", f"客户来办{verb}时照着做。")
    return {**head, "when": f"客户在柜面办{verb}时用。", "situations": now, "forms": ["FRM-001"], "steps": steps}


def _zone(random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    place = words.PLACES[int(some_id[4:]) % len(words.PLACES)]
    items = [
        {
            "id": f"{some_id}-{n:02d}",
            "text": f"{thing}{random.choice(words.STATES)}",
            "word": random.choice(("qingjie", "anquan")),
            "check": f"{random.choice(words.CHECKS)}。",
            "frequency": "每日" if n <= 2 else random.choice(("每日", "每周")),
        }
        for n, thing in enumerate(_some(random, words.THINGS, 3, 6), 1)
    ]
    return {**_head(place, f"{place}的检查项。"), "keeper": _one(random, "ROL", number), "items": items}


def _form(_random: Random, _some_id: str, _number: Mapping[str, int]) -> dict[str, Any]:
    blanks = [{"label": label} for label in words.BLANKS]
    more = {"used_when": "停了手以后填。", "blanks": blanks, "signatures": ["经办人"], "required_by": ["PRC-001"]}
    return {**_head("核实登记表", "记下问了什么、怎么处理。"), **more}


def _campaign(random: Random, _some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    scams = sorted({_one(random, "SCM", number) for _ in range(6)})
    return {
        **_head("防骗宣传月", "讲给客户听的一个月。"),
        "visibility": "public",
        "audience": "全体客户",
        "theme": "防范诈骗",
        "starts": "2026-12-01",
        "ends": "2026-12-31",
        "scams": scams,
        "tasks": [
            {"day": day, "text": "贴好海报，讲一个案例。", "by": _one(random, "ROL", number)} for day in (-7, 0, 7)
        ],
        "materials": [{"sheet": f"SHT-{n:03d}", "quantity": n, "place": "大厅"} for n in (1, 2, 3)],
        "texts": [{"channel": "LED", "text": "验证码，谁要都不给。"}],
    }


def _sheet(_random: Random, some_id: str, number: Mapping[str, int]) -> dict[str, Any]:
    zones = _ids("SXS", min(ON_THE_LIST, number["SXS"]))
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "SHT-001": ("防骗海报", {"visibility": "public", "layout": "poster", "size": "A3", "subjects": ["SCM"]}),
        "SHT-002": ("柜面卡", {"layout": "counter-card", "size": "A4", "subjects": ["PRC-001"]}),
        "SHT-003": ("每日巡检表", {"layout": "checklist", "size": "A4", "subjects": zones, "arrange": "together"}),
    }
    title, rest = kinds[some_id]
    return {
        **_head(title, "一张纸说清一件事。"),
        **rest,
        "campaign": "CMP-001",
        "paper": "157克铜版纸",
        "use": "贴在大厅",
    }


MAKERS = {
    "ROL": _role,
    "SVC": _service,
    "SCM": _scam,
    "PRC": _process,
    "SXS": _zone,
    "FRM": _form,
    "CMP": _campaign,
    "SHT": _sheet,
}


@click.command(cls=Command, help="写一套任意大小的虚构标准，用来测试和比较速度。参数相同，写出的内容就相同。")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="文件夹")
@click.option("--records", type=click.IntRange(min=LEAST), default=100, help="多少条记录", metavar="条数")
@click.option("--branches", type=click.IntRange(min=1), default=5, help="多少个网点", metavar="个数")
@click.option("--seed", type=int, default=1, help="随机种子", metavar="数字")
def main(folder: Path, records: int, branches: int, seed: int) -> int:
    """The command."""
    generate(folder, records, branches, seed)
    click.echo(f"写好 {records} 条记录、{branches} 个网点：{folder}")
    return 0


if __name__ == "__main__":
    utf8()
    sys.exit(run_command(main, show_problems))
