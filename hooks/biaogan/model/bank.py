"""bank.yml: the bank itself — name, colours, addresses, and every amount that differs from bank to bank."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from biaogan.model.fields import Entry, SourceRef, Text, Visibility, field

# Host, port and folders of a site's address. No folder starts with a dot, so none leads upward.
PLACE = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*"
Percent = Annotated[int, field("百分比", ge=0, le=100)]


class Colour(Entry):
    """One colour twice: CMYK in percent for print, sRGB for screens."""

    cmyk: tuple[Percent, Percent, Percent, Percent] = field("印刷色", public=True)
    rgb: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] = field(
        "屏幕色", public=True, hint="# 加六位小写的十六进制数，如 #0c3f74"
    )


class Palette(Entry):
    """The bank's colours by use."""

    primary: Colour = field("主色", public=True)
    danger: Colour = field("警示色", public=True)
    accent: Colour = field("点缀色", public=True)
    soft: Colour = field("浅底色", public=True)
    paper: Colour = field("纸色", public=True)
    ink: Colour = field("文字色", public=True)


class Amount(Entry):
    """An amount or limit of this bank. Without a value pages say that the bank has not set one."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")] = field(
        "键", hint="小写英文字母和下划线，如 notice_threshold"
    )
    label: Text = field("名称", max_length=30)
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$")] | None = field(
        "数值", None, hint="只写数字，如 10000"
    )
    unit: Text = field("单位", max_length=10)
    sources: tuple[SourceRef, ...] = field("依据", (), max_length=6)
    note: Text | None = field("说明", None)
    visibility: Visibility = field(
        "谁能看", "staff", hint="staff（默认）：公开文字里不得出现这个数，换什么写法都不行；public：可以告诉公众"
    )


class Bank(Entry):
    """The bank that uses this book."""

    name: Text = field("银行名称", public=True, max_length=16)
    tagline: Text = field("宗旨", public=True, max_length=24)
    public_base: Annotated[str, StringConstraints(pattern=rf"^https://{PLACE}$")] = field(
        "公众站地址",
        public=True,
        hint="以 https:// 开头、以 / 结尾，可以带端口和文件夹，如 https://anti-fraud.example.com/",
    )
    staff_base: Annotated[str, StringConstraints(pattern=rf"^https?://{PLACE}$")] = field(
        "员工手册地址",
        hint="以 https:// 或 http:// 开头、以 / 结尾，可以带端口和文件夹，如 https://handbook.example.com/",
    )
    feedback: Annotated[str, StringConstraints(pattern=r"^(mailto:[^\s@?]+@[^\s@?]+|https://\S+)$")] = field(
        "报错地址", hint="mailto: 加邮箱，或以 https:// 开头的网址"
    )
    palette: Palette = field("颜色", public=True)
    takedown_days: Annotated[int, Field(ge=0, le=90)] = field(
        "旧版撤换期限", 7, hint="新版发布后，几天内把旧版从墙上换下"
    )
    amounts: tuple[Amount, ...] = field("金额和限额", ())
