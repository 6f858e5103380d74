"""骗局: how it runs, how to tell, what to do. The counter's own signals never leave the staff tree."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from biaogan.model.fields import Entry, ProcessRef, Text, Texts, field
from biaogan.model.record import Record

Group = Literal["冒充别人", "许您好处", "网上来的", "账户和卡", "现金和机器"]
GROUPS: tuple[str, ...] = get_args(Group)  # in the order in which the public list shows them

Passed = Literal["刚刚", "当天", "一天以后"]
TIMES: tuple[str, ...] = get_args(Passed)  # soonest first


class Remedy(Entry):
    """What to do once money or secrets are gone, by time passed or by what was given away."""

    when: Text = field("什么情况", public=True, max_length=24)
    passed: Passed | None = field(
        "过了多久", None, public=True, hint="钱转走或东西交出去多久了；和时间无关的情况不写。公众页按它排先后"
    )
    do: Texts = field("怎么办", public=True, min_length=1)


class Scam(Record):
    """A scam typology."""

    PREFIX: ClassVar[str] = "SCM"
    KIND: ClassVar[str] = "scam"
    NAME: ClassVar[str] = "骗局"
    FOLDER: ClassVar[str] = "standards/scams"
    SECTION: ClassVar[str] = "反诈"
    SOUGHT: ClassVar[float] = 1.1  # asked by its symptom, with the customer waiting

    group: Group | None = field("归在哪一类", None, public=True, hint="公众页的骗局列表按它分组")
    headline: Text = field("海报标题", public=True, max_length=14)
    icon: Text = field("图标", public=True, hint="hooks/biaogan/templates/print/icons.json 里的名字")
    rule: Text = field(
        "一句话识破", public=True, max_length=48, pattern=r"^凡是.+都是诈骗$", hint="写成“凡是……都是诈骗”"
    )
    targets: Texts = field("常找哪些人", public=True, min_length=1)
    channels: Texts = field("从哪里找来", public=True, min_length=1)
    says: Texts = field("骗子会这样说", public=True, min_length=3, hint="一句一句地写，最典型的放最前，海报印前三句")
    signs: Texts = field("危险信号", public=True, min_length=3, hint="最要紧的放最前，海报印前三条")
    do_now: Texts = field("现在就做", public=True, min_length=3, hint="最要紧的放最前，海报印前三条")
    already_lost: tuple[Remedy, ...] = field("钱已经转了", public=True, min_length=1)
    evidence: Texts = field("留好证据", public=True, min_length=1)
    slogan: Text | None = field("口号", None, public=True, max_length=24)
    cue: Text | None = field(
        "遇到的人怎么认出来",
        None,
        public=True,
        max_length=40,
        hint="一句话，写遇到的人一看就认得的信号；自测拿它来问，没遇到骗局的人要能答“否”",
    )
    case: Text | None = field("虚构案例", None, public=True, hint="虚构的，页面会标明“虚构案例”")
    counter_signals: Texts = field("柜面信号", (), hint="只给员工看")
    procedures: tuple[ProcessRef, ...] = field("用哪个流程", (), hint="只给员工看")
