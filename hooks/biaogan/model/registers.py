"""Registers: lists in standards/registers/, one entry one record, each entry with a key of its own."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from biaogan.model.fields import AnyRef, Based, Entry, Flag, SourceRef, Text, Texts, Visibility, field


class Listed(Entry):
    """An entry of a register. REGISTER is the file's name; the file holds `entries:`."""

    REGISTER: ClassVar[str] = ""
    NAME: ClassVar[str] = ""

    @property
    def key(self) -> str:
        """What other records call this entry."""
        return str(getattr(self, "id"))  # noqa: B009 - every register declares its own id field


class Branch(Listed):
    """A branch of the bank: the imprint of every sheet."""

    REGISTER: ClassVar[str] = "branches"
    NAME: ClassVar[str] = "网点"

    id: Annotated[str, StringConstraints(pattern=r"^BR-[0-9]{3,5}$")] = field(
        "网点编号", public=True, hint="BR- 加数字，如 BR-001"
    )
    name: Text = field("网点名称", public=True, max_length=16)
    address: Text = field("地址", public=True, max_length=40)
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9]{3,4}-[0-9]{7,8}$|^1[0-9]{10}$")] = field(
        "电话", public=True, hint="区号、短横线、号码，或十一位手机号"
    )
    hours: Text = field("营业时间", public=True, max_length=30)
    wifi: Text | None = field(
        "无线网络名称", None, public=True, max_length=24, hint="印在无线网络标识牌上；没写的，牌子上留一格手写"
    )


class Contact(Based, Listed):
    """A hotline. An empty number hides its button everywhere."""

    REGISTER: ClassVar[str] = "contacts"
    NAME: ClassVar[str] = "联系电话"

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")] = field(
        "键", public=True, hint="小写英文字母、数字和短横线，如 police"
    )
    label: Text = field("名称", public=True, max_length=12)
    number: Annotated[str, StringConstraints(pattern=r"^[0-9-]*$")] = field(
        "号码", "", public=True, hint="只写数字和短横线；没有就写两个引号，按钮不会出现"
    )
    purpose: Text = field("打了做什么", public=True, max_length=40)
    urgent: Flag = field("紧急", False, public=True, hint="true 会出现在每个公众页和海报上")
    visibility: Visibility = field("谁能看", "staff", public=True)


class Term(Based, Listed):
    """A glossary term."""

    REGISTER: ClassVar[str] = "glossary"
    NAME: ClassVar[str] = "词汇"

    id: Annotated[str, StringConstraints(pattern=r"^GL-[0-9]{3,4}$")] = field(
        "词汇编号", public=True, hint="GL- 加数字，如 GL-001"
    )
    term: Text = field("词", public=True, max_length=24)
    aliases: Texts = field("别名", (), public=True)
    definition: Text = field("解释", public=True, max_length=160)
    see: tuple[AnyRef, ...] = field("参见", ())
    visibility: Visibility = field("谁能看", "staff", public=True)


class Way(Based, Listed):
    """A way by which swindlers reach people. It covers the scams that name one of its words under `channels`."""

    REGISTER: ClassVar[str] = "ways"
    NAME: ClassVar[str] = "找来的路"

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")] = field(
        "键", public=True, hint="小写英文字母，如 phone；它是网址的一部分，定了不改"
    )
    label: Text = field("名称", public=True, max_length=10)
    icon: Text = field("图标", public=True, hint="hooks/biaogan/templates/print/icons.json 里的名字")
    headline: Text = field("一句话", public=True, max_length=30, hint="对从这里被找上的人，最要紧的一句")
    tips: Texts = field("怎么办", public=True, min_length=2, max_length=4)
    words: Texts = field("管哪些说法", public=True, min_length=1, hint="照抄骗局“从哪里找来”里的词，一个字不差")
    visibility: Visibility = field("谁能看", "staff", public=True)


class Synonyms(Listed):
    """Words that a searcher may use for one another."""

    REGISTER: ClassVar[str] = "synonyms"
    NAME: ClassVar[str] = "同义词"

    id: Annotated[str, StringConstraints(pattern=r"^SY-[0-9]{3,4}$")] = field(
        "同义词编号", public=True, hint="SY- 加数字，如 SY-001"
    )
    words: Texts = field("同义的词", public=True, min_length=2)
    visibility: Visibility = field("谁能看", "staff", public=True)


class SixSWord(Based, Listed):
    """One of the words of 6S."""

    REGISTER: ClassVar[str] = "sixs_words"
    NAME: ClassVar[str] = "6S 词"

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")] = field("键", hint="拼音，如 zhengli", public=True)
    word: Text = field("词", max_length=4)
    definition: Text = field("含义", max_length=120)
    do: Texts = field("在网点怎么做", min_length=1)


class SourceRow(Listed):
    """A row of the sources, labelled in our own words."""

    REGISTER: ClassVar[str] = "sources"
    NAME: ClassVar[str] = "来源"

    id: Annotated[str, StringConstraints(pattern=r"^[A-K]-[0-9]{2,3}$")] = field(
        "来源行号", hint="一个字母、短横线、数字，如 A-21"
    )
    document: Text = field("文献", max_length=60)
    article: Text = field("篇", max_length=20)
    label: Text = field("这一行说的是", max_length=80)
    internal: Flag = field("内部", True, hint="true 表示这一行不得公开")
    terms: Texts = field("必须出现的词", (), hint="引用它的文字必须含有的名称和数字", max_length=6)
    only_here: Text | None = field("只登记在这里", None, hint="观点、同业评价、真实机构和人名：写明为什么不进正文")
    gap: Text | None = field("没有内容", None, hint="来源点到却没有写的：写明缺什么")


class Denied(Listed):
    """A word or phrase that must never appear in any byte of the public tree."""

    REGISTER: ClassVar[str] = "denied"
    NAME: ClassVar[str] = "不得公开的词"

    id: Annotated[str, StringConstraints(pattern=r"^DN-[0-9]{3}$")] = field("键", hint="DN- 加三位数字，如 DN-001")
    term: Text = field("词", min_length=2)
    why: Text = field("原因")
    sources: tuple[SourceRef, ...] = field("依据", ())


class Wording(Listed):
    """A rule about one word: avoid it, treat it as an absolute claim, or allow a phrase that only looks like one."""

    REGISTER: ClassVar[str] = "wording"
    NAME: ClassVar[str] = "用词规则"

    id: Annotated[str, StringConstraints(pattern=r"^WD-[0-9]{3}$")] = field("键", hint="写成 WD-001 这样")
    rule: Literal["avoid", "absolute", "allow"] = field(
        "规则", hint="avoid 换成统一的词；absolute 公开文字不许用；allow 放行这个词组"
    )
    text: Text = field("词", max_length=20)
    instead: Text | None = field("改用", None, max_length=20)
    why: Text = field("原因", max_length=60)


REGISTERS: tuple[type[Listed], ...] = (
    Branch,
    Contact,
    Term,
    Way,
    Synonyms,
    SixSWord,
    SourceRow,
    Denied,
    Wording,
)
