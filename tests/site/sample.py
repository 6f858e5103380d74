"""A small book for the public site, read by the real loader from memory. Invented bank, invented branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from biaogan.editions import PublicBook, make_public
from biaogan.index import make_index
from biaogan.model.book import load
from biaogan.render.sheets.pieces import public_pieces
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
group: {group}
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
    passed: 刚刚
    do: [马上报警。告诉警察账号。, 带上身份证去网点。, {own}]
  - when: 已经过了一天
    passed: 一天以后
    do: [照样要报警。]
  - when: 说出了验证码
    do: [先挂失银行卡。, 再改密码。]
evidence: [聊天记录。, {proof}]
slogan: 不轻信
case: 王奶奶接到电话，她没有转钱。
counter_signals: [只给员工看的信号]
procedures: [PRC-001]
"""

AID = """
id: {id}
title: {title}
summary: 先做最要紧的。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
part: {part}
icon: lock
do: ["{line}", 第二步。, 第三步。]
never: [不要信这句。]
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

AUDIENCE = """
id: {id}
title: {title}
summary: 只写给员工的一句。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
related: [CMP-001, AUD-002]
{label}
you: [有人要钱，您先挂断。, 给孩子打个电话。]
meet: [柜台前]
scams: [SCM-002, SCM-001]
say: [说慢一点，讲给他听。]
avoid: [只给员工看的忌讳。]
"""

MOTTO = """
id: SLG-002
title: 四个不
summary: 四句短话。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
related: [CMP-001]
wording: 不轻信
other_wordings: [不要轻信]
meaning: 陌生人的话先停一停。
use: [只给员工看的用处]
"""

WAYS = """
entries:
  - {id: phone, label: 电话, icon: phone-in-talk, headline: 提到钱，先挂断, tips: [先挂断。, 打官方号码问。], words: [陌生电话], visibility: public, note: 只给员工看的说明}
  - {id: street, label: 街头, icon: store, headline: 不扫, tips: [不扫。, 走开。], words: [街头扫码], visibility: public}
  - {id: inner, label: 只给员工看的路, icon: store, headline: 不扫, tips: [不扫。, 走开。], words: [陌生电话]}
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

TOPIC = """
id: TOP-001
title: 自助机转账
summary: 转错了还来得及。
aliases: [延时转账]
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
related: [SCM-001, TOP-002, CMP-001]
icon: clock-outline
shelf: 转账和收款
place: later
audiences: [AUD-001]
course:
  - {name: 银行受理, text: 从这时起算。, icon: timer-sand}
  - {name: 一天以后, text: 钱才转走。}
points: [撤回：带卡到网点问。, 转给自己不用等。, 柜台转的时间不一样的情况另外说：先问。]
ask: [还能撤吗？能，马上来网点。, 要交钱吗？]
unfilled: [到账的时间]
source_check: 只给员工看的核实
"""

PLAIN_TOPIC = """
id: TOP-002
title: 认识人民币
summary: 看一看，摸一摸。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
audiences: [AUD-001]
points: [看水印。, 摸凹凸。, 听声音。]
"""

FORM = """
id: FRM-001
title: 资料清单
summary: 来以前对一对。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
shape: 告知
used_when: 客户预约时。
body: [请本人来办。]
blanks:
  - {label: 要办的业务, bring: 要问清}
  - {label: 身份证件, kind: 勾选, choices: [要带, 不用带], bring: 可能要带}
  - {label: 其他资料, kind: 多行}
signatures: [只在纸上的签字]
required_by: [PRC-001]
retention: 只给员工看的保存办法
"""

ALERT = """
id: {id}
title: 退款提醒
summary: 近来有人冒充客服。
visibility: public
owner: ROL-001
effective: {effective}
review_by: 2027-10-31
expires: {expires}
note: 只给员工看的说明
headline: {headline}
text: [有人打来电话。, 说要退您钱。]
do: [先挂断。, 自己查订单。]
scams: [SCM-001]
"""

SLOGAN = """
id: SLG-001
title: 达人
summary: 活动的名字。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
wording: 我是反诈达人
meaning: 讲给家里人听。
use: [只给员工看的用处]
"""

QUIZ = """
id: QIZ-001
title: 常遇到的事
summary: 三道小题。
visibility: public
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
slogan: SLG-001
questions:
  - situation: 有人叫您转钱到安全账户。
    scam: SCM-001
    choices:
      - {text: 转过去, why: 转过去就难要回来。}
      - {text: 先挂断, right: true, why: 挂断就没有事。}
  - situation: 自己取自己的钱。
    choices:
      - {text: 照常办, right: true, why: 这样办没问题。}
      - {text: 不敢办, why: 自己的钱可以放心取。}
  - situation: 陌生人要验证码。
    scam: SCM-002
    choices:
      - {text: 念给他, why: 念了他就能动您的钱。}
      - {text: 谁都不给, right: true, why: 不给就稳当。}
      - {text: 念一半, why: 一半也不用给。}
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
    """A scam record; `texts` replace title, summary, own (line after losing money), proof, group
    and related."""
    other = f"SCM-00{3 - number}" if number in (1, 2) else "SCM-001"
    values = {
        "title": f"骗局{number}",
        "summary": "一句话说明。",
        "own": f"只有骗局{number}才做的事。",
        "proof": f"骗局{number}的凭证。",
        "related": f"{other}, CMP-001, PRC-001",
        "group": "冒充别人" if number == 1 else "账户和卡",
        **texts,
    }
    return SCAM.format(id=f"SCM-00{number}", effective=effective, **values)


def alert(number: int, **texts: str) -> str:
    """An alert; `texts` replace effective, expires and headline. As it stands it is in force on TODAY."""
    values = {"effective": "2026-11-25", "expires": "2027-01-31", "headline": "退款先转钱的是骗局", **texts}
    return ALERT.format(id=f"ALT-00{number}", **values)


def aid(number: int, title: str, part: str, line: str) -> str:
    """A record of first aid."""
    return AID.format(id=f"AID-00{number}", title=title, part=part, line=line)


def texts() -> dict[str, str]:
    """All files of the sample."""
    return {
        "standards/bank.yml": BANK,
        "standards/registers/contacts.yml": CONTACTS,
        "standards/registers/branches.yml": BRANCHES,
        "standards/registers/glossary.yml": GLOSSARY,
        "standards/registers/ways.yml": WAYS,
        "standards/scams/SCM-001.yml": scam(1),
        "standards/scams/SCM-002.yml": scam(2, effective="2026-11-20"),
        "standards/audiences/AUD-001.yml": AUDIENCE.format(
            id="AUD-001", title="老年客户", label="label: 老年人\nicon: human-cane"
        ),
        "standards/audiences/AUD-002.yml": AUDIENCE.format(id="AUD-002", title="等叫号的客户", label=""),
        "standards/slogans/SLG-002.yml": MOTTO,
        "standards/aids/AID-001.yml": aid(1, "刚刚转走", "转走多久了", "马上打110报警。"),
        "standards/aids/AID-002.yml": aid(2, "说出了密码", "交出去了什么", "先挂失，再问。"),
        "standards/aids/AID-003.yml": aid(3, "给了银行卡", "交出去了什么", "打卡背面的电话。"),
        "campaigns/sheets/SHT-001.yml": SHEET,
        "campaigns/campaigns/CMP-001.yml": CAMPAIGN,
        "standards/topics/TOP-001.yml": TOPIC,
        "standards/topics/TOP-002.yml": PLAIN_TOPIC,
        "standards/forms/FRM-001.yml": FORM,
        "campaigns/alerts/ALT-001.yml": alert(1),
        "campaigns/alerts/ALT-002.yml": alert(2, headline="尾款要付两遍的不付", expires="2026-12-04"),
        "campaigns/quiz/QIZ-001.yml": QUIZ,
        "standards/slogans/SLG-001.yml": SLOGAN,
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
    """All pages of the sample by path. As it stands the sample is made once; with anything given, anew."""
    return dict(_unchanged()) if (changed, today) == (None, TODAY) else _site(changed, today)


@cache
def _unchanged() -> dict[str, str]:
    return _site(None, TODAY)


def _site(changed: dict[str, str] | None, today: date) -> dict[str, str]:
    book = public(changed, today)
    found = list(public_pages(book, public_pieces(book), today))
    assert len({path for path, _ in found}) == len(found), "two pages at one address"
    return {path: text for path, text in found if isinstance(text, str)}
