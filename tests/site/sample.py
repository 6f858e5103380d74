"""A small book for the public site, read by the real loader from memory. Invented bank, invented branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from biaogan.editions import PublicBook, make_public
from biaogan.index import make_index
from biaogan.model.book import load
from biaogan.render.sheets import public_pieces
from biaogan.render.site import public_pages

TODAY = date(2026, 12, 5)

BANK = """
name: 样例银行
tagline: 守好您的钱
public_base: https://safe.example.com/
staff_base: https://staff.example.com/
feedback: mailto:staff-only@example.com
palette:
  primary: {cmyk: [100, 78, 22, 18], rgb: "#0c3f74"}
  danger: {cmyk: [8, 96, 88, 4], rgb: "#d32128"}
  accent: {cmyk: [0, 38, 95, 0], rgb: "#f9ab11"}
  soft: {cmyk: [8, 3, 0, 0], rgb: "#eef3fb"}
  paper: {cmyk: [0, 0, 0, 0], rgb: "#ffffff"}
  ink: {cmyk: [0, 0, 0, 100], rgb: "#1f1f1d"}
amounts:
  - {id: limit, label: 内部限额, value: "54321", unit: 元, note: 只给员工看的话}
"""

CONTACTS = """
entries:
  - {id: police, label: 报警, number: "110", purpose: 钱转走了马上打, urgent: true, visibility: public}
  - {id: ask, label: 反诈专线, number: "96110", purpose: 拿不准问一问, urgent: true, visibility: public}
  - {id: hotline, label: 本行客服, number: "", purpose: 挂失银行卡, urgent: true, visibility: public}
  - {id: inner, label: 内部值班, number: "0000-7654321", purpose: 员工用, urgent: true}
"""

BRANCHES = """
entries:
  - {id: BR-001, name: 东街支行, address: 样例市东街1号, phone: 0000-0000001, hours: 周一至周五 9:00至17:00}
"""

GLOSSARY = """
entries:
  - {id: GL-001, term: 验证码, aliases: [短信码], definition: 短信里的一串数字，谁要都不给。, visibility: public}
  - {id: GL-002, term: 内部词, definition: 只在员工手册里。}
"""

SCAM = """
id: {id}
title: {title}
summary: {summary}
aliases: [别名甲]
visibility: public
owner: ROL-001
effective: {effective}
review_by: 2027-04-30
related: [{related}]
headline: 警察不会叫您转钱
icon: gavel
rule: 凡是叫您转到安全账户的，都是诈骗
targets: [独居老人]
channels: [陌生电话]
says: [我是公安局的。, 把钱转过来。, 不许告诉家人。]
signs: [叫您转钱, 不许您挂断, 要验证码]
do_now: [马上挂断, 一分钱也不转, 打电话问一问]
already_lost:
  - when: 刚刚转出去
    do: [马上报警。告诉警察账号。, 带上身份证去网点。, {own}]
  - when: 已经过了一天
    do: [照样要报警。]
  - when: 说出了验证码
    do: [先挂失银行卡。, 再改密码。]
evidence: [聊天记录。, {proof}]
slogan: 不轻信
case: 王奶奶接到电话，她没有转钱。
counter_signals: [只给员工看的信号]
procedures: [PRC-001]
"""

QUESTIONS = """
entries:
  - id: QS-001
    ask: 有人叫您转钱吗？
    help: 比如说叫您转到安全的账户。
    ordinary: true
    flags:
      - {scam: SCM-001, sign: 叫您转钱, weight: sure}
      - {scam: SCM-002, sign: 叫您转钱}
  - id: QS-002
    ask: 对方说自己是警察吗？
    flags: [{scam: SCM-001, sign: 我是公安局的。, weight: sure}]
  - id: QS-003
    ask: 对方不许您挂电话吗？
    flags: [{scam: SCM-002, sign: 不许您挂断, weight: sure}]
"""

SHEET = """
id: SHT-001
title: 防骗海报
summary: 一种骗局一张。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
layout: poster
size: A3
subjects: [SCM]
campaign: CMP-001
paper: 铜版纸
use: 大厅
"""

CAMPAIGN = """
id: CMP-001
title: 守住钱袋子
summary: 面向老年客户。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
audience: 老年客户
theme: 防电信诈骗
starts: 2026-12-01
ends: 2026-12-31
scams: [SCM-001]
tasks:
  - {day: 0, text: 只给员工看的任务, by: ROL-001}
materials:
  - {sheet: SHT-001, quantity: 3, place: 只给员工看的地方}
texts:
  - {channel: LED, text: 先挂断，再问一问。}
"""

LEDGER_IDS = """
entries:
  - {id: SHT-001, kind: sheet, title: 防骗海报, staff: "", public: sheets/SHT-001/, since: 2026-11-01}
  - {id: SHT-009, kind: sheet, title: 旧海报, staff: "", public: sheets/SHT-009/, since: 2026-11-01}
  - {id: SCM-001, kind: scam, title: 冒充公检法, staff: "", public: scams/SCM-001/, since: 2026-11-01}
  - {id: SCM-008, kind: scam, title: 旧骗局, staff: "", public: scams/SCM-008/, since: 2026-11-01}
  - {id: SCM-009, kind: scam, title: 过时的骗局, staff: "", public: scams/SCM-009/, since: 2026-11-01}
"""

LEDGER_MOVES = """
entries:
  - {id: SCM-008, fate: merged, to: [SCM-001], since: 2026-11-10, reason: 只给员工看的理由}
"""

LEDGER_REVISIONS = """
entries:
  - {sheet: SHT-001-SCM-001, revision: "1", hash: "0000000000000000", since: 2026-11-02}
  - {sheet: SHT-001-SCM-001, revision: "2", hash: "REVISION2", since: 2026-11-12}
  - {sheet: SHT-009-SCM-008, revision: "1", hash: "0000000000000000", since: 2026-11-02}
"""


@dataclass(frozen=True)
class InMemory:
    """YAML texts by path."""

    texts: dict[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(self.texts):
            yield path, self.texts[path].encode()


def scam(number: int, *, effective: str = "2026-11-01", **texts: str) -> str:
    """A scam record; `texts` replace title, summary, own (line after losing money), proof and related."""
    other = f"SCM-00{3 - number}" if number in (1, 2) else "SCM-001"
    values = {
        "title": f"骗局{number}",
        "summary": "一句话说明。",
        "own": f"只有骗局{number}才做的事。",
        "proof": f"骗局{number}的凭证。",
        "related": f"{other}, CMP-001, PRC-001",
        **texts,
    }
    return SCAM.format(id=f"SCM-00{number}", effective=effective, **values)


def texts() -> dict[str, str]:
    """All files of the sample."""
    return {
        "standards/bank.yml": BANK,
        "standards/registers/contacts.yml": CONTACTS,
        "standards/registers/branches.yml": BRANCHES,
        "standards/registers/glossary.yml": GLOSSARY,
        "standards/registers/questions.yml": QUESTIONS,
        "standards/scams/SCM-001.yml": scam(1),
        "standards/scams/SCM-002.yml": scam(2, effective="2026-11-20"),
        "campaigns/sheets/SHT-001.yml": SHEET,
        "campaigns/campaigns/CMP-001.yml": CAMPAIGN,
        "standards/ledger/ids.yml": LEDGER_IDS,
        "standards/ledger/moves.yml": LEDGER_MOVES,
        "standards/ledger/revisions.yml": LEDGER_REVISIONS,
    }


def public(changed: dict[str, str] | None = None, today: date = TODAY) -> PublicBook:
    """The public book of the sample, some files replaced. Revision 2 of the first poster is its present state."""
    files = {**texts(), **(changed or {})}
    ledger = "standards/ledger/revisions.yml"
    if "REVISION2" in files.get(ledger, ""):
        first = public_pieces(_read({**files, ledger: "entries: []"}, today))[0]
        files[ledger] = files[ledger].replace("REVISION2", first.digest)
    return _read(files, today)


def _read(files: dict[str, str], today: date) -> PublicBook:
    book, problems = load(InMemory(files))
    assert not problems, "\n".join(map(str, problems))
    return make_public(book, make_index(book, today))


def site(changed: dict[str, str] | None = None, today: date = TODAY) -> dict[str, str]:
    """All pages of the sample by path."""
    book = public(changed, today)
    found = list(public_pages(book, public_pieces(book), today))
    assert len({path for path, _ in found}) == len(found), "two pages at one address"
    return {path: text for path, text in found if isinstance(text, str)}
